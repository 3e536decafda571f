//! Imports of a schema: of its own namespace, and those that are missing.

use std::collections::HashSet;

use super::warn;
use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::xml::Element;
use crate::documents::xml::name::{Quoted, XSD, is_built_in};

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
