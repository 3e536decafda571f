//! Regular expressions of XML Schema (XSD 1.0 Part 2 Appendix F): texts that fit one, and whether a
//! text does.

mod parse;
mod set;

use std::collections::BTreeSet;

use super::random::Random;
use set::Set;

/// How much more often than it must something occurs that may occur any number of times.
const MORE: u32 = 4;
/// The longest text that is made, in characters.
const LONGEST: usize = 4_000;

/// A regular expression: one of several branches.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    branches: Vec<Vec<Piece>>,
}

/// Something that occurs so many times.
#[derive(Clone, Debug)]
struct Piece {
    atom: Atom,
    least: u32,
    most: Option<u32>,
}

#[derive(Clone, Debug)]
enum Atom {
    One(Set),
    Group(Pattern),
}

impl Pattern {
    /// Reads an expression.
    ///
    /// # Errors
    /// If it makes no sense, or says something that is not known here.
    pub(super) fn new(text: &str) -> Result<Self, String> {
        parse::parse(text).map_err(|why| format!("the pattern `{text}` {why}"))
    }

    /// A text that fits; where there may be more or less of it, up to `more` is added. Nothing if it
    /// would be too long, or if no character is known to fit.
    pub(super) fn text(&self, more: u32, random: &mut Random) -> Option<String> {
        let mut text = Vec::new();
        self.add(more.max(MORE), random, &mut text)?;
        Some(text.into_iter().collect())
    }

    fn add(&self, more: u32, random: &mut Random, text: &mut Vec<char>) -> Option<()> {
        for piece in random.pick(&self.branches)? {
            let most = piece.most.unwrap_or(u32::MAX).min(piece.least.saturating_add(more));
            let count = random.between(piece.least.into(), most.into());
            for _ in 0..count {
                match &piece.atom {
                    Atom::One(set) => text.push(set.draw(random)?),
                    Atom::Group(pattern) => pattern.add(more, random, text)?,
                }
                if text.len() > LONGEST {
                    return None;
                }
            }
        }
        Some(())
    }

    /// Whether the whole of `text` fits.
    pub(super) fn fits(&self, text: &str) -> bool {
        let text: Vec<char> = text.chars().collect();
        self.ends(&text, &BTreeSet::from([0])).contains(&text.len())
    }

    /// Where the expression may have come to an end if it began at one of `starts`.
    fn ends(&self, text: &[char], starts: &BTreeSet<usize>) -> BTreeSet<usize> {
        let of_branch = |branch: &Vec<Piece>| {
            branch.iter().fold(starts.clone(), |starts, piece| piece.ends(text, &starts))
        };
        self.branches.iter().flat_map(of_branch).collect()
    }
}

impl Piece {
    fn ends(&self, text: &[char], starts: &BTreeSet<usize>) -> BTreeSet<usize> {
        let mut reached = starts.clone();
        let mut ends = if self.least == 0 { starts.clone() } else { BTreeSet::new() };
        // More repetitions than there are characters reach nothing new.
        let useful = u32::try_from(text.len()).unwrap_or(u32::MAX).saturating_add(1);
        let enough = self.least.saturating_add(useful);
        for count in 1..=self.most.unwrap_or(enough).min(enough) {
            let next = self.atom.ends(text, &reached);
            if next.is_empty() {
                break;
            }
            if count >= self.least {
                ends.extend(&next);
            }
            if next == reached {
                ends.extend(&next);
                break;
            }
            reached = next;
        }
        ends
    }
}

impl Atom {
    fn ends(&self, text: &[char], starts: &BTreeSet<usize>) -> BTreeSet<usize> {
        match self {
            Self::One(set) => {
                let fits = |start: &&usize| text.get(**start).is_some_and(|c| set.contains(*c));
                starts.iter().filter(fits).map(|start| start + 1).collect()
            }
            Self::Group(pattern) => pattern.ends(text, starts),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Pattern;
    use crate::sample::random::Random;

    #[test]
    fn texts_are_made_that_fit() {
        let patterns = [
            "",
            "abc",
            "a|bc|",
            "[A-Z]{2}[0-9]{1,3}(-[a-f0-9]{4})*",
            r"\d+\.\d\d?",
            r"[\w\-\.]+@[^@\s]+",
            r"\i\c*",
            r"\p{Lu}\p{L}*",
            "[a-z-[aeiou]]+",
            ".*",
            r"([0-9]{4}-((0[13578]|1[02])-31))",
            "(a{0,2}){3}",
            r"\P{L}[^\d]",
            "^a$",
            r"[\[\]\^a-]+",
            r"[-a]\\",
        ];
        let mut random = Random::new(1, "patterns");
        for text in patterns {
            let pattern = Pattern::new(text).unwrap();
            for _ in 0..50 {
                let made = pattern.text(3, &mut random).unwrap();
                assert!(pattern.fits(&made), "{text}: {made:?}");
            }
        }
    }

    #[test]
    fn texts_that_do_not_fit_are_told() {
        for (pattern, fits, not) in [
            ("[A-Z]{2,3}", "ABC", "ABCD"),
            ("a|bc", "bc", "abc"),
            (r"\d{3}", "012", "01a"),
            ("[a-z-[aeiou]]", "b", "a"),
            ("(ab)*", "abab", "aba"),
            ("(a*)*b", "aab", "aa"),
            ("[^a-c]", "d", "b"),
            (r"\S\s\S", "a b", "a_b"),
            (".", "x", "\n"),
        ] {
            let pattern = Pattern::new(pattern).unwrap();
            assert!(pattern.fits(fits), "{pattern:?}: {fits}");
            assert!(!pattern.fits(not), "{pattern:?}: {not}");
        }
    }

    #[test]
    fn what_makes_no_sense_is_an_error() {
        for text in ["(", "a)", "[a", "*", "a{2", "a{x}", r"\q", r"\p{Foo}", "a{3,2}", "[z-a]"] {
            assert!(Pattern::new(text).is_err(), "{text}");
        }
        assert!(Pattern::new(&"(".repeat(10_000)).is_err());
        let huge = Pattern::new("(a{4000}){4000}").unwrap();
        assert!(huge.text(0, &mut Random::new(1, "")).is_none());
        assert!(!huge.fits("aaa"));
    }
}
