//! Scans names and white space, byte by byte.

const PART: u8 = 0;
const COLON: u8 = 1;
const END: u8 = 2;

/// What a byte is to a name.
const CLASSES: [u8; 256] = {
    let mut classes = [PART; 256];
    classes[b':' as usize] = COLON;
    let ends = b"\t\n\r \"'/<=>";
    let mut at = 0;
    while at < ends.len() {
        classes[ends[at] as usize] = END;
        at += 1;
    }
    classes
};

/// Where a name that `bytes` begin with has its first colon, and where it ends: at a byte that is
/// none of a name.
#[inline]
pub(super) fn scan_name(bytes: &[u8]) -> Option<(Option<usize>, usize)> {
    let mut colon = None;
    for (at, byte) in bytes.iter().enumerate() {
        match CLASSES[usize::from(*byte)] {
            PART => {}
            COLON => colon = colon.or(Some(at)),
            _ => return Some((colon, at)),
        }
    }
    None
}

/// White space in markup (XML 1.0 §2.3).
pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n')
}

pub(super) fn is_space_char(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\r' | '\n')
}
