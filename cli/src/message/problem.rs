//! What is wrong with the values of a message.

use std::fmt;

/// Something that is wrong with a value, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The path of the value, as it is written on the command line; empty for the message itself.
    pub path: String,
    /// What was found, what was expected, and what to do.
    pub text: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.path.as_str() {
            "" => f.write_str(&self.text),
            path => write!(f, "{path}: {}", self.text),
        }
    }
}

/// Gathers problems, and knows the path of the value that is looked at.
#[derive(Debug, Default)]
pub struct Problems {
    path: Vec<String>,
    found: Vec<Problem>,
}

impl Problems {
    /// Adds a problem of the value that is looked at.
    pub fn add(&mut self, text: impl Into<String>) {
        self.found.push(Problem { path: self.path.concat(), text: text.into() });
    }

    /// Looks at the field `name` of that value, until [`leave`](Self::leave) is called.
    pub fn enter_field(&mut self, name: &str) {
        let dot = if self.path.is_empty() { "" } else { "." };
        let mut step = dot.to_owned();
        for c in name.chars() {
            if matches!(c, '.' | '[' | ']' | '=' | ':' | '\\') {
                step.push('\\');
            }
            step.push(c);
        }
        self.path.push(step);
    }

    /// Looks at an item of that value, until [`leave`](Self::leave) is called.
    pub fn enter_item(&mut self, index: usize) {
        self.path.push(format!("[{index}]"));
    }

    /// Looks at the value again that was looked at before.
    pub fn leave(&mut self) {
        self.path.pop();
    }

    /// How many there are so far.
    pub fn len(&self) -> usize {
        self.found.len()
    }

    /// Whether there is none so far.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// Forgets all but the first `len` of them.
    pub fn truncate(&mut self, len: usize) {
        self.found.truncate(len);
    }

    /// All of them.
    pub fn into_list(self) -> Vec<Problem> {
        self.found
    }
}
