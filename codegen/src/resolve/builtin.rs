//! The types that XML Schema and SOAP define themselves.

use crate::model::{Builtin, Scalar, TypeRef};
use crate::xml::name::{QName, SOAP_ENC, XSD};

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

/// The built-in types of XSD 1.0 Part 2 §3.
///
/// Integers without bounds, decimals, times and binaries stay in their lexical form: no type of
/// Rust's standard library holds all of their values.
pub(super) fn schema_type(local: &str) -> Option<TypeRef> {
    let scalar = match local {
        "anyType" | "anySimpleType" | "ur-type" => return Some(TypeRef::Any),
        "boolean" => Scalar::Bool,
        "byte" => Scalar::I8,
        "short" => Scalar::I16,
        "int" => Scalar::I32,
        "long" => Scalar::I64,
        "unsignedByte" => Scalar::U8,
        "unsignedShort" => Scalar::U16,
        "unsignedInt" => Scalar::U32,
        "unsignedLong" => Scalar::U64,
        "float" => Scalar::F32,
        "double" => Scalar::F64,
        "string" | "normalizedString" | "token" | "language" | "Name" | "NCName" | "NMTOKEN"
        | "NMTOKENS" | "ID" | "IDREF" | "IDREFS" | "ENTITY" | "ENTITIES" | "QName" | "NOTATION"
        | "anyURI" | "integer" | "nonPositiveInteger" | "negativeInteger"
        | "nonNegativeInteger" | "positiveInteger" | "decimal" | "duration" | "dateTime"
        | "time" | "date" | "gYearMonth" | "gYear" | "gMonthDay" | "gDay" | "gMonth"
        | "hexBinary" | "base64Binary" => Scalar::String,
        _ => return None,
    };
    Some(TypeRef::Builtin(Builtin { name: local.to_owned(), scalar }))
}
