//! Characters that XML has no way to carry, not even as references (XML 1.0 §2.2, §4.1).

use memchr::memmem::Finder;
use memchr::{memchr2, memrchr};

use super::decoder::Decoder;
use super::error::DecodeError;
use crate::codec::limits::Limits;

/// How many bytes are looked at at once: they stay in the cache next to the processor, and hold no
/// reference, as a rule.
const AT_ONCE: usize = 1024;

impl<'x> Decoder<'x> {
    /// A decoder of a document whose characters XML allows, from `start` on, where an element begins.
    ///
    /// What stands behind the last tag is no part of the document: some servers send the NUL that
    /// ends a text in C.
    ///
    /// # Errors
    /// A character of the document is forbidden: as it is, or as a reference to it.
    pub(crate) fn checked(
        document: &'x str,
        start: usize,
        limits: Limits,
    ) -> Result<Self, DecodeError> {
        let bytes = &document.as_bytes()[start..];
        let bytes = &bytes[..memrchr(b'>', bytes).map_or(bytes.len(), |at| at + 1)];
        match Search::new(bytes).first() {
            None => Ok(Self::new(document, start, limits)),
            Some((at, number)) => Err(DecodeError::new(
                format!("the character U+{number:04X}, which XML 1.0 forbids"),
                start + at,
            )),
        }
    }
}

/// Whether XML 1.0 allows a character (§2.2, `Char`).
fn is_allowed(number: u32) -> bool {
    matches!(number, 0x9 | 0xA | 0xD | 0x20..=0xD7FF | 0xE000..=0xFFFD | 0x10000..=0x10FFFF)
}

/// Looks for forbidden characters, piece by piece, so that each piece is read from memory once.
struct Search<'x> {
    bytes: &'x [u8],
    /// What U+FFFE and U+FFFF begin with in UTF-8.
    rare: Finder<'static>,
    references: Finder<'static>,
    /// Where no reference is one, once that is needed.
    literal: Option<Vec<(usize, usize)>>,
}

impl<'x> Search<'x> {
    fn new(bytes: &'x [u8]) -> Self {
        let (rare, references) = (Finder::new(b"\xEF\xBF"), Finder::new("&#"));
        Self { bytes, rare, references, literal: None }
    }

    /// The first forbidden character, and where it stands.
    fn first(mut self) -> Option<(usize, u32)> {
        (0..self.bytes.len()).step_by(AT_ONCE).find_map(|from| {
            let piece = self.piece(from, 0);
            // Every byte is looked at, since that takes less time than to stop at one.
            let has_control = piece.iter().fold(false, |found, byte| found | (*byte < b' '));
            let control = if has_control { self.control(from) } else { None };
            // What U+FFFE and U+FFFF begin with in UTF-8, and references.
            let [rare, referred] = match memchr2(0xEF, b'&', piece) {
                Some(_) => [self.rare(from), self.referred(from)],
                None => [None, None],
            };
            [control, rare, referred].into_iter().flatten().min()
        })
    }

    /// The bytes from `from` on, and some of what follows.
    fn piece(&self, from: usize, beyond: usize) -> &'x [u8] {
        &self.bytes[from..self.bytes.len().min(from + AT_ONCE + beyond)]
    }

    /// A control character that is no white space.
    fn control(&self, from: usize) -> Option<(usize, u32)> {
        let is_control = |byte: u8| (byte < b' ') & !matches!(byte, b'\t' | b'\n' | b'\r');
        let piece = self.piece(from, 0);
        // Every byte is looked at, since that takes less time than to stop at one.
        if !piece.iter().fold(false, |found, byte| found | is_control(*byte)) {
            return None;
        }
        let at = from + piece.iter().position(|byte| is_control(*byte))?;
        Some((at, u32::from(self.bytes[at])))
    }

    fn rare(&self, from: usize) -> Option<(usize, u32)> {
        let piece = self.piece(from, 2);
        self.rare.find_iter(piece).find_map(|at| match piece.get(at + 2) {
            Some(0xBE) => Some((from + at, 0xFFFE)),
            Some(0xBF) => Some((from + at, 0xFFFF)),
            _ => None,
        })
    }

    /// A reference to a forbidden character.
    fn referred(&mut self, from: usize) -> Option<(usize, u32)> {
        let (bytes, literal) = (self.bytes, &mut self.literal);
        self.references.find_iter(&bytes[from..bytes.len().min(from + AT_ONCE + 1)]).find_map(
            |at| {
                let at = from + at;
                let number = number(&bytes[at + 2..]).filter(|number| !is_allowed(*number))?;
                // In a comment or a CDATA section it is no reference.
                let literal = literal.get_or_insert_with(|| sections(bytes));
                let before = literal.partition_point(|(start, _)| *start < at);
                let is_literal = before > 0 && literal[before - 1].1 > at;
                (!is_literal).then_some((at, number))
            },
        )
    }
}

