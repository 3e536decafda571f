//! XML elements and attributes that no schema describes, kept as they came.

use std::borrow::Cow;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::OnceLock;

use crate::codec::credential::Filled;
use crate::codec::decode::{Decode, DecodeError, Decoder};
use crate::codec::encode::encoder::{Encoder, Mode};
use crate::codec::encode::error::EncodeError;
use crate::codec::encode::traits::Encode;
use crate::codec::escape::escape;
use crate::codec::limits::Limits;
use crate::codec::names::{Name, TypeName, XSD, XSI, is_ncname};
use crate::codec::namespaces::Namespaces;
use crate::codec::needed::{declarations, declares};
use crate::secret::PLACEHOLDER;
use crate::types::{Namespace, ParseError};

/// An XML element: the value of what a schema declares as `xsd:any` or `xsd:anyType`.
///
/// It holds the element as it came, with the namespace declarations that it needs, and is sent
/// again unchanged.
///
/// ```
/// use wsdl_runtime::Xml;
///
/// let price: Xml = r#"<price currency="EUR" xmlns="urn:shop">12.50</price>"#.parse()?;
/// assert_eq!((price.namespace(), price.name()), ("urn:shop", "price"));
/// assert_eq!(price.text(), "12.50");
/// assert_eq!(price.attribute("currency").as_deref(), Some("EUR"));
/// # Ok::<(), wsdl_runtime::types::ParseError>(())
/// ```
#[derive(Clone)]
pub struct Xml {
    /// One element, as it came.
    text: Box<str>,
    namespace: Namespace,
    /// Where the name in the start tag ends.
    name_end: usize,
    /// What stood around it, if anything did that it can need.
    around: Option<Box<Around>>,
}

/// The namespaces in force around an element.
struct Around {
    namespaces: Namespaces,
    /// The element with those that it needs, once that was asked for.
    whole: OnceLock<Box<str>>,
}

impl Clone for Around {
    fn clone(&self) -> Self {
        Self { namespaces: self.namespaces.clone(), whole: OnceLock::new() }
    }
}

impl Xml {
    /// Makes an element with this name, without attributes and content.
    ///
    /// # Errors
    /// `name` is no XML name (Namespaces in XML 1.0 §4, `NCName`).
    pub fn empty(namespace: &str, name: &str) -> Result<Self, ParseError> {
        Self::new(namespace, name, "")
    }

    /// Makes an element with this name and this text.
    ///
    /// # Errors
    /// `name` is no XML name, or the text holds what XML 1.0 cannot carry.
    pub fn new(namespace: &str, name: &str, text: &str) -> Result<Self, ParseError> {
        let invalid = || ParseError::new("an XML element", name);
        if !is_ncname(name) {
            return Err(invalid());
        }
        let mut xml = format!("<{name}");
        if !namespace.is_empty() {
            xml.push_str(" xmlns=\"");
            escape(namespace, |piece| xml.push_str(piece)).map_err(|_| invalid())?;
            xml.push('"');
        }
        xml.push('>');
        escape(text, |piece| xml.push_str(piece)).map_err(|_| invalid())?;
        xml.push_str(&format!("</{name}>"));
        Ok(Self::alone(&xml, namespace.into()))
    }

    /// Encodes a value of a generated type, or of a simple type, as an element with this name.
    ///
    /// # Errors
    /// The value holds text that XML 1.0 cannot carry, or `name` is no XML name.
    pub fn of<T: Encode>(namespace: &str, name: &str, value: &T) -> Result<Self, ParseError> {
        let filled = Filled::default();
        let mut encoder = Encoder::new(&filled, Mode::Literal, &[]);
        value.encode(Name::new(namespace, name), &mut encoder);
        let body = encoder.finish().map_err(|error| ParseError::new("XML", &error.to_string()))?;
        let text = String::from_utf8_lossy(body.as_ref());
        let mut text = text.into_owned();
        if text.contains("xsi:") {
            // Behind the name: the tag of an element that is nil ends in `/>`.
            let name_end = text.find([' ', '>', '/']).unwrap_or(text.len());
            for (prefix, namespace) in [("xsd", XSD), ("xsi", XSI)] {
                // What came as XML says itself what its prefixes stand for.
                if !declares(&text, prefix) {
                    text.insert_str(name_end, &format!(" xmlns:{prefix}=\"{namespace}\""));
                }
            }
        }
        text.parse()
    }

