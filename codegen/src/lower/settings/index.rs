//! Finds the paths that can fit a name without a look at all of them.

use std::collections::{BTreeSet, HashMap};

/// Numbers of paths of `N` names each, by those of the names that have no `*`.
#[derive(Debug)]
pub(super) struct Index<'c, const N: usize> {
    numbers: HashMap<[Option<&'c str>; N], Vec<usize>>,
    /// Which of the names have no `*`, in some path.
    forms: BTreeSet<[bool; N]>,
}

impl<const N: usize> Default for Index<'_, N> {
    fn default() -> Self {
        Self { numbers: HashMap::new(), forms: BTreeSet::new() }
    }
}

impl<'c, const N: usize> Index<'c, N> {
    pub(super) fn insert(&mut self, patterns: [&'c str; N], number: usize) {
        let key = patterns.map(|pattern| Some(pattern).filter(|it| !it.contains('*')));
        self.forms.insert(key.map(|name| name.is_some()));
        self.numbers.entry(key).or_default().push(number);
    }

    /// The numbers of the paths that can fit these names: those whose names without a `*` are the
    /// same. They come in no order.
    pub(super) fn candidates<'n>(&'n self, names: [&'n str; N]) -> impl Iterator<Item = usize> {
        self.forms.iter().flat_map(move |form| {
            let key: [Option<&str>; N] = std::array::from_fn(|at| form[at].then_some(names[at]));
            self.numbers.get(&key).into_iter().flatten().copied()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_fit_is_not_looked_at() {
        let mut index = Index::default();
        for (number, path) in
            [["a", "b"], ["a", "c"], ["*", "b"], ["a*", "*"], ["*", "c"]].into_iter().enumerate()
        {
            index.insert(path, number);
        }
        let mut found: Vec<usize> = index.candidates(["a", "b"]).collect();
        found.sort_unstable();
        assert_eq!(found, [0, 2, 3]);
    }
}
