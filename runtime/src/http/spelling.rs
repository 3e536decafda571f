//! The spellings of a text: what each place of it can stand for.
//!
//! A server quotes what it was sent in the way of whatever it quotes it in: with references in XML
//! and HTML (XML 1.0 §4.1), percent-encoded in a URL (RFC 3986 §2.1) or a form, escaped in JSON (RFC
//! 8259 §7), quoted-printable in a mail (RFC 2045 §6.7), or one of these in another one.

use std::cell::OnceCell;
use std::collections::HashMap;

use memchr::memmem;

/// How many escapes can stand in one another: `%26amp%3Blt%3B` is three of them for one `<`.
const NESTED: usize = 3;

/// How many characters an escape has at most, without its zeros in front.
const LONGEST: usize = 12;

/// What a place of a text can stand for: up to four bytes of UTF-8, and where what follows begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Reading {
    bytes: [u8; 4],
    length: usize,
    pub end: usize,
}

impl Reading {
    fn byte(byte: u8, end: usize) -> Self {
        Self { bytes: [byte, 0, 0, 0], length: 1, end }
    }

    fn character(character: char, end: usize) -> Self {
        let mut bytes = [0; 4];
        let length = character.encode_utf8(&mut bytes).len();
        Self { bytes, length, end }
    }

    pub fn bytes(&self) -> &[u8] {
        &self.bytes[..self.length]
    }
}

/// The readings of one place.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Readings {
    list: [Reading; 16],
    length: usize,
}

impl Readings {
    fn push(&mut self, reading: Reading) {
        if self.list().contains(&reading) {
            return;
        }
        if let Some(place) = self.list.get_mut(self.length) {
            *place = reading;
            self.length += 1;
        }
    }

    pub fn list(&self) -> &[Reading] {
        &self.list[..self.length]
    }
}

/// A text that is looked at place by place.
pub(super) struct Spelled<'t> {
    pub text: &'t [u8],
    /// Where comments and processing instructions begin and end, once that is needed.
    invisible: OnceCell<HashMap<usize, usize>>,
}

/// Whether an escape can begin with `byte`, or another reading than itself.
pub(super) fn is_special(byte: u8) -> bool {
    matches!(byte, b'&' | b'%' | b'\\' | b'=' | b'+')
}

impl<'t> Spelled<'t> {
    pub fn new(text: &'t str) -> Self {
        Self { text: text.as_bytes(), invisible: OnceCell::new() }
    }

    /// What stands at `at`, by each way to read it; as it is first.
    pub fn readings(&self, at: usize) -> Readings {
        let mut readings = Readings::default();
        let Some(&byte) = self.text.get(at) else { return readings };
        readings.push(Reading::byte(byte, at + 1));
        if is_special(byte) {
            self.escapes(at, NESTED).list().iter().for_each(|it| readings.push(*it));
        }
        readings
    }

    /// Where the text goes on behind what nobody sees: a comment, the border of a CDATA section, a
    /// soft line break.
    pub fn behind_invisible(&self, at: usize) -> Option<usize> {
        let rest = self.text.get(at..)?;
        for border in ["<![CDATA[", "]]>", "=\r\n", "=\n"] {
            if rest.starts_with(border.as_bytes()) {
                return Some(at + border.len());
            }
        }
        if !rest.starts_with(b"<!--") && !rest.starts_with(b"<?") {
            return None;
        }
        self.invisible.get_or_init(|| invisible(self.text)).get(&at).copied()
    }

    /// What the escapes that begin at `at` stand for, where up to `depth` of them stand in one
    /// another.
    fn escapes(&self, at: usize, depth: usize) -> Readings {
        let mut found = Readings::default();
        let Some(&byte) = self.text.get(at).filter(|byte| depth > 0 && is_special(**byte)) else {
            return found;
        };
        // The first character of an escape can be escaped itself.
        let inner = self.escapes(at, depth - 1);
        let begins = [Reading::byte(byte, at + 1)];
        for begin in begins.iter().chain(inner.list()) {
            match begin.bytes() {
                b"&" => self.reference(begin.end, depth - 1, &mut found),
                b"%" | b"=" => self.octet(begin.end, depth - 1, &mut found),
                b"\\" => self.backslash(begin.end, depth - 1, &mut found),
                b"+" => found.push(Reading::byte(b' ', begin.end)),
                _ => {}
            }
        }
        inner.list().iter().for_each(|it| found.push(*it));
        found
    }

