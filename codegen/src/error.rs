//! The error of generating.

use std::fmt;

use crate::documents::diagnostics::{Diagnostic, Severity};

/// Why nothing was generated: at least one error, and the warnings that came with it.
///
/// Its `Display` lists the errors, one below the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GenerateError {
    diagnostics: Vec<Diagnostic>,
}

impl GenerateError {
    pub(crate) fn new(diagnostics: Vec<Diagnostic>) -> Self {
        Self { diagnostics }
    }

    /// All diagnostics, in the order of the documents.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// The diagnostics that are errors.
    pub fn errors(&self) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error)
    }
}

impl fmt::Display for GenerateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, error) in self.errors().enumerate() {
            let separator = if index == 0 { "" } else { "\n" };
            write!(f, "{separator}{error}")?;
        }
        Ok(())
    }
}

impl std::error::Error for GenerateError {}
