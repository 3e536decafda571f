//! Regular expressions of XML Schema (XSD 1.0 Part 2 Appendix F) as those of the crate `regex`.

use std::fmt::Write;

use super::blocks;

/// How deep classes may be subtracted from each other.
const DEEPEST: usize = 16;

/// The characters of names but for those that cannot begin one (XML 1.0 §2.3).
const NAME_START: &str = concat!(
    r":A-Z_a-z\x{C0}-\x{D6}\x{D8}-\x{F6}\x{F8}-\x{2FF}\x{370}-\x{37D}\x{37F}-\x{1FFF}",
    r"\x{200C}-\x{200D}\x{2070}-\x{218F}\x{2C00}-\x{2FEF}\x{3001}-\x{D7FF}\x{F900}-\x{FDCF}",
    r"\x{FDF0}-\x{FFFD}\x{10000}-\x{EFFFF}",
);
const NAME_REST: &str = r"\-.0-9\x{B7}\x{300}-\x{36F}\x{203F}-\x{2040}";

/// The expression that matches what one of `patterns` matches, all of it: the patterns of one
/// restriction are alternatives (XSD 1.0 Part 2 §4.3.4).
///
/// An error says why there is none.
pub(super) fn translate<'p>(patterns: impl Iterator<Item = &'p str>) -> Result<String, String> {
    let alternatives: Result<Vec<String>, String> = patterns.map(expression).collect();
    Ok(format!(r"\A(?:{})\z", alternatives?.join("|")))
}

fn expression(pattern: &str) -> Result<String, String> {
    let mut parser = Parser { rest: pattern, out: String::new() };
    let mut open = 0_usize;
    // Whether there is something that a quantifier can be about.
    let mut atom = false;
    while let Some(c) = parser.next() {
        match c {
            '(' => {
                open += 1;
                parser.out.push_str("(?:");
            }
            ')' => {
                open = open.checked_sub(1).ok_or("a `)` closes nothing")?;
                parser.out.push(')');
            }
            '|' => parser.out.push('|'),
            '?' | '*' | '+' | '{' if !atom => return Err(format!("`{c}` repeats nothing")),
            '?' | '*' | '+' => parser.out.push(c),
            '{' => parser.quantity()?,
            '.' => parser.out.push_str(r"[^\n\r]"),
            '[' => parser.class(0)?,
            '\\' => parser.escape()?,
            ']' | '}' => return Err(format!("`{c}` closes nothing")),
            c => literal(c, &mut parser.out),
        }
        atom = !matches!(c, '(' | '|' | '?' | '*' | '+' | '{');
    }
    if open > 0 {
        return Err("a `(` is not closed".to_owned());
    }
    Ok(parser.out)
}

struct Parser<'p> {
    rest: &'p str,
    out: String,
}

