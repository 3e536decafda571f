//! Wildcards: the attributes and elements that a schema does not name (`xsd:any`,
//! `xsd:anyAttribute`).

use std::borrow::Cow;

use super::attributes::{Attribute, value_of};
use super::decoder::Decoder;
use super::error::DecodeError;
use crate::codec::leniency::Leniency::UnknownAttribute;
use crate::codec::names::{Name, XSI, is_ncname};
use crate::codec::version::Version;
use crate::codec::xml::Xml;
use crate::codec::xml_attribute::XmlAttribute;
use crate::types::Namespace;

const XML: &str = "http://www.w3.org/XML/1998/namespace";

impl<'x> Decoder<'x> {
    /// The value of an attribute of the element entered last.
    pub(crate) fn attribute(&self, wanted: Name<'_>) -> Option<Cow<'x, str>> {
        let found = self
            .attributes
            .list()
            .iter()
            .find(|it| it.local == wanted.local && self.is_in(it, wanted.namespace))?;
        Some(value_of(found.value))
    }

    /// The attributes of that element that are not `known`, and that say nothing about the XML.
    pub(crate) fn other_attributes(
        &self,
        known: &[Name<'_>],
    ) -> Result<Vec<XmlAttribute>, DecodeError> {
        let mut others = Vec::new();
        for attribute in self.attributes.list().iter().filter(|it| it.declares().is_none()) {
            let namespace = self.namespace_of_attribute(attribute);
            if namespace == XSI || known.contains(&Name::new(namespace, attribute.local)) {
                continue;
            }
            if !is_ncname(attribute.local) {
                return Err(self.unexpected("the name of an attribute", attribute.local));
            }
            self.make_room(&mut others)?;
            self.allot(attribute.local.len() + attribute.value.len())?;
            others.push(XmlAttribute {
                namespace: match attribute.prefix {
                    "" | "xml" => namespace.into(),
                    prefix => self.keep_namespace(prefix)?.unwrap_or_default(),
                },
                name: attribute.local.to_owned(),
                value: value_of(attribute.value).into_owned(),
            });
        }
        Ok(others)
    }

    /// Takes note of the attributes of that element, whose type has none.
    ///
    /// # Errors
    /// The decoder is strict.
    #[inline]
    pub(crate) fn expect_no_attributes(&self) -> Result<(), DecodeError> {
        self.expect_attributes(0, || [])
    }

    /// The same for a type that has attributes: `found` of them are there, and `known` says which they
    /// are.
    #[inline]
    pub(crate) fn expect_attributes<'n, N: IntoIterator<Item = Name<'n>>>(
        &self,
        found: usize,
        known: impl Fn() -> N,
    ) -> Result<(), DecodeError> {
        if self.attributes.data() == found {
            return Ok(());
        }
        self.check_attributes(&known().into_iter().collect::<Vec<_>>())
    }

    #[cold]
    fn check_attributes(&self, known: &[Name<'_>]) -> Result<(), DecodeError> {
        let unknown = |it: &&Attribute<'_>| {
            let is = |name: &Name<'_>| it.local == name.local && self.is_in(it, name.namespace);
            !known.iter().any(is) && !self.is_about(it)
        };
        let mut unknown = self.attributes.list().iter().filter(unknown);
        unknown.try_for_each(|it| self.tolerate_attribute(UnknownAttribute, it.local))
    }

    /// Whether an attribute is about the element, and no data of a schema.
    fn is_about(&self, attribute: &Attribute<'_>) -> bool {
        let namespace = self.namespace_of_attribute(attribute);
        let of_soap = |it: Version| [it.namespace(), it.encoding()].contains(&namespace);
        match (attribute.prefix, attribute.local) {
            ("xml", _) => true,
            // The same prefixes say of which type a value is, whatever they stand for.
            ("xsi", _) => true,
            ("", "id" | "href") if self.encoded => true,
            ("", "href") => self.is_part(attribute.value),
            _ => {
                attribute.declares().is_some()
                    || namespace == XSI
                    || namespace.ends_with("XMLSchema-instance")
                    || [Version::Soap11, Version::Soap12].into_iter().any(of_soap)
            }
        }
    }

    /// Whether an attribute is of a namespace; one whose prefix is not bound is of none at all.
    fn is_in(&self, attribute: &Attribute<'_>, namespace: &str) -> bool {
        let bound =
            matches!(attribute.prefix, "" | "xml") || self.namespace_of(attribute.prefix).is_some();
        bound && self.namespace_of_attribute(attribute) == namespace
    }

    /// The namespace of an attribute: none without a prefix (Namespaces in XML 1.0 §6.2).
    fn namespace_of_attribute(&self, attribute: &Attribute<'_>) -> &str {
        match attribute.prefix {
            "" => "",
            "xml" => XML,
            prefix => self.namespace_of(prefix).unwrap_or_default(),
        }
    }

    /// Takes the current element as it is, including its end tag. The namespaces that it uses are
    /// declared in it.
    pub(crate) fn xml(&mut self) -> Result<Xml, DecodeError> {
        self.captured(Self::pass_well_formed).map(|((), xml)| xml)
    }

    /// Takes that element as it is, beside what `read` makes of it.
    pub(crate) fn with_xml<T>(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<T, DecodeError>,
    ) -> Result<(T, Xml), DecodeError> {
        let (document, start) = (self.document, self.start);
        let read = self.captured(read)?;
        self.check_element(&document[start..self.position()])?;
        Ok(read)
    }

    fn captured<T>(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<T, DecodeError>,
    ) -> Result<(T, Xml), DecodeError> {
        let (document, start) = (self.document, self.start);
        let Some(namespace) = self.keep_namespace(self.name.prefix())? else {
            return Err(self.error("the element's namespace prefix is not bound".to_owned()));
        };
        let (around, bytes) = self.scope.keep_outside(self.depth);
        self.allot(bytes)?;
        let value = read(self)?;
        let text = &document[start..self.position()];
        self.allot(text.len() + Xml::ROOM)?;
        Ok((value, Xml::captured(text, namespace, around)))
    }

    /// What `prefix` stands for, for longer than the reply lasts.
    fn keep_namespace(&self, prefix: &str) -> Result<Option<Namespace>, DecodeError> {
        let Some((namespace, bytes)) = self.scope.keep_one(prefix) else { return Ok(None) };
        self.allot(bytes)?;
        Ok(Some(namespace))
    }

    /// The same, for a text that is no value where there is no room for it.
    pub(crate) fn kept_namespace(&self, prefix: &str) -> Option<Namespace> {
        let declared = self.declared_namespace(prefix).map(Namespace::from);
        declared.or_else(|| self.keep_namespace(prefix).ok().flatten())
    }

    /// The namespace and the local name of the type that the element entered last says it is of.
    pub(crate) fn said_type(&self) -> Option<(&str, &'x str)> {
        let written = self.type_attribute()?.trim();
        let (prefix, local) = written.split_once(':').unwrap_or(("", written));
        Some((self.scope.resolve(prefix).unwrap_or_default(), local))
    }

    /// Says that something is not there that has to be.
    pub(crate) fn missing(&self, what: &str) -> DecodeError {
        self.error(format!("`{what}` is missing"))
    }
}
