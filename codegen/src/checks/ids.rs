//! Ids that two elements of one document share.

use std::collections::HashMap;

use super::breach::warn;
use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::xml::Document;
use crate::documents::xml::name::{Quoted, WSDL, XSD};

/// `id` of elements of XML Schema, and `Id` of policies, name one element each.
pub(super) fn check(document: &Document<'_>, diagnostics: &mut Diagnostics) {
    let mut seen = HashMap::new();
    for index in 0..document.len() {
        let element = document.element(index);
        if !matches!(element.namespace(), XSD | WSDL) {
            continue;
        }
        let Some(attribute) = element.attribute("", "id") else { continue };
        let span = element.attribute_span(attribute);
        let id = attribute.value.trim();
        if seen.insert(id, span).is_some() {
            let message = format!("the id {} is there twice; it is ignored", Quoted(id));
            warn(
                diagnostics,
                codes::DUPLICATE,
                span,
                message,
                "XSD 1.0 Part 2 §3.3.8: an ID names one element of a document",
            );
        }
    }
}