impl Parser<'_> {
    fn next(&mut self) -> Option<char> {
        let mut characters = self.rest.chars();
        let next = characters.next();
        self.rest = characters.as_str();
        next
    }

    fn take(&mut self, wanted: &str) -> bool {
        let rest = self.rest.strip_prefix(wanted);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// What stands behind `{`: `2}`, `2,}` or `2,5}`.
    fn quantity(&mut self) -> Result<(), String> {
        let wrong = || "a quantity is no number, or not closed".to_owned();
        let (inside, rest) = self.rest.split_once('}').ok_or_else(wrong)?;
        let (least, most) = inside.split_once(',').unwrap_or((inside, ""));
        let is_number = |text: &str| text.parse::<u32>().is_ok() && !text.starts_with('+');
        if !is_number(least) || !(most.is_empty() || is_number(most)) {
            return Err(wrong());
        }
        self.rest = rest;
        let _ = write!(self.out, "{{{inside}}}");
        Ok(())
    }

    /// What stands behind `\`, outside of a class or in one.
    fn escape(&mut self) -> Result<(), String> {
        let c = self.next().ok_or("a `\\` stands at the end")?;
        match c {
            'n' | 'r' | 't' => self.out.extend(['\\', c]),
            's' => self.out.push_str(r"[ \t\n\r]"),
            'S' => self.out.push_str(r"[^ \t\n\r]"),
            'd' => self.out.push_str(r"\p{Nd}"),
            'D' => self.out.push_str(r"\P{Nd}"),
            'w' => self.out.push_str(r"[^\p{P}\p{Z}\p{C}]"),
            'W' => self.out.push_str(r"[\p{P}\p{Z}\p{C}]"),
            'i' => drop(write!(self.out, "[{NAME_START}]")),
            'I' => drop(write!(self.out, "[^{NAME_START}]")),
            'c' => drop(write!(self.out, "[{NAME_START}{NAME_REST}]")),
            'C' => drop(write!(self.out, "[^{NAME_START}{NAME_REST}]")),
            'p' | 'P' => self.property(c == 'P')?,
            c if is_single(c) => literal(c, &mut self.out),
            c => return Err(format!("`\\{c}` is no escape")),
        }
        Ok(())
    }

    /// What stands behind `\p`: the category of a character, or a block of Unicode.
    fn property(&mut self, negative: bool) -> Result<(), String> {
        let inside = self.rest.strip_prefix('{').and_then(|rest| rest.split_once('}'));
        let (name, rest) = inside.ok_or("a property has no name in braces")?;
        self.rest = rest;
        let sign = if negative { "^" } else { "" };
        if let Some(block) = name.strip_prefix("Is") {
            let (first, last) = blocks::find(block)
                .ok_or_else(|| format!("`{block}` is no block that is known"))?;
            let _ = write!(self.out, r"[{sign}\x{{{first:X}}}-\x{{{last:X}}}]");
        } else if is_category(name) {
            let _ = write!(self.out, r"[{sign}\p{{{name}}}]");
        } else {
            return Err(format!("`{name}` is no category of characters"));
        }
        Ok(())
    }

    /// What stands behind `[`, up to and with its `]`.
    fn class(&mut self, depth: usize) -> Result<(), String> {
        if depth > DEEPEST {
            return Err(format!("classes are nested more than {DEEPEST} deep"));
        }
        // `^` is about what comes before a subtraction, and not about all of it.
        let start = self.out.len();
        let opening = if self.take("^") { "[^" } else { "[" };
        self.out.push_str(opening);
        let mut empty = true;
        loop {
            if !empty && self.take("-[") {
                self.out.push_str("]--");
                self.class(depth + 1)?;
                self.out.insert(start, '[');
                self.out.push(']');
                return if self.take("]") { Ok(()) } else { Err(unclosed()) };
            }
            match self.next().ok_or_else(unclosed)? {
                ']' if empty => return Err("a class is empty".to_owned()),
                ']' => break,
                '[' => return Err("a `[` stands in a class".to_owned()),
                first => self.range(first)?,
            }
            empty = false;
        }
        self.out.push(']');
        Ok(())
    }

    /// A character of a class, or a range that begins with it.
    fn range(&mut self, first: char) -> Result<(), String> {
        let Some(first) = self.member(first)? else { return Ok(()) };
        literal(first, &mut self.out);
        let mut ahead = self.rest.chars();
        if ahead.next() != Some('-') || matches!(ahead.next(), None | Some(']' | '[')) {
            return Ok(());
        }
        let _ = self.next();
        let last = self.next().ok_or_else(unclosed)?;
        let written = self.out.len();
        let last = self.member(last)?;
        self.out.truncate(written);
        let last = last.ok_or("a range ends in a class")?;
        if last < first {
            return Err("a range ends before it begins".to_owned());
        }
        self.out.push('-');
        literal(last, &mut self.out);
        Ok(())
    }

    /// A single character; an escape for several is written at once.
    fn member(&mut self, c: char) -> Result<Option<char>, String> {
        if c != '\\' {
            return Ok(Some(c));
        }
        let mut ahead = self.rest.chars();
        let single = match ahead.next() {
            Some('n') => '\n',
            Some('r') => '\r',
            Some('t') => '\t',
            Some(c) if is_single(c) => c,
            _ => return self.escape().map(|()| None),
        };
        self.rest = ahead.as_str();
        Ok(Some(single))
    }
}

fn unclosed() -> String {
    "a `[` is not closed".to_owned()
}

/// Characters that stand for themselves behind a `\`.
fn is_single(c: char) -> bool {
    c.is_ascii_punctuation()
}

