//! Services without a name, and parts without a name that refer to an element: they get another
//! name from the document.
//!
//! `tests/hazards/service_without_name`, `part_without_name`.

use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::xml::declared::optional_label;
use crate::documents::xml::name::{Quoted, WSDL};
use crate::documents::xml::{Document, Element};

/// Looks at an element of WSDL.
pub(super) fn repair(document: &mut Document<'_>, index: usize, diagnostics: &mut Diagnostics) {
    let element = document.element(index);
    if optional_label(element).is_some() {
        return;
    }
    let (noun, name, help) = match element.local() {
        "service" => {
            let name = of_service(document.root(), element);
            ("service", name, "give it one: its client is named after it")
        }
        "part" if element.value("type").is_none() => ("part", of_element(element), "give it one"),
        _ => return,
    };
    let Some(name) = name else { return };
    let message = format!("the {noun} has no name; read as {}", Quoted(&name));
    diagnostics.warning(codes::MISSING_NAME, element.span(), message).help(help);
    document.set(index, "name", name);
}

/// The name of the document or of a port. Nothing refers to a service, so that any name will do.
fn of_service(root: Element<'_>, service: Element<'_>) -> Option<String> {
    std::iter::once(root).chain(service.children_of(WSDL)).find_map(optional_label)
}

/// The name of the element that a part refers to.
fn of_element(part: Element<'_>) -> Option<String> {
    let local = part.value("element")?.trim().rsplit(':').next()?;
    Some(local.to_owned())
}
