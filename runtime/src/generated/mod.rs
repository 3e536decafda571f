//! The seam that generated code reaches the runtime through. It follows the generator, not
//! semantic versioning; nothing else should use it.

mod derived;
mod group;
mod groups;
mod messages;
#[cfg(feature = "serde")]
pub mod nillable;
mod own;
#[doc(hidden)]
pub mod slot;
mod table;
mod tables;
#[cfg(test)]
mod tests;

pub use crate::codec::decode::{Decode, DecodeError, DecodeParts, Decoder};
pub use crate::codec::encode::{
    Element, Encode, EncodeError, EncodeParts, Encoder, Name, Part, TypeName,
};
#[cfg(feature = "facets")]
pub use crate::codec::facets::Facets;
pub use crate::codec::simple::{Lexical, Simple, decode_simple, encode_simple};
pub use crate::{choice, derived, enumeration, operations, parts, record, sequence, union};
pub use derived::{BeginDerived, Derived, decode_derived, encode_derived};
pub use group::{
    Begin, Choice, begin_choice, choice_accepts, choice_continues, sequence_continues,
    take_in_choice, take_in_sequence, write_choice, write_sequence,
};
pub use messages::{read_element, read_fault, read_parts, write_parts};
pub use own::{decode_own, read_own};
pub use slot::{Group, Line, Slot, Variant};
pub use table::{
    Fields, FieldsMut, Table, decode_parts, decode_record, encode_parts, encode_record,
};

use crate::soap::envelope::{Limits, says_encoded};

/// What the client fills a field in with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Credential {
    /// `sha1(caller's address + security key)`.
    SecretKey,
    /// `sha1(user name + key)`.
    Signature,
    /// The user name.
    Username,
    /// The user's password.
    Password,
}

/// Reads a value from an element that stands alone, for tests of generated code. Elements refer to
/// others where it names an encoding style.
pub fn from_xml<T: Decode>(xml: &str) -> Result<T, DecodeError> {
    let mut decoder = Decoder::new(xml, 0, Limits::default()).encoded(says_encoded(xml));
    decoder.next_child()?;
    decoder.value().map(Option::unwrap_or_default)
}

/// Reads parts from a wrapper element that stands alone, for tests of generated code. Elements refer
/// to others where it names an encoding style.
pub fn parts_from_xml<T: DecodeParts>(xml: &str) -> Result<T, DecodeError> {
    let mut decoder = Decoder::new(xml, 0, Limits::default()).encoded(says_encoded(xml));
    decoder.next_child()?;
    T::decode_parts(&mut decoder)
}

/// Reads the bytes of a reply, without HTTP: for benches and fuzzing.
pub fn decode_reply<T: DecodeParts>(bytes: &[u8]) -> Result<T, String> {
    crate::soap::envelope::read_reply(bytes, None, &Limits::default(), None)
        .map(|(parts, ())| parts)
        .map_err(|error| format!("{error:?}"))
}

/// Writes the bytes of an unsigned request, without HTTP: for benches.
pub fn encode_request<R: EncodeParts>(
    operation: &crate::Operation,
    parts: &R,
) -> Result<impl AsRef<[u8]> + use<R>, EncodeError> {
    crate::soap::envelope::write_request(operation, parts, &Default::default())
}
