//! Characters that XML has no way to carry, not even as references (XML 1.0 §2.2, §4.1).

use memchr::memmem::{self, Finder};
use memchr::memrchr;

use super::decoder::Decoder;
use super::error::DecodeError;
use crate::codec::limits::Limits;

/// How many bytes are looked at before it is asked whether one of them is forbidden.
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
        let found = raw(bytes).into_iter().chain(referred(bytes)).min();
        match found {
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

/// The first forbidden character that stands in a text as it is, and where.
fn raw(bytes: &[u8]) -> Option<(usize, u32)> {
    // Every byte is looked at, since that takes less time than to stop at one.
    let is_control = |byte: u8| (byte < b' ') & !matches!(byte, b'\t' | b'\n' | b'\r');
    let holds_one = |chunk: &&[u8]| chunk.iter().fold(false, |found, it| found | is_control(*it));
    let chunk = bytes.chunks(AT_ONCE).position(|chunk| holds_one(&chunk));
    let control = chunk.and_then(|chunk| {
        let first = chunk * AT_ONCE;
        let at = first + bytes[first..].iter().position(|byte| is_control(*byte))?;
        Some((at, u32::from(bytes[at])))
    });
    // U+FFFE and U+FFFF in UTF-8.
    let rare = memmem::find_iter(bytes, b"\xEF\xBF").find_map(|at| match bytes.get(at + 2) {
        Some(0xBE) => Some((at, 0xFFFE)),
        Some(0xBF) => Some((at, 0xFFFF)),
        _ => None,
    });
    control.into_iter().chain(rare).min()
}

/// The first reference to a forbidden character, and where it stands.
fn referred(bytes: &[u8]) -> Option<(usize, u32)> {
    let mut literal: Option<Vec<(usize, usize)>> = None;
    memmem::find_iter(bytes, b"&#").find_map(|at| {
        let number = number(&bytes[at + 2..])?;
        if is_allowed(number) {
            return None;
        }
        // In a comment or a CDATA section it is no reference.
        let literal = literal.get_or_insert_with(|| sections(bytes));
        let before = literal.partition_point(|(start, _)| *start < at);
        let is_literal = before > 0 && literal[before - 1].1 > at;
        (!is_literal).then_some((at, number))
    })
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
