//! Errors of decoding.

use std::fmt;

/// A reply that is an envelope, but does not hold what the WSDL declares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodeError(
    /// In a box, since a result is moved through every level of a value.
    Box<Details>,
);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Details {
    path: String,
    problem: String,
    at: usize,
}

impl DecodeError {
    /// An error at the byte `at` of the reply.
    pub(super) fn new(problem: String, at: usize) -> Self {
        Self(Box::new(Details { path: String::new(), problem, at }))
    }

    /// The path of the element in the reply: names separated by `/`.
    pub fn path(&self) -> &str {
        &self.0.path
    }

    /// Puts `name` in front of the path.
    pub(crate) fn within(mut self, name: &str) -> Self {
        self.0.path = match self.0.path.as_str() {
            "" => name.to_owned(),
            inner => format!("{name}/{inner}"),
        };
        self
    }

    /// The same error, about what stands in the place of an element.
    pub(crate) fn expecting(mut self, expected: &str, found: &str) -> Self {
        self.0.problem = format!("expected the element `{expected}`, found {found}");
        self
    }

    /// Adds its index to the item that the path begins with.
    pub(crate) fn at_index(mut self, index: usize) -> Self {
        let end = self.0.path.find('/').unwrap_or(self.0.path.len());
        self.0.path.insert_str(end, &format!("[{index}]"));
        self
    }

    /// Replaces the texts of the reply that the error quotes.
    pub(crate) fn map_text(&mut self, change: &dyn Fn(&str) -> String) {
        self.0.problem = change(&self.0.problem);
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.0.path.is_empty() {
            write!(f, "at `{}`, ", self.0.path)?;
        }
        write!(f, "byte {} of the reply: {}", self.0.at, self.0.problem)
    }
}

impl std::error::Error for DecodeError {}
