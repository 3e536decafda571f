//! Where the envelope of a reply stands, and what is around it.

use crate::codec::decode::{DecodeError, Decoder};
use crate::codec::leniency::Leniency;

/// Where the start tag of the envelope stands. Whatever comes before it, such as white space,
/// comments and warnings in HTML, does not count.
pub(crate) fn find_envelope(text: &str) -> Option<usize> {
    let mut from = 0;
    // Where one comment has no end, none behind it has: looking again would take long.
    let mut comments_end = true;
    loop {
        let start = from + text[from..].find('<')?;
        let tag = &text[start + 1..];
        let end = tag.starts_with("!--").then(|| comments_end.then(|| tag.find("-->")).flatten());
        match end {
            Some(Some(length)) => from = start + 1 + length,
            Some(None) => {
                comments_end = false;
                from = start + 1;
            }
            None if is_envelope(tag) => return Some(start),
            None => from = start + 1,
        }
    }
}

fn is_envelope(tag: &str) -> bool {
    let end = tag.find(|c: char| c.is_ascii_whitespace() || matches!(c, '>' | '/' | '<'));
    let name = &tag[..end.unwrap_or(tag.len())];
    name.rsplit(':').next() == Some("Envelope")
}

/// Takes note of what stands before an envelope, other than an XML declaration, comments, processing
/// instructions and white space.
///
/// # Errors
/// The decoder is strict.
pub(super) fn check_before(text: &str, decoder: &Decoder<'_>) -> Result<(), DecodeError> {
    if is_markup_about_nothing(text) { Ok(()) } else { decoder.tolerate(Leniency::BeforeEnvelope) }
}

/// Takes note of what stands behind an envelope, as [`check_before`] does.
///
/// # Errors
/// The decoder is strict.
pub(super) fn check_behind(text: &str, decoder: &Decoder<'_>) -> Result<(), DecodeError> {
    if is_markup_about_nothing(text) { Ok(()) } else { decoder.tolerate(Leniency::BehindEnvelope) }
}

/// Whether there is nothing but what XML 1.0 (§2.8, `Misc`) allows around an element.
fn is_markup_about_nothing(text: &str) -> bool {
    let mut rest = text.trim_start_matches('\u{FEFF}');
    loop {
        rest = rest.trim_start();
        let (inside, end) = match rest {
            "" => return true,
            _ if rest.starts_with("<!--") => (&rest[4..], "-->"),
            _ if rest.starts_with("<?") => (&rest[2..], "?>"),
            _ => return false,
        };
        let Some((_, behind)) = inside.split_once(end) else { return false };
        rest = behind;
    }
}
