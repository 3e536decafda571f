//! The types that XML Schema and SOAP define themselves.

use crate::builtin;
use crate::documents::xml::name::{QName, Reference, SOAP_ENC, SOAP12_ENC, XSD};
use crate::model::TypeRef;

/// What a name of the XML Schema namespace, of the SOAP encodings' copies of it, or of Apache's own
/// stands for.
///
/// `None` if the name is of no such namespace, or it does not define it.
pub(super) fn resolve(name: &QName) -> Option<TypeRef> {
    match &*name.namespace {
        XSD => schema_type(&name.local),
        SOAP_ENC | SOAP12_ENC => match name.local.as_str() {
            "Array" => Some(TypeRef::Array(Box::new(TypeRef::Any))),
            "Struct" | "ur-type" => Some(TypeRef::Any),
            // SOAP 1.1 §5.2.3: an array of bytes in the base64 of XML Schema.
            "base64" => schema_type("base64Binary"),
            // SOAP 1.1 §5.2: the copies are there for elements that carry an `id`.
            local => schema_type(local),
        },
        APACHE => match name.local.as_str() {
            "Vector" => Some(TypeRef::Array(Box::new(TypeRef::Any))),
            "Map" | "Element" | "Document" => Some(TypeRef::Any),
            _ => None,
        },
        _ => None,
    }
}

/// Whether `reference` names a type of XML Schema itself.
pub(super) fn is_type(reference: &Reference) -> bool {
    reference.name.as_ref().is_some_and(|it| {
        // `schema` and its like are elements, which stand where a service sends a schema.
        &*it.namespace == XSD && resolve(it).is_some()
    })
}

/// Types that Apache SOAP and Axis refer to and never declare.
const APACHE: &str = "http://xml.apache.org/xml-soap";

/// The type that XML Schema calls `local`.
pub(super) fn schema_type(local: &str) -> Option<TypeRef> {
    if builtin::OPEN.contains(&local) {
        return Some(TypeRef::Any);
    }
    builtin::find(builtin::of_a_draft(local)).map(TypeRef::Builtin)
}
