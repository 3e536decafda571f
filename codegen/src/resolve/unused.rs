//! References in what nothing refers to, so that they are told if they lead nowhere.
//!
//! Nothing is made of what stands there. Findings that there are already are not repeated.

use super::types::Types;
use crate::documents::wsdl::{Definitions, PartContent};
use crate::documents::xsd::{AttributeTerm, AttributeUse, ElementName, Particle, Term, TypeUse};
use crate::quirks::reference;

/// Looks at messages, groups, attributes and attribute groups.
pub(super) fn check(definitions: &Definitions, types: &mut Types<'_>) {
    for part in definitions.messages.items().iter().flat_map(|it| &it.item.parts) {
        match &part.content {
            PartContent::Type(ty) => drop(types.named(ty)),
            // Where the element is a type by mistake, that is told where the part is used.
            PartContent::Element(reference) if super::builtin::is_type(reference) => {}
            PartContent::Element(reference) => drop(types.element_reference(reference)),
            PartContent::Nothing => {}
        }
    }
    let schemas = &definitions.schemas;
    for declared in schemas.groups.items() {
        particle(&declared.item, types);
    }
    for declared in schemas.attributes.items() {
        named(&declared.item.ty, types);
    }
    for declared in schemas.attribute_groups.items() {
        declared.item.iter().for_each(|it| attribute(it, types));
    }
}

fn named(ty: &TypeUse, types: &mut Types<'_>) {
    if let TypeUse::Named(name) = ty {
        types.named(name);
    }
}

fn particle(it: &Particle, types: &mut Types<'_>) {
    match &it.term {
        Term::Element(element) => {
            if let ElementName::Reference(reference) = &element.name {
                types.element_reference(reference);
            }
            named(&element.ty, types);
        }
        Term::Group(_, particles) => particles.iter().for_each(|it| particle(it, types)),
        Term::GroupReference(group) => {
            let table = &types.schemas.groups;
            reference::find_or_open(table, group, "any elements", types.diagnostics);
        }
        Term::Wildcard(_) => {}
    }
}

fn attribute(attribute: &AttributeUse, types: &mut Types<'_>) {
    match &attribute.term {
        AttributeTerm::Own(own) => named(&own.ty, types),
        AttributeTerm::Reference(reference) => types.check_attribute(reference),
        AttributeTerm::Group(group) => types.check_attribute_group(group),
        AttributeTerm::Wildcard(_) => {}
    }
}
