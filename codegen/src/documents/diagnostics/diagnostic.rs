//! A finding as users see it.

use std::fmt;

use crate::documents::codes::Severity;

/// One problem in an input document.
///
/// Its `Display` is `file:line:column: severity[code]: message`, followed by a line `  help: …` if
/// the user can do something about it.
///
#[doc = include_str!("../../../DIAGNOSTICS.md")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// A stable name for this kind of problem, such as `dangling-type`.
    pub code: &'static str,
    /// The name of the document, as it was given; empty if the problem concerns no document.
    pub file: String,
    /// The line, counted from one; zero if it concerns no place.
    pub line: usize,
    /// The column in characters, counted from one; zero if it concerns no place.
    pub column: usize,
    /// What is wrong, which element or name it concerns, and what was assumed.
    pub message: String,
    /// What the user can do about it.
    pub help: Option<String>,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.line > 0 {
            write!(f, "{}:{}:{}: ", self.file, self.line, self.column)?;
        } else if !self.file.is_empty() {
            write!(f, "{}: ", self.file)?;
        }
        write!(f, "{}[{}]: {}", self.severity, self.code, self.message)?;
        match &self.help {
            Some(help) => write!(f, "\n  help: {help}"),
            None => Ok(()),
        }
    }
}
