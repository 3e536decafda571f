//! `minOccurs=""` and `maxOccurs="many"`: what is no number stands for 1.
//!
//! `tests/hazards/occurrence_nonsense`.

use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::xml::Document;
use crate::documents::xml::name::Quoted;
use crate::documents::xsd::occurrence;

/// Looks at an element of a schema, inside of an element called `parent`.
pub(super) fn repair(
    document: &mut Document<'_>,
    index: usize,
    parent: &str,
    diagnostics: &mut Diagnostics,
) {
    // What is declared globally does not occur.
    let element = document.element(index);
    let particles = ["element", "any", "all", "sequence", "choice", "group"];
    if matches!(parent, "schema" | "redefine") || !particles.contains(&element.local()) {
        return;
    }
    for name in ["minOccurs", "maxOccurs"] {
        let element = document.element(index);
        let Some(attribute) = element.attribute("", name) else { continue };
        if occurrence(&attribute.value).is_some() {
            continue;
        }
        let written = Quoted(attribute.value.trim());
        let message = format!("{written} is no `{name}`; read as 1");
        diagnostics
            .warning(codes::BAD_OCCURRENCE, element.attribute_span(attribute), message)
            .help("write a number or `unbounded`");
        document.set(index, name, "1");
    }
}
