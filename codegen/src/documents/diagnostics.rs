//! Diagnostics: what is wrong with the input, where, and what to do about it.

mod diagnostic;
mod finding;

use std::collections::{HashMap, HashSet};

pub use super::codes::Severity;
use super::codes::{self, Code};
use crate::documents::source::{SourceId, Sources, Span};
pub use diagnostic::Diagnostic;
pub(crate) use finding::{Added, Unread};
use finding::{Finding, NAMED};

/// At most this many diagnostics of one severity are kept; the rest are only counted.
const KEPT: usize = 100;

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
    /// Whether settings and refinements may be about other documents than those that are read.
    may_miss: bool,
}

/// What is said of settings and refinements that do not fit the documents. What is left out then has its
/// declared type. A mistake in the refinements themselves is one whatever the documents are.
const MISSED: [Code; 3] = [codes::UNUSED_SETTING, codes::UNUSED_REFINEMENT, codes::REFINED_TYPE];

/// How many breaks of one rule in one document are told one by one.
const TOLD: usize = 3;

/// How many findings there are of one severity.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    kept: usize,
    dropped: usize,
}

/// A moment, to tell the findings before it from those after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    kept: usize,
    errors: usize,
}

/// Errors that concern a document as a whole, wherever they are found.
const OF_THE_WHOLE: [Code; 3] = [codes::TOO_LARGE, codes::CYCLIC_TYPE, codes::ENDLESS_TYPE];

impl Diagnostics {
    /// Sets whether settings and refinements that do not fit the documents are warnings from now on.
    pub(crate) fn let_miss(&mut self, may_miss: bool) {
        self.may_miss = may_miss;
    }

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
        let missed = self.may_miss && MISSED.iter().any(|missed| missed.name == code.name);
        let severity = if missed { Severity::Warning } else { severity };
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
