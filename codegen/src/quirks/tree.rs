//! A visitor of the document tree, for repairs before declarations are read.

use super::{bad_occurrence, missing_name, misspelt_element, outside_schema, two_types};
use crate::documents::diagnostics::Diagnostics;
use crate::documents::xml::Document;
use crate::documents::xml::name::{WSDL, XSD};

/// Takes each element of WSDL, and each inside of a schema, to the repairs that may concern it.
pub(super) fn walk(document: &mut Document<'_>, diagnostics: &mut Diagnostics) {
    let mut index = 0;
    // The schemas and the elements of XML Schema that are open, each with the index behind it.
    let mut open: Vec<Open> = Vec::new();
    while index < document.len() {
        while open.pop_if(|open| open.end <= index).is_some() {}
        if let Some(parent) = open.last() {
            misspelt_element::repair(document, index, diagnostics);
            if document.element(index).namespace() == XSD {
                bad_occurrence::repair(document, index, parent.local, diagnostics);
                two_types::repair(document, index, parent.local, diagnostics);
            }
        }
        let element = document.element(index);
        let (end, local) = (element.end(), element.local());
        let is_schema = element.namespace() == XSD;
        // Prose may hold anything.
        let is_prose = matches!(local, "documentation" | "appinfo");
        if is_schema && !is_prose && (!open.is_empty() || local == "schema") {
            open.push(Open { end, local: known(local) });
            index += 1;
        } else if open.is_empty() {
            if element.namespace() == WSDL {
                if matches!(local, "types" | "definitions") {
                    outside_schema::check(element, diagnostics);
                }
                missing_name::repair(document, index, diagnostics);
            }
            index += 1;
        } else {
            index = end;
        }
    }
}

/// An element that the walk is inside of.
struct Open {
    end: usize,
    local: &'static str,
}

/// The names that repairs ask for in parents.
fn known(local: &str) -> &'static str {
    let names = ["schema", "redefine", "simpleType"];
    names.into_iter().find(|name| *name == local).unwrap_or_default()
}
