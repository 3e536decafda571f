//! Attributes about an element that are not its data: `xsi:nil`, `xsi:type`, `href` and the like.

use super::attributes::{Attribute, value_of};
use super::decoder::Decoder;
use super::error::DecodeError;
use crate::codec::builtin::is_derived;
use crate::codec::leniency::Leniency;
use crate::codec::lexical::read_boolean;
use crate::codec::names::{TypeName, XSD, XSI};
use crate::codec::version::Version;

/// The namespace of the type `Map`, which PHP and Apache SOAP write for pairs of keys and values.
const APACHE: &str = "http://xml.apache.org/xml-soap";

/// What an element says that it is, where a struct is declared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Said {
    /// A struct, or nothing.
    Nothing,
    /// Something that is no struct, and holds nothing: there is no struct.
    Absent,
    /// Something else, in words; what it holds may be that of the struct all the same.
    Other(&'static str),
}

/// What the element entered last says about itself. A prefix may be declared behind its use, so
/// that nothing is looked for before the whole tag is read.
impl<'x> Decoder<'x> {
    /// The attributes of a local name that have a prefix, and what that stands for.
    fn qualified(&self, local: &str) -> impl Iterator<Item = (&'x str, Option<&str>, &'x str)> {
        let named =
            self.attributes.list().iter().filter(move |it| {
                it.local == local && !it.prefix.is_empty() && it.prefix != "xmlns"
            });
        named.map(|it| (it.prefix, self.scope.resolve(it.prefix), it.value))
    }

    /// `xsi:nil` (XSD 1.0 Part 1 §2.6.2), which the draft of 1999 calls `xsi:null`.
    ///
    /// # Errors
    /// Its value is no boolean, so that nobody knows.
    pub(crate) fn is_nil(&self) -> Result<bool, DecodeError> {
        let of_draft = || self.instance_attribute("null", false);
        let Some(written) = self.instance_attribute("nil", false).or_else(of_draft) else {
            return Ok(false);
        };
        match &*value_of(written) {
            "true" | "1" => Ok(true),
            "false" | "0" => Ok(false),
            other => read_boolean(other)
                .ok_or_else(|| self.unexpected("true or false in `xsi:nil`", other)),
        }
    }

