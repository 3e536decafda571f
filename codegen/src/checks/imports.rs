//! Imports of a schema: of its own namespace, and those that are missing.

use std::collections::HashSet;

use super::breach::warn;
use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::xml::Element;
use crate::documents::xml::name::{Quoted, XSD, is_built_in};
use crate::documents::xsd::Import;

/// Looks at a schema.
pub(super) fn check(schema: Element<'_>, diagnostics: &mut Diagnostics) {
    let target = schema.value("targetNamespace").unwrap_or_default();
    let mut known: HashSet<&str> = HashSet::from([target]);
    for import in schema.children_of(XSD).filter(|child| child.local() == "import") {
        let namespace = import.value("namespace").unwrap_or_default();
        known.insert(namespace);
        if namespace == target {
            let message = format!(
                "a schema of {} imports its own namespace; read as an include",
                Quoted(target)
            );
            let rule = "XSD 1.0 Part 1 §4.2.3, src-import 1: use `include`";
            warn(diagnostics, codes::IMPORT_RULE, import.span(), message, rule);
        }
    }
    // A schema without a namespace may take on that of the schema that includes it.
    if !target.is_empty() {
        missing(schema, &mut known, diagnostics);
    }
}

/// A schema is of the namespace that its importer names, or of the one that includes it.
pub(super) fn fits(schema: Element<'_>, import: &Import, diagnostics: &mut Diagnostics) {
    let target = schema.value("targetNamespace");
    let (wanted, what, rule) = match &import.adopts {
        // One without a namespace takes on that of the other.
        Some(_) if target.is_none() => return,
        Some(adopts) => (&**adopts, "included", "XSD 1.0 Part 1 §4.2.1, src-include 2"),
        // `wsdl:import` of a schema need not say what it holds.
        None if import.namespace.is_empty() => return,
        None => (import.namespace.as_str(), "imported", "XSD 1.0 Part 1 §4.2.3, src-import 3"),
    };
    let target = target.unwrap_or_default();
    if target != wanted {
        let message = format!(
            "the {what} schema is of the namespace {}, not of {}; read as of its own",
            Quoted(target),
            Quoted(wanted)
        );
        warn(diagnostics, codes::IMPORT_RULE, import.span, message, rule);
    }
}

/// Tells of each namespace that the schema refers to and does not import, once.
fn missing<'d>(schema: Element<'d>, known: &mut HashSet<&'d str>, diagnostics: &mut Diagnostics) {
    for element in schema.descendants().filter(|it| it.namespace() == XSD) {
        for name in ["type", "base", "ref", "itemType", "substitutionGroup"] {
            let Some(attribute) = element.attribute("", name) else { continue };
            let Some(namespace) = element.namespace_of(attribute.value.trim()) else { continue };
            if is_built_in(namespace) || known.contains(namespace) {
                continue;
            }
            known.insert(namespace);
            let message = format!(
                "a schema refers to {} of {}, which it does not import; read as if it did",
                Quoted(&attribute.value),
                Quoted(namespace)
            );
            let rule = "XSD 1.0 Part 1 §4.2.3, src-resolve 4: import the namespace";
            let span = element.attribute_span(attribute);
            warn(diagnostics, codes::IMPORT_RULE, span, message, rule);
        }
    }
}
