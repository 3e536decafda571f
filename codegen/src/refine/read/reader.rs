//! Reports mistakes, each with its place.

use toml::de::DeValue;

use super::pair::Pair;
use super::words;
use crate::documents::codes;
use crate::documents::diagnostics::{Added, Diagnostics};
use crate::documents::source::{SourceId, Span};
use crate::names::is_identifier;
use crate::near::Near;
use crate::refine::said::Said;
use crate::toml_file::kind;

/// What reads one file.
#[derive(Debug)]
pub(super) struct Reader<'d> {
    pub id: SourceId,
    pub diagnostics: &'d mut Diagnostics,
}

impl<'d> Reader<'d> {
    pub(super) fn new(id: SourceId, diagnostics: &'d mut Diagnostics) -> Self {
        Self { id, diagnostics }
    }

    /// Reports something that cannot be followed.
    pub(super) fn malformed(&mut self, span: Option<Span>, message: String) -> Added<'_> {
        self.diagnostics.error(codes::MALFORMED_REFINEMENT, span, message)
    }

    /// Reports something that is said twice.
    pub(super) fn repeated(&mut self, span: Option<Span>, other: Option<Span>, message: String) {
        let added = self.diagnostics.error(codes::REPEATED_REFINEMENT, span, message);
        if let Some(other) = other {
            added.clashes_with(other);
        }
    }

    /// Reports a value of another kind than what belongs there.
    pub(super) fn wrong_kind(&mut self, pair: &Pair<'_>, expected: &str) {
        let found = kind(pair.value);
        let message = match pair.within.as_str() {
            "" => format!("`{}` is {found}, and {expected} belongs there", pair.key.value),
            within => {
                format!(
                    "`{}` of [{within}] is {found}, and {expected} belongs there",
                    pair.key.value
                )
            }
        };
        let quoted = match pair.value {
            DeValue::Integer(number) => Some(number.to_string()),
            DeValue::Float(number) => Some(number.to_string()),
            DeValue::Boolean(flag) => Some(flag.to_string()),
            _ => None,
        };
        let added = self.diagnostics.error(codes::MALFORMED_REFINEMENT, pair.span, message);
        if let Some(text) = quoted.filter(|_| expected == TEXT) {
            added.help(format!("write it in quotes: \"{text}\""));
        }
    }

    /// A value that is a text.
    pub(super) fn text(&mut self, pair: &Pair<'_>) -> Option<Said<String>> {
        match pair.value {
            DeValue::String(text) => Some(Said::at(pair.span, text.to_string())),
            _ => {
                self.wrong_kind(pair, TEXT);
                None
            }
        }
    }

    /// Reports a word that is none of those that can stand there.
    pub(super) fn no_word(&mut self, span: Option<Span>, key: &str, found: &str, words: &[&str]) {
        let mut near = Near::default();
        words.iter().for_each(|word| near.consider(found, (*word).to_owned()));
        let help = near.question().unwrap_or_else(|| {
            let words: Vec<String> = words.iter().map(|it| format!("\"{it}\"")).collect();
            format!("write one of {}", words.join(", "))
        });
        self.malformed(span, format!("`{key}` cannot be `{found}`")).help(help);
    }

    /// Whether a name can be one in Rust; if not, that is reported.
    pub(super) fn is_identifier(&mut self, name: &Said<String>) -> bool {
        let is_one = is_identifier(&name.value);
        if !is_one {
            let message = format!("`{}` cannot be a name in Rust", name.value);
            self.malformed(name.span, message)
                .help("write an identifier of Rust that is no keyword");
        }
        is_one
    }

    /// Whether a path can lead to a module; if not, that is reported.
    pub(super) fn is_module(&mut self, path: &Said<String>) -> bool {
        let is_one = words::is_module(&path.value);
        if !is_one {
            let message = format!("`{}` is no path of a module", path.value);
            self.malformed(path.span, message).help("write a path from `crate` or `::` on");
        }
        is_one
    }

    /// Whether a path can lead to something in the documents; if not, that is reported.
    pub(super) fn is_path(
        &mut self,
        path: &Said<String>,
        forms: &'static str,
        sound: bool,
    ) -> bool {
        if !sound {
            let message = format!("`{}` is no path of what stands in a WSDL", path.value);
            self.malformed(path.span, message)
                .help(format!("write {forms}, with `*` for any text"));
        }
        sound
    }
}

/// What a text is called.
const TEXT: &str = "a text";
