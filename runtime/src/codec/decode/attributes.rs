//! The attributes of a start tag, parsed once.

use std::borrow::Cow;

use memchr::memchr;
use quick_xml::escape::unescape;

use super::scan::{is_space_char, scan_name};

/// An attribute as it is written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Attribute<'x> {
    /// Empty for none.
    pub prefix: &'x str,
    pub local: &'x str,
    pub value: &'x str,
}

impl<'x> Attribute<'x> {
    fn new(name: &'x str, value: &'x str) -> Self {
        let (prefix, local) = name.split_once(':').unwrap_or(("", name));
        Self { prefix, local, value }
    }

    /// Whether it says by its name that it is no data of a schema.
    fn is_about_xml(&self) -> bool {
        matches!(self.prefix, "xsi" | "xml" | "xmlns") || self.declares().is_some()
    }

    /// The prefix that it declares, if it is a declaration (Namespaces in XML 1.0 §3).
    pub fn declares(&self) -> Option<&'x str> {
        match (self.prefix, self.local) {
            ("xmlns", prefix) => Some(prefix),
            ("", "xmlns") => Some(""),
            _ => None,
        }
    }
}

/// The attributes of the start tag that was read last, in buffers that all tags share.
///
/// Elements of a few types come one after the other, so that most tags say the same as one of the
/// last few that had attributes at all.
#[derive(Debug, Default)]
pub(super) struct Attributes<'x> {
    last: [Set<'x>; SETS],
    /// Which of them is that of the tag read last, or would be if that had attributes.
    current: usize,
    /// Whether that has attributes.
    present: bool,
}

/// A struct, and the numbers and texts in it.
const SETS: usize = 4;

/// The attributes of a tag.
#[derive(Debug, Default)]
struct Set<'x> {
    list: Vec<Attribute<'x>>,
    /// What they were read from, from the end of the name to the end of the tag. Empty where it may
    /// say something else in another place.
    text: &'x [u8],
    /// Whether one of them has a name that says something about any value.
    special: bool,
    /// How many may be data of the schema: by their names, without what prefixes stand for.
    data: usize,
    /// What is wrong with them.
    flaw: Option<&'static str>,
    /// The local name in the value of the one called `type`, which has a prefix; empty for none.
    said_type: &'x str,
}

impl<'x> Attributes<'x> {
    #[inline]
    pub fn list(&self) -> &[Attribute<'x>] {
        if self.present { &self.last[self.current].list } else { &[] }
    }

    /// Whether there may be one that says that there is no value, or that it is elsewhere.
    #[inline]
    pub fn are_special(&self) -> bool {
        self.present && self.last[self.current].special
    }

    /// What is wrong with them: a reference that stands for nothing, or a name that comes twice (XML 1.0
    /// §4.1, §3.1).
    #[inline]
    pub fn flaw(&self) -> Option<&'static str> {
        if self.present { self.last[self.current].flaw } else { None }
    }

    /// How many of them may be data: the others are about XML, or are `xsi:type` and the like.
    #[inline]
    pub fn data(&self) -> usize {
        if self.present { self.last[self.current].data } else { 0 }
    }

    /// What may be the local name of the type that they say a value is of.
    #[inline]
    pub fn said_type(&self) -> &'x str {
        if self.present { self.last[self.current].said_type } else { "" }
    }

    /// The tag has no attributes.
    #[inline]
    pub fn none(&mut self) {
        self.present = false;
    }

    /// Reads what stands from `from` on, behind a name, up to the end of the tag. Returns whether
    /// the element is empty, and where the tag ends; `None` where it is not written plainly.
    pub fn read(&mut self, document: &'x str, from: usize) -> Option<(bool, usize)> {
        let rest = &document.as_bytes()[from..];
        for back in 0..SETS {
            let known = (self.current + SETS - back) % SETS;
            let text = self.last[known].text;
            if !text.is_empty() && rest.starts_with(text) {
                (self.current, self.present) = (known, true);
                return Some((text.ends_with(b"/>"), from + text.len()));
            }
        }
        let set = self.begin();
        let end = set.read(document, from)?;
        let text = &document.as_bytes()[from..end];
        set.note(text);
        Some((text.ends_with(b"/>"), end))
    }

    /// Reads what stands behind a name inside a tag, however it is written.
    pub fn read_any(&mut self, text: &'x str) -> Result<(), String> {
        let set = self.begin();
        let mut rest = text.trim_start_matches(is_space_char);
        while !rest.is_empty() {
            let (attribute, after) = attribute(rest)?;
            set.list.push(attribute);
            rest = after;
        }
        set.note(&[]);
        Ok(())
    }

    fn begin(&mut self) -> &mut Set<'x> {
        self.current = (self.current + 1) % SETS;
        self.present = true;
        let set = &mut self.last[self.current];
        set.list.clear();
        set.text = &[];
        set
    }

    /// The namespace declarations among them: a prefix, and what it stands for.
    pub fn declarations(&self) -> impl Iterator<Item = (&'x str, &'x str)> {
        self.list().iter().filter_map(|it| Some((it.declares()?, it.value)))
    }

    /// Whether it is known without looking that they declare nothing.
    #[inline]
    pub fn declare_nothing(&self) -> bool {
        !self.present || !self.last[self.current].text.is_empty()
    }
}

