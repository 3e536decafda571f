//! The types that XML Schema and SOAP define themselves.

use crate::model::{Builtin, Scalar, TypeRef};
use crate::xml::name::{QName, SOAP_ENC, XSD};
use crate::xml::table::closest;

/// What a name of the XML Schema namespace, or of the SOAP encoding's copy of it, stands for.
///
/// `None` if the name is of neither namespace, or neither defines it.
pub(super) fn resolve(name: &QName) -> Option<TypeRef> {
    match &*name.namespace {
        XSD => schema_type(&name.local),
        SOAP_ENC => match name.local.as_str() {
            "Array" => Some(TypeRef::Array(Box::new(TypeRef::Any))),
            "Struct" | "ur-type" => Some(TypeRef::Any),
            // SOAP 1.1 §5.2.3: an array of bytes in the base64 of XML Schema.
            "base64" => schema_type("base64Binary"),
            // SOAP 1.1 §5.2: the copies are there for elements that carry an `id`.
            local => schema_type(local),
        },
        _ => None,
    }
}

/// The built-in types of XSD 1.0 Part 2 §3, but for those that may be anything.
///
/// Integers without bounds, decimals, times and binaries stay in their lexical form: no type of
/// Rust's standard library holds all of their values.
const TYPES: [(&str, Scalar); 44] = [
    ("string", Scalar::String),
    ("boolean", Scalar::Bool),
    ("decimal", Scalar::String),
    ("float", Scalar::F32),
    ("double", Scalar::F64),
    ("duration", Scalar::String),
    ("dateTime", Scalar::String),
    ("time", Scalar::String),
    ("date", Scalar::String),
    ("gYearMonth", Scalar::String),
    ("gYear", Scalar::String),
    ("gMonthDay", Scalar::String),
    ("gDay", Scalar::String),
    ("gMonth", Scalar::String),
    ("hexBinary", Scalar::String),
    ("base64Binary", Scalar::String),
    ("anyURI", Scalar::String),
    ("QName", Scalar::String),
    ("NOTATION", Scalar::String),
    ("normalizedString", Scalar::String),
    ("token", Scalar::String),
    ("language", Scalar::String),
    ("NMTOKEN", Scalar::String),
    ("NMTOKENS", Scalar::String),
    ("Name", Scalar::String),
    ("NCName", Scalar::String),
    ("ID", Scalar::String),
    ("IDREF", Scalar::String),
    ("IDREFS", Scalar::String),
    ("ENTITY", Scalar::String),
    ("ENTITIES", Scalar::String),
    ("integer", Scalar::String),
    ("nonPositiveInteger", Scalar::String),
    ("negativeInteger", Scalar::String),
    ("long", Scalar::I64),
    ("int", Scalar::I32),
    ("short", Scalar::I16),
    ("byte", Scalar::I8),
    ("nonNegativeInteger", Scalar::String),
    ("unsignedLong", Scalar::U64),
    ("unsignedInt", Scalar::U32),
    ("unsignedShort", Scalar::U16),
    ("unsignedByte", Scalar::U8),
    ("positiveInteger", Scalar::String),
];

/// The type that XML Schema calls `local`.
pub(super) fn schema_type(local: &str) -> Option<TypeRef> {
    if matches!(local, "anyType" | "anySimpleType" | "ur-type") {
        return Some(TypeRef::Any);
    }
    let (name, scalar) = TYPES.into_iter().find(|(name, _)| *name == local)?;
    Some(TypeRef::Builtin(Builtin { name: name.to_owned(), scalar }))
}

/// What to do about a type that neither XML Schema nor the SOAP encoding has.
pub(super) fn suggest(local: &str) -> String {
    match closest(local, TYPES.into_iter(), |(name, _)| name) {
        Some((name, _)) => format!("did you mean `{name}`?"),
        None => "choose one of the types of XML Schema, or declare your own".to_owned(),
    }
}
