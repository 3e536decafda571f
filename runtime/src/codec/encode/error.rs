//! Errors of encoding.

use std::fmt;

/// A request that cannot be written as XML. Nothing was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EncodeError {
    pub(super) path: String,
    problem: String,
    /// Whether there is nothing to sign with, and so nothing wrong with the request.
    unsigned: bool,
}

impl EncodeError {
    pub(super) fn new(problem: String) -> Self {
        Self { path: String::new(), problem, unsigned: false }
    }

    /// There is no value for a field that the client fills in, for this reason.
    pub(super) fn unsigned(why: &str) -> Self {
        Self { path: String::new(), problem: why.to_owned(), unsigned: true }
    }

    /// Why there is nothing to sign with, where that is the problem.
    pub(crate) fn why_unsigned(&self) -> Option<&str> {
        self.unsigned.then_some(&*self.problem)
    }

    /// The path of the value in the request: element names separated by `/`.
    pub fn path(&self) -> &str {
        &self.path
    }

    pub(super) fn within(&mut self, name: &str) {
        let inner = std::mem::take(&mut self.path);
        self.path = if inner.is_empty() { name.to_owned() } else { format!("{name}/{inner}") };
    }
}

impl fmt::Display for EncodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "at `{}`: {}", self.path, self.problem)
    }
}

impl std::error::Error for EncodeError {}
