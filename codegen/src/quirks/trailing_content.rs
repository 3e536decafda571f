//! What follows the root element, which is whole by then: it is ignored.
//!
//! `tests/hazards/trailing_text`.

use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::xml::Document;

pub(super) fn report(document: &Document<'_>, diagnostics: &mut Diagnostics) {
    let Some((span, problem)) = document.trailing() else { return };
    let message = format!("what follows the root element is ignored: {problem}");
    diagnostics.warning(codes::TRAILING_CONTENT, span, message).help("remove it");
}