impl<'x> Set<'x> {
    /// Reads the attributes from `from` on, up to the end of the tag, and gives where that is.
    fn read(&mut self, document: &'x str, from: usize) -> Option<usize> {
        let bytes = document.as_bytes();
        let mut at = from;
        loop {
            match bytes.get(at)? {
                b' ' | b'\t' | b'\r' | b'\n' => at += 1,
                b'>' => return Some(at + 1),
                b'/' if bytes.get(at + 1) == Some(&b'>') => return Some(at + 2),
                _ => at = self.attribute(document, at)?,
            }
        }
    }

    /// Reads the attribute that begins at `from`, and gives where it ends.
    fn attribute(&mut self, document: &'x str, from: usize) -> Option<usize> {
        let bytes = &document.as_bytes()[from..];
        let (colon, equals) = scan_name(bytes)?;
        let quote = *bytes.get(equals + 1)?;
        if bytes[equals] != b'=' || !matches!(quote, b'"' | b'\'') {
            return None;
        }
        let value = &bytes[equals + 2..];
        let length = memchr(quote, value)?;
        let name = &document[from..from + equals];
        let (prefix, local) = match colon {
            Some(colon) => (&name[..colon], &name[colon + 1..]),
            None => ("", name),
        };
        let begin = from + equals + 2;
        self.list.push(Attribute { prefix, local, value: &document[begin..begin + length] });
        Some(begin + length + 1)
    }

    /// Takes note of what they are read from, and of what they can be about.
    fn note(&mut self, text: &'x [u8]) {
        self.data = self.list.iter().filter(|it| !it.is_about_xml()).count();
        self.special =
            self.list.iter().any(|it| matches!(it.local, "nil" | "null" | "href" | "ref"));
        let may_refer = text.is_empty() || memchr(b'&', text).is_some();
        self.flaw = if may_refer && self.list.iter().any(|it| unescape(it.value).is_err()) {
            Some("an attribute refers to what is no entity of XML")
        } else if comes_twice(&self.list) {
            Some("an attribute stands twice in one element")
        } else {
            None
        };
        let mut types = self.list.iter().filter(|it| it.local == "type" && !it.prefix.is_empty());
        let said = types.next().map_or("", |it| it.value);
        self.said_type = said.rsplit(':').next().unwrap_or_default();
        if self.list.iter().all(|it| it.declares().is_none()) {
            self.text = text;
        }
    }
}

/// How many attributes are compared each with each.
const FEW: usize = 16;

/// Whether two attributes have one name.
fn comes_twice(list: &[Attribute<'_>]) -> bool {
    let name = |it: &Attribute<'_>| (it.local.len(), it.prefix.len());
    if list.len() <= FEW {
        let is_same = |a: &Attribute<'_>, b: &Attribute<'_>| {
            name(a) == name(b) && (a.local, a.prefix) == (b.local, b.prefix)
        };
        return (1..list.len()).any(|at| list[..at].iter().any(|it| is_same(it, &list[at])));
    }
    let mut names: Vec<_> = list.iter().map(|it| (it.local, it.prefix)).collect();
    names.sort_unstable();
    names.windows(2).any(|pair| pair[0] == pair[1])
}

/// Takes one attribute off `text`, and gives what follows.
fn attribute(text: &str) -> Result<(Attribute<'_>, &str), String> {
    let malformed = || format!("a malformed attribute at `{text}`");
    let (name, quoted) = text.split_once('=').ok_or_else(malformed)?;
    let quoted = quoted.trim_start_matches(is_space_char);
    let quote = quoted.chars().next().filter(|c| matches!(c, '"' | '\'')).ok_or_else(malformed)?;
    let (value, after) = quoted[1..].split_once(quote).ok_or_else(malformed)?;
    let name = name.trim_end_matches(is_space_char);
    if name.contains(|c| is_space_char(c) || matches!(c, '"' | '\'' | '<')) {
        return Err(malformed());
    }
    Ok((Attribute::new(name, value), after.trim_start_matches(is_space_char)))
}

/// An attribute's value with references replaced (XML 1.0 §3.3.3).
pub(super) fn value_of(written: &str) -> Cow<'_, str> {
    // Every byte is looked at, since that takes less time than to stop at one.
    let plain = |plain, byte| plain & (byte != b'&') & (byte >= b' ');
    if written.bytes().fold(true, plain) {
        return Cow::Borrowed(written);
    }
    let normalized = written.replace("\r\n", " ").replace(['\n', '\r', '\t'], " ");
    match unescape(&normalized) {
        Ok(value) => Cow::Owned(value.into_owned()),
        Err(_) => Cow::Owned(normalized),
    }
}
