//! The tables of one kind that refinements have: which of them fit an item, and which fit nothing.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;

use super::index::Index;
use super::path::{Item, Path};
use super::scope::Scope;
use crate::refine::Said;

/// The tables of one kind, by rank and in the order of the files.
#[derive(Debug)]
pub(super) struct Tables<'c, T> {
    entries: Vec<Entry<'c, T>>,
    index: Index<'c, 2>,
    /// What was looked up: what a table that fits nothing may be meant for.
    seen: RefCell<BTreeSet<String>>,
}

impl<T> Default for Tables<'_, T> {
    fn default() -> Self {
        Self { entries: Vec::new(), index: Index::default(), seen: RefCell::default() }
    }
}

/// A table whose path can be followed.
#[derive(Debug)]
pub(super) struct Entry<'c, T> {
    pub file: usize,
    pub table: &'c T,
    pub path_said: &'c Said<String>,
    pub rank: Rank,
    path: Path<'c>,
    used: Cell<bool>,
    /// The service whose operation it fitted, if it names none.
    owner: RefCell<Option<String>>,
}

/// Which of two tables counts that both fit: the higher one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    Wildcard,
    Exact,
    /// A method of `Config` says it; of those, the last one counts.
    Method,
}

impl<'c, T> Tables<'c, T> {
    /// Puts the tables of all files in the order of their ranks.
    pub(super) fn sort(&mut self) {
        self.entries.sort_by_key(|entry| entry.rank);
        self.index = Index::default();
        for (number, entry) in self.entries.iter().enumerate() {
            self.index.insert(entry.path.names(), number);
        }
    }

    /// Adds a table; [`sort`](Self::sort) makes it found.
    pub(super) fn push(
        &mut self,
        file: usize,
        table: &'c T,
        said: &'c Said<String>,
        path: Path<'c>,
    ) {
        let rank = match said.span {
            None => Rank::Method,
            Some(_) if said.value.contains('*') => Rank::Wildcard,
            Some(_) => Rank::Exact,
        };
        let (used, owner) = (Cell::new(false), RefCell::default());
        self.entries.push(Entry { file, table, path_said: said, rank, path, used, owner });
    }

    /// Those that fit `item`, the lower ranks first. They count as used.
    pub(super) fn fitting(&self, item: Item<'_>, scope: &Scope) -> Vec<&Entry<'c, T>> {
        if self.entries.is_empty() {
            return Vec::new();
        }
        self.seen.borrow_mut().insert(item.spell().1);
        let fitting = self.about(item, scope);
        fitting.iter().for_each(|entry| entry.used.set(true));
        fitting
    }

    /// The same, and nothing counts as used: it is for what only tells what is said.
    pub(super) fn about(&self, item: Item<'_>, scope: &Scope) -> Vec<&Entry<'c, T>> {
        let mut numbers: Vec<usize> = self.index.candidates(item.names()).collect();
        numbers.sort_unstable();
        let entries = numbers.into_iter().map(|number| &self.entries[number]);
        entries.filter(|entry| scope.holds(Some(entry.file)) && entry.path.fits(&item)).collect()
    }

    /// Those that fitted nothing.
    pub(super) fn unused(&self) -> impl Iterator<Item = &Entry<'c, T>> {
        self.entries.iter().filter(|entry| !entry.used.get())
    }

    /// Whether a table of this path fitted something.
    pub(super) fn is_used(&self, path: &str) -> bool {
        self.entries.iter().any(|entry| entry.path_said.value == path && entry.used.get())
    }

    /// What was looked up, in the form that `path` has.
    pub(super) fn spellings(&self, path: &str) -> Vec<String> {
        let namespace = path.find('}').map_or("", |end| &path[..=end]);
        let is_inside = path[namespace.len()..].contains('/');
        let spell = |seen: &String| match seen.split_once('/') {
            Some((_, operation)) if !is_inside => operation.to_owned(),
            _ => format!("{namespace}{seen}"),
        };
        self.seen.borrow().iter().map(spell).collect()
    }
}

impl<T> Entry<'_, T> {
    /// Notes that the table fitted an operation of `service`; gives the service that it fitted before,
    /// if that is another one.
    pub(super) fn take_owner(&self, service: &str) -> Option<String> {
        let mut owner = self.owner.borrow_mut();
        match owner.as_deref() {
            Some(known) if known != service => Some(known.to_owned()),
            Some(_) => None,
            None => {
                *owner = Some(service.to_owned());
                None
            }
        }
    }
}
