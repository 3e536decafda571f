//! Sets of characters.

use std::rc::Rc;

use regex_syntax::hir::{Class, Hir, HirKind};

use crate::pattern::{CharClass, Part, class_regex};
use crate::sample::random::Random;

/// What a character class holds.
#[derive(Clone, Debug)]
pub(super) struct Set {
    /// The ranges that the pattern gives itself.
    written: Vec<(char, char)>,
    /// All that it holds, in order.
    ranges: Rc<[(char, char)]>,
}

/// Characters that are drawn from besides the ends of ranges and what lies between them.
const COMMON: &str =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 _-.:,;/+*()@#%&=!?'\"<>[]{}~é";

impl Set {
    /// The set of a single character.
    pub(super) fn one(c: char) -> Self {
        Self { written: vec![(c, c)], ranges: Rc::new([(c, c)]) }
    }

    /// The characters of a class, told by the crate that matches them too.
    pub(super) fn of(class: &CharClass) -> Result<Self, String> {
        let hir = regex_syntax::parse(&class_regex(class)).map_err(|error| error.to_string())?;
        let parts = match class {
            CharClass::Group(group) if !group.negated => group.parts.as_slice(),
            _ => &[],
        };
        let written = parts.iter().filter_map(|part| match part {
            Part::Range(first, last) => Some((*first, *last)),
            Part::Escape(_) => None,
        });
        Ok(Self { written: written.collect(), ranges: ranges(&hir).into() })
    }

    pub(super) fn contains(&self, c: char) -> bool {
        let index = self.ranges.partition_point(|(_, last)| *last < c);
        self.ranges.get(index).is_some_and(|(first, _)| *first <= c)
    }

    /// A character of the set that XML can carry; nothing if none is found.
    pub(super) fn draw(&self, random: &mut Random) -> Option<char> {
        for _ in 0..20 {
            if let Some((first, last)) = random.pick(&self.written) {
                let drawn = random.between(i128::from(*first as u32), i128::from(*last as u32));
                let drawn = u32::try_from(drawn).ok().and_then(char::from_u32);
                if let Some(drawn) = drawn.filter(|c| self.suits(*c)) {
                    return Some(drawn);
                }
            }
        }
        let common: Vec<char> = COMMON.chars().filter(|c| self.suits(*c)).collect();
        if let Some(found) = random.pick(&common) {
            return Some(*found);
        }
        self.ranges.iter().flat_map(|(first, last)| *first..=*last).find(|c| self.suits(*c))
    }

    /// Whether the character is one of the set, and no text loses it on its way.
    fn suits(&self, c: char) -> bool {
        self.contains(c) && (c == '\t' || c == '\n' || c >= ' ') && !is_odd(c)
    }
}

/// The ranges of the class that an expression is; where it holds one character only, it has become
/// that.
fn ranges(hir: &Hir) -> Vec<(char, char)> {
    match hir.kind() {
        HirKind::Class(Class::Unicode(class)) => {
            class.iter().map(|range| (range.start(), range.end())).collect()
        }
        HirKind::Literal(literal) => {
            let text = std::str::from_utf8(&literal.0).unwrap_or_default();
            text.chars().map(|c| (c, c)).collect()
        }
        // A class that holds nothing.
        _ => Vec::new(),
    }
}

/// Characters that XML cannot carry, or that are no characters at all.
fn is_odd(c: char) -> bool {
    matches!(c, '\u{7f}'..='\u{9f}' | '\u{fdd0}'..='\u{fdef}' | '\u{2028}' | '\u{feff}')
        || (c as u32) & 0xfffe == 0xfffe
}
