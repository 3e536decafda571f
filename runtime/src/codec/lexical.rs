//! The text that a simple value is.

use std::borrow::Cow;
use std::fmt::Display;

/// The lexical form of a value, with the namespace declarations that it needs.
#[derive(Clone, Debug)]
pub struct Lexical<'t> {
    /// The text, not escaped.
    pub(crate) text: Cow<'t, str>,
    /// Prefixes in the text, and what they stand for.
    pub(crate) declarations: Vec<(String, String)>,
}

impl<'t> Lexical<'t> {
    /// Text without prefixes.
    pub fn of(text: impl Into<Cow<'t, str>>) -> Self {
        Self { text: text.into(), declarations: Vec::new() }
    }

    pub(crate) fn display(value: impl Display) -> Self {
        Self::of(value.to_string())
    }
}
