//! Start tags and end tags, parsed without quick-xml.

use memchr::memchr;
use quick_xml::parser::{ElementParser, Parser};

use super::attributes::Attributes;
use super::scan::{is_space, is_space_char, scan_name};

/// The name of an element: a prefix, which may be empty, and a local name.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct TagName<'x> {
    /// The name with its prefix.
    pub written: &'x str,
    /// Where the local name begins.
    local: usize,
}

impl<'x> TagName<'x> {
    fn new(written: &'x str, colon: Option<usize>) -> Self {
        Self { written, local: colon.map_or(0, |colon| colon + 1) }
    }

    #[inline]
    pub fn local(self) -> &'x str {
        &self.written[self.local..]
    }

    #[inline]
    pub fn prefix(self) -> &'x str {
        &self.written[..self.local.saturating_sub(1)]
    }
}

/// A start tag.
#[derive(Clone, Copy, Debug)]
pub(super) struct StartTag<'x> {
    pub name: TagName<'x>,
    /// Whether it is the whole element: `<a/>`.
    pub empty: bool,
    /// What follows it begins here.
    pub end: usize,
}

/// Why a start tag cannot be read.
#[derive(Debug)]
pub(super) enum BadTag {
    /// The document ends inside it.
    Truncated,
    /// An attribute is not well-formed.
    Malformed(String),
}

/// Reads the start tag that begins at `at`, and its attributes.
pub(super) fn start_tag<'x>(
    document: &'x str,
    at: usize,
    attributes: &mut Attributes<'x>,
) -> Result<StartTag<'x>, BadTag> {
    let tag = any_name_start_tag(document, at, attributes)?;
    match tag.name.local() {
        "" => Err(BadTag::Malformed("an element without a name".to_owned())),
        _ => Ok(tag),
    }
}

/// The same, whatever its name is.
#[inline]
fn any_name_start_tag<'x>(
    document: &'x str,
    at: usize,
    attributes: &mut Attributes<'x>,
) -> Result<StartTag<'x>, BadTag> {
    if let Some((name, end)) = plain_name(document, at + 1) {
        if document.as_bytes()[end] == b'>' {
            attributes.none();
            return Ok(StartTag { name, empty: false, end: end + 1 });
        }
        if let Some((empty, end)) = attributes.read(document, end) {
            return Ok(StartTag { name, empty, end });
        }
    }
    let (tag, rest) = any_start_tag(document, at).ok_or(BadTag::Truncated)?;
    attributes.read_any(rest).map_err(BadTag::Malformed)?;
    Ok(tag)
}

/// Finds the end of the start tag that begins at `at`, whatever its attributes are.
pub(super) fn pass_start_tag(document: &str, at: usize) -> Option<StartTag<'_>> {
    if let Some((name, end)) = plain_name(document, at + 1)
        && document.as_bytes()[end] == b'>'
    {
        return Some(StartTag { name, empty: false, end: end + 1 });
    }
    any_start_tag(document, at).map(|(tag, _)| tag)
}

/// The name that begins at `from`, and where it ends: at white space, `/` or `>`. Nothing where it
/// is not plain.
fn plain_name(document: &str, from: usize) -> Option<(TagName<'_>, usize)> {
    let (colon, length) = scan_name(document.as_bytes().get(from..)?)?;
    let end = from + length;
    matches!(document.as_bytes()[end], b'>' | b'/' | b' ' | b'\t' | b'\r' | b'\n')
        .then(|| (TagName::new(&document[from..end], colon), end))
}

/// A start tag as quick-xml finds its end, which is the first `>` outside of quotes; and what stands
/// behind its name.
fn any_start_tag(document: &str, at: usize) -> Option<(StartTag<'_>, &str)> {
    let inside = &document[at + 1..];
    let close = ElementParser::default().feed(inside.as_bytes())?;
    let text = &inside[..close];
    let (text, empty) = match text.strip_suffix('/') {
        Some(text) => (text, true),
        None => (text, false),
    };
    let length = text.bytes().position(is_space).unwrap_or(text.len());
    let (name, rest) = text.split_at(length);
    let name = TagName::new(name, memchr(b':', name.as_bytes()));
    Some((StartTag { name, empty, end: at + close + 2 }, rest))
}

/// What is wrong with an end tag.
#[derive(Debug)]
pub(super) enum BadEnd<'x> {
    /// The document ends inside it.
    Truncated,
    /// It has another name than the element that it stands in.
    Mismatched(&'x str),
}

/// Where the end tag of `name` ends that begins at `at`, if it is written without white space.
#[inline]
pub(super) fn plain_end_tag(document: &str, at: usize, name: &str) -> Option<usize> {
    let tag = document.as_bytes().get(at..)?.strip_prefix(b"</")?;
    let after = tag.strip_prefix(name.as_bytes())?;
    (after.first() == Some(&b'>')).then_some(at + name.len() + 3)
}

/// Where the end tag ends that begins at `at`, if it is that of `name`.
pub(super) fn end_tag<'x>(document: &'x str, at: usize, name: &str) -> Result<usize, BadEnd<'x>> {
    if let Some(end) = plain_end_tag(document, at, name) {
        return Ok(end);
    }
    let inside = &document[at + 2..];
    let close = ElementParser::default().feed(inside.as_bytes()).ok_or(BadEnd::Truncated)?;
    let found = inside[..close].trim_end_matches(is_space_char);
    if found == name { Ok(at + close + 3) } else { Err(BadEnd::Mismatched(found)) }
}