/// The number in `38;` or `x26;`. One that is larger than any is the largest.
fn number(reference: &[u8]) -> Option<u32> {
    let (digits, radix) = match reference {
        [b'x', rest @ ..] => (rest, 16),
        _ => (reference, 10),
    };
    let mut number: u32 = 0;
    for (index, byte) in digits.iter().enumerate() {
        match char::from(*byte).to_digit(radix) {
            Some(digit) => number = number.saturating_mul(radix).saturating_add(digit),
            None => return (index > 0 && *byte == b';').then_some(number),
        }
    }
    None
}

/// Where comments, CDATA sections and processing instructions stand.
fn sections(bytes: &[u8]) -> Vec<(usize, usize)> {
    let ends = [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")];
    let ends = ends.map(|(start, end)| (start.as_bytes(), Finder::new(end)));
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(start) = memchr::memchr(b'<', &bytes[at..]).map(|length| at + length) {
        let rest = &bytes[start..];
        at = match ends.iter().find(|(begin, _)| rest.starts_with(begin)) {
            Some((_, end)) => {
                let end = end.find(rest).map_or(bytes.len(), |length| start + length);
                found.push((start, end));
                end
            }
            None => start + 1,
        };
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(document: &str) -> Result<(), String> {
        let checked = Decoder::checked(document, 0, Limits::default());
        checked.map(drop).map_err(|error| error.to_string())
    }

    #[test]
    fn forbidden_characters_are_found_wherever_they_stand() {
        for (document, at, number) in [
            ("<a>\0</a>", 3, "0000"),
            ("<a b='\u{1}'/>", 6, "0001"),
            ("<a><!--\u{B}--></a>", 7, "000B"),
            ("<a><![CDATA[x\u{1F}]]></a>", 13, "001F"),
            ("<a>\u{FFFE}</a>", 3, "FFFE"),
            ("<\u{FFFF}/>", 1, "FFFF"),
            ("<a>&#0;</a>", 3, "0000"),
            ("<a>&#x000B;\u{1}</a>", 3, "000B"),
            ("<a b='&#xD800;'/>", 6, "D800"),
            ("<a>&#99999999999999;</a>", 3, "FFFFFFFF"),
            ("<a><!-- --><![CDATA[ ]]>&#1;</a>", 24, "0001"),
        ] {
            let wanted =
                format!("byte {at} of the reply: the character U+{number}, which XML 1.0 forbids");
            assert_eq!(check(document), Err(wanted), "{document:?}");
        }
        let far = format!("<a>{}\u{2}</a>", "x".repeat(5 * AT_ONCE));
        assert!(check(&far).unwrap_err().starts_with(&format!("byte {}", 3 + 5 * AT_ONCE)));
        // Across the border of two pieces.
        for (what, length) in [("\u{FFFF}", 2), ("&#2;", 3)] {
            for before in AT_ONCE - 3 - length..AT_ONCE - 1 {
                let document = format!("<a>{}{what}</a>", "x".repeat(before));
                let found = check(&document).unwrap_err();
                assert!(found.starts_with(&format!("byte {} ", before + 3)), "{found}");
            }
        }
    }

    #[test]
    fn what_is_allowed_is_let_through() {
        for document in [
            "<a>\t\r\n\u{7F}\u{85}\u{D7FF}\u{E000}\u{FFFD}\u{10FFFF}&#9;&#xA;&#x10FFFF;</a>",
            "<a><![CDATA[&#0;]]><!-- &#1; --><?p &#2; ?></a>",
            "<a>&#;&#x;&#g;&# 1;</a>",
            "<a/>\0",
        ] {
            assert_eq!(check(document), Ok(()), "{document:?}");
        }
    }
}
