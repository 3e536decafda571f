//! The attributes of a start tag, read once, and those that say something about the XML itself.

use super::decoder::Decoder;
use super::markup::{is_space, is_space_char};
use super::scope::XSI;
use crate::codec::version::Version;

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

    /// The prefix that it declares, if it is a declaration (Namespaces in XML 1.0 §3).
    pub fn declares(&self) -> Option<&'x str> {
        match (self.prefix, self.local) {
            ("xmlns", prefix) => Some(prefix),
            ("", "xmlns") => Some(""),
            _ => None,
        }
    }
}

/// The attributes of the start tag that was read last, in a buffer that all tags share.
#[derive(Debug, Default)]
pub(super) struct Attributes<'x> {
    read: Vec<Attribute<'x>>,
    /// Whether the tag has those that were read: a tag without any leaves the buffer as it is, for
    /// the next tag that says the same as one before.
    present: bool,
    /// What they were read from, from the end of the name to the end of the tag. Empty where it may
    /// say something else in another place.
    text: &'x [u8],
}

impl<'x> Attributes<'x> {
    pub fn list(&self) -> &[Attribute<'x>] {
        if self.present { &self.read } else { &[] }
    }

    /// The tag has no attributes.
    pub fn none(&mut self) {
        self.present = false;
    }

    /// Reads what stands from `from` on, behind a name, up to the end of the tag. Gives whether the
    /// element is empty, and where the tag ends; nothing where it is not written plainly.
    pub fn read(&mut self, document: &'x str, from: usize) -> Option<(bool, usize)> {
        let rest = &document.as_bytes()[from..];
        // Elements of one type come one after the other.
        if !self.text.is_empty() && rest.starts_with(self.text) {
            self.present = true;
            return Some((self.text.ends_with(b"/>"), from + self.text.len()));
        }
        self.begin();
        let mut at = from;
        loop {
            at += document.as_bytes()[at..].iter().position(|byte| !is_space(*byte))?;
            match document.as_bytes()[at] {
                b'>' => break,
                b'/' if document.as_bytes().get(at + 1) == Some(&b'>') => break,
                _ => at = self.attribute(document, at)?,
            }
        }
        let empty = document.as_bytes()[at] == b'/';
        let end = at + if empty { 2 } else { 1 };
        if self.declarations().next().is_none() {
            self.text = &document.as_bytes()[from..end];
        }
        Some((empty, end))
    }

    /// Reads the attribute that begins at `from`, and gives where it ends.
    fn attribute(&mut self, document: &'x str, from: usize) -> Option<usize> {
        let rest = &document[from..];
        let bytes = rest.as_bytes();
        let mut colon = None;
        let equals = bytes.iter().enumerate().find_map(|(at, byte)| match byte {
            b'=' => Some(Some(at)),
            b' ' | b'\t' | b'\r' | b'\n' | b'<' | b'>' | b'/' | b'"' | b'\'' => Some(None),
            b':' => {
                colon = colon.or(Some(at));
                None
            }
            _ => None,
        })??;
        let quote = bytes.get(equals + 1).copied().filter(|byte| matches!(byte, b'"' | b'\''))?;
        let value = &rest[equals + 2..];
        let length = memchr::memchr(quote, value.as_bytes())?;
        let (prefix, local) = match colon {
            Some(colon) => (&rest[..colon], &rest[colon + 1..equals]),
            None => ("", &rest[..equals]),
        };
        self.read.push(Attribute { prefix, local, value: &value[..length] });
        Some(from + equals + 2 + length + 1)
    }

    /// Reads what stands behind a name inside a tag, however it is written.
    pub fn read_any(&mut self, text: &'x str) -> Result<(), String> {
        self.begin();
        let mut rest = text.trim_start_matches(is_space_char);
        while !rest.is_empty() {
            let (attribute, after) = attribute(rest)?;
            self.read.push(attribute);
            rest = after;
        }
        Ok(())
    }

    fn begin(&mut self) {
        self.read.clear();
        self.present = true;
        self.text = &[];
    }

