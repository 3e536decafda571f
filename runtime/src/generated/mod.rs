//! The seam that generated code reaches the runtime through. It follows the generator, not
//! semantic versioning; nothing else should use it.

mod derived;
mod group;
mod groups;
#[cfg(feature = "serde")]
pub mod nillable;
mod own;
#[doc(hidden)]
pub mod slot;
mod table;
mod tables;
#[cfg(test)]
mod tests;

pub use crate::codec::credential::Credential;
pub use crate::codec::decode::{Decode, DecodeError, DecodeParts, Decoder};
pub use crate::codec::encode::encoder::Encoder;
pub use crate::codec::encode::error::EncodeError;
pub use crate::codec::encode::traits::{Element, Encode, EncodeParts, Part};
#[cfg(feature = "facets")]
pub use crate::codec::facets::rule::Facets;
pub use crate::codec::group::Group;
pub use crate::codec::lexical::Lexical;
pub use crate::codec::line::Line;
pub use crate::codec::names::{Name, TypeName};
pub use crate::codec::simple::{Simple, decode_simple, encode_simple};
pub use crate::{choice, derived, enumeration, operations, parts, record, sequence, union};
pub use derived::{BeginDerived, Derived, decode_derived, encode_derived};
pub use group::{
    Begin, Choice, begin_choice, choice_accepts, choice_continues, sequence_continues,
    take_in_choice, take_in_sequence, write_choice, write_sequence,
};
pub use own::{decode_own, read_own};
pub use slot::{Slot, Variant};
pub use table::{
    Fields, FieldsMut, Table, decode_parts, decode_record, encode_parts, encode_record,
};
