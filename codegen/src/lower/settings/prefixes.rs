//! The prefixes that the names of operations lose.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeSet, HashMap};

use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::names::strip_prefix;
use crate::near::Misses;

/// The prefixes, with a record of which ones an operation has.
#[derive(Debug)]
pub(super) struct Prefixes<'c> {
    all: &'c [String],
    used: Vec<Cell<bool>>,
    numbers: HashMap<&'c str, usize>,
    /// How many bytes they have.
    lengths: BTreeSet<usize>,
    /// The names that have no prefix.
    without: RefCell<Vec<String>>,
}

impl<'c> Prefixes<'c> {
    pub(super) fn new(all: &'c [String]) -> Self {
        // Of equal ones, the first.
        let numbers = all.iter().enumerate().rev().map(|(at, prefix)| (prefix.as_str(), at));
        Self {
            all,
            used: vec![Cell::new(false); all.len()],
            numbers: numbers.collect(),
            lengths: all.iter().map(String::len).collect(),
            without: RefCell::default(),
        }
    }

    /// The name of an operation without the first prefix that it has.
    pub(super) fn strip<'n>(&self, name: &'n str) -> &'n str {
        let heads = self.lengths.iter().filter_map(|length| name.get(..*length));
        let numbers = heads.filter_map(|head| self.numbers.get(head).copied());
        let stripped = numbers
            .map(|number| (number, strip_prefix(name, &self.all[number])))
            .filter(|(_, rest)| *rest != name)
            .min_by_key(|(number, _)| *number);
        let Some((number, rest)) = stripped else {
            if !self.all.is_empty() {
                self.without.borrow_mut().push(name.to_owned());
            }
            return name;
        };
        self.used[number].set(true);
        rest
    }

    /// Reports those that no operation has.
    pub(super) fn finish(self, misses: &mut Misses, diagnostics: &mut Diagnostics) {
        let unused = self.all.iter().zip(&self.used).filter(|(_, used)| !used.get());
        for (prefix, _) in unused {
            let message =
                format!("the setting strip_operation_prefix `{prefix}` fits no operation");
            let heads = || {
                let names = self.without.borrow();
                let heads = names.iter().filter_map(|name| name.get(..prefix.len()));
                heads.map(str::to_owned).collect()
            };
            let help = misses.question(prefix, heads).unwrap_or_else(|| {
                "correct the prefix, behind which an upper-case letter or a dot has to follow"
                    .to_owned()
            });
            diagnostics.error(codes::UNUSED_SETTING, None, message).help(help);
        }
    }
}
