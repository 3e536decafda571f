//! Characters that XML has no way to carry, not even as references (XML 1.0 §2.2, §4.1).

use memchr::memmem::Finder;
use memchr::{memchr2_iter, memrchr};

use super::decoder::Decoder;
use super::error::DecodeError;
use crate::codec::limits::Limits;

/// How many bytes are looked at at once: they stay in the cache next to the processor.
const AT_ONCE: usize = 4096;

/// What U+FFFE and U+FFFF begin with in UTF-8.
const RARE: u8 = 0xEF;

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
    /// Where no reference is one, once that is needed.
    literal: Option<Vec<(usize, usize)>>,
}

impl<'x> Search<'x> {
    fn new(bytes: &'x [u8]) -> Self {
        Self { bytes, literal: None }
    }

    /// The first forbidden character, and where it stands.
    fn first(mut self) -> Option<(usize, u32)> {
        (0..self.bytes.len()).step_by(AT_ONCE).find_map(|from| {
            let piece = &self.bytes[from..self.bytes.len().min(from + AT_ONCE)];
            let control = control(piece).map(|(at, number)| (from + at, number));
            let mut others = memchr2_iter(RARE, b'&', piece).map(|at| from + at);
            let other = others.find_map(|at| self.other(at).map(|number| (at, number)));
            control.into_iter().chain(other).min()
        })
    }

    /// The forbidden character that begins with what stands at `at`, or that this refers to.
    fn other(&mut self, at: usize) -> Option<u32> {
        let bytes = self.bytes;
        match &bytes[at..] {
            [RARE, 0xBF, 0xBE, ..] => Some(0xFFFE),
            [RARE, 0xBF, 0xBF, ..] => Some(0xFFFF),
            [b'&', b'#', reference @ ..] => {
                let number = number(reference).filter(|number| !is_allowed(*number))?;
                // In a comment or a CDATA section it is no reference.
                let literal = self.literal.get_or_insert_with(|| sections(bytes));
                let before = literal.partition_point(|(start, _)| *start < at);
                let is_literal = before > 0 && literal[before - 1].1 > at;
                (!is_literal).then_some(number)
            }
            _ => None,
        }
    }
}

/// The first control character that is no white space.
fn control(piece: &[u8]) -> Option<(usize, u32)> {
    let is_low = |byte: u8| byte < b' ';
    let is_control = |byte: u8| is_low(byte) & !matches!(byte, b'\t' | b'\n' | b'\r');
    if !any(piece, is_low) || !any(piece, is_control) {
        return None;
    }
    let at = piece.iter().position(|byte| is_control(*byte))?;
    Some((at, u32::from(piece[at])))
}

/// Whether one of the bytes is wanted. Each of them is looked at, since that takes less time than to
/// stop at one.
#[inline]
fn any(bytes: &[u8], is_wanted: impl Fn(u8) -> bool) -> bool {
    bytes.iter().fold(false, |found, byte| found | is_wanted(*byte))
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
