//! Lexical forms: simple values as text, and their parsing.

use std::borrow::Cow;
use std::fmt::Display;
use std::str::FromStr;

use crate::secret::Secret;
use crate::types::white_space::trim;

/// The lexical form of a value, with the namespace declarations that it needs.
#[derive(Clone, Debug)]
pub struct Lexical<'t> {
    /// The text, not escaped.
    pub(crate) text: Cow<'t, str>,
    /// Prefixes in the text, and what they stand for.
    pub(crate) declarations: Vec<(String, String)>,
    /// What must not be shown of the text.
    pub(crate) secrets: Vec<Secret>,
}

impl<'t> Lexical<'t> {
    /// Text without prefixes.
    pub fn of(text: impl Into<Cow<'t, str>>) -> Self {
        Self { text: text.into(), declarations: Vec::new(), secrets: Vec::new() }
    }

    /// Text that must not be shown.
    pub(crate) fn secret(text: &'t Secret) -> Self {
        Self { secrets: vec![text.clone()], ..Self::of(text.expose()) }
    }

    /// The same, for as long as one likes.
    pub(crate) fn into_owned(self) -> Lexical<'static> {
        Lexical { text: Cow::Owned(self.text.into_owned()), ..self }
    }

    pub(crate) fn display(value: impl Display) -> Self {
        Self::of(value.to_string())
    }
}

/// Reads a value that goes by the text of its type, such as a number. `INF` and `-INF` (XSD 1.0 Part 2
/// §3.2.4) are among the spellings that Rust knows.
pub(crate) fn read_by_text<T: FromStr>(text: &str) -> Option<T> {
    trim(text).parse().ok()
}

/// Reads a truth value (XSD 1.0 Part 2 §3.2.2).
pub(crate) fn read_boolean(text: &str) -> Option<bool> {
    match trim(text) {
        "true" | "1" => Some(true),
        "false" | "0" => Some(false),
        _ => None,
    }
}

/// How XML Schema spells a number that has no end, which Rust spells in another way.
pub(crate) fn infinite(number: f64) -> Option<&'static str> {
    match number {
        f64::INFINITY => Some("INF"),
        f64::NEG_INFINITY => Some("-INF"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_without_end_are_spelled_as_xml_schema_does() {
        assert_eq!(read_by_text(" INF\n"), Some(f64::INFINITY));
        assert_eq!(read_by_text("-INF"), Some(f32::NEG_INFINITY));
        assert!(read_by_text::<f64>("NaN").is_some_and(f64::is_nan));
        assert_eq!([1.5, f64::NEG_INFINITY].map(infinite), [None, Some("-INF")]);
    }
}
