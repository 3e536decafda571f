//! Character classes: bracket expressions and escapes.

use super::blocks;
use super::cursor::{Cursor, Problem};
use super::tree::{CharGroup, Escape, Part, Set};

/// The general categories of Unicode that Appendix F.1.1 names.
const CATEGORIES: [&str; 36] = [
    "L", "Lu", "Ll", "Lt", "Lm", "Lo", "M", "Mn", "Mc", "Me", "N", "Nd", "Nl", "No", "P", "Pc",
    "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Z", "Zs", "Zl", "Zp", "S", "Sm", "Sc", "Sk", "So", "C",
    "Cc", "Cf", "Co", "Cn",
];

/// What a `\` and the following stand for.
pub(super) enum Escaped {
    Char(char),
    Several(Escape),
}

/// Reads what stands behind `[`, up to and with its `]`.
pub(super) fn group(cursor: &mut Cursor) -> Result<CharGroup, Problem> {
    let start = cursor.at().saturating_sub(1);
    let mut group = CharGroup { negated: cursor.take('^'), parts: Vec::new(), subtracted: None };
    loop {
        let at = cursor.at();
        match cursor.next() {
            None => return Cursor::problem(start, "a `[` is not closed"),
            Some(']') if group.parts.is_empty() => {
                return Cursor::problem(start, "a character class is empty");
            }
            Some(']') => return Ok(group),
            Some('[') => return Cursor::problem(at, "a `[` stands in a character class"),
            Some('-') if !group.parts.is_empty() && cursor.peek() == Some('[') => {
                cursor.next();
                group.subtracted = Some(Box::new(cursor.nested(self::group)?));
                return match cursor.take(']') {
                    true => Ok(group),
                    false => Cursor::problem(
                        cursor.at(),
                        "a `]` does not follow the class that is subtracted",
                    ),
                };
            }
            Some(first) => {
                let part = part(cursor, first, at)?;
                group.parts.push(part);
            }
        }
    }
}

/// A part that begins with `first`, which was read from `start`.
fn part(cursor: &mut Cursor, first: char, start: usize) -> Result<Part, Problem> {
    let first = match member(cursor, first)? {
        Escaped::Char(first) => first,
        Escaped::Several(escape) => return Ok(Part::Escape(escape)),
    };
    // A `-` before the end, or before what is subtracted, stands for itself or begins that.
    let is_range = match cursor.rest() {
        ['-', '-', '[', ..] => false,
        ['-', last, ..] => !matches!(last, ']' | '['),
        _ => false,
    };
    if !is_range {
        return Ok(Part::Range(first, first));
    }
    cursor.next();
    let Some(last) = cursor.next() else {
        return Cursor::problem(start, "a range has no end");
    };
    match member(cursor, last)? {
        Escaped::Several(_) => {
            let what = format!("the range `{}` ends in several characters", cursor.since(start));
            Cursor::problem(start, what)
        }
        Escaped::Char(last) if last < first => {
            let what = format!("the range `{}` ends before it begins", cursor.since(start));
            Cursor::problem(start, what)
        }
        Escaped::Char(last) => Ok(Part::Range(first, last)),
    }
}

/// What a character of a class stands for, which was read.
fn member(cursor: &mut Cursor, c: char) -> Result<Escaped, Problem> {
    if c == '\\' { escape(cursor) } else { Ok(Escaped::Char(c)) }
}

/// Reads what stands behind `\`.
pub(super) fn escape(cursor: &mut Cursor) -> Result<Escaped, Problem> {
    let start = cursor.at().saturating_sub(1);
    let Some(c) = cursor.next() else {
        return Cursor::problem(start, "a `\\` has nothing behind it");
    };
    let set = match c.to_ascii_lowercase() {
        's' => Set::Space,
        'i' => Set::NameStart,
        'c' => Set::NameChar,
        'd' => Set::Digit,
        'w' => Set::Word,
        'p' => property(cursor, start)?,
        _ => {
            return match c {
                'n' => Ok(Escaped::Char('\n')),
                'r' => Ok(Escaped::Char('\r')),
                't' => Ok(Escaped::Char('\t')),
                c if c.is_ascii_punctuation() => Ok(Escaped::Char(c)),
                c => Cursor::problem(start, format!("`\\{c}` is no escape")),
            };
        }
    };
    Ok(Escaped::Several(Escape { set, negated: c.is_ascii_uppercase() }))
}

/// Reads what stands behind the `\p` at `start`: a category or a block, in braces.
fn property(cursor: &mut Cursor, start: usize) -> Result<Set, Problem> {
    let opened = cursor.take('{');
    let name = cursor.take_while(|c| c.is_ascii_alphanumeric() || c == '-');
    if !opened || !cursor.take('}') {
        let what = format!("`{}` has no name in braces behind it", cursor.since(start));
        return Cursor::problem(start, what);
    }
    if let Some(block) = name.strip_prefix("Is") {
        return match blocks::find(block) {
            Some((first, last)) => Ok(Set::Block(first, last)),
            None => Cursor::problem(start, format!("`{block}` is no block that is known")),
        };
    }
    match CATEGORIES.into_iter().find(|known| *known == name) {
        Some(category) => Ok(Set::Category(category)),
        None => Cursor::problem(start, format!("`{name}` is no category of characters")),
    }
}