    /// The character at `at` inside of an escape, and where the next one begins.
    fn inside(&self, at: usize, depth: usize) -> Option<(u8, usize)> {
        let byte = *self.text.get(at)?;
        let escapes = if is_special(byte) { self.escapes(at, depth) } else { Readings::default() };
        match escapes.list() {
            [first, ..] => Some((*first.bytes().first()?, first.end)),
            [] => Some((byte, at + 1)),
        }
    }

    /// `&amp;`, `&#38;`, `&#x0026;`, behind its first character.
    fn reference(&self, from: usize, depth: usize, found: &mut Readings) {
        let (mut name, mut at) = ([0; LONGEST], from);
        let mut length = 0;
        while let Some((byte, next)) = self.inside(at, depth) {
            at = next;
            // Zeros in front of a number say nothing.
            let in_front = matches!(&name[..length], b"#" | b"#x" | b"#X") && byte == b'0';
            match name.get_mut(length) {
                _ if byte == b';' => {
                    let name = std::str::from_utf8(&name[..length]).unwrap_or_default();
                    if let Some(character) = referred(name) {
                        found.push(Reading::character(character, at));
                    }
                    return;
                }
                _ if in_front => {}
                Some(place) if byte.is_ascii_alphanumeric() || byte == b'#' => {
                    *place = byte;
                    length += 1;
                }
                _ => return,
            }
        }
    }

    /// `%2F` or, quoted-printable, `=2F`; `%u002F` as old JavaScript has it.
    fn octet(&self, from: usize, depth: usize, found: &mut Readings) {
        if let Some((b'u' | b'U', at)) = self.inside(from, depth) {
            return self.unit(at, depth, found);
        }
        let Some((octet, end)) = self.hex(from, 2, depth) else { return };
        let octet = octet as u8;
        found.push(Reading::byte(octet, end));
        if !octet.is_ascii() {
            // Latin-1.
            found.push(Reading::character(char::from(octet), end));
        }
    }

    /// `\/`, `\n`, `\x2F`, `\u002F`, behind the backslash. What follows can be escaped once more, as
    /// in `\&quot;`.
    fn backslash(&self, from: usize, depth: usize, found: &mut Readings) {
        let Some(&plain) = self.text.get(from) else { return };
        let plain = (plain, from + 1);
        self.escaped(plain, depth, found);
        if let Some(other) = self.inside(from, depth).filter(|it| *it != plain) {
            self.escaped(other, depth, found);
        }
    }

    /// What the character behind a backslash makes of it.
    fn escaped(&self, (kind, at): (u8, usize), depth: usize, found: &mut Readings) {
        let byte = match kind {
            b'u' | b'U' => return self.unit(at, depth, found),
            b'x' | b'X' => match self.hex(at, 2, depth) {
                Some((octet, end)) => return found.push(Reading::byte(octet as u8, end)),
                None => return,
            },
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'b' => 8,
            b'f' => 12,
            other if other.is_ascii_punctuation() => other,
            _ => return,
        };
        found.push(Reading::byte(byte, at));
    }

    /// Four digits: a unit of UTF-16, behind which the second half of a pair can follow.
    fn unit(&self, from: usize, depth: usize, found: &mut Readings) {
        let Some((unit, end)) = self.hex(from, 4, depth) else { return };
        if let Some(character) = char::from_u32(unit) {
            return found.push(Reading::character(character, end));
        }
        let plain = self.text.get(end).map(|byte| (*byte, end + 1));
        for (begin, at) in plain.into_iter().chain(self.inside(end, depth)) {
            let Some((b'u' | b'U', at)) = self.inside(at, depth) else { continue };
            let Some((low, end)) = self.hex(at, 4, depth) else { continue };
            let pair = char::decode_utf16([unit as u16, low as u16]).next();
            if let (b'\\' | b'%', Some(Ok(character))) = (begin, pair) {
                found.push(Reading::character(character, end));
            }
        }
    }

    /// The number that so many hexadecimal digits stand for.
    fn hex(&self, from: usize, digits: usize, depth: usize) -> Option<(u32, usize)> {
        let (mut number, mut at) = (0, from);
        for _ in 0..digits {
            let (byte, next) = self.inside(at, depth)?;
            number = number * 16 + char::from(byte).to_digit(16)?;
            at = next;
        }
        Some((number, at))
    }
}

/// Where comments and processing instructions begin, and where the text goes on behind them.
fn invisible(text: &[u8]) -> HashMap<usize, usize> {
    let mut found = HashMap::new();
    for (start, end) in [("<!--", "-->"), ("<?", "?>")] {
        let ends: Vec<usize> = memmem::find_iter(text, end).map(|at| at + end.len()).collect();
        let mut following = ends.iter().peekable();
        for at in memmem::find_iter(text, start) {
            while following.next_if(|it| **it < at + start.len() + end.len()).is_some() {}
            match following.peek() {
                Some(end) => found.insert(at, **end),
                None => break,
            };
        }
    }
    found
}

