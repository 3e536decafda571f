//! The rules of one setting: which of them fit an item, and which fit nothing.

use std::cell::{Cell, RefCell};

use super::index::Index;
use super::path::{Item, Path};
use super::scope::Scope;
use super::set::Set;

/// The rules of one setting, in their order.
#[derive(Debug, Default)]
pub(super) struct Rules<'c> {
    entries: Vec<Entry<'c>>,
    index: Index<'c, 2>,
    /// How many have not fitted anything yet.
    unused: Cell<usize>,
    /// What was looked up while there were any: what those may be meant for.
    seen: RefCell<Vec<Seen>>,
}

/// A rule that can be followed.
#[derive(Debug)]
pub(super) struct Entry<'c> {
    /// Its place among the rules of all settings.
    pub number: usize,
    pub rule: Set<'c>,
    path: Path<'c>,
    used: Cell<bool>,
}

/// An item that was looked up.
#[derive(Debug)]
struct Seen {
    /// Nothing if it is of XML Schema.
    namespace: Option<String>,
    path: String,
}

impl<'c> Rules<'c> {
    pub(super) fn insert(&mut self, number: usize, rule: Set<'c>, path: Path<'c>) {
        self.index.insert(path.names(), self.entries.len());
        self.unused.set(self.unused.get() + 1);
        self.entries.push(Entry { number, rule, path, used: Cell::new(false) });
    }

    /// Those that fit `item`, in their order. They have to be [used](Self::take) yet.
    pub(super) fn fitting(&self, item: Item<'_>, scope: &Scope) -> Vec<&Entry<'c>> {
        if self.unused.get() > 0 {
            let (namespace, path) = item.spell();
            self.seen.borrow_mut().push(Seen { namespace: namespace.map(str::to_owned), path });
        }
        let candidates = self.index.candidates(item.names()).map(|number| &self.entries[number]);
        let mut fitting: Vec<_> = candidates
            .filter(|entry| scope.holds(entry.rule.file()) && entry.path.fits(&item))
            .collect();
        fitting.sort_unstable_by_key(|entry| entry.number);
        fitting
    }

    /// The rule of `entry`, which is followed from now on.
    pub(super) fn take(&self, entry: &Entry<'c>) -> Set<'c> {
        if !entry.used.replace(true) {
            self.unused.set(self.unused.get().saturating_sub(1));
        }
        entry.rule
    }

    /// Those that were followed nowhere.
    pub(super) fn unused(&self) -> impl Iterator<Item = &Entry<'c>> {
        self.entries.iter().filter(|entry| !entry.used.get())
    }

    /// What was looked up, as a path of the form that `entry` has.
    pub(super) fn spellings(&self, entry: &Entry<'c>) -> Vec<String> {
        let spell = |seen: &Seen| match &seen.namespace {
            Some(namespace) if entry.path.has_namespace() => {
                format!("{{{namespace}}}{}", seen.path)
            }
            _ => seen.path.clone(),
        };
        self.seen.borrow().iter().map(spell).collect()
    }
}
