//! What a schema leaves open: attributes and elements that it does not name.

use std::borrow::Cow;

use quick_xml::escape::unescape;

use super::tag::{XSI, local_name};
use super::{DecodeError, Decoder};
use crate::codec::encode::traits::Encode;
use crate::codec::escape::escape;
use crate::codec::names::{Name, TypeName};
use crate::codec::xml::{Xml, XmlAttribute};

const XML: &str = "http://www.w3.org/XML/1998/namespace";

impl<'x> Decoder<'x> {
    /// The value of an attribute of the element that was entered last.
    pub(crate) fn attribute(&self, wanted: Name<'_>) -> Option<Cow<'x, str>> {
        let mut attributes = self.tag.attributes();
        let (_, value) = attributes.find(|(name, _)| {
            local_name(name) == wanted.local
                && self.namespace_of_attribute(name) == wanted.namespace
        })?;
        Some(value_of(value))
    }

    /// The attributes of that element that are not `known`, and that say nothing about the XML.
    pub(crate) fn other_attributes(&self, known: &[Name<'_>]) -> Vec<XmlAttribute> {
        let mut others = Vec::new();
        for (written, value) in self.tag.attributes() {
            if written == "xmlns" || written.starts_with("xmlns:") {
                continue;
            }
            let (namespace, local) = (self.namespace_of_attribute(written), local_name(written));
            if namespace == XSI || known.contains(&Name::new(namespace, local)) {
                continue;
            }
            others.push(XmlAttribute {
                namespace: namespace.to_owned(),
                name: local.to_owned(),
                value: value_of(value).into_owned(),
            });
        }
        others
    }

    /// The namespace of an attribute: none without a prefix (Namespaces in XML 1.0 §6.2).
    fn namespace_of_attribute(&self, written: &str) -> &str {
        match written.split_once(':') {
            None => "",
            Some(("xml", _)) => XML,
            Some((prefix, _)) => self.namespace_of(prefix).unwrap_or_default(),
        }
    }

    /// Takes the element that was entered last as it is, up to and with its end. The namespaces that
    /// it uses are declared in it.
    pub(crate) fn xml(&mut self) -> Result<Xml, DecodeError> {
        self.with_xml(Self::skip).map(|((), xml)| xml)
    }

    /// Takes that element as it is, beside what `read` makes of it.
    pub(crate) fn with_xml<T>(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<T, DecodeError>,
    ) -> Result<(T, Xml), DecodeError> {
        let (document, start, tag) = (self.document, self.start, self.tag);
        let Some(namespace) = self.namespace().map(str::to_owned) else {
            return Err(self.error("the element's namespace prefix is not bound".to_owned()));
        };
        let outside: Vec<(&'x str, String)> = self
            .scope
            .outside(self.depth)
            .filter(|(prefix, _)| !tag.declares(prefix))
            .map(|(prefix, namespace)| (prefix, namespace.to_owned()))
            .collect();
        let value = read(self)?;
        let text = &document[start..self.position()];
        let name_end = 1 + tag.written().len();
        let mut whole = text[..name_end].to_owned();
        for (prefix, namespace) in &outside {
            declare(prefix, namespace, text, &mut whole);
        }
        whole.push_str(&text[name_end..]);
        Ok((value, Xml::captured(whole, namespace)))
    }

    /// The type that the element entered last says it is of; the `declared` one where it says none.
    pub fn xsi_type(&self, declared: TypeName) -> SaidType {
        let Some(written) = self.tag.xsi_type else {
            let TypeName { namespace, local } = declared;
            return SaidType { namespace: namespace.to_owned(), local: local.to_owned() };
        };
        let (prefix, local) = written.trim().split_once(':').unwrap_or(("", written.trim()));
        let namespace = self.namespace_of(prefix).unwrap_or_default().to_owned();
        SaidType { namespace, local: local.to_owned() }
    }

    /// Says that something is not there that has to be.
    pub(crate) fn missing(&self, what: &str) -> DecodeError {
        self.error(format!("`{what}` is missing"))
    }
}

/// The type that an element says it is of.
#[derive(Debug)]
pub struct SaidType {
    namespace: String,
    local: String,
}

impl SaidType {
    /// Whether it is the type of `T`.
    pub fn is<T: Encode>(&self) -> bool {
        T::TYPE.local == self.local && T::TYPE.namespace == self.namespace
    }
}

/// Adds a declaration to a start tag, if the element `text` can need it.
fn declare(prefix: &str, namespace: &str, text: &str, start_tag: &mut String) {
    let needed = match prefix {
        "" => !namespace.is_empty(),
        _ => text.contains(&format!("{prefix}:")),
    };
    if !needed {
        return;
    }
    start_tag.push_str(if prefix.is_empty() { " xmlns" } else { " xmlns:" });
    start_tag.push_str(prefix);
    start_tag.push_str("=\"");
    // The namespace was read from XML, so that XML can carry it.
    let _ = escape(namespace, |piece| start_tag.push_str(piece));
    start_tag.push('"');
}

/// An attribute's value with references replaced (XML 1.0 §3.3.3).
fn value_of(written: &str) -> Cow<'_, str> {
    if !written.contains(['&', '\n', '\r', '\t']) {
        return Cow::Borrowed(written);
    }
    let normalized = written.replace("\r\n", " ").replace(['\n', '\r', '\t'], " ");
    match unescape(&normalized) {
        Ok(value) => Cow::Owned(value.into_owned()),
        Err(_) => Cow::Owned(normalized),
    }
}
