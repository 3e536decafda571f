//! The error of generating.

use std::fmt;

use crate::documents::codes;
use crate::documents::diagnostics::{Diagnostic, Severity};

/// Why nothing was generated: at least one error, and the warnings that came with it.
///
/// Its `Display` lists the errors, one below the other. Where nothing is left to generate, the warnings
/// are the reasons, and it lists them too.
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
        let only_empty = self.errors().all(|error| error.code == codes::NO_SERVICE.name);
        let listed = self.diagnostics.iter().filter(|it| match it.severity {
            Severity::Error => true,
            Severity::Warning => only_empty,
            Severity::Note => false,
        });
        for (index, diagnostic) in listed.enumerate() {
            let separator = if index == 0 { "" } else { "\n" };
            write!(f, "{separator}{diagnostic}")?;
        }
        Ok(())
    }
}

impl std::error::Error for GenerateError {}
