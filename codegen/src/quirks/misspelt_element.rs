//! Elements of schemas that are written in another case, or without their prefix.
//!
//! `tests/hazards/misspelt_elements`.

use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::xml::Document;
use crate::documents::xml::name::{Quoted, WSDL, XSD};

/// The elements of XML Schema 1.0 that say something about types.
const NAMES: [&str; 39] = [
    "all",
    "annotation",
    "any",
    "anyAttribute",
    "attribute",
    "attributeGroup",
    "choice",
    "complexContent",
    "complexType",
    "documentation",
    "element",
    "enumeration",
    "extension",
    "field",
    "fractionDigits",
    "group",
    "import",
    "include",
    "key",
    "keyref",
    "length",
    "list",
    "maxExclusive",
    "maxInclusive",
    "maxLength",
    "minExclusive",
    "minInclusive",
    "minLength",
    "pattern",
    "redefine",
    "restriction",
    "selector",
    "sequence",
    "simpleContent",
    "simpleType",
    "totalDigits",
    "union",
    "unique",
    "whiteSpace",
];

/// Gives an element inside of a schema the name that it is meant to have: `xsd:simpletype` and
/// `sequence` of no namespace stand for elements of XML Schema.
pub(super) fn repair(document: &mut Document<'_>, index: usize, diagnostics: &mut Diagnostics) {
    let element = document.element(index);
    let Some(meant) = meant(element.namespace(), element.local()) else { return };
    let fault = if element.local() == meant { "has no prefix" } else { "is misspelt" };
    let message = format!(
        "the element {} of a schema {fault}; read as `{meant}` of XML Schema",
        Quoted(element.written())
    );
    diagnostics
        .warning(codes::MISSPELT_ELEMENT, element.span(), message)
        .help(format!("write `{meant}` with the prefix that stands for `{XSD}`"));
    document.rename(index, XSD, meant);
}

/// The name that is meant, where another one is written.
fn meant(namespace: &str, local: &str) -> Option<&'static str> {
    let known = || NAMES.into_iter().find(|name| name.eq_ignore_ascii_case(local));
    match namespace {
        XSD => known().filter(|name| *name != local),
        "" | WSDL => known(),
        _ => None,
    }
}
