//! What commands end in.

use std::process::ExitCode;
use std::{fmt, io};

use wsdl_codegen::{Diagnostic, GenerateError};

/// The exit status of a command that came to its end, or did not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Exit {
    /// 0: it is done; for what compares, there is no difference.
    Done = 0,
    /// 1: there is a difference; of `diff`, one that breaks nothing.
    Different = 1,
    /// 2: of `diff`, there is a change that breaks something.
    Breaking = 2,
    /// 3: an error.
    Failed = 3,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// Why a command was not done.
#[derive(Debug)]
pub struct Failure {
    /// What went wrong: with what, what was found, and what was expected. Empty where the
    /// diagnostics say it all.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// What is wrong in which place of which document.
    pub diagnostics: Vec<Diagnostic>,
    /// The reader of the output has gone away: there is nobody to tell.
    pub is_quiet: bool,
}

impl Failure {
    /// A failure with a message: what went wrong, what was found, and what was expected.
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), help: None, diagnostics: Vec::new(), is_quiet: false }
    }

    /// Adds what to do about it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// Of a document that cannot be read.
impl From<GenerateError> for Failure {
    fn from(error: GenerateError) -> Self {
        Self { diagnostics: error.diagnostics().to_vec(), ..Self::new("") }
    }
}

/// Of output that cannot be written. `wsdl … | head` closes the pipe, which is nothing to tell.
impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        let is_quiet = error.kind() == io::ErrorKind::BrokenPipe;
        Self { is_quiet, ..Self::new(format!("the output cannot be written: {error}")) }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        for (index, diagnostic) in self.diagnostics.iter().enumerate() {
            let separator = if index == 0 && self.message.is_empty() { "" } else { "\n" };
            write!(f, "{separator}{diagnostic}")?;
        }
        match &self.help {
            Some(help) => write!(f, "\n  help: {help}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Failure {}
