//! Sets of characters.

use crate::sample::random::Random;

/// What a character class holds.
#[derive(Clone, Debug, Default)]
pub(super) struct Set {
    pub items: Vec<Item>,
    /// Everything but the items.
    pub negated: bool,
    /// What is taken away again.
    pub minus: Option<Box<Set>>,
}

/// A part of a character class.
#[derive(Clone, Debug)]
pub(super) enum Item {
    Range(char, char),
    /// A class that is called by a letter or by a property.
    Class(fn(char) -> bool),
    Not(fn(char) -> bool),
}

/// Characters that are drawn from besides the ends of ranges and what lies between them.
const COMMON: &str =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 _-.:,;/+*()@#%&=!?'\"<>[]{}~é";

impl Set {
    pub(super) fn of(item: Item) -> Self {
        Self { items: vec![item], ..Self::default() }
    }

    pub(super) fn contains(&self, c: char) -> bool {
        let listed = self.items.iter().any(|item| match item {
            Item::Range(first, last) => (*first..=*last).contains(&c),
            Item::Class(holds) => holds(c),
            Item::Not(holds) => !holds(c),
        });
        let taken = self.minus.as_ref().is_some_and(|minus| minus.contains(c));
        listed != self.negated && !taken
    }

    /// A character of the set that XML can carry; nothing if none is found.
    pub(super) fn draw(&self, random: &mut Random) -> Option<char> {
        for _ in 0..20 {
            if let Some(Item::Range(first, last)) = random.pick(&self.items) {
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
        let plain = (' '..'\u{2fff}').chain('\t'..='\n');
        plain.into_iter().find(|c| self.suits(*c))
    }

    /// Whether the character is one of the set, and no text loses it on its way.
    fn suits(&self, c: char) -> bool {
        self.contains(c) && (c == '\t' || c == '\n' || c >= ' ') && !is_odd(c)
    }
}

/// Characters that XML cannot carry, or that are no characters at all.
fn is_odd(c: char) -> bool {
    matches!(c, '\u{7f}'..='\u{9f}' | '\u{fdd0}'..='\u{fdef}' | '\u{2028}' | '\u{feff}')
        || (c as u32) & 0xfffe == 0xfffe
}
