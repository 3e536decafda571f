//! Elements that hold text alone, read without an event.

use std::io::BufRead;

use memchr::{memchr2, memchr3};

use super::decoder::Decoder;
use super::tag;

impl<'x> Decoder<'x> {
    /// Enters the next element if it is `<a …>text</a>` or `<a …/>`, and reads all of it.
    ///
    /// Most elements of a reply are such leaves. Looking ahead for them takes half the time of
    /// the events that they would be. Whatever is less plain (a reference or a carriage return in
    /// the text, a comment, an end tag that does not match) is left to quick-xml.
    pub(super) fn enter_leaf(&mut self) -> Option<&'x str> {
        let rest = &self.document[self.position()..];
        let inside = tag::trim_start(rest).strip_prefix('<')?;
        let close = memchr2(b'<', b'>', inside.as_bytes())?;
        let start_tag = &inside[..close];
        if inside.as_bytes()[close] != b'>' || start_tag.starts_with(['/', '!', '?']) {
            return None;
        }
        let content = &inside[close + 1..];
        let (start_tag, text, after) = match start_tag.strip_suffix('/') {
            Some(empty) => (empty, "", content),
            None => {
                let length = memchr3(b'<', b'&', b'\r', content.as_bytes())?;
                let end_tag = content[length..].strip_prefix("</")?;
                let after = end_tag.strip_prefix(tag::name(start_tag))?.strip_prefix('>')?;
                (start_tag, &content[..length], after)
            }
        };
        if self.depth >= self.limits.depth {
            return None;
        }
        self.tag = self.parse_tag(start_tag).ok()?;
        self.start = self.position() + rest.len() - inside.len() - 1;
        self.depth += 1;
        self.leaf = Some(text);
        self.reader.stream().consume(rest.len() - after.len());
        Some(self.tag.local_name())
    }

    /// Leaves the current element if all of it was read at once, and gives its text.
    pub(super) fn leave_leaf(&mut self) -> Option<&'x str> {
        let leaf = self.leaf.take()?;
        self.leave();
        Some(leaf)
    }
}
