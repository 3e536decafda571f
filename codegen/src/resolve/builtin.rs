//! The types that XML Schema and SOAP define themselves.

use crate::builtin;
use crate::documents::xml::name::{QName, SOAP_ENC, SOAP12_ENC, XSD};
use crate::model::TypeRef;
use crate::near::closest;

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

/// Types that Apache SOAP and Axis refer to and never declare.
const APACHE: &str = "http://xml.apache.org/xml-soap";

/// The type that XML Schema calls `local`.
pub(super) fn schema_type(local: &str) -> Option<TypeRef> {
    if builtin::OPEN.contains(&local) {
        return Some(TypeRef::Any);
    }
    builtin::find(builtin::of_a_draft(local)).map(TypeRef::Builtin)
}

/// What to do about a type that neither XML Schema nor the SOAP encoding has.
pub(super) fn suggest(local: &str) -> String {
    match closest(local, builtin::ALL.into_iter(), |builtin| builtin.name) {
        Some(builtin) => format!("did you mean `{}`?", builtin.name),
        None => "choose one of the types of XML Schema, or declare your own".to_owned(),
    }
}