/// The character that a reference stands for: one by number, one of XML's own (XML 1.0 §4.6), or one
/// that HTML has a name for (HTML 4.01 §24.2) and that can stand in a key.
fn referred(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let number = match number.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16),
            None => number.parse(),
        };
        // All zeros are left out.
        return char::from_u32(number.unwrap_or_default());
    }
    let punctuation =
        PUNCTUATION.iter().find(|(it, _)| *it == name).map(|(_, character)| *character);
    let latin = || LATIN_1.split(' ').position(|it| it == name);
    punctuation.or_else(|| char::from_u32(0xA0 + u32::try_from(latin()?).ok()?))
}

/// Names of punctuation. `htmlspecialchars` of PHP writes the first five.
const PUNCTUATION: [(&str, char); 39] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("AMP", '&'),
    ("LT", '<'),
    ("GT", '>'),
    ("QUOT", '"'),
    ("Tab", '\t'),
    ("NewLine", '\n'),
    ("excl", '!'),
    ("num", '#'),
    ("dollar", '$'),
    ("percnt", '%'),
    ("lpar", '('),
    ("rpar", ')'),
    ("ast", '*'),
    ("plus", '+'),
    ("comma", ','),
    ("period", '.'),
    ("sol", '/'),
    ("colon", ':'),
    ("semi", ';'),
    ("equals", '='),
    ("quest", '?'),
    ("commat", '@'),
    ("lsqb", '['),
    ("lbrack", '['),
    ("bsol", '\\'),
    ("rsqb", ']'),
    ("rbrack", ']'),
    ("Hat", '^'),
    ("lowbar", '_'),
    ("grave", '`'),
    ("lcub", '{'),
    ("verbar", '|'),
    ("rcub", '}'),
    ("lbrace", '{'),
];

/// The names of U+00A0 to U+00FF, which `htmlentities` of PHP writes.
const LATIN_1: &str = "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg \
    macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 \
    iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave \
    Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc \
    Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc \
    euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave \
    uacute ucirc uuml yacute thorn yuml";

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether `text` as a whole can stand for `meant`.
    fn stands_for(text: &str, meant: &str) -> bool {
        let readings = Spelled::new(text).readings(0);
        readings.list().iter().any(|it| it.end == text.len() && it.bytes() == meant.as_bytes())
    }

    #[test]
    fn a_character_is_read_by_each_of_its_spellings() {
        for text in ["&amp;", "&#38;", "&#x26;", "&#X0026;", "&#000000000000000000038;", "%26"] {
            assert!(stands_for(text, "&"), "{text}");
        }
        for (text, meant) in [
            ("%2f", "/"),
            ("=2F", "/"),
            ("\\/", "/"),
            ("\\u002f", "/"),
            ("\\x2F", "/"),
            ("%u002F", "/"),
            ("+", " "),
            ("%E9", "é"),
            ("&eacute;", "é"),
            ("&yuml;", "ÿ"),
            ("&commat;", "@"),
            ("\\uD83D\\uDE00", "\u{1F600}"),
            ("&#x1F600;", "\u{1F600}"),
        ] {
            assert!(stands_for(text, meant), "{text}");
        }
    }

    #[test]
    fn escapes_are_read_in_one_another() {
        for text in ["&amp;lt;", "%26lt%3B", "&#37;3C", "\\u0026lt;", "%253C", "&amp;#x3C;"] {
            assert!(stands_for(text, "<"), "{text}");
        }
        assert!(stands_for("\\\\", "\\") && stands_for("&amp;amp;amp;", "&"));
    }

    #[test]
    fn what_nobody_sees_is_passed_over() {
        let text = "<!-- -> --x--><?p ??>a<![CDATA[b]]>=\r\n";
        let spelled = Spelled::new(text);
        let behind = |what: &str| {
            let at = text.find(what).unwrap_or_default();
            spelled.behind_invisible(at).map(|end| &text[end..])
        };
        assert_eq!(behind("<!--"), Some("<?p ??>a<![CDATA[b]]>=\r\n"));
        assert_eq!(behind("<?"), Some("a<![CDATA[b]]>=\r\n"));
        assert_eq!(behind("<![CDATA["), Some("b]]>=\r\n"));
        assert_eq!(behind("]]>"), Some("=\r\n"));
        assert_eq!((behind("=\r\n"), behind("a<")), (Some(""), None));
        assert_eq!(Spelled::new("<!--a").behind_invisible(0), None);
    }
}
