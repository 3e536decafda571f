//! SOAP-ENC arrays that do not say what their items are, or that have no type for all that they say.
//!
//! `tests/hazards/untyped_array`, `array_dimensions`.

use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::source::Span;
use crate::documents::xml::name::Quoted;
use crate::documents::xsd::ArrayType;

/// An array says nothing about its items: they may be anything.
pub(crate) fn report_untyped(owner: &str, span: Span, diagnostics: &mut Diagnostics) {
    let owner = Quoted(owner);
    let message =
        format!("the array {owner} says nothing about its items; read as an array of anything");
    diagnostics
        .warning(codes::UNTYPED_ARRAY, span, message)
        .help("add an attribute `arrayType` with a `wsdl:arrayType` (WSDL 1.1 §2.2)");
}

/// An array has several dimensions: it is a list of its items, row by row.
pub(crate) fn check_dimensions(owner: &str, array: &ArrayType, diagnostics: &mut Diagnostics) {
    if array.dimensions < 2 {
        return;
    }
    let message = format!(
        "the array {} has {} dimensions; read as a list of its items, row by row",
        Quoted(owner),
        array.dimensions
    );
    diagnostics
        .warning(codes::ARRAY_DIMENSIONS, array.item.reference.span, message)
        .help("declare an array of arrays to keep the rows apart");
}
