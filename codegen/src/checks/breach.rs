//! How a broken rule is told.

use crate::documents::codes::Code;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::source::Span;

/// Collects a warning: `message` says what is wrong and how it is read, `rule` which rule it breaks.
pub(super) fn warn(
    diagnostics: &mut Diagnostics,
    code: Code,
    span: Span,
    message: impl Into<String>,
    rule: impl Into<String>,
) {
    diagnostics.breach(code, span, message, rule);
}
