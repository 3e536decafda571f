//! Diagnostics: what is wrong with the input, where, and what to do about it.

use std::collections::{HashMap, HashSet};
use std::fmt;

pub use super::codes::Severity;
use super::codes::{self, Code};
use crate::documents::source::{Place, SourceId, Sources, Span};

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
    /// Breaks of one rule in one document: how many there are, and the last one that is told.
    breaches: HashMap<(&'static str, String, SourceId), (usize, usize)>,
    /// References of one kind that lead to what one import would have brought in: the first of them.
    explained: HashMap<(&'static str, Span), usize>,
    unread: Vec<Unread>,
    errors: Tally,
    warnings: Tally,
    notes: Tally,
}

/// How many breaks of one rule in one document are told one by one.
const TOLD: usize = 3;

/// How many of the names are told that one finding stands for.
const NAMED: usize = 3;

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
    /// How many more like it there are, which it stands for, and the names of the first ones.
    more: usize,
    names: Vec<String>,
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

    /// Collects a warning about a rule that a document breaks: `rule` names it. The message says how
    /// the document is read. Of many breaks of one rule the first ones are told, and how many more there
    /// are.
    pub(crate) fn breach(
        &mut self,
        code: Code,
        span: Span,
        message: impl Into<String>,
        rule: impl Into<String>,
    ) -> Added<'_> {
        let (message, rule) = (message.into(), rule.into());
        if self.seen.contains(&(Some(span), message.clone())) {
            return Added(None);
        }
        let key = (code.name, rule.clone(), span.source());
        let (told, last) = self.breaches.get(&key).copied().unwrap_or_default();
        if told >= TOLD {
            self.seen.insert((Some(span), message));
            if let Some(finding) = self.kept.get_mut(last) {
                finding.more += 1;
            }
            return Added(None);
        }
        let index = self.kept.len();
        let added = self.add(Severity::Warning, code, Some(span), message);
        if added.0.is_some() {
            self.breaches.insert(key, (told + 1, index));
        }
        Added(self.kept.get_mut(index)).help(rule)
    }

    /// Whether a reference of the kind of `code` to `name` is one of many that `unread` explains: then
    /// the first one stands for it.
    pub(crate) fn is_explained(
        &mut self,
        code: Code,
        name: &str,
        span: Span,
        unread: &Unread,
    ) -> bool {
        if !self.seen.insert((Some(span), format!("{} {name}", code.name))) {
            return true;
        }
        let key = (code.name, unread.span);
        let Some(index) = self.explained.get(&key) else {
            self.explained.insert(key, self.kept.len());
            return false;
        };
        let Some(first) = self.kept.get_mut(*index) else { return false };
        first.more += 1;
        if first.names.len() < NAMED && !first.names.iter().any(|it| it == name) {
            first.names.push(name.to_owned());
        }
        true
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
        self.promote_imports();
        // What an import explains comes behind it.
        self.kept.sort_by_key(|finding| {
            finding.span.max(finding.unread.as_ref().map(|unread| unread.span))
        });
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

    /// An import that nothing needs is worth a note; one that something refers to, a warning.
    fn promote_imports(&mut self) {
        let needed = self.kept.iter().filter_map(|it| Some(it.unread.as_ref()?.span));
        let needed: HashSet<Span> = needed.collect();
        for finding in self.kept.iter_mut().filter(|it| it.severity == Severity::Note) {
            if finding.span.is_some_and(|span| needed.contains(&span)) {
                finding.severity = Severity::Warning;
            }
        }
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
        let (more, names) = (0, Vec::new());
        self.kept.push(Finding {
            severity,
            code,
            span,
            message,
            other,
            help,
            unread,
            more,
            names,
            left_out,
        });
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
