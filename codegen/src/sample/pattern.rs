//! Texts that match a pattern of the schema, and whether a text does.

mod set;

use std::collections::BTreeSet;

use super::random::Random;
use crate::pattern::{self, Quantifier};
use set::Set;

/// How much more often than it must something occurs that may occur any number of times.
const MORE: u32 = 4;
/// The longest text that is made, in characters.
const LONGEST: usize = 4_000;

/// A pattern whose classes are sets of characters: one of several branches.
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
    /// Reads a pattern.
    ///
    /// # Errors
    /// If it is none.
    pub(super) fn new(text: &str) -> Result<Self, String> {
        let pattern = pattern::parse(text)
            .map_err(|problem| format!("the pattern `{text}` makes no sense: {problem}"))?;
        Self::of(&pattern)
    }

    fn of(pattern: &pattern::Pattern) -> Result<Self, String> {
        let branch = |branch: &Vec<pattern::Piece>| branch.iter().map(Piece::of).collect();
        Ok(Self { branches: pattern.branches.iter().map(branch).collect::<Result<_, String>>()? })
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
    fn of(piece: &pattern::Piece) -> Result<Self, String> {
        let atom = match &piece.atom {
            pattern::Atom::Char(c) => Atom::One(Set::one(*c)),
            pattern::Atom::Class(class) => Atom::One(Set::of(class)?),
            pattern::Atom::Group(group) => Atom::Group(Pattern::of(group)?),
        };
        let Quantifier { least, most } = piece.quantifier;
        Ok(Self { atom, least, most })
    }

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
mod tests;
