//! The limit on the size of a model.
//!
//! A short document can ask for a huge model: groups within groups, one message used by every
//! operation, one binding used by every port. Whatever is expanded more than once counts towards
//! the limit.

use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::source::Span;

/// The size of the largest model: so many fields, parts, operations and ports together. The largest
/// known services stay below a tenth of it.
const MOST: usize = 500_000;

/// How much more may be added to a model.
pub(super) struct Budget(usize);

impl Default for Budget {
    fn default() -> Self {
        Self(MOST)
    }
}

impl Budget {
    /// Counts one thing that `texts` are copied for; without enough left there is an error.
    pub(super) fn spend(
        &mut self,
        texts: &[Option<&str>],
        span: Span,
        diagnostics: &mut Diagnostics,
    ) -> Option<()> {
        // A page of documentation weighs as much as a few dozen fields without any.
        let copied: usize = texts.iter().flatten().map(|text| text.len()).sum();
        if let Some(rest) = self.0.checked_sub(1 + copied / 64) {
            self.0 = rest;
            return Some(());
        }
        diagnostics
            .error(
                codes::TOO_LARGE,
                span,
                format!("written out, this makes more than {MOST} items"),
            )
            .help("no WSDL needs this; check where the document comes from");
        None
    }
}
