//! What can be wrong with the header of a request.

use std::fmt;

/// A header that cannot be sent: a block that is not one XML element, or a text that XML 1.0 cannot
/// carry. It shows no value of the header.
#[derive(Debug)]
pub(crate) struct HeaderError(String);

pub(crate) type Result<T> = std::result::Result<T, HeaderError>;

impl HeaderError {
    pub fn new(problem: impl Into<String>) -> Self {
        Self(problem.into())
    }

    /// The system has no random numbers to give, which some headers are made of.
    pub fn without_random(error: getrandom::Error) -> Self {
        Self(format!("the system gives no random numbers: {error}"))
    }
}

impl fmt::Display for HeaderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
