//! From the text of an expression to a [`Pattern`].

use super::set::{Item, Set};
use super::{Atom, Pattern, Piece};
use crate::documents::xml::name;

/// How many groups may stand inside one another.
const DEEPEST: usize = 50;

pub(super) fn parse(text: &str) -> Result<Pattern, String> {
    let mut parser = Parser { rest: text.chars().collect::<Vec<_>>().into_iter(), depth: 0 };
    let pattern = parser.pattern()?;
    match parser.peek() {
        None => Ok(pattern),
        Some(c) => Err(format!("has a `{c}` that nothing opens")),
    }
}

struct Parser {
    rest: std::vec::IntoIter<char>,
    depth: usize,
}

impl Parser {
    fn peek(&self) -> Option<char> {
        self.rest.as_slice().first().copied()
    }

    fn next(&mut self) -> Result<char, String> {
        self.rest.next().ok_or_else(|| "ends too early".to_owned())
    }

    fn take(&mut self, c: char) -> bool {
        self.peek() == Some(c) && self.rest.next().is_some()
    }

    fn pattern(&mut self) -> Result<Pattern, String> {
        let mut branches = vec![Vec::new()];
        while let Some(c) = self.peek() {
            match c {
                ')' => break,
                '|' => {
                    self.next()?;
                    branches.push(Vec::new());
                }
                _ => {
                    let piece = self.piece()?;
                    branches.last_mut().into_iter().for_each(|it| it.push(piece.clone()));
                }
            }
        }
        Ok(Pattern { branches })
    }

    fn piece(&mut self) -> Result<Piece, String> {
        let atom = match self.next()? {
            '(' => {
                self.depth += 1;
                if self.depth > DEEPEST {
                    return Err("nests too deep".to_owned());
                }
                let group = self.pattern()?;
                self.depth -= 1;
                if !self.take(')') {
                    return Err("lacks a `)`".to_owned());
                }
                Atom::Group(group)
            }
            '[' => Atom::One(self.class()?),
            '.' => Atom::One(Set { negated: true, ..Set::of(Item::Class(is_line_end)) }),
            '\\' => Atom::One(Set::of(self.escape()?)),
            c @ ('*' | '+' | '?' | '{' | '}' | ']') => {
                return Err(format!("has a `{c}` out of place"));
            }
            c => Atom::One(Set::of(Item::Range(c, c))),
        };
        let (least, most) = self.quantifier()?;
        Ok(Piece { atom, least, most })
    }

    fn quantifier(&mut self) -> Result<(u32, Option<u32>), String> {
        if self.take('?') {
            return Ok((0, Some(1)));
        }
        if self.take('*') {
            return Ok((0, None));
        }
        if self.take('+') {
            return Ok((1, None));
        }
        if !self.take('{') {
            return Ok((1, Some(1)));
        }
        let least = self.number()?;
        let most = if self.take(',') {
            if self.peek() == Some('}') { None } else { Some(self.number()?) }
        } else {
            Some(least)
        };
        if !self.take('}') || most.is_some_and(|most| most < least) {
            return Err("has a quantity that makes no sense".to_owned());
        }
        Ok((least, most))
    }

    fn number(&mut self) -> Result<u32, String> {
        let mut digits = String::new();
        while let Some(digit) = self.peek().filter(char::is_ascii_digit) {
            digits.push(digit);
            self.next()?;
        }
        digits.parse().map_err(|_| "has a quantity that is no number".to_owned())
    }

    /// What stands between brackets, behind the first one.
    fn class(&mut self) -> Result<Set, String> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err("nests too deep".to_owned());
        }
        let mut set = Set { negated: self.take('^'), ..Set::default() };
        loop {
            match self.next()? {
                ']' if !set.items.is_empty() => break,
                '-' if self.peek() == Some('[') => {
                    self.next()?;
                    set.minus = Some(Box::new(self.class()?));
                    if !self.take(']') {
                        return Err("has something behind a class that is taken away".to_owned());
                    }
                    break;
                }
                '\\' => match self.escape()? {
                    Item::Range(first, _) => set.items.push(self.range(first)?),
                    item => set.items.push(item),
                },
                c => set.items.push(self.range(c)?),
            }
        }
        self.depth -= 1;
        Ok(set)
    }

    /// A range of characters that begins with `first`, or that character alone.
    fn range(&mut self, first: char) -> Result<Item, String> {
        let ahead = self.rest.as_slice();
        let ranges = matches!(ahead, ['-', end, ..] if !matches!(end, ']' | '['));
        if !ranges {
            return Ok(Item::Range(first, first));
        }
        self.next()?;
        let last = match self.next()? {
            '\\' => match self.escape()? {
                Item::Range(last, _) => last,
                _ => return Err("has a range that ends with a class".to_owned()),
            },
            last => last,
        };
        if last < first {
            return Err(format!("has a range from `{first}` back to `{last}`"));
        }
        Ok(Item::Range(first, last))
    }

    /// What a backslash and the following stand for.
    fn escape(&mut self) -> Result<Item, String> {
        let one = |c| Ok(Item::Range(c, c));
        match self.next()? {
            'n' => one('\n'),
            'r' => one('\r'),
            't' => one('\t'),
            'd' => Ok(Item::Class(|c| c.is_ascii_digit())),
            'D' => Ok(Item::Not(char::is_numeric)),
            's' => Ok(Item::Class(is_blank)),
            'S' => Ok(Item::Not(is_blank)),
            'w' => Ok(Item::Class(is_word)),
            'W' => Ok(Item::Not(is_word)),
            'i' => Ok(Item::Class(starts_name)),
            'I' => Ok(Item::Not(starts_name)),
            'c' => Ok(Item::Class(is_of_name)),
            'C' => Ok(Item::Not(is_of_name)),
            'p' => self.property().map(Item::Class),
            'P' => self.property().map(Item::Not),
            c if c.is_ascii_punctuation() => one(c),
            c => Err(format!("has a `\\{c}`, which stands for nothing")),
        }
    }

    fn property(&mut self) -> Result<fn(char) -> bool, String> {
        if !self.take('{') {
            return Err("has a property without a name".to_owned());
        }
        let mut name = String::new();
        loop {
            match self.next()? {
                '}' => break,
                c => name.push(c),
            }
        }
        Ok(match name.as_str() {
            "L" => char::is_alphabetic,
            "Lu" => char::is_uppercase,
            "Ll" => char::is_lowercase,
            "N" => char::is_numeric,
            "Nd" => |c| c.is_ascii_digit(),
            "P" => |c| {
                c.is_ascii_punctuation()
                    && !matches!(c, '$' | '+' | '<'..='>' | '^' | '`' | '|' | '~')
            },
            "S" => |c| matches!(c, '$' | '+' | '<'..='>' | '^' | '`' | '|' | '~'),
            "Z" | "Zs" => |c| c == ' ',
            "IsBasicLatin" => |c| c.is_ascii(),
            "IsLatin-1Supplement" => |c| ('\u{80}'..='\u{ff}').contains(&c),
            _ => return Err(format!("has the property `{name}`, which is not known here")),
        })
    }
}

fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r')
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r')
}

fn is_word(c: char) -> bool {
    // What is neither punctuation nor a separator: of ASCII, symbols such as `$` are words too.
    c.is_alphanumeric() || matches!(c, '$' | '+' | '<'..='>' | '^' | '`' | '|' | '~')
}

fn starts_name(c: char) -> bool {
    c == ':' || name::is_local_name(c.encode_utf8(&mut [0; 4]))
}

fn is_of_name(c: char) -> bool {
    starts_name(c) || matches!(c, '-' | '.' | '0'..='9')
}
