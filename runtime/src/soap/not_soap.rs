//! Replies that hold no SOAP envelope.

use std::fmt;

/// What a reply is that holds no SOAP envelope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NotSoap {
    Empty,
    Html,
    Other,
}

impl fmt::Display for NotSoap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "the reply is empty",
            Self::Html => "the reply is an HTML page, not a SOAP envelope",
            Self::Other => "the reply holds no SOAP envelope",
        })
    }
}

impl NotSoap {
    /// What a text is that holds none.
    pub(crate) fn of(text: &str) -> Self {
        let start = text.trim_start().as_bytes();
        let is_html = |opening: &[u8]| {
            start.get(..opening.len()).is_some_and(|found| found.eq_ignore_ascii_case(opening))
        };
        if start.is_empty() {
            Self::Empty
        } else if is_html(b"<!doctype html")
            || is_html(b"<html")
            || is_html(b"<br")
            || is_html(b"<b>")
        {
            Self::Html
        } else {
            Self::Other
        }
    }
}
