//! Suggestions for a name that fits nothing: similar names.

use std::collections::HashSet;

/// How many near misses are named.
const NAMED: usize = 3;

/// The names that come closest to one, or almost so.
#[derive(Debug, Default)]
pub(crate) struct Near {
    found: Vec<(usize, String)>,
}

impl Near {
    /// Takes note of `name` if it is one letter in three from `wanted`, or less.
    pub(crate) fn consider(&mut self, wanted: &str, name: String) {
        let (one, other) = (folded(wanted), folded(&name));
        let limit = (one.len().max(other.len()) / 3).max(1);
        if one.len().abs_diff(other.len()) > limit {
            return;
        }
        let entry = (distance(&one, &other), name);
        if entry.0 <= limit && !self.found.contains(&entry) {
            self.found.push(entry);
            // Of those that are as close, the first one in the document.
            self.found.sort_by_key(|(distance, _)| *distance);
            let best = self.found.first().map_or(0, |(distance, _)| *distance);
            self.found.retain(|(distance, _)| *distance <= best + 1);
            self.found.truncate(NAMED);
        }
    }

    /// A question that names them; nothing if nothing comes close.
    pub(crate) fn question(&self) -> Option<String> {
        let names: Vec<String> = self.found.iter().map(|(_, name)| format!("`{name}`")).collect();
        (!names.is_empty()).then(|| format!("did you mean {}?", names.join(" or ")))
    }
}

/// For how many settings that fit nothing similar names are looked for: each is compared with every
/// name that there is.
const ASKED: usize = 20;

/// Looks for what comes close to the settings that fit nothing.
#[derive(Debug, Default)]
pub(crate) struct Misses {
    asked: usize,
}

impl Misses {
    /// A question that says which of the names come close to `written`; nothing if none does, and
    /// nothing after many questions.
    pub(crate) fn question(
        &mut self,
        written: &str,
        names: impl FnOnce() -> Vec<String>,
    ) -> Option<String> {
        self.asked += 1;
        if self.asked > ASKED {
            return None;
        }
        let (mut near, mut known) = (Near::default(), HashSet::new());
        for name in names() {
            if known.insert(name.clone()) {
                near.consider(written, name);
            }
        }
        near.question()
    }
}

/// How many bytes a name has at most that is close to another one.
const LONGEST: usize = 64;

/// The candidate whose name is closest to `written`, if no more than two letters differ.
pub(crate) fn closest<C>(
    written: &str,
    candidates: impl Iterator<Item = C>,
    name: impl Fn(&C) -> &str,
) -> Option<C> {
    let wanted = folded(written);
    candidates
        .filter_map(|candidate| {
            let name = name(&candidate);
            let apart = name.len().abs_diff(written.len());
            if name.len().max(written.len()) > LONGEST || apart > 2 {
                return None;
            }
            Some(((distance(&folded(name), &wanted), apart), candidate))
        })
        .filter(|((distance, _), _)| *distance <= 2 && *distance < written.len())
        .min_by_key(|(key, _)| *key)
        .map(|(_, candidate)| candidate)
}

/// The letters without their case.
fn folded(text: &str) -> Vec<char> {
    text.chars().flat_map(char::to_lowercase).collect()
}

/// How many letters have to be put in, left out, replaced, or swapped with the next one (optimal string
/// alignment).
fn distance(one: &[char], other: &[char]) -> usize {
    let mut before = vec![0; other.len() + 1];
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (index, letter) in one.iter().enumerate() {
        let mut next = vec![index + 1; other.len() + 1];
        for (column, against) in other.iter().enumerate() {
            let replaced = row[column] + usize::from(letter != against);
            next[column + 1] = replaced.min(row[column + 1] + 1).min(next[column] + 1);
            let is_swapped = index > 0
                && column > 0
                && one[index - 1] == *against
                && other[column - 1] == *letter;
            if is_swapped {
                next[column + 1] = next[column + 1].min(before[column - 1] + 1);
            }
        }
        before = std::mem::replace(&mut row, next);
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_closest_come_first_and_the_far_not_at_all() {
        let mut near = Near::default();
        for name in ["user/password", "user/phone", "User/Name", "user/named", "user/nme"] {
            near.consider("user/name", name.to_owned());
        }
        let question = near.question().unwrap_or_default();
        assert_eq!(question, "did you mean `User/Name` or `user/named` or `user/nme`?");
        assert_eq!(Near::default().question(), None);
    }

    #[test]
    fn after_many_questions_no_name_is_looked_at() {
        let mut misses = Misses::default();
        for _ in 0..ASKED {
            let found = misses.question("usr", || vec!["user".to_owned()]);
            assert_eq!(found.as_deref(), Some("did you mean `user`?"));
        }
        assert_eq!(misses.question("usr", || unreachable!("it is not asked for")), None);
    }

    #[test]
    fn letters_are_counted() {
        let letters = |text: &str| text.chars().collect::<Vec<_>>();
        for (one, other, expected) in
            [("", "abc", 3), ("kitten", "sitting", 3), ("a", "a", 0), ("Qoute", "Quote", 1)]
        {
            assert_eq!(distance(&letters(one), &letters(other)), expected, "{one} {other}");
        }
    }

    #[test]
    fn the_closest_is_two_letters_apart_at_most() {
        let closest = |written: &str| {
            closest(written, ["UserID", "user", "deleteCourse"].into_iter(), |name| name)
        };
        assert_eq!(closest("userId"), Some("UserID"));
        assert_eq!(closest("usr"), Some("user"));
        assert_eq!(closest("createCourse"), None);
        assert_eq!(closest(&"user".repeat(20)), None);
    }
}
