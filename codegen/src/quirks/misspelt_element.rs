//! Elements of schemas that are written in another case, or without their prefix.

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

/// Gives elements inside of schemas the names that they are meant to have, with a warning each:
/// `xsd:simpletype` and `sequence` of no namespace stand for elements of XML Schema.
pub(super) fn repair(document: &mut Document<'_>, diagnostics: &mut Diagnostics) {
    let mut index = 0;
    // Where the schemas and the elements of XML Schema that are open end, by index.
    let mut open: Vec<usize> = Vec::new();
    while index < document.len() {
        while open.pop_if(|end| *end <= index).is_some() {}
        let inside = !open.is_empty();
        let element = document.element(index);
        if inside && let Some(meant) = meant(element.namespace(), element.local()) {
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
        let element = document.element(index);
        let is_schema = element.namespace() == XSD;
        // Prose may hold anything.
        let is_prose = matches!(element.local(), "documentation" | "appinfo");
        if is_schema && !is_prose && (inside || element.local() == "schema") {
            open.push(element.end());
            index += 1;
        } else if inside {
            index = element.end();
        } else {
            index += 1;
        }
    }
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
