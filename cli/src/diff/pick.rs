//! Which of two lists belong together.

use std::collections::HashSet;

/// How much two have in common at least to be taken for one that was renamed.
const ALIKE: f64 = 0.7;

/// How many are compared with each other to guess.
const MOST_GUESSES: usize = 300;

/// What became of the members of two lists.
#[derive(Debug)]
pub(super) struct Matched<'i, T> {
    /// Those that are in both, in the order of the new list.
    pub both: Vec<(&'i T, &'i T)>,
    /// Those that seem to have been renamed.
    pub guessed: Vec<(&'i T, &'i T)>,
    /// Those that are in the old list alone.
    pub gone: Vec<&'i T>,
    /// Those that are in the new list alone.
    pub added: Vec<&'i T>,
}

/// Finds out what belongs together: what is the `same`, and then what is `like` each other, from
/// 0.0 to 1.0.
pub(super) fn pick<'i, T>(
    old: &'i [T],
    new: &'i [T],
    same: impl Fn(&T, &T) -> bool,
    like: impl Fn(&T, &T) -> f64,
) -> Matched<'i, T> {
    let mut taken = HashSet::new();
    let mut both = Vec::new();
    let mut added: Vec<&T> = Vec::new();
    for (at, member) in new.iter().enumerate() {
        // Nearly always it stands at the same place, or near it.
        let near = old.get(at).filter(|it| same(it, member)).map(|_| at);
        let found = near.filter(|at| !taken.contains(at)).or_else(|| {
            let mut rest = old.iter().enumerate();
            rest.find(|(at, it)| !taken.contains(at) && same(it, member)).map(|(at, _)| at)
        });
        match found {
            Some(at) => {
                taken.insert(at);
                both.push((&old[at], member));
            }
            None => added.push(member),
        }
    }
    let gone = old.iter().enumerate().filter(|(at, _)| !taken.contains(at)).map(|(_, it)| it);
    let mut gone: Vec<&T> = gone.collect();
    let mut guessed = Vec::new();
    if gone.len() * added.len() <= MOST_GUESSES * MOST_GUESSES {
        let mut likely = Vec::new();
        for (one, old) in gone.iter().enumerate() {
            for (other, new) in added.iter().enumerate() {
                let alike = like(old, new);
                if alike >= ALIKE {
                    likely.push((alike, one, other));
                }
            }
        }
        likely.sort_by(|one, other| other.0.total_cmp(&one.0));
        let (mut ours, mut theirs) = (HashSet::new(), HashSet::new());
        for (_, one, other) in likely {
            if !ours.contains(&one) && !theirs.contains(&other) {
                ours.insert(one);
                theirs.insert(other);
                guessed.push((gone[one], added[other]));
            }
        }
        gone = gone
            .into_iter()
            .enumerate()
            .filter(|(at, _)| !ours.contains(at))
            .map(|it| it.1)
            .collect();
        added = added
            .into_iter()
            .enumerate()
            .filter(|(at, _)| !theirs.contains(at))
            .map(|it| it.1)
            .collect();
    }
    Matched { both, guessed, gone, added }
}
