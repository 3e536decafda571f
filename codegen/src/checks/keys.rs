//! Keys that lead nowhere: an `xsd:keyref` that refers to none, or a path that is none.

use std::collections::HashSet;

use super::breach::warn;
use super::xpaths;
use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::xml::Element;
use crate::documents::xml::name::{Quoted, XSD};

/// Looks at a schema. Keys of other documents are not looked for.
pub(super) fn check(schema: Element<'_>, diagnostics: &mut Diagnostics) {
    let of = |names: &'static [&'static str]| {
        let elements = schema.descendants().filter(|it| it.namespace() == XSD);
        elements.filter(move |it| names.contains(&it.local()))
    };
    let keys: HashSet<&str> = of(&["key", "unique"]).filter_map(|it| it.value("name")).collect();
    let mut names = HashSet::new();
    for key in of(&["key", "unique", "keyref"]) {
        let rule = "XSD 1.0 Part 1 §3.11.2";
        if key.value("name").is_some_and(|name| !names.insert(name)) {
            let name = Quoted(key.value("name").unwrap_or_default()).to_string();
            let message = format!("the key {name} is declared twice; it is ignored");
            warn(diagnostics, codes::DUPLICATE, key.span(), message, rule);
        }
        for wanted in ["selector", "field"] {
            if key.child(XSD, wanted).is_none() {
                let message = format!("`<{}>` has no `{wanted}`; it is ignored", key.written());
                warn(diagnostics, codes::MISSING_ATTRIBUTE, key.span(), message, rule);
            }
        }
        paths(key, diagnostics);
    }
    refers(schema, &keys, of(&["keyref"]), diagnostics);
}

/// The paths of a key.
fn paths(key: Element<'_>, diagnostics: &mut Diagnostics) {
    for child in key.children_of(XSD).filter(|it| matches!(it.local(), "selector" | "field")) {
        // Another message tells of one that is missing.
        let Some(attribute) = child.attribute("", "xpath") else { continue };
        if let Some(fault) = xpaths::fault(child, &attribute.value, child.local() == "field") {
            let message = format!(
                "{} is no path of a `{}`: {fault}; it is ignored",
                Quoted(&attribute.value),
                child.local()
            );
            let rule =
                "XSD 1.0 Part 1 §3.11.6: names, `*` and `.` between slashes, behind `.//` or not";
            let span = child.attribute_span(attribute);
            warn(diagnostics, codes::INVALID_VALUE, span, message, rule);
        }
    }
}

fn refers<'d>(
    schema: Element<'d>,
    keys: &HashSet<&str>,
    references: impl Iterator<Item = Element<'d>>,
    diagnostics: &mut Diagnostics,
) {
    let target = schema.value("targetNamespace").unwrap_or_default();
    for element in references {
        let Some(attribute) = element.attribute("", "refer") else { continue };
        let written = attribute.value.trim();
        let local = written.rsplit(':').next().unwrap_or_default();
        let is_here = element.namespace_of(written).is_none_or(|it| it == target);
        if is_here && !keys.contains(local) {
            let message = format!("there is no key {}; it is ignored", Quoted(written));
            let rule = "XSD 1.0 Part 1 §3.11.6, c-props-correct 1";
            let span = element.attribute_span(attribute);
            warn(diagnostics, codes::DANGLING_KEY, span, message, rule);
        }
    }
}
