//! Parses the text of a pattern into its syntax tree.

use super::class;
use super::cursor::{Cursor, Problem};
use super::tree::{Atom, CharClass, Pattern, Piece, Quantifier};

/// Parses a pattern.
///
/// It goes beyond the grammar where schemas do: a `\` before any ASCII punctuation stands for that,
/// and a `-` in a class that begins no range stands for itself.
///
/// # Errors
/// If it is no pattern: what is wrong, and at which character.
pub(crate) fn parse(text: &str) -> Result<Pattern, Problem> {
    let mut cursor = Cursor::new(text);
    let pattern = expression(&mut cursor)?;
    match cursor.peek() {
        // An expression ends at a `)` and nowhere else.
        Some(_) => Cursor::problem(cursor.at(), "a `)` closes nothing"),
        None => Ok(pattern),
    }
}

/// Branches, up to the end or to a `)`.
fn expression(cursor: &mut Cursor) -> Result<Pattern, Problem> {
    let mut branches = vec![branch(cursor)?];
    while cursor.take('|') {
        branches.push(branch(cursor)?);
    }
    Ok(Pattern { branches })
}

fn branch(cursor: &mut Cursor) -> Result<Vec<Piece>, Problem> {
    let mut pieces = Vec::new();
    while cursor.peek().is_some_and(|c| !matches!(c, '|' | ')')) {
        let atom = atom(cursor)?;
        pieces.push(Piece { atom, quantifier: quantifier(cursor)? });
    }
    Ok(pieces)
}

fn atom(cursor: &mut Cursor) -> Result<Atom, Problem> {
    let start = cursor.at();
    match cursor.next() {
        Some('(') => {
            let group = cursor.nested(expression)?;
            if !cursor.take(')') {
                return Cursor::problem(start, "a `(` is not closed");
            }
            Ok(Atom::Group(group))
        }
        Some('[') => cursor.nested(class::group).map(|group| Atom::Class(CharClass::Group(group))),
        Some('.') => Ok(Atom::Class(CharClass::Wildcard)),
        Some('\\') => class::escape(cursor).map(|escaped| match escaped {
            class::Escaped::Char(c) => Atom::Char(c),
            class::Escaped::Several(escape) => Atom::Class(CharClass::Escape(escape)),
        }),
        Some(c @ ('*' | '+' | '?' | '{')) => {
            Cursor::problem(start, format!("a `{c}` repeats nothing"))
        }
        Some(c @ (']' | '}')) => Cursor::problem(start, format!("a `{c}` closes nothing")),
        Some(c) => Ok(Atom::Char(c)),
        None => Cursor::problem(start, "the pattern ends too early"),
    }
}

fn quantifier(cursor: &mut Cursor) -> Result<Quantifier, Problem> {
    let start = cursor.at();
    let (least, most) = match cursor.peek() {
        Some('?') => (0, Some(1)),
        Some('*') => (0, None),
        Some('+') => (1, None),
        Some('{') => {
            cursor.next();
            return quantity(cursor, start);
        }
        _ => return Ok(Quantifier::ONCE),
    };
    cursor.next();
    Ok(Quantifier { least, most })
}

/// What stands behind the `{` at `start`: `2}`, `2,}` or `2,5}`.
fn quantity(cursor: &mut Cursor, start: usize) -> Result<Quantifier, Problem> {
    let least = number(cursor)?;
    let most = match cursor.take(',') {
        true if cursor.peek() == Some('}') => None,
        true => Some(number(cursor)?),
        false => Some(least),
    };
    if !cursor.take('}') {
        return Cursor::problem(start, "a `{` is not closed behind its numbers");
    }
    if most.is_some_and(|most| most < least) {
        let what = format!("the range `{}` ends before it begins", cursor.since(start));
        return Cursor::problem(start, what);
    }
    Ok(Quantifier { least, most })
}

fn number(cursor: &mut Cursor) -> Result<u32, Problem> {
    let start = cursor.at();
    let digits = cursor.take_while(|c| c.is_ascii_digit());
    if digits.is_empty() {
        return Cursor::problem(start, "a quantity is no number");
    }
    digits
        .parse()
        .or_else(|_| Cursor::problem(start, format!("the quantity {digits} is too large")))
}
