//! Attributes inside of a sequence, and elements without one around them: they are read as if they
//! stood where they belong.
//!
//! `tests/hazards/attribute_in_sequence`, `element_directly_in_type`, `two_groups_in_type`.

use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::xsd::{AttributeUse, Particle};

/// An attribute inside of a group of elements is one of the type.
pub(super) fn check_attribute(attribute: &AttributeUse, diagnostics: &mut Diagnostics) {
    let Some((written, group)) = &attribute.inside else { return };
    let message =
        format!("`<{written}>` stands inside of `<{group}>`; read as if it stood behind that");
    diagnostics
        .warning(codes::MISPLACED_ELEMENT, attribute.span, message)
        .help("move it to the end of the type");
}

/// Several groups in a type, and elements without a group, stand in a sequence.
pub(super) fn check_particle(particle: &Particle, diagnostics: &mut Diagnostics) {
    let Some(written) = &particle.loose else { return };
    let message = format!("`<{written}>` has no sequence around it; read as in one");
    diagnostics
        .warning(codes::MISPLACED_ELEMENT, particle.span, message)
        .help("write `sequence` around the elements and groups of the type");
}
