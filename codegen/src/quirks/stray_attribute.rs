//! Attributes that `xsd:element` does not have, such as `visibility="duration"`: they mean nothing.

use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::source::Span;
use crate::documents::xml::name::Quoted;

pub(super) fn repair(owner: &str, stray: &[(String, Span)], diagnostics: &mut Diagnostics) {
    for (attribute, span) in stray {
        let message = format!(
            "{} of the element {} is no attribute of XML Schema; it is ignored",
            Quoted(attribute),
            Quoted(owner)
        );
        diagnostics.warning(codes::STRAY_ATTRIBUTE, *span, message).help("remove it");
    }
}
