//! Patterns of texts that name something, as the runtime matches them without a crate for regular
//! expressions.

use super::said::malformed;
use crate::documents::diagnostics::Diagnostics;
use crate::pattern::{Atom, CharClass, CharGroup, Part, Set, parse};
use crate::refine::Said;
use crate::rust_model::PatternPiece;

/// The branches of a pattern, each a sequence of characters and classes. An error where it is no
/// pattern, or one that needs more than that.
pub(super) fn pieces(
    said: &Said<String>,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<Vec<PatternPiece>>> {
    let pattern = match parse(&said.value) {
        Ok(pattern) => pattern,
        Err(problem) => {
            let message = format!("`{}` is no pattern of XML Schema: {problem}", said.value);
            malformed(said, message, "correct it", diagnostics);
            return None;
        }
    };
    let branch = |pieces: &Vec<crate::pattern::Piece>| {
        let pieces = pieces.iter().map(|piece| {
            let (ranges, negated) = ranges(&piece.atom)?;
            let (least, most) = (piece.quantifier.least, piece.quantifier.most);
            Some(PatternPiece { ranges, negated, least, most })
        });
        pieces.collect::<Option<Vec<_>>>()
    };
    let branches = pattern.branches.iter().map(branch).collect::<Option<Vec<_>>>();
    if branches.is_none() {
        let message = format!("the pattern `{}` has more than characters and classes", said.value);
        let help = "do without parentheses, subtraction and classes by category, or use a type of \
                    your own with `rust`";
        malformed(said, message, help, diagnostics);
    }
    branches
}

/// The characters of an atom, and whether it is all others.
fn ranges(atom: &Atom) -> Option<(Vec<(char, char)>, bool)> {
    match atom {
        Atom::Char(c) => Some((vec![(*c, *c)], false)),
        Atom::Class(CharClass::Wildcard) => Some((vec![('\n', '\n'), ('\r', '\r')], true)),
        Atom::Class(CharClass::Group(CharGroup { negated, parts, subtracted: None })) => {
            let parts = parts.iter().map(|part| match part {
                Part::Range(first, last) => Some(vec![(*first, *last)]),
                Part::Escape(escape) if !escape.negated => set(escape.set),
                Part::Escape(_) => None,
            });
            let parts = parts.collect::<Option<Vec<_>>>()?;
            Some((parts.concat(), *negated))
        }
        Atom::Class(CharClass::Escape(escape)) => Some((set(escape.set)?, escape.negated)),
        Atom::Class(CharClass::Group(_)) | Atom::Group(_) => None,
    }
}

fn set(set: Set) -> Option<Vec<(char, char)>> {
    match set {
        Set::Space => Some([' ', '\t', '\n', '\r'].map(|c| (c, c)).into()),
        Set::Block(first, last) => Some(vec![(char::from_u32(first)?, char::from_u32(last)?)]),
        _ => None,
    }
}
