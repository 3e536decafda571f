//! The error of parsing and converting.

use std::fmt;

/// A text that is not valid for the type, a value out of its range, or a conversion that would lose
/// something.
///
/// ```
/// use wsdl_runtime::types::Date;
///
/// let error = "2023-02-29".parse::<Date>().unwrap_err();
/// assert_eq!(error.to_string(), "expected xsd:date, found `2023-02-29`");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseError {
    expected: &'static str,
    found: String,
}

impl ParseError {
    /// Quotes no more of `found` than a message has room for.
    pub(crate) fn new(expected: &'static str, found: &str) -> Self {
        let mut shown: String = found.chars().take(60).collect();
        if shown.len() < found.len() {
            shown.push('…');
        }
        Self { expected, found: shown }
    }

    /// What was expected: a type such as `xsd:date`, or the range of a conversion.
    pub fn expected(&self) -> &'static str {
        self.expected
    }

    /// What was found instead: its first 60 characters, with `…` where more follow.
    pub fn found(&self) -> &str {
        &self.found
    }
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {}, found `{}`", self.expected, self.found)
    }
}

impl std::error::Error for ParseError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut() {
        let error = ParseError::new("xsd:decimal", &"é".repeat(61));
        assert_eq!(error.found(), format!("{}…", "é".repeat(60)));
        assert_eq!(ParseError::new("xsd:decimal", &"é".repeat(60)).found(), "é".repeat(60));
    }
}
