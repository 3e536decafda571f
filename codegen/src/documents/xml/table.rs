//! Symbol tables: declarations by name, one symbol space for each kind.

use std::collections::{HashMap, HashSet};

use super::name::{QName, Reference};
use super::tree::Element;
use crate::documents::codes::Code;
use crate::documents::source::Span;

/// Everything of one kind that the documents declare, in document order.
#[derive(Debug)]
pub(crate) struct Table<T> {
    /// What messages call the kind, such as `message`.
    noun: &'static str,
    /// The code for a reference that leads nowhere.
    dangling: Code,
    items: Vec<Declared<T>>,
    index: HashMap<QName, usize>,
    /// The declaration of a local name in whatever namespace; nothing if there are several.
    locals: HashMap<String, Option<usize>>,
    /// What is declared and makes no sense, so that it is left out.
    broken: HashSet<QName>,
    repeated: Vec<Repeated>,
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

/// Another declaration of a name.
#[derive(Debug)]
pub(crate) struct Repeated {
    pub span: Span,
    /// It says the same thing as the first one.
    pub alike: bool,
    first: usize,
}

impl<T> Table<T> {
    /// An empty table of things called `noun`; `dangling` is the code for a reference to
    /// one that does not exist.
    pub(crate) fn new(noun: &'static str, dangling: Code) -> Self {
        let (index, locals, broken) = (HashMap::new(), HashMap::new(), HashSet::new());
        let (items, repeated) = (Vec::new(), Vec::new());
        Self { noun, dangling, items, index, locals, broken, repeated }
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

    /// Where in [`items`](Self::items) the only declaration of this local name is, of whatever
    /// namespace.
    pub(crate) fn only_of_local(&self, local: &str) -> Option<usize> {
        self.locals.get(local).copied().flatten()
    }

    /// What messages call the kind.
    pub(crate) fn noun(&self) -> &'static str {
        self.noun
    }

    /// The code for a reference that leads nowhere.
    pub(crate) fn dangling(&self) -> Code {
        self.dangling
    }

    /// Whether what `reference` means is declared and makes no sense.
    pub(crate) fn is_broken(&self, reference: &Reference) -> bool {
        reference.name.as_ref().is_some_and(|name| self.broken.contains(name))
    }

    /// Declarations of names that are there already, with the first one of each name.
    pub(crate) fn duplicates(&self) -> impl Iterator<Item = (&Repeated, &Declared<T>)> {
        self.repeated.iter().map(|it| (it, &self.items[it.first]))
    }

    /// Remembers what is declared and left out, so that references to it are not taken to mean
    /// something else.
    pub(crate) fn insert_broken(&mut self, name: QName) {
        self.broken.insert(name);
    }

    /// Adds what `element` declares. The first declaration of a name stays.
    ///
    /// Documents are often put together from overlapping copies, which say the same thing: those are
    /// no [duplicates](Self::duplicates).
    pub(crate) fn insert(&mut self, name: QName, element: Element<'_>, item: T) {
        let (span, fingerprint) = (element.span(), element.fingerprint());
        let Some(first) = self.position(&name) else {
            self.index.insert(name.clone(), self.items.len());
            let local = self.locals.entry(name.local.clone());
            local.and_modify(|several| *several = None).or_insert(Some(self.items.len()));
            self.items.push(Declared { name, span, fingerprint, item });
            return;
        };
        let declared = &self.items[first];
        let alike = declared.fingerprint == fingerprint;
        if !alike || declared.span.shares_source_with(span) {
            self.repeated.push(Repeated { span, alike, first });
        }
    }
}
