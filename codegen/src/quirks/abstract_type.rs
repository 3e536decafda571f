//! Abstract types that nothing is derived from: no message can say what stands there.
//!
//! `tests/hazards/abstract_type_alone`.

use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::source::Span;
use crate::documents::xml::name::Quoted;

/// An abstract element occurs only by way of those that stand in for it (XSD 1.0 Part 1 §3.3.2).
pub(crate) fn report_element(name: &str, span: Span, diagnostics: &mut Diagnostics) {
    let message = format!(
        "the element {} is abstract, and none stands in for it; what stands there is kept as XML",
        Quoted(name)
    );
    diagnostics.warning(codes::ABSTRACT_TYPE, span, message).help(
        "generate from the documents that declare the elements that stand in for it, or take \
         `abstract` away",
    );
}

/// Only types derived from an abstract one occur (XSD 1.0 Part 1 §3.4.2); without any, what stands
/// there is kept as it came.
pub(crate) fn report(name: &str, span: Span, diagnostics: &mut Diagnostics) {
    let message = format!(
        "the type {} is abstract, and no type is derived from it; its values are kept as XML",
        Quoted(name)
    );
    diagnostics.warning(codes::ABSTRACT_TYPE, span, message).help(
        "generate from the documents that declare the types derived from it, or take `abstract` \
         away",
    );
}
