//! `type="tns:order"` where `order` is an element, and `ref="tns:order"` where it is a type.
//!
//! `tests/hazards/element_as_type`, `type_and_element_mixed_up`.

use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::xml::name::Reference;

/// An element is named where a type belongs: its type is meant.
pub(crate) fn report_element(reference: &Reference, diagnostics: &mut Diagnostics) {
    let message = format!("{reference} is an element, not a type; read as the element's type");
    diagnostics
        .warning(codes::ELEMENT_AS_TYPE, reference.span, message)
        .help("refer to the element with `ref` or `element`, or give its type a name");
}

/// A type is named where an element belongs: an element of its name and content is meant.
pub(crate) fn report_type(reference: &Reference, diagnostics: &mut Diagnostics) {
    let message = format!("{reference} is a type, not an element; read as an element of that name");
    diagnostics
        .warning(codes::TYPE_AS_ELEMENT, reference.span, message)
        .help("declare an element of the type, and refer to that");
}
