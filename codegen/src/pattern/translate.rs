//! Translates a pattern into the syntax of the crate `regex`.

use std::fmt::Write;

use super::tree::{Atom, CharClass, CharGroup, Escape, Part, Pattern, Piece, Quantifier, Set};
use crate::documents::xml::name::{NAME_REST, NAME_START};

/// The pattern as an expression of the crate `regex`. It is not anchored, and has to stand in
/// parentheses of its own.
pub(crate) fn regex(pattern: &Pattern) -> String {
    let mut out = String::new();
    expression(pattern, &mut out);
    out
}

/// A character class as an expression of the crate `regex`.
#[cfg(feature = "samples")]
pub(crate) fn class_regex(it: &CharClass) -> String {
    let mut out = String::new();
    class(it, &mut out);
    out
}

fn expression(pattern: &Pattern, out: &mut String) {
    for (index, branch) in pattern.branches.iter().enumerate() {
        out.push_str(if index > 0 { "|" } else { "" });
        branch.iter().for_each(|piece| self::piece(piece, out));
    }
}

fn piece(piece: &Piece, out: &mut String) {
    match &piece.atom {
        Atom::Char(c) => literal(*c, out),
        Atom::Class(class) => self::class(class, out),
        Atom::Group(pattern) => {
            out.push_str("(?:");
            expression(pattern, out);
            out.push(')');
        }
    }
    // Writing into memory does not fail.
    let _ = match piece.quantifier {
        Quantifier::ONCE => Ok(()),
        Quantifier { least: 0, most: Some(1) } => write!(out, "?"),
        Quantifier { least: 0, most: None } => write!(out, "*"),
        Quantifier { least: 1, most: None } => write!(out, "+"),
        Quantifier { least, most: None } => write!(out, "{{{least},}}"),
        Quantifier { least, most: Some(most) } if least == most => write!(out, "{{{least}}}"),
        Quantifier { least, most: Some(most) } => write!(out, "{{{least},{most}}}"),
    };
}

fn class(class: &CharClass, out: &mut String) {
    match class {
        CharClass::Wildcard => out.push_str(r"[^\n\r]"),
        CharClass::Escape(escape) => self::escape(*escape, out),
        CharClass::Group(group) => self::group(group, out),
    }
}

fn group(group: &CharGroup, out: &mut String) {
    // `^` is about what comes before a subtraction, and not about all of it.
    if let Some(subtracted) = &group.subtracted {
        out.push('[');
        parts(group, out);
        out.push_str("--");
        self::group(subtracted, out);
        out.push(']');
    } else {
        parts(group, out);
    }
}

fn parts(group: &CharGroup, out: &mut String) {
    out.push_str(if group.negated { "[^" } else { "[" });
    for part in &group.parts {
        match *part {
            Part::Range(first, last) => {
                literal(first, out);
                if last > first {
                    out.push('-');
                    literal(last, out);
                }
            }
            Part::Escape(escape) => self::escape(escape, out),
        }
    }
    out.push(']');
}

fn escape(Escape { set, negated }: Escape, out: &mut String) {
    let sign = if negated { "^" } else { "" };
    let _ = match set {
        Set::Space => write!(out, r"[{sign} \t\n\r]"),
        Set::NameStart => write!(out, "[{sign}:{}]", ranges(&NAME_START)),
        Set::NameChar => {
            write!(out, "[{sign}:{}{}]", ranges(&NAME_START), ranges(&NAME_REST))
        }
        Set::Digit => write!(out, "{}", if negated { r"\P{Nd}" } else { r"\p{Nd}" }),
        // What the standard says is what it is not.
        Set::Word => write!(out, r"[{}\p{{P}}\p{{Z}}\p{{C}}]", if negated { "" } else { "^" }),
        Set::Category(name) => write!(out, r"[{sign}\p{{{name}}}]"),
        Set::Block(first, last) => write!(out, r"[{sign}\x{{{first:X}}}-\x{{{last:X}}}]"),
    };
}

/// Ranges as a class has them, beyond ASCII by their code points.
fn ranges(ranges: &[(char, char)]) -> String {
    let end = |c: char| match c {
        '-' => r"\-".to_owned(),
        c if c.is_ascii() => c.to_string(),
        c => format!(r"\x{{{:X}}}", u32::from(c)),
    };
    let range = |(first, last): &(char, char)| match first == last {
        true => end(*first),
        false => format!("{}-{}", end(*first), end(*last)),
    };
    ranges.iter().map(range).collect()
}

/// Writes a character so that it stands for itself, in a class and outside.
fn literal(c: char, out: &mut String) {
    match c {
        '\n' => out.push_str(r"\n"),
        '\r' => out.push_str(r"\r"),
        '\t' => out.push_str(r"\t"),
        '\\' | '.' | '+' | '*' | '?' | '(' | ')' | '|' | '[' | ']' | '{' | '}' | '^' | '$'
        | '#' | '&' | '-' | '~' => out.extend(['\\', c]),
        c => out.push(c),
    }
}
