//! Bindings that no port offers.
//!
//! `tests/hazards/unoffered_binding`, `service_without_port`.

use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::source::Span;
use crate::documents::xml::name::Quoted;

/// The portType of the binding can be called by another client already.
pub(crate) fn report_twin(name: &str, span: Span, diagnostics: &mut Diagnostics) {
    let message = format!(
        "no port offers the binding {}, and another binding of its portType is offered; it is left \
         out",
        Quoted(name)
    );
    diagnostics.note(codes::SKIPPED_PORT, span, message);
}
