//! Whether a text matches a pattern, as far as that can be told without the tables of Unicode.

use std::collections::BTreeSet;

use super::tree::{Atom, CharClass, CharGroup, Escape, Part, Pattern, Piece, Set};
use crate::documents::xml::name::{continues_name, starts_name};

/// How many characters are looked at, how often any of them in all, and how deep groups nest.
const LONGEST: usize = 1000;
const MOST: usize = 100_000;
const DEEPEST: usize = 100;

/// Whether the whole of `text` matches; nothing where there is no telling, or it takes too long.
pub(crate) fn matches(pattern: &Pattern, text: &str) -> Option<bool> {
    let text: Vec<char> = text.chars().take(LONGEST + 1).collect();
    if text.len() > LONGEST {
        return None;
    }
    let mut matching = Matching { text: &text, left: MOST };
    let ends = matching.pattern(pattern, &BTreeSet::from([0]), 0)?;
    Some(ends.contains(&text.len()))
}

/// Where a piece of a pattern can begin or end.
type Places = BTreeSet<usize>;

struct Matching<'t> {
    text: &'t [char],
    left: usize,
}

impl Matching<'_> {
    /// Where the pattern can end that begins at one of these places.
    fn pattern(&mut self, pattern: &Pattern, from: &Places, depth: usize) -> Option<Places> {
        if depth > DEEPEST {
            return None;
        }
        let mut ends = Places::new();
        for branch in &pattern.branches {
            let mut at = from.clone();
            for piece in branch {
                at = self.piece(piece, &at, depth)?;
            }
            ends.append(&mut at);
        }
        Some(ends)
    }

    fn piece(&mut self, piece: &Piece, from: &Places, depth: usize) -> Option<Places> {
        let mut at = from.clone();
        for _ in 0..piece.quantifier.least {
            at = self.atom(&piece.atom, &at, depth)?;
            if at.is_empty() {
                return Some(at);
            }
        }
        let (mut ends, mut times) = (at.clone(), piece.quantifier.least);
        while piece.quantifier.most.is_none_or(|most| times < most) {
            at = self.atom(&piece.atom, &at, depth)?;
            let known = ends.len();
            ends.extend(&at);
            // Whatever comes of places that were there already, was there too.
            if ends.len() == known {
                break;
            }
            times += 1;
        }
        Some(ends)
    }

    fn atom(&mut self, atom: &Atom, from: &Places, depth: usize) -> Option<Places> {
        self.left = self.left.checked_sub(from.len() + 1)?;
        if let Atom::Group(pattern) = atom {
            return self.pattern(pattern, from, depth + 1);
        }
        let mut ends = Places::new();
        for &at in from {
            let Some(&c) = self.text.get(at) else { continue };
            let is_one = match atom {
                Atom::Char(wanted) => c == *wanted,
                Atom::Class(class) => of_class(class, c)?,
                Atom::Group(_) => return None,
            };
            if is_one {
                ends.insert(at + 1);
            }
        }
        Some(ends)
    }
}

fn of_class(class: &CharClass, c: char) -> Option<bool> {
    match class {
        CharClass::Wildcard => Some(!matches!(c, '\n' | '\r')),
        CharClass::Escape(escape) => of_escape(*escape, c),
        CharClass::Group(group) => of_group(group, c),
    }
}

fn of_group(group: &CharGroup, c: char) -> Option<bool> {
    let mut is_part = false;
    for part in &group.parts {
        is_part |= match part {
            Part::Range(low, high) => (*low..=*high).contains(&c),
            Part::Escape(escape) => of_escape(*escape, c)?,
        };
    }
    let is_subtracted = match &group.subtracted {
        Some(subtracted) => of_group(subtracted, c)?,
        None => false,
    };
    Some(is_part != group.negated && !is_subtracted)
}

fn of_escape(escape: Escape, c: char) -> Option<bool> {
    let is_one = match escape.set {
        Set::Space => matches!(c, ' ' | '\t' | '\n' | '\r'),
        Set::NameStart => starts_name(c) || c == ':',
        Set::NameChar => starts_name(c) || continues_name(c) || c == ':',
        Set::Digit if c.is_ascii() => c.is_ascii_digit(),
        // Signs such as `+` belong to words; white space, control characters and punctuation do not.
        Set::Word if c.is_ascii() => c.is_ascii_alphanumeric() || "$+<=>^`|~".contains(c),
        Set::Block(first, last) => (first..=last).contains(&u32::from(c)),
        Set::Category(name) if c.is_ascii_alphanumeric() => match name {
            "L" => c.is_ascii_alphabetic(),
            "Lu" => c.is_ascii_uppercase(),
            "Ll" => c.is_ascii_lowercase(),
            "N" | "Nd" => c.is_ascii_digit(),
            _ => false,
        },
        Set::Digit | Set::Word | Set::Category(_) => return None,
    };
    Some(is_one != escape.negated)
}
