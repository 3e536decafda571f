//! Start tags: the attributes that SOAP encoding gives a meaning, and namespaces in scope.

use std::borrow::Cow;
use std::rc::Rc;

use quick_xml::escape::unescape;

use crate::codec::version::Version;

pub(super) const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// What a start tag says.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tag<'x> {
    /// The name as written, with its prefix.
    name: &'x str,
    /// What stands behind the name.
    rest: &'x str,
    /// The same, where another tag of the same attributes says the same.
    reusable: Option<&'x str>,
    /// `xsi:nil` (XSD 1.0 Part 1 §2.6.2).
    pub nil: bool,
    /// `xsi:type`, as written.
    pub xsi_type: Option<&'x str>,
    /// `href` (SOAP 1.1 §5.4.1) or `enc:ref` (SOAP 1.2 Part 2 §3.1.5.2), as written.
    pub href: Option<&'x str>,
    /// `id` (SOAP 1.1 §5.4.1) or `enc:id` (SOAP 1.2 Part 2 §3.1.5.1).
    pub id: Option<&'x str>,
    /// `SOAP-ENC:arrayType` (SOAP 1.1 §5.4.2).
    pub array_type: Option<&'x str>,
    /// `enc:itemType` or `enc:arraySize` (SOAP 1.2 Part 2 §3.1.4, §3.1.6); the size if both are
    /// there.
    pub array_size: Option<&'x str>,
    /// `SOAP-ENC:offset` (SOAP 1.1 §5.4.2.1).
    pub offset: Option<&'x str>,
    /// `SOAP-ENC:position` (SOAP 1.1 §5.4.2.2).
    pub position: Option<&'x str>,
}

impl<'x> Tag<'x> {
    /// Reads what stands between `<` and `>` (or `/>`), and adds the namespaces declared there to
    /// `scope`, for the element at `depth`.
    pub fn parse(text: &'x str, depth: usize, scope: &mut Scope<'x>) -> Result<Self, String> {
        let name = name(text);
        let end = name.len();
        let mut tag = Self { name, rest: &text[end..], ..Self::default() };
        let mut nil = None;
        let mut ty = None;
        let mut links = [None; 2];
        let mut declares = false;
        let mut rest = trim_start(&text[end..]);
        while !rest.is_empty() {
            let (name, value, after) = attribute(rest)?;
            rest = after;
            match name.split_once(':').unwrap_or(("", name)) {
                ("xmlns", prefix) => {
                    scope.bind(depth, prefix, value)?;
                    declares = true;
                }
                ("", "xmlns") => {
                    scope.bind(depth, "", value)?;
                    declares = true;
                }
                ("", "href") => tag.href = Some(value),
                ("", "id") => tag.id = Some(value),
                ("", _) => {}
                (prefix, "type") => ty = Some((prefix, value)),
                (prefix, "id") => links[0] = Some((prefix, value)),
                (prefix, "ref") => links[1] = Some((prefix, value)),
                (_, "arraySize") => tag.array_size = Some(value),
                (_, "itemType") => tag.array_size = tag.array_size.or(Some(value)),
                (prefix, "nil") => nil = Some((prefix, value)),
                (_, "arrayType") => tag.array_type = Some(value),
                (_, "offset") => tag.offset = Some(value),
                (_, "position") => tag.position = Some(value),
                _ => {}
            }
        }
        // A prefix may be declared behind its use.
        tag.nil = nil.is_some_and(|(prefix, value)| {
            matches!(value.trim(), "true" | "1") && scope.resolve(prefix) == Some(XSI)
        });
        let xsi = ty.filter(|(prefix, _)| is_instance(prefix, scope));
        tag.xsi_type = xsi.map(|(_, value)| value);
        let of_encoding = |prefix| scope.resolve(prefix) == Some(Version::Soap12.encoding());
        let [id, href] = links
            .map(|link| link.filter(|(prefix, _)| of_encoding(prefix)).map(|(_, value)| value));
        (tag.id, tag.href) = (tag.id.or(id), tag.href.or(href));
        tag.reusable = (!declares && nil.is_none()).then_some(&text[end..]);
        Ok(tag)
    }

    /// The tag that `text` says, if it differs from this one in its name only. Elements of one
    /// type come one after the other, so this saves most of the parsing.
    pub fn with_same_attributes(&self, text: &'x str) -> Option<Self> {
        let attributes = self.reusable?;
        let name = text.strip_suffix(attributes)?;
        // `a` with no attributes is also the end of `<a href="#a`… and of every longer name.
        let complete = attributes.starts_with(is_space_char) && !name.bytes().any(is_space);
        complete.then_some(Self { name, rest: &text[name.len()..], ..*self })
    }

    pub fn local_name(&self) -> &'x str {
        local_name(self.name)
    }

    /// The name with its prefix.
    pub fn written(&self) -> &'x str {
        self.name
    }

    /// Every attribute as written: its name and its value.
    pub fn attributes(&self) -> impl Iterator<Item = (&'x str, &'x str)> {
        let mut rest = trim_start(self.rest);
        std::iter::from_fn(move || {
            // The tag was parsed before, so that there is no error.
            let (name, value, after) = attribute(rest).ok()?;
            rest = after;
            Some((name, value))
        })
    }

    /// Whether the tag says what `prefix` stands for.
    pub fn declares(&self, prefix: &str) -> bool {
        self.attributes().any(|(name, _)| match name.strip_prefix("xmlns") {
            Some("") => prefix.is_empty(),
            Some(declared) => declared.strip_prefix(':') == Some(prefix),
            None => false,
        })
    }

    /// The prefix of the element's name; empty without one.
    pub fn prefix(&self) -> &'x str {
        self.name.split_once(':').map_or("", |(prefix, _)| prefix)
    }
}

