//! XML elements and attributes that no schema describes, kept as they came.

use std::borrow::Cow;
use std::fmt;

use crate::codec::credential::Filled;
use crate::codec::decode::{Decode, DecodeError, Decoder};
use crate::codec::encode::encoder::{Encoder, Mode};
use crate::codec::encode::error::EncodeError;
use crate::codec::encode::traits::Encode;
use crate::codec::escape::escape;
use crate::codec::lexical::Lexical;
use crate::codec::limits::Limits;
use crate::codec::names::{Name, TypeName, XSD, XSI, is_ncname};
use crate::types::ParseError;

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
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Xml {
    /// One element, well-formed with its namespaces.
    text: String,
    namespace: String,
    /// Where the name in the start tag ends.
    name_end: usize,
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
        Ok(Self { namespace: namespace.to_owned(), name_end: 1 + name.len(), text: xml })
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
        let text = String::from_utf8_lossy(body.as_ref()).into_owned();
        Ok(Self::captured(text, String::new()))
    }

    /// Decodes the element as a generated type, or as a simple type; `None` where it is nil.
    ///
    /// # Errors
    /// The element does not hold what the type needs.
    pub fn read<T: Decode>(&self) -> Result<Option<T>, DecodeError> {
        let mut decoder = Decoder::new(&self.text, 0, Limits::default());
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
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The text of the element and of all its descendants.
    pub fn text(&self) -> String {
        let mut decoder = Decoder::new(&self.text, 0, Limits::default());
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
        let mut decoder = Decoder::new(&self.text, 0, Limits::default());
        decoder.next_child().ok()?;
        decoder.attribute(Name::unqualified(name)).map(Cow::into_owned)
    }

    /// Whether it names its type (XSD 1.0 Part 1 §2.6.1).
    fn says_type(&self) -> bool {
        let mut decoder = Decoder::new(&self.text, 0, Limits::default());
        let entered = decoder.next_child();
        entered.is_ok() && decoder.attribute(Name::new(XSI, "type")).is_some()
    }

    /// The child elements.
    pub fn children(&self) -> Vec<Xml> {
        let mut decoder = Decoder::new(&self.text, 0, Limits::default());
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

    /// Replaces every text in the element by what `change` makes of it.
    pub(crate) fn map_text(&mut self, change: &dyn Fn(&str) -> String) {
        if let Ok(changed) = change(&self.text).parse() {
            *self = changed;
        }
    }

    /// An element whose text is known to be well-formed.
    pub(crate) fn captured(text: String, namespace: String) -> Self {
        let inside = text.get(1..).unwrap_or_default();
        let end = inside.find(|c: char| c.is_ascii_whitespace() || matches!(c, '>' | '/'));
        let name_end = 1 + end.unwrap_or(inside.len());
        Self { text, namespace, name_end }
    }
}

/// Whether the start tag that `text` begins with says what `prefix` stands for.
fn declares(text: &str, prefix: &str) -> bool {
    let declaration = format!("xmlns:{prefix}");
    let mut rest = text;
    // From one value of an attribute to the next.
    while let Some(at) = rest.find(['"', '\'', '>']) {
        let (names, value) = rest.split_at(at);
        let name = names.trim_end().trim_end_matches('=').trim_end();
        if name.rsplit(|c: char| c.is_ascii_whitespace()).next() == Some(&declaration) {
            return true;
        }
        let quote = value.get(..1).filter(|quote| *quote != ">");
        let inside = quote.and_then(|quote| value[1..].split_once(quote));
        let Some((_, behind)) = inside else { return false };
        rest = behind;
    }
    false
}

/// `<anyType/>`, which says nothing.
impl Default for Xml {
    fn default() -> Self {
        Self::captured("<anyType/>".to_owned(), String::new())
    }
}

impl fmt::Display for Xml {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
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
        let mut decoder = Decoder::new(text, 0, Limits::default());
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
                return encoder.push(&self.text);
            }
            None => encoder.open(name),
        }
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

impl XmlAttribute {
    /// Writes the attribute into the start tag that is being written.
    pub(crate) fn encode(&self, encoder: &mut Encoder<'_>) {
        encoder
            .attribute(Name::new(&self.namespace, &self.name), &Lexical::of(self.value.as_str()));
    }
}

impl Decode for Xml {
    const HAS_NIL: bool = true;

    fn decode(decoder: &mut Decoder<'_>) -> Result<Option<Self>, DecodeError> {
        decoder.xml().map(Some)
    }
}

/// An attribute that the schema does not name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct XmlAttribute {
    /// The namespace; empty for none.
    pub namespace: String,
    /// The local name.
    pub name: String,
    /// The value.
    pub value: String,
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
