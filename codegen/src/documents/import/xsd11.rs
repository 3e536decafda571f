//! Schemas that need XML Schema 1.1.

use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::xml::Element;
use crate::documents::xml::name::{Quoted, XSD};

/// Collects an error for each element of XML Schema 1.1 that changes what a document may hold;
/// whether there is one. Assertions only restrict values, like facets, and are skipped.
pub(super) fn report(root: Element<'_>, diagnostics: &mut Diagnostics) -> bool {
    let mut found = false;
    for element in root.descendants().filter(|it| it.namespace() == XSD) {
        let help = match element.local() {
            "override" => "write the overridden declarations out in this schema",
            "alternative" => "give the element one type that has the fields of all of them",
            "openContent" | "defaultOpenContent" => {
                "write `xsd:any` where other elements may stand"
            }
            _ => continue,
        };
        let message =
            format!("{} is of XML Schema 1.1: only 1.0 is read", Quoted(element.written()));
        diagnostics.error(codes::XSD_1_1, element.span(), message).help(help);
        found = true;
    }
    found
}
