//! Declarations by name, as WSDL and XSD have them: one symbol space for each kind.

use std::collections::{HashMap, HashSet};

use super::name::{QName, Reference};
use super::tree::Element;
use crate::documents::codes::{self, Code};
use crate::documents::diagnostics::{Diagnostics, Unread};
use crate::documents::source::Span;
use crate::near::closest;

/// How many names are looked at for a suggestion.
const CANDIDATES: usize = 2_000;

/// Everything of one kind that the documents declare, in document order.
#[derive(Debug)]
pub(crate) struct Table<T> {
    /// What messages call the kind, such as `message`.
    noun: &'static str,
    /// The code of the error about a reference that leads nowhere.
    dangling: Code,
    items: Vec<Declared<T>>,
    index: HashMap<QName, usize>,
    /// The declaration of a local name in whatever namespace; nothing if there are several.
    locals: HashMap<String, Option<usize>>,
    /// What is declared and makes no sense, so that it is left out.
    broken: HashSet<QName>,
}

/// A declaration with its name and place.
#[derive(Debug)]
pub(crate) struct Declared<T> {
    pub name: QName,
    pub span: Span,
    /// Equal for declarations that say the same thing.
    fingerprint: u64,
    pub item: T,
}

impl<T> Table<T> {
    /// An empty table of things called `noun`; `dangling` is the code of the error about a
    /// reference to one that does not exist.
    pub(crate) fn new(noun: &'static str, dangling: Code) -> Self {
        let (index, locals, broken) = (HashMap::new(), HashMap::new(), HashSet::new());
        Self { noun, dangling, items: Vec::new(), index, locals, broken }
    }

    /// Every declaration, in document order.
    pub(crate) fn items(&self) -> &[Declared<T>] {
        &self.items
    }

    /// Every declaration, in document order.
    pub(crate) fn items_mut(&mut self) -> impl Iterator<Item = &mut Declared<T>> {
        self.items.iter_mut()
    }

    /// Where in [`items`](Self::items) the declaration called `name` is.
    pub(crate) fn position(&self, name: &QName) -> Option<usize> {
        self.index.get(name).copied()
    }

    /// Whether some namespace, and no more than one, has a declaration of this local name.
    pub(crate) fn has_local(&self, local: &str) -> bool {
        self.locals.get(local).copied().flatten().is_some()
    }

    /// Remembers what is declared and left out, so that references to it are not taken to mean
    /// something else.
    pub(crate) fn insert_broken(&mut self, name: QName) {
        self.broken.insert(name);
    }

    fn is_broken(&self, reference: &Reference) -> bool {
        reference.name.as_ref().is_some_and(|name| self.broken.contains(name))
    }

    /// Adds what `element` declares.
    ///
    /// A name that is there already is worth a warning, and the first declaration stays; but
    /// documents are often put together from overlapping copies, which say the same thing.
    pub(crate) fn insert(
        &mut self,
        name: QName,
        element: Element<'_>,
        item: T,
        diagnostics: &mut Diagnostics,
    ) {
        let (span, fingerprint) = (element.span(), element.fingerprint());
        let Some(first) = self.position(&name).map(|index| &self.items[index]) else {
            self.index.insert(name.clone(), self.items.len());
            let local = self.locals.entry(name.local.clone());
            local.and_modify(|several| *several = None).or_insert(Some(self.items.len()));
            self.items.push(Declared { name, span, fingerprint, item });
            return;
        };
        if first.fingerprint == fingerprint && !first.span.shares_source_with(span) {
            return;
        }
        report_duplicate(
            self.noun,
            &name.local,
            (span, fingerprint),
            (first.span, first.fingerprint),
            diagnostics,
        );
    }

    /// Where in [`items`](Self::items) the declaration is that `reference` means; without one,
    /// there is a new error.
    pub(crate) fn find(
        &self,
        reference: &Reference,
        diagnostics: &mut Diagnostics,
    ) -> Option<usize> {
        if let Some(index) = self.look_up(reference, diagnostics) {
            return Some(index);
        }
        let noun = self.noun;
        let unread = unread(reference, diagnostics);
        match &reference.name {
            Some(_) if self.is_broken(reference) => diagnostics
                .error(self.dangling, reference.span, format!("the {noun} {reference} is broken"))
                .help(format!("correct the {noun}")),
            None => diagnostics
                .error(
                    codes::UNBOUND_PREFIX,
                    reference.span,
                    format!("the prefix of the {noun} {reference} is not declared"),
                )
                .help("declare it with an `xmlns` attribute, or correct it"),
            Some(name) => diagnostics
                .error(
                    self.dangling,
                    reference.span,
                    format!("the {noun} {reference} is not declared in `{}`", name.namespace),
                )
                .help_with(|| self.suggest(reference))
                .explained_by(unread),
        };
        None
    }

