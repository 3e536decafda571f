//! Checks values without sending them.

use crate::codec::credential::Filled;
use crate::codec::encode::encoder::{Encoder, Mode};
use crate::codec::encode::error::EncodeError;
use crate::codec::encode::traits::{Encode, EncodeParts};
use crate::codec::names::Name;

/// Checks a value of a generated type, and everything in it, without sending it.
///
/// # Errors
/// The first thing that is wrong: the path of the element, by its names on the wire, and the facet
/// that the value breaks, or the character that XML 1.0 cannot carry. The value itself is not
/// shown.
pub fn check<T: Encode + ?Sized>(value: &T) -> Result<(), EncodeError> {
    let name = match T::TYPE.local {
        "" => "value",
        name => name,
    };
    checked(|encoder| value.encode(Name::unqualified(name), encoder))
}

/// Checks the parts of a message, or its header blocks, as [`check`] does.
///
/// # Errors
/// As [`check`].
pub fn check_parts<P: EncodeParts + ?Sized>(parts: &P) -> Result<(), EncodeError> {
    checked(|encoder| parts.encode_parts(encoder))
}

fn checked(write: impl FnOnce(&mut Encoder<'_>)) -> Result<(), EncodeError> {
    let filled = Filled::default();
    let mut encoder = Encoder::new(&filled, Mode::Literal, &[]);
    write(&mut encoder);
    encoder.finish().map(drop)
}