/// Whether an attribute of this prefix says something about the XML. That of a draft counts, and so
/// does a prefix that is not bound: `xlink:type` is data, but servers get namespaces wrong.
fn is_instance(prefix: &str, scope: &Scope<'_>) -> bool {
    prefix == "xsi" || scope.resolve(prefix).is_none_or(|it| it.ends_with("XMLSchema-instance"))
}

/// The name that a start tag begins with.
pub(super) fn name(tag: &str) -> &str {
    match tag.bytes().position(is_space) {
        Some(end) => &tag[..end],
        None => tag,
    }
}

/// Cuts off white space at the front (XML 1.0 §2.3).
pub(super) fn trim_start(text: &str) -> &str {
    text.trim_start_matches(is_space_char)
}

/// A name without its prefix.
pub(super) fn local_name(name: &str) -> &str {
    match name.bytes().position(|byte| byte == b':') {
        Some(colon) => &name[colon + 1..],
        None => name,
    }
}

/// Takes one attribute off `text`: its name, its value as written, and what follows.
fn attribute(text: &str) -> Result<(&str, &str, &str), String> {
    let malformed =
        || format!("a malformed attribute at `{}`", text.chars().take(30).collect::<String>());
    let equals = text.bytes().position(|byte| byte == b'=').ok_or_else(malformed)?;
    let name = text[..equals].trim_end_matches(is_space_char);
    let quoted = trim_start(&text[equals + 1..]);
    let quote = *quoted
        .as_bytes()
        .first()
        .filter(|byte| matches!(byte, b'"' | b'\''))
        .ok_or_else(malformed)?;
    let length = quoted[1..].bytes().position(|byte| byte == quote).ok_or_else(malformed)?;
    let rest = trim_start(&quoted[length + 2..]);
    Ok((name, &quoted[1..=length], rest))
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n')
}

fn is_space_char(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\r' | '\n')
}

/// How many namespace declarations can be in force at one place.
const MAX_BINDINGS: usize = 256;

/// The namespace declarations in force (Namespaces in XML 1.0 §6.1).
#[derive(Clone, Debug, Default)]
pub(super) struct Scope<'x> {
    /// Shared with snapshots until one of the two changes.
    bindings: Rc<Vec<Binding<'x>>>,
    /// How many of them stay whatever element is left.
    fixed: usize,
}

#[derive(Clone, Debug)]
struct Binding<'x> {
    depth: usize,
    prefix: &'x str,
    namespace: Cow<'x, str>,
}

impl<'x> Scope<'x> {
    fn bind(&mut self, depth: usize, prefix: &'x str, value: &'x str) -> Result<(), String> {
        if self.bindings.len() == MAX_BINDINGS {
            return Err(format!("more than {MAX_BINDINGS} namespace declarations in force"));
        }
        let namespace = unescape(value).unwrap_or(Cow::Borrowed(value));
        Rc::make_mut(&mut self.bindings).push(Binding { depth, prefix, namespace });
        Ok(())
    }

    /// Forgets what elements deeper than `depth` declared.
    pub fn leave(&mut self, depth: usize) {
        while self.bindings.len() > self.fixed
            && self.bindings.last().is_some_and(|binding| binding.depth > depth)
        {
            Rc::make_mut(&mut self.bindings).pop();
        }
    }

    /// The namespace that `prefix` stands for; no prefix is bound to none to begin with.
    pub fn resolve(&self, prefix: &str) -> Option<&str> {
        let bound = self.bindings.iter().rev().find(|binding| binding.prefix == prefix);
        match bound {
            Some(binding) => Some(&binding.namespace),
            None if prefix.is_empty() => Some(""),
            None => None,
        }
    }

    /// The declarations in force that were made outside of the element at `depth`, the innermost
    /// one of each prefix.
    pub fn outside(&self, depth: usize) -> impl Iterator<Item = (&'x str, &str)> {
        let outer = self.bindings.iter().enumerate().filter(move |(_, it)| it.depth < depth);
        outer.filter_map(move |(index, binding)| {
            let inner = &self.bindings[index + 1..];
            let hidden = inner.iter().any(|it| it.prefix == binding.prefix && it.depth < depth);
            (!hidden).then_some((binding.prefix, &*binding.namespace))
        })
    }

    /// The declarations in force, for an element that is read elsewhere: they last until that
    /// reading ends.
    pub fn snapshot(&self) -> Self {
        Self { bindings: self.bindings.clone(), fixed: self.bindings.len() }
    }

    /// How many declarations a snapshot keeps in memory that `other` does not keep already.
    pub fn size_beside(&self, other: &Self) -> usize {
        if Rc::ptr_eq(&self.bindings, &other.bindings) { 0 } else { self.bindings.len() }
    }
}