    /// As [`find`](Self::find), but where only one thing is declared it is taken to be meant, with a
    /// warning.
    pub(crate) fn find_or_only(
        &self,
        reference: &Reference,
        diagnostics: &mut Diagnostics,
    ) -> Option<usize> {
        let [only] = self.items.as_slice() else { return self.find(reference, diagnostics) };
        if let Some(index) = self.look_up(reference, diagnostics) {
            return Some(index);
        }
        if self.is_broken(reference) || unread(reference, diagnostics).is_some() {
            return self.find(reference, diagnostics);
        }
        let (noun, name) = (self.noun, &only.name.local);
        let message =
            format!("the {noun} {reference} is not declared; read as the only one, `{name}`");
        diagnostics.warning(self.dangling, reference.span, message).help("correct the reference");
        Some(0)
    }

    /// As [`find`](Self::find), but what leads nowhere is only a warning: it is read as `open`.
    pub(crate) fn find_or_open(
        &self,
        reference: &Reference,
        open: &str,
        diagnostics: &mut Diagnostics,
    ) -> Option<usize> {
        if let Some(index) = self.look_up(reference, diagnostics) {
            return Some(index);
        }
        let noun = self.noun;
        let problem = match &reference.name {
            None => "its prefix stands for nothing".to_owned(),
            Some(name) => format!("it is not declared in `{}`", name.namespace),
        };
        let message = format!("the {noun} {reference} is read as {open}: {problem}");
        let unread = unread(reference, diagnostics);
        diagnostics
            .warning(self.dangling, reference.span, message)
            .help_with(|| self.suggest(reference))
            .explained_by(unread);
        None
    }

    /// The declaration that `reference` means. One that leads nowhere is taken to mean the only
    /// declaration of that local name, with a warning.
    fn look_up(&self, reference: &Reference, diagnostics: &mut Diagnostics) -> Option<usize> {
        if let Some(index) = reference.name.as_ref().and_then(|name| self.position(name)) {
            return Some(index);
        }
        // Where the document that declares it could not be read, nothing else is meant.
        if self.is_broken(reference) || unread(reference, diagnostics).is_some() {
            return None;
        }
        let local = reference.written.rsplit(':').next()?;
        let index = self.locals.get(local).copied().flatten()?;
        let (noun, found) = (self.noun, &self.items[index].name.namespace);
        if let Some(name) = reference.name.as_ref().filter(|_| found.is_empty()) {
            let message =
                format!("the {noun} {reference} is declared in no namespace; read as that one");
            diagnostics
                .warning(codes::MISSING_NAMESPACE, reference.span, message)
                .help(format!("add targetNamespace=\"{}\" to its schema", name.namespace));
            return Some(index);
        }
        let (code, fault) = match &reference.name {
            Some(_) if !reference.written.contains(':') => (codes::MISSING_PREFIX, "has no prefix"),
            Some(_) => (codes::WRONG_PREFIX, "is not declared in its namespace"),
            None => (codes::UNBOUND_PREFIX, "has a prefix that is not declared"),
        };
        let message = format!("the {noun} {reference} {fault}; read as the one of `{found}`");
        diagnostics
            .warning(code, reference.span, message)
            .help(format!("write it with the prefix that stands for `{found}`"));
        Some(index)
    }

    /// A declared name close to what was written.
    fn suggest(&self, reference: &Reference) -> Option<String> {
        let names = self.items.iter().take(CANDIDATES).map(|item| &item.name);
        let written = reference.written.rsplit(':').next()?;
        Some(match closest(written, names, |name| &name.local) {
            Some(name) => format!("did you mean `{}` of `{}`?", name.local, name.namespace),
            None => format!("declare it, or import the document that declares the {}", self.noun),
        })
    }
}

/// What was not read that may declare what `reference` means.
fn unread(reference: &Reference, diagnostics: &Diagnostics) -> Option<Unread> {
    diagnostics.unread_of(&reference.name.as_ref()?.namespace)
}

/// Collects a warning about two declarations of one name; it says whether they have the same
/// fingerprint.
pub(crate) fn report_duplicate(
    noun: &str,
    name: &str,
    second: (Span, u64),
    first: (Span, u64),
    diagnostics: &mut Diagnostics,
) {
    if first.1 == second.1 {
        let message = format!("the {noun} `{name}` is declared twice in the same way; one is used");
        diagnostics
            .warning(codes::DUPLICATE, second.0, message)
            .clashes_with(first.0)
            .help("remove one of them");
    } else {
        let message = format!(
            "the {noun} `{name}` is declared twice, in different ways; the first one is used"
        );
        diagnostics
            .warning(codes::DUPLICATE, second.0, message)
            .clashes_with(first.0)
            .help("remove or rename one of them");
    }
}