    /// An element of no namespace around what `write` writes.
    pub(crate) fn around(
        name: &str,
        write: impl FnOnce(&mut Encoder<'_>),
    ) -> Result<Self, EncodeError> {
        let filled = Filled::default();
        let mut encoder = Encoder::new(&filled, Mode::Literal, &[]);
        encoder.push(&format!("<{name} xmlns:xsi=\"{XSI}\" xmlns:xsd=\"{XSD}\">"));
        encoder.inside(name, write);
        encoder.push(&format!("</{name}>"));
        let body = encoder.finish()?;
        Ok(Self::alone(&String::from_utf8_lossy(body.as_ref()), Namespace::default()))
    }

    /// Decodes the element as a generated type, or as a simple type; `None` where it is nil.
    ///
    /// # Errors
    /// The element does not hold what the type needs.
    pub fn read<T: Decode>(&self) -> Result<Option<T>, DecodeError> {
        let mut decoder = self.decoder();
        decoder.next_child()?;
        decoder.value()
    }

    /// The local name.
    pub fn name(&self) -> &str {
        let written = &self.text[1..self.name_end];
        written.rsplit(':').next().unwrap_or(written)
    }

    /// The namespace; empty for none.
    pub fn namespace(&self) -> &str {
        &self.namespace
    }

    /// The element as XML text.
    ///
    /// An element of a reply is kept without the declarations of namespaces around it, which all
    /// elements of one place share; the first call puts in those that it needs.
    pub fn as_str(&self) -> &str {
        let Some(around) = &self.around else { return &self.text };
        around.whole.get_or_init(|| {
            let (name, rest) = self.text.split_at(self.name_end);
            [name, &self.declarations(), rest].concat().into()
        })
    }

    /// What has to be declared in the start tag beside what is, so that the element stands alone.
    fn declarations(&self) -> String {
        match &self.around {
            Some(around) => declarations(&self.text, &around.namespaces),
            None => String::new(),
        }
    }

    /// A decoder that stands before the element.
    pub(crate) fn decoder(&self) -> Decoder<'_> {
        let decoder = Decoder::new(&self.text, 0, Limits::default());
        match &self.around {
            Some(around) => decoder.inside(around.namespaces.clone()),
            None => decoder,
        }
    }

    /// The text of the element and of all its descendants.
    pub fn text(&self) -> String {
        let mut decoder = self.decoder();
        let mut text = String::new();
        let mut depth = 0;
        if decoder.next_child().is_err() {
            return text;
        }
        loop {
            match decoder.next_child_or_text(&mut text) {
                Ok(Some(_)) => depth += 1,
                Ok(None) if depth > 0 => depth -= 1,
                Ok(None) | Err(_) => return text,
            }
        }
    }

    /// The value of the attribute `name` in no namespace.
    pub fn attribute(&self, name: &str) -> Option<String> {
        let mut decoder = self.decoder();
        decoder.next_child().ok()?;
        decoder.attribute(Name::unqualified(name)).map(Cow::into_owned)
    }

    /// Whether it names its type (XSD 1.0 Part 1 §2.6.1).
    fn says_type(&self) -> bool {
        let mut decoder = self.decoder();
        let entered = decoder.next_child();
        entered.is_ok() && decoder.attribute(Name::new(XSI, "type")).is_some()
    }

    /// The child elements.
    pub fn children(&self) -> Vec<Xml> {
        let mut decoder = self.decoder();
        let mut children = Vec::new();
        if decoder.next_child().is_ok() {
            while let Ok(Some(_)) = decoder.next_child() {
                match decoder.xml() {
                    Ok(child) => children.push(child),
                    Err(_) => break,
                }
            }
        }
        children
    }

    /// Replaces every text in the element by what `change` makes of it. Where that leaves no XML,
    /// the whole element is replaced.
    pub(crate) fn map_text(&mut self, change: &dyn Fn(&str) -> String) {
        let changed = change(self.as_str());
        if changed != self.as_str() {
            *self = changed
                .parse()
                .or_else(|_| Self::new("", "anyType", PLACEHOLDER))
                .unwrap_or_default();
        }
    }

    /// What an element takes in memory beside its text, in bytes.
    pub(crate) const ROOM: usize = size_of::<Around>();

    /// An element as it stands in a document, with the namespaces around it. It is known to be
    /// well-formed.
    pub(crate) fn captured(text: &str, namespace: Namespace, around: Namespaces) -> Self {
        let around = (!around.is_empty())
            .then(|| Box::new(Around { namespaces: around, whole: OnceLock::new() }));
        Self { around, ..Self::alone(text, namespace) }
    }

    /// An element that needs no more namespaces than it declares.
    fn alone(text: &str, namespace: Namespace) -> Self {
        let inside = text.get(1..).unwrap_or_default();
        let end = inside.find(|c: char| c.is_ascii_whitespace() || matches!(c, '>' | '/'));
        let name_end = 1 + end.unwrap_or(inside.len());
        Self { text: text.into(), namespace, name_end, around: None }
    }
}

