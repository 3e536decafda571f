//! One finding, from where it is collected to where it is shown.

use std::collections::HashMap;

use super::diagnostic::Diagnostic;
use crate::documents::codes::{Code, Severity};
use crate::documents::source::{Place, Span};

/// How many of the names are told that one finding stands for.
pub(super) const NAMED: usize = 3;

/// What was not read, so that references to what it declares lead nowhere.
#[derive(Clone, Debug)]
pub(crate) struct Unread {
    /// Empty if it is not known.
    pub(super) namespace: String,
    pub(super) span: Span,
    pub(super) noun: &'static str,
    pub(super) verb: &'static str,
}

/// A diagnostic whose place is not yet a line and a column.
#[derive(Debug)]
pub(super) struct Finding {
    pub(super) severity: Severity,
    pub(super) code: Code,
    pub(super) span: Option<Span>,
    pub(super) message: String,
    /// The place of what this one clashes with.
    pub(super) other: Option<Span>,
    pub(super) help: Option<String>,
    /// What may explain it; the help is continued with that.
    pub(super) unread: Option<Unread>,
    /// How many more like it there are, which it stands for, and the names of the first ones.
    pub(super) more: usize,
    pub(super) names: Vec<String>,
    /// What can be left out on its account.
    pub(super) left_out: Option<String>,
}

/// A finding just collected, to which more can be said.
///
/// Empty if the finding was not kept, so that nothing is worked out in vain.
#[derive(Debug)]
pub(crate) struct Added<'d>(pub(super) Option<&'d mut Finding>);

impl Added<'_> {
    /// Says what the user can do about it.
    pub(crate) fn help(self, help: impl Into<String>) -> Self {
        self.help_with(|| Some(help.into()))
    }

    /// Works out what the user can do about it, if the finding is one that is shown.
    pub(crate) fn help_with(mut self, help: impl FnOnce() -> Option<String>) -> Self {
        if let Some(finding) = &mut self.0 {
            finding.help = help();
        }
        self
    }

    /// Says that it may come of something that was not read.
    pub(crate) fn explained_by(mut self, unread: Option<Unread>) -> Self {
        if let Some(finding) = &mut self.0 {
            finding.unread = unread;
        }
        self
    }

    /// Names the place of the other definition that this one clashes with; the message is
    /// continued with it.
    pub(crate) fn clashes_with(mut self, other: Span) -> Self {
        if let Some(finding) = &mut self.0 {
            finding.other = Some(other);
        }
        self
    }
}

impl Finding {
    /// The finding as it is shown.
    pub(super) fn locate(self, places: &HashMap<Span, Place<'_>>) -> Diagnostic {
        let place = self.span.and_then(|span| places.get(&span));
        let mut message = self.message;
        if let Some(other) = self.other.and_then(|span| places.get(&span)) {
            let Place { file, line, column } = other;
            message = format!("{message}; the other one is at {file}:{line}:{column}");
        }
        if self.more > 0 {
            message = format!("{message}; {}", more(self.more, &self.names));
        }
        let mut help = self.help;
        if let Some(unread) = self.unread
            && let Some(Place { file, line, column }) = places.get(&unread.span)
        {
            let Unread { noun, verb, .. } = unread;
            let text = help.unwrap_or_default();
            help = Some(format!("{text}; {noun} at {file}:{line}:{column} {verb}"));
        }
        Diagnostic {
            severity: self.severity,
            code: self.code.name,
            file: place.map_or("", |place| place.file).to_owned(),
            line: place.map_or(0, |place| place.line),
            column: place.map_or(0, |place| place.column),
            message,
            help,
        }
    }
}

/// What a finding says of those that it stands for.
fn more(count: usize, names: &[String]) -> String {
    if names.is_empty() {
        let places = if count == 1 { "place breaks" } else { "places break" };
        return format!("{count} more {places} this rule here");
    }
    let listed: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    let dots = if names.len() == NAMED { ", …" } else { "" };
    let references = if count == 1 { "reference leads" } else { "references lead" };
    format!("{count} more {references} there: {}{dots}", listed.join(", "))
}
