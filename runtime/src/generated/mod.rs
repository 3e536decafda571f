//! What generated code calls, and nothing else should. It changes with the generator, and does not
//! follow semantic versioning.

mod enums;
mod held;
mod named_values;
#[cfg(feature = "serde")]
pub mod nillable;
mod own;
#[cfg(feature = "server")]
pub mod read;
mod reasons;
mod refined;
mod structs;
#[cfg(test)]
mod tests;
#[cfg(feature = "server")]
pub mod write;

pub use crate::codec::credential::Credential;
pub use crate::codec::decode::{
    Attached, Decode, DecodeElement, DecodeError, DecodeParts, Decoder,
};
pub use crate::codec::encode::encoder::Encoder;
pub use crate::codec::encode::error::EncodeError;
pub use crate::codec::encode::traits::{Element, Encode, EncodeParts, Part};
#[cfg(feature = "facets")]
pub use crate::codec::facets::rule::Facets;
pub use crate::codec::lexical::Lexical;
pub use crate::codec::line::{Line, Shape};
pub use crate::codec::names::{Name, TypeName};
pub use crate::codec::record::choice::{
    begin_groups, begin_one, begin_optional, begin_other, begin_others, begin_repeated,
    choice_continues, choice_goes_back, no_variant, read_in_choice, variant, write_choice,
};
pub use crate::codec::record::composite::{Grouped, Parts, grouped_from};
pub use crate::codec::record::count::{finish_choice, finish_sequence};
pub use crate::codec::record::derived::{said_type, write_derived};
pub use crate::codec::record::field::{Field, FieldMut, Record};
pub use crate::codec::record::group::{
    Group, read_in_sequence, sequence_continues, sequence_goes_back, write_sequence,
};
pub use crate::codec::record::read::{
    can_be_nothing, no_parts, read_blocks, read_parts, read_record,
};
pub use crate::codec::record::write::{write_parts, write_record};
pub use crate::codec::simple::{
    Simple, decode_simple, encode_simple, encode_simple_as, may_have_blanks, read_member,
};
pub use crate::codec::spelled::Spelling;
pub use crate::results::reading::{Checked, Each, OfParts, One, Sole, Whole};
pub use crate::results::table::{List as ListAt, Results};
pub use crate::results::told::{Done, Flag, Listed, Told};
#[cfg(feature = "server")]
pub use crate::server::service::Service;
pub use crate::soap::refusal::{Cause, Reasons};
pub use crate::types::white_space::{collapse, preserve, replace};
pub use crate::{choice, derived, enumeration, parts, reasons, record, sequence, union};
pub use own::{decode_own, read_own};
pub use refined::{Alternatives, Pattern, Piece, TextRule, id_number};

/// The result of decoding an element: a value, or `None` where it is nil.
pub type Decoded<T> = Result<Option<T>, DecodeError>;

/// Decodes the current element as the value of a variant.
pub fn decode_as<T: Decode, B>(
    decoder: &mut Decoder<'_>,
    variant: impl FnOnce(T) -> B,
) -> Decoded<B> {
    Ok(T::decode(decoder)?.map(variant))
}
