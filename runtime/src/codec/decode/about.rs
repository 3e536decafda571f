//! Attributes about an element that are not its data: `xsi:nil`, `xsi:type`, `href` and the like.

use super::decoder::Decoder;
use crate::codec::names::XSI;
use crate::codec::version::Version;

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