/// `<anyType/>`, which says nothing.
impl Default for Xml {
    fn default() -> Self {
        Self::alone("<anyType/>", Namespace::default())
    }
}

impl fmt::Display for Xml {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// By the text of the whole element.
impl PartialEq for Xml {
    fn eq(&self, other: &Self) -> bool {
        self.namespace == other.namespace && self.as_str() == other.as_str()
    }
}

impl Eq for Xml {}

impl Hash for Xml {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl fmt::Debug for Xml {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Xml").field(&self.as_str()).finish()
    }
}

/// Reads one element, which must be well-formed and declare its prefixes.
impl std::str::FromStr for Xml {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        let text = text.trim();
        let invalid = || ParseError::new("one XML element", text);
        if !text.starts_with('<') || text.starts_with("<?") || text.starts_with("<!") {
            return Err(invalid());
        }
        let decoder = Decoder::checked(text, 0, Limits::default());
        let mut decoder = decoder.map_err(|_| invalid())?;
        decoder.next_child().map_err(|_| invalid())?;
        let xml = decoder.xml().map_err(|_| invalid())?;
        if decoder.position() == text.len() { Ok(xml) } else { Err(invalid()) }
    }
}

impl Encode for Xml {
    const TYPE: TypeName = TypeName::new("", "");

    fn encode(&self, name: Name<'_>, encoder: &mut Encoder<'_>) {
        let derived = encoder.take_derived().filter(|_| !self.says_type());
        match derived {
            Some(ty) => encoder.start_as(name, ty),
            None if self.name() == name.local && self.namespace == name.namespace => {
                let (name, rest) = self.text.split_at(self.name_end);
                return [name, &self.declarations(), rest].iter().for_each(|it| encoder.push(it));
            }
            None => encoder.open(name),
        }
        encoder.push(&self.declarations());
        let rest = &self.text[self.name_end..];
        match rest.rfind("</") {
            Some(end) => {
                encoder.push(&rest[..end]);
                encoder.end(name);
            }
            None => encoder.push(rest),
        }
    }
}

impl Decode for Xml {
    const HAS_NIL: bool = true;

    fn decode(decoder: &mut Decoder<'_>) -> Result<Option<Self>, DecodeError> {
        decoder.xml().map(Some)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_captured_stands_alone() {
        let outer = r#"<a:o xmlns:a="urn:a" xmlns="urn:d" xmlns:z="urn:z">
            <i k="z:v"><a:x/></i></a:o>"#;
        let outer: Xml = outer.parse().unwrap_or_default();
        let inner = outer.children().remove(0);
        assert_eq!(inner.namespace(), "urn:d");
        assert_eq!(
            inner.as_str(),
            r#"<i xmlns:a="urn:a" xmlns="urn:d" xmlns:z="urn:z" k="z:v"><a:x/></i>"#
        );
        assert_eq!(inner.to_string().parse(), Ok(inner));
    }

    #[test]
    fn what_is_not_one_element_is_refused() {
        for text in ["", "text", "<a>", "<a/><b/>", "<a/>b", "<a><b></a>", "<p:a/>", "<!-- -->"] {
            assert!(text.parse::<Xml>().is_err(), "{text}");
        }
        assert!(Xml::new("", "no name", "").is_err());
    }

    #[test]
    fn prefixes_are_declared_once() {
        for text in [
            "<n xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' a='>' xsi:nil='true'/>",
            "<n a='xmlns:xsi' xmlns:xsi = \"http://www.w3.org/2001/XMLSchema-instance\" xsi:nil='1'/>",
            "<n><i xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:nil='true'/></n>",
        ] {
            let xml: Xml = text.parse().unwrap_or_default();
            let again = Xml::of("", "n", &xml).unwrap_or_default();
            assert_eq!((again.name(), again.children()), ("n", xml.children()), "{text}");
            assert_eq!(Xml::of("urn:x", "m", &xml).unwrap_or_default().name(), "m", "{text}");
        }
    }

    #[test]
    fn values_go_in_and_out() {
        let xml = Xml::of("urn:x", "n", &42_i32).unwrap_or_default();
        assert_eq!(xml.read::<i32>().ok().flatten(), Some(42));
        assert_eq!(xml.namespace(), "urn:x");
        let nil = Xml::of("urn:x", "n", &crate::Value::Nil).unwrap_or_default();
        assert_eq!(
            nil.as_str(),
            "<el:n xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" \
             xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\" xmlns:el=\"urn:x\" xsi:nil=\"true\"/>"
        );
        assert_eq!(nil.read::<i32>(), Ok(None));
        assert_eq!(Xml::new("", "t", "a < b").map(|xml| xml.text()), Ok("a < b".to_owned()));
    }
}
