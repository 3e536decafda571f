//! What simple types ask of their values beyond the built-in type that they come to (XSD 1.0 Part 2
//! §4.3), for values that are checked before they are sent.
//!
//! Code that `wsdl-codegen` generates with `Config::check_facets` knows the facets of every field. A
//! call that would send a value which does not keep to them ends in an error that says where, before
//! anything is sent. [`check`] says the same without a call. What a service answers is not checked:
//! many do not keep to their own schemas, and a reply should not be lost for that. [`check`] takes a
//! reply as well, for those who want to know.

mod compare;
mod pattern;
mod rule;

pub use rule::Facets;

use crate::client::signing::Filled;
use crate::codec::encode::Mode;
use crate::generated::{Encode, EncodeError, EncodeParts, Encoder, Name};

/// Checks a value of a generated type, and everything in it, without sending it.
///
/// # Errors
/// The first thing that is wrong: where it stands, by the names on the wire, and the facet that it
/// does not keep to, or the character that XML 1.0 cannot carry. The value itself is not told.
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

#[cfg(test)]
mod tests;