/// The categories of Unicode (XSD 1.0 Part 2 Appendix F.1.1).
fn is_category(name: &str) -> bool {
    let (major, minor) = name.split_at(name.len().min(1));
    let minors = match major {
        "L" => "ultmo",
        "M" => "nce",
        "N" => "dlo",
        "P" => "cdseifo",
        "Z" => "slp",
        "S" => "mcko",
        "C" => "cfon",
        _ => return false,
    };
    minor.is_empty() || (minor.len() == 1 && minors.contains(minor))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_are_anchored_and_mean_the_same() {
        for (pattern, expected) in [
            ("", ""),
            ("[a-z]*/", "[a-z]*/"),
            (r"\d{3}-\d{4,}", r"\p{Nd}{3}\-\p{Nd}{4,}"),
            ("(a|b)+", "(?:a|b)+"),
            ("^a$", r"\^a\$"),
            (".", r"[^\n\r]"),
            (r"[\-a&&b~]", r"[\-a\&\&b\~]"),
            ("[-a]", r"[\-a]"),
            ("[a-]", r"[a\-]"),
            ("[^a-z-[aeiou]]", "[[^a-z]--[aeiou]]"),
            ("[a-z-[b-y-[m]]]", "[[a-z]--[[b-y]--[m]]]"),
            (r"[\s\w]", r"[[ \t\n\r][^\p{P}\p{Z}\p{C}]]"),
            (r"\p{Lu}\P{IsBasicLatin}", r"[\p{Lu}][^\x{0}-\x{7F}]"),
            (r"[\t-~]", r"[\t-\~]"),
        ] {
            let expected = format!(r"\A(?:{expected})\z");
            assert_eq!(translate([pattern].into_iter()), Ok(expected), "{pattern}");
        }
        assert_eq!(translate(["a", "b|c"].into_iter()), Ok(r"\A(?:a|b|c)\z".to_owned()));
    }

    #[test]
    fn what_is_no_expression_is_told() {
        for pattern in [
            "(",
            ")",
            "a)",
            "*",
            "a**",
            "(|*)",
            "[",
            "[a",
            "[]",
            "[z-a]",
            "[a-\\d]",
            "[[a]]",
            "{2}",
            "a{,2}",
            "a{x}",
            "a{2",
            "\\",
            "\\q",
            "\\p{Xx}",
            "\\p{L",
            "\\p{IsNowhere}",
            "a]",
            "[a-[b]",
        ] {
            assert!(translate([pattern].into_iter()).is_err(), "{pattern}");
        }
        assert!(translate([&*"[a-".repeat(100)].into_iter()).is_err());
    }

    #[test]
    fn the_translation_matches_what_the_schema_means() {
        for (pattern, good, bad) in [
            ("", "", " "),
            (r"\d{3}-\d{2,}", "123-45", "123-4"),
            (r"\d", "\u{0663}", "a"),
            ("a|bc", "bc", "ac"),
            ("(a|b)c", "bc", "a"),
            ("^a$", "^a$", "a"),
            (".", "é", "\n"),
            ("[^a-z-[aeiou]]", "A", "b"),
            ("[a-z-[aeiou]]", "b", "e"),
            ("[a-z-[b-y-[m]]]", "m", "n"),
            (r"[\-a&&b~#]+", "-&~#b", "c"),
            (r"\i\c*", "_a-1.é", "1a"),
            (r"[\i-[:]][\c-[:]]*", "a-1", "a:b"),
            (r"\s\S", "\ta", "aa"),
            (r"\w+", "aé1+", "a-"),
            (r"[\W\d]+", "-1", "a"),
            (r"\p{Lu}\P{Lu}", "Aa", "AA"),
            (r"[\p{IsCyrillic}\p{IsGreek}]", "ж", "a"),
            (r"\I\C", "1 ", "a "),
            (r"\\\.\[\]\{\}\?\*\+\(\)\|", r"\.[]{}?*+()|", ""),
        ] {
            let translated = translate([pattern].into_iter()).unwrap_or_default();
            let regex = regex::Regex::new(&translated);
            let regex = regex.unwrap_or_else(|error| panic!("{pattern}: {error}"));
            assert!(regex.is_match(good), "{pattern} as {translated}: {good:?}");
            assert!(!regex.is_match(bad), "{pattern} as {translated}: {bad:?}");
        }
    }
}
