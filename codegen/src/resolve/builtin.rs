//! The types that XML Schema and SOAP define themselves.

use crate::documents::xml::name::{QName, SOAP_ENC, SOAP12_ENC, XSD};
use crate::model::{Builtin, Scalar, TypeRef};
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

/// The built-in types of XSD 1.0 Part 2 §3, but for those that may be anything.
///
/// What no type of Rust's standard library holds, such as integers without bounds and dates without
/// a zone, is a type of the runtime.
const TYPES: [(&str, Scalar); 44] = [
    ("string", Scalar::String),
    ("boolean", Scalar::Bool),
    ("decimal", Scalar::Runtime("Decimal")),
    ("float", Scalar::F32),
    ("double", Scalar::F64),
    ("duration", Scalar::Runtime("Duration")),
    ("dateTime", Scalar::Runtime("DateTime")),
    ("time", Scalar::Runtime("Time")),
    ("date", Scalar::Runtime("Date")),
    ("gYearMonth", Scalar::Runtime("GYearMonth")),
    ("gYear", Scalar::Runtime("GYear")),
    ("gMonthDay", Scalar::Runtime("GMonthDay")),
    ("gDay", Scalar::Runtime("GDay")),
    ("gMonth", Scalar::Runtime("GMonth")),
    ("hexBinary", Scalar::Runtime("HexBinary")),
    ("base64Binary", Scalar::Runtime("Base64Binary")),
    ("anyURI", Scalar::String),
    ("QName", Scalar::Runtime("QName")),
    ("NOTATION", Scalar::Runtime("QName")),
    ("normalizedString", Scalar::String),
    ("token", Scalar::String),
    ("language", Scalar::String),
    ("NMTOKEN", Scalar::String),
    ("NMTOKENS", Scalar::TextList),
    ("Name", Scalar::String),
    ("NCName", Scalar::String),
    ("ID", Scalar::String),
    ("IDREF", Scalar::String),
    ("IDREFS", Scalar::TextList),
    ("ENTITY", Scalar::String),
    ("ENTITIES", Scalar::TextList),
    ("integer", Scalar::Runtime("Integer")),
    ("nonPositiveInteger", Scalar::Runtime("Integer")),
    ("negativeInteger", Scalar::Runtime("Integer")),
    ("long", Scalar::I64),
    ("int", Scalar::I32),
    ("short", Scalar::I16),
    ("byte", Scalar::I8),
    ("nonNegativeInteger", Scalar::Runtime("Integer")),
    ("unsignedLong", Scalar::U64),
    ("unsignedInt", Scalar::U32),
    ("unsignedShort", Scalar::U16),
    ("unsignedByte", Scalar::U8),
    ("positiveInteger", Scalar::Runtime("Integer")),
];

/// The type that XML Schema calls `local`.
pub(super) fn schema_type(local: &str) -> Option<TypeRef> {
    if matches!(local, "anyType" | "anySimpleType" | "ur-type") {
        return Some(TypeRef::Any);
    }
    let local = of_a_draft(local);
    let (name, scalar) = TYPES.into_iter().find(|(name, _)| *name == local)?;
    Some(TypeRef::Builtin(Builtin { name: name.to_owned(), scalar }))
}

/// The standard's name for a type that only the drafts of 1999 and 2000 have.
fn of_a_draft(local: &str) -> &str {
    match local {
        "timeInstant" => "dateTime",
        "timeDuration" => "duration",
        "binary" => "base64Binary",
        "uriReference" => "anyURI",
        "CDATA" => "normalizedString",
        "month" => "gYearMonth",
        "year" => "gYear",
        "recurringDate" => "gMonthDay",
        "recurringDay" => "gDay",
        "century" | "recurringDuration" | "timePeriod" => "string",
        other => other,
    }
}

/// What to do about a type that neither XML Schema nor the SOAP encoding has.
pub(super) fn suggest(local: &str) -> String {
    match closest(local, TYPES.into_iter(), |(name, _)| name) {
        Some((name, _)) => format!("did you mean `{name}`?"),
        None => "choose one of the types of XML Schema, or declare your own".to_owned(),
    }
}
