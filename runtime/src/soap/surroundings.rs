//! What stands around the envelope of a reply.

use crate::codec::decode::{DecodeError, Decoder};
use crate::codec::leniency::Leniency;

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