    /// The namespace declarations among them: a prefix, and what it stands for.
    pub fn declarations(&self) -> impl Iterator<Item = (&'x str, &'x str)> {
        self.list().iter().filter_map(|it| Some((it.declares()?, it.value)))
    }

    /// Whether they are those of a tag before, which declares nothing.
    pub fn declare_nothing(&self) -> bool {
        !self.present || !self.text.is_empty()
    }
}

/// Takes one attribute off `text`, and gives what follows.
fn attribute(text: &str) -> Result<(Attribute<'_>, &str), String> {
    let malformed =
        || format!("a malformed attribute at `{}`", text.chars().take(30).collect::<String>());
    let (name, quoted) = text.split_once('=').ok_or_else(malformed)?;
    let quoted = quoted.trim_start_matches(is_space_char);
    let quote = quoted.chars().next().filter(|c| matches!(c, '"' | '\'')).ok_or_else(malformed)?;
    let (value, after) = quoted[1..].split_once(quote).ok_or_else(malformed)?;
    let name = name.trim_end_matches(is_space_char);
    Ok((Attribute::new(name, value), after.trim_start_matches(is_space_char)))
}

/// What the element entered last says about itself. A prefix may be declared behind its use, so that
/// nothing is looked for before the whole tag is read.
impl<'x> Decoder<'x> {
    /// The attributes of a local name that have a prefix, and what that stands for.
    fn qualified(&self, local: &str) -> impl Iterator<Item = (&'x str, Option<&str>, &'x str)> {
        let named =
            self.attributes.list().iter().filter(move |it| {
                it.local == local && !it.prefix.is_empty() && it.prefix != "xmlns"
            });
        named.map(|it| (it.prefix, self.scope.resolve(it.prefix), it.value))
    }

    /// `xsi:nil` (XSD 1.0 Part 1 §2.6.2).
    pub(super) fn is_nil(&self) -> bool {
        self.qualified("nil").any(|(_, namespace, value)| {
            namespace == Some(XSI) && matches!(value.trim(), "true" | "1")
        })
    }

    /// `xsi:type`, as written. That of a draft counts, and so does a prefix that is not bound:
    /// `xlink:type` is data, but servers get namespaces wrong.
    pub(super) fn type_attribute(&self) -> Option<&'x str> {
        let mut types = self.qualified("type").filter(|(prefix, namespace, _)| {
            *prefix == "xsi" || namespace.is_none_or(|it| it.ends_with("XMLSchema-instance"))
        });
        types.next().map(|(_, _, value)| value)
    }

    /// `href` (SOAP 1.1 §5.4.1) or `enc:ref` (SOAP 1.2 Part 2 §3.1.5.2), as written.
    pub(super) fn href(&self) -> Option<&'x str> {
        self.unqualified("href").or_else(|| self.of_encoding("ref"))
    }

    /// `id` (SOAP 1.1 §5.4.1) or `enc:id` (SOAP 1.2 Part 2 §3.1.5.1).
    pub(super) fn id(&self) -> Option<&'x str> {
        self.unqualified("id").or_else(|| self.of_encoding("id"))
    }

    fn unqualified(&self, local: &str) -> Option<&'x str> {
        let mut attributes = self.attributes.list().iter();
        attributes.find(|it| it.prefix.is_empty() && it.local == local).map(|it| it.value)
    }

    fn of_encoding(&self, local: &str) -> Option<&'x str> {
        let encoding = Some(Version::Soap12.encoding());
        self.qualified(local).find(|(_, of, _)| *of == encoding).map(|(_, _, value)| value)
    }

    /// An attribute about arrays: `SOAP-ENC:arrayType` (SOAP 1.1 §5.4.2), `SOAP-ENC:offset`
    /// (§5.4.2.1), `SOAP-ENC:position` (§5.4.2.2), `enc:itemType` or `enc:arraySize` (SOAP 1.2 Part 2
    /// §3.1.4, §3.1.6). Any prefix will do: servers get namespaces wrong.
    pub(super) fn of_array(&self, local: &str) -> Option<&'x str> {
        self.qualified(local).next().map(|(_, _, value)| value)
    }
}
