//! The seam that generated code reaches the runtime through. It follows the generator, not
//! semantic versioning; nothing else should use it.

mod groups;
mod tables;

pub use crate::decode::{Decode, DecodeError, DecodeParts, Decoder};
pub use crate::encode::{Element, Encode, EncodeError, EncodeParts, Encoder, Name, Part, TypeName};
pub use crate::simple::{Lexical, Simple, decode_simple, encode_simple};
pub use crate::slot::{self, Group, Line, Slot, Variant};
pub use crate::{
    choice, derived, enumeration, parts, record, sequence, setters, simple_elements, union,
};

use crate::envelope::Limits;

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

/// The last of the texts, for tables where one that is left out has a default.
pub const fn last<'t>(texts: &[&'t str]) -> &'t str {
    texts[texts.len() - 1]
}

/// The only text, if there is one.
pub const fn some<'t>(texts: &[&'t str]) -> Option<&'t str> {
    if let [text] = texts { Some(text) } else { None }
}

/// The name that a line about an attribute is about; any other line is about none.
pub const fn attribute_name<'n>(is_attribute: bool, line: Line<'n>) -> Name<'n> {
    if is_attribute { line.name } else { Name::unqualified("") }
}

/// Whether the variant of a choice goes on with an element, rather than a new choice being made.
pub fn repeats<K: Slot<T>, T>(
    field: &K::Field,
    line: Line<'_>,
    local: &str,
    decoder: &Decoder<'_>,
) -> bool {
    K::has_room(field, local, decoder) && (K::OPEN || K::accepts(line, local, decoder))
}

/// Writes a value whose type is derived from the declared one, or is that itself.
pub fn encode_derived<T: Encode>(
    value: &T,
    declared: TypeName,
    name: Name<'_>,
    encoder: &mut Encoder<'_>,
) {
    if T::TYPE != declared {
        encoder.as_derived(T::TYPE);
    }
    value.encode(name, encoder);
}

/// Reads a value from an element that stands alone, for tests of generated code.
pub fn from_xml<T: Decode>(xml: &str) -> Result<T, DecodeError> {
    let mut decoder = Decoder::new(xml, 0, Limits::default());
    decoder.next_child()?;
    decoder.value().map(Option::unwrap_or_default)
}

/// Reads parts from a wrapper element that stands alone, for tests of generated code.
pub fn parts_from_xml<T: DecodeParts>(xml: &str) -> Result<T, DecodeError> {
    let mut decoder = Decoder::new(xml, 0, Limits::default());
    decoder.next_child()?;
    T::decode_parts(&mut decoder)
}

/// Reads the bytes of a reply, without HTTP: for benches and fuzzing.
pub fn decode_reply<T: DecodeParts>(bytes: &[u8]) -> Result<T, String> {
    crate::envelope::read_reply(bytes, None, &Limits::default())
        .map(|(parts, ())| parts)
        .map_err(|error| format!("{error:?}"))
}

/// Writes the bytes of an unsigned request, without HTTP: for benches.
pub fn encode_request<R: EncodeParts>(
    operation: &crate::Operation,
    parts: &R,
) -> Result<impl AsRef<[u8]> + use<R>, EncodeError> {
    crate::envelope::write_request(operation, parts, &Default::default())
}
