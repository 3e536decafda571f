//! Diagnostics: what is wrong with the input, where, and what to do about it.

use std::collections::{HashMap, HashSet};
use std::fmt;

pub use super::codes::Severity;
use super::codes::{self, Code};
use crate::documents::source::{Place, Sources, Span};

/// At most this many diagnostics of one severity are kept; the rest are only counted.
const KEPT: usize = 100;

/// One problem in an input document.
///
/// Its `Display` is `file:line:column: severity[code]: message`, followed by a line `  help: …` if
/// the user can do something about it.
///
#[doc = include_str!("../../DIAGNOSTICS.md")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// A stable name for this kind of problem, such as `dangling-type`.
    pub code: &'static str,
    /// The name of the document, as it was given; empty if the problem concerns no document.
    pub file: String,
    /// The line, counted from one; zero if it concerns no place.
    pub line: usize,
    /// The column in characters, counted from one; zero if it concerns no place.
    pub column: usize,
    /// What is wrong, which element or name it concerns, and what was assumed.
    pub message: String,
    /// What the user can do about it.
    pub help: Option<String>,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.line > 0 {
            write!(f, "{}:{}:{}: ", self.file, self.line, self.column)?;
        } else if !self.file.is_empty() {
            write!(f, "{}: ", self.file)?;
        }
        write!(f, "{}[{}]: {}", self.severity, self.code, self.message)?;
        match &self.help {
            Some(help) => write!(f, "\n  help: {help}"),
            None => Ok(()),
        }
    }
}

/// Collects findings while the input is read, so that one run shows all of them.
#[derive(Debug, Default)]
pub(crate) struct Diagnostics {
    kept: Vec<Finding>,
    seen: HashSet<(Option<Span>, String)>,
    unread: Vec<Unread>,
    errors: Tally,
    warnings: Tally,
    notes: Tally,
}

/// How many findings there are of one severity.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    kept: usize,
    dropped: usize,
}

/// What was not read, so that references to what it declares lead nowhere.
#[derive(Clone, Debug)]
pub(crate) struct Unread {
    /// Empty if it is not known.
    namespace: String,
    span: Span,
    noun: &'static str,
    verb: &'static str,
}

/// A diagnostic whose place is not yet a line and a column.
#[derive(Debug)]
struct Finding {
    severity: Severity,
    code: Code,
    span: Option<Span>,
    message: String,
    /// The place of what this one clashes with.
    other: Option<Span>,
    help: Option<String>,
    /// What may explain it; the help is continued with that.
    unread: Option<Unread>,
    /// What can be left out on its account.
    left_out: Option<String>,
}

/// A moment, to tell the findings before it from those after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    kept: usize,
    errors: usize,
}

/// Errors that concern a document as a whole, wherever they are found.
const OF_THE_WHOLE: [Code; 3] = [codes::TOO_LARGE, codes::CYCLIC_TYPE, codes::ENDLESS_TYPE];

/// A finding just collected, to which more can be said.
///
/// Empty if the finding was not kept, so that nothing is worked out in vain.
#[derive(Debug)]
pub(crate) struct Added<'d>(Option<&'d mut Finding>);

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

