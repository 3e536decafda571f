//! Checksums of documents.

use std::borrow::Cow;
use std::fmt::Write as _;

/// The checksum of a document: its SHA-256 with a line feed for each end of a line, in hexadecimal digits
/// of lower case.
#[must_use]
pub fn checksum(bytes: &[u8]) -> String {
    let hash = hmac_sha256::Hash::hash(&with_line_feeds(bytes));
    hash.iter().fold(String::with_capacity(64), |mut text, byte| {
        // Writing to a text does not fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The bytes of a document with a line feed for each end of a line, as XML reads them (XML 1.0 §2.11). It
/// is for bytes in an encoding that has ASCII in it.
#[must_use]
pub fn with_line_feeds(bytes: &[u8]) -> Cow<'_, [u8]> {
    if !bytes.contains(&b'\r') {
        return Cow::Borrowed(bytes);
    }
    let mut text = Vec::with_capacity(bytes.len());
    let mut bytes = bytes.iter().copied().peekable();
    while let Some(byte) = bytes.next() {
        match byte {
            b'\r' => {
                bytes.next_if_eq(&b'\n');
                text.push(b'\n');
            }
            byte => text.push(byte),
        }
    }
    Cow::Owned(text)
}
