//! Elements of schemas that are written in another case, or without their prefix.

use std::rc::Rc;

use super::name::{Quoted, WSDL, XSD};
use super::{Document, Element};
use crate::diagnostics::Diagnostics;

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
pub(crate) fn repair(document: &mut Document<'_>, diagnostics: &mut Diagnostics) {
    let xsd: Rc<str> = Rc::from(XSD);
    let mut index = 0;
    // The schemas and the elements of XML Schema that are open, by the nodes behind them.
    let mut open: Vec<usize> = Vec::new();
    while index < document.nodes.len() {
        while open.pop_if(|end| *end <= index).is_some() {}
        let node = &document.nodes[index];
        let (end, inside) = (node.end, !open.is_empty());
        if inside && let Some(meant) = meant(&node.namespace, node.local) {
            let fault = if node.local == meant { "has no prefix" } else { "is misspelt" };
            let message = format!(
                "the element {} of a schema {fault}; read as `{meant}` of XML Schema",
                Quoted(node.written)
            );
            let span = Element { document, index }.span();
            diagnostics
                .warning("misspelt-element", span, message)
                .help(format!("write `{meant}` with the prefix that stands for `{XSD}`"));
            document.nodes[index].namespace = xsd.clone();
            document.nodes[index].local = meant;
        }
        let node = &document.nodes[index];
        let is_schema = *node.namespace == *XSD;
        // Prose may hold anything.
        let is_prose = matches!(node.local, "documentation" | "appinfo");
        if is_schema && !is_prose && (inside || node.local == "schema") {
            open.push(end);
            index += 1;
        } else if inside {
            index = end;
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