impl Diagnostics {
    /// Collects an error: nothing will be generated.
    pub(crate) fn error(
        &mut self,
        code: Code,
        span: impl Into<Option<Span>>,
        message: impl Into<String>,
    ) -> Added<'_> {
        self.add(Severity::Error, code, span.into(), message.into())
    }

    /// Collects a warning about a broken document: the message says what was assumed.
    ///
    /// Those are for [`quirks`](crate::quirks) alone.
    pub(crate) fn warning(
        &mut self,
        code: Code,
        span: impl Into<Option<Span>>,
        message: impl Into<String>,
    ) -> Added<'_> {
        self.add(Severity::Warning, code, span.into(), message.into())
    }

    /// Collects a warning about what is skipped, so that the client lacks it: no reading is sound,
    /// or nothing here knows it.
    pub(crate) fn left_out(
        &mut self,
        code: Code,
        span: impl Into<Option<Span>>,
        message: impl Into<String>,
    ) -> Added<'_> {
        self.add(Severity::Warning, code, span.into(), message.into())
    }

    /// Collects a note: the message says what was left out, and why that is sound.
    pub(crate) fn note(
        &mut self,
        code: Code,
        span: impl Into<Option<Span>>,
        message: impl Into<String>,
    ) -> Added<'_> {
        self.add(Severity::Note, code, span.into(), message.into())
    }

    /// Remembers that what stands at `span` was not read: `noun` and `verb` say what and why, and
    /// `namespace`, empty if that is not known, what it would have declared something in.
    pub(crate) fn unread(
        &mut self,
        namespace: &str,
        span: Span,
        noun: &'static str,
        verb: &'static str,
    ) {
        if self.unread.len() < KEPT {
            self.unread.push(Unread { namespace: namespace.to_owned(), span, noun, verb });
        }
    }

    /// What was not read, though it may declare something in `namespace`.
    pub(crate) fn unread_of(&self, namespace: &str) -> Option<Unread> {
        let of = |namespace: &str| self.unread.iter().find(|it| it.namespace == namespace);
        of(namespace).or_else(|| of("")).cloned()
    }

    /// Begins with a service description that has nothing to do with those before.
    pub(crate) fn forget_unread(&mut self) {
        self.unread.clear();
    }

    /// This moment.
    pub(crate) fn mark(&self) -> Mark {
        Mark { kept: self.kept.len(), errors: self.error_count() }
    }

    /// Whether there is a new error since `mark`.
    pub(crate) fn has_errors_since(&self, mark: Mark) -> bool {
        self.error_count() > mark.errors
    }

    /// Says that the errors since `mark` only concern `what`, which can be left out.
    pub(crate) fn blame(&mut self, mark: Mark, what: &str) {
        let new = self.kept.iter_mut().skip(mark.kept);
        for finding in new.filter(|it| it.severity == Severity::Error) {
            if !OF_THE_WHOLE.contains(&finding.code) && finding.left_out.is_none() {
                finding.left_out = Some(what.to_owned());
            }
        }
    }

    /// Turns the errors since `mark` about what can be left out into warnings: enough is left
    /// without it.
    pub(crate) fn forgive(&mut self, mark: Mark) {
        for finding in self.kept.iter_mut().skip(mark.kept) {
            let Some(what) = finding.left_out.take() else { continue };
            finding.severity = Severity::Warning;
            finding.message = format!("{}; {what} is left out", finding.message);
            self.errors.kept -= 1;
            self.warnings.kept += 1;
        }
    }

    /// How many errors there are, those that are not kept included.
    pub(crate) fn error_count(&self) -> usize {
        self.errors.kept + self.errors.dropped
    }

    /// Whether nothing can be generated.
    pub(crate) fn has_errors(&self) -> bool {
        self.error_count() > 0
    }

    /// Every finding in the order of the documents, without repetitions.
    ///
    /// Of each severity the first hundred are told, and then how many more there are.
    pub(crate) fn into_list(mut self, sources: &Sources) -> Vec<Diagnostic> {
        self.kept.sort_by_key(|finding| finding.span);
        let spans = self.kept.iter().flat_map(|finding| {
            [finding.span, finding.other, finding.unread.as_ref().map(|unread| unread.span)]
        });
        let places = sources.locate(spans.flatten().collect());
        let mut list: Vec<Diagnostic> =
            self.kept.into_iter().map(|finding| finding.locate(&places)).collect();
        let tallies = [
            (Severity::Error, self.errors),
            (Severity::Warning, self.warnings),
            (Severity::Note, self.notes),
        ];
        for (severity, tally) in tallies {
            if tally.dropped > 0 {
                list.push(Diagnostic {
                    severity,
                    code: codes::MORE.name,
                    file: String::new(),
                    line: 0,
                    column: 0,
                    message: format!("{} more of this severity are not shown", tally.dropped),
                    help: None,
                });
            }
        }
        list
    }

    fn add(
        &mut self,
        severity: Severity,
        code: Code,
        span: Option<Span>,
        message: String,
    ) -> Added<'_> {
        let tally = match severity {
            Severity::Error => &mut self.errors,
            Severity::Warning => &mut self.warnings,
            Severity::Note => &mut self.notes,
        };
        if tally.kept >= KEPT {
            tally.dropped += 1;
            return Added(None);
        }
        if !self.seen.insert((span, message.clone())) {
            return Added(None);
        }
        tally.kept += 1;
        let (other, help, unread, left_out) = (None, None, None, None);
        self.kept.push(Finding { severity, code, span, message, other, help, unread, left_out });
        Added(self.kept.last_mut())
    }
}

impl Finding {
    fn locate(self, places: &HashMap<Span, Place<'_>>) -> Diagnostic {
        let place = self.span.and_then(|span| places.get(&span));
        let mut message = self.message;
        if let Some(other) = self.other.and_then(|span| places.get(&span)) {
            let Place { file, line, column } = other;
            message = format!("{message}; the other one is at {file}:{line}:{column}");
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