    /// `xsi:type`, as written.
    pub(super) fn type_attribute(&self) -> Option<&'x str> {
        self.instance_attribute("type", true)
    }

    /// An attribute that XML Schema gives a meaning in any document, as written. That of a draft
    /// counts where there is no other, and so does the prefix `xsi`, or any other if `unbound`, that
    /// stands for nothing: `xlink:type` is data, but servers get namespaces wrong.
    fn instance_attribute(&self, local: &str, unbound: bool) -> Option<&'x str> {
        let exact = self.qualified(local).find(|(_, namespace, _)| *namespace == Some(XSI));
        let other = || {
            self.qualified(local).find(|(prefix, namespace, _)| {
                *prefix == "xsi"
                    || namespace.map_or(unbound, |it| it.ends_with("XMLSchema-instance"))
            })
        };
        exact.or_else(other).map(|(_, _, value)| value)
    }

    /// Takes note of a value whose `xsi:type` names a built-in type that is neither `declared`, another
    /// built-in type, nor derived from it (XSD 1.0 Part 1 §2.6.1).
    #[inline]
    pub(crate) fn check_type(&self, declared: TypeName) -> Result<(), DecodeError> {
        match self.attributes.said_type() {
            "" => Ok(()),
            said if said == declared.local => Ok(()),
            _ => self.check_other_type(declared),
        }
    }

    /// What the element entered last says that it is, where a struct is declared. Takes note of an
    /// `xsi:type` that names another type: one that the schema derives from the declared type has a
    /// struct of its own (XSD 1.0 Part 1 §2.6.1).
    #[inline]
    pub(crate) fn check_struct_type(&self, declared: TypeName) -> Result<Said, DecodeError> {
        match self.attributes.said_type() {
            "" if !self.may_be_array() => Ok(Said::Nothing),
            said if !said.is_empty() && said == declared.local => Ok(Said::Nothing),
            _ => self.check_other_struct_type(declared),
        }
    }

    #[cold]
    fn check_other_struct_type(&self, declared: TypeName) -> Result<Said, DecodeError> {
        let said = match self.said_type() {
            Some((_, said)) if said == declared.local => return Ok(Said::Nothing),
            Some((APACHE, "Map")) => Said::Other("a map"),
            _ if self.is_array() => Said::Other("an array"),
            Some(_) if self.says_built_in() => Said::Other("a value of a simple type"),
            Some(_) => Said::Nothing,
            None => return Ok(Said::Nothing),
        };
        self.tolerate(Leniency::Type)?;
        match said {
            Said::Other(_) if self.says_nothing() => Ok(Said::Absent),
            said => Ok(said),
        }
    }

    /// Whether the element entered last holds nothing, in attributes neither.
    fn says_nothing(&self) -> bool {
        let mut attributes = self.attributes.list().iter();
        let is_data = |it: &Attribute<'_>| it.prefix.is_empty() && it.declares().is_none();
        self.is_blank() && !attributes.any(is_data)
    }

    #[cold]
    fn check_other_type(&self, declared: TypeName) -> Result<(), DecodeError> {
        match self.said_type() {
            Some((namespace, said)) if namespace == XSD && declared.namespace == XSD => {
                // Text stands for many a type.
                if declared.local == "string" || is_derived(said, declared.local) {
                    return Ok(());
                }
                self.tolerate(Leniency::Type)
            }
            _ => Ok(()),
        }
    }

    /// Whether `xsi:type` names a built-in type that holds text.
    pub(crate) fn says_built_in(&self) -> bool {
        self.said_type().is_some_and(|(namespace, local)| {
            namespace == XSD && !matches!(local, "anyType" | "Array")
        })
    }

    /// `enc:ref` (SOAP 1.2 Part 2 §3.1.5.2) or `href` (SOAP 1.1 §5.4.1), as written.
    pub(super) fn href(&self) -> Option<&'x str> {
        self.of_encoding("ref").or_else(|| self.unqualified("href"))
    }

    /// `enc:id` (SOAP 1.2 Part 2 §3.1.5.1) or `id` (SOAP 1.1 §5.4.1).
    pub(super) fn id(&self) -> Option<&'x str> {
        self.of_encoding("id").or_else(|| self.unqualified("id"))
    }

    /// Whether others can refer to the element entered last.
    pub(crate) fn has_id(&self) -> bool {
        self.id().is_some()
    }

    /// Whether the element entered last says that it is a SOAP array.
    pub(crate) fn is_array(&self) -> bool {
        ["arrayType", "arraySize", "itemType"].iter().any(|name| self.of_array(name).is_some())
            || self.type_local_name() == "Array"
    }

    /// The local name of the type that an array says its items are of (SOAP 1.1 §5.4.2, SOAP 1.2
    /// Part 2 §3.1.4); empty where they are arrays themselves, and where it says nothing.
    pub(crate) fn item_type(&self) -> &'x str {
        let said = self.of_array("arrayType").or_else(|| self.of_array("itemType"));
        let said = said.unwrap_or_default().trim();
        let written = said.rsplit_once('[').map_or(said, |(ty, _)| ty);
        match written.rsplit_once(':').map_or(written, |(_, local)| local) {
            array if array.ends_with(']') => "",
            local => local,
        }
    }

    /// The local name of the `xsi:type` of the element entered last; empty without one.
    pub(crate) fn type_local_name(&self) -> &'x str {
        let written = self.type_attribute().unwrap_or_default();
        written.split_once(':').map_or(written, |(_, local)| local)
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
    /// §3.1.4, §3.1.6). Any other namespace will do where none has that of an encoding: servers get
    /// namespaces wrong.
    pub(super) fn of_array(&self, local: &str) -> Option<&'x str> {
        let encodings = [Version::Soap11, Version::Soap12].map(|it| Some(it.encoding()));
        let exact = self.qualified(local).find(|(_, of, _)| encodings.contains(of));
        exact.or_else(|| self.qualified(local).next()).map(|(_, _, value)| value)
    }
}
