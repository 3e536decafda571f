//! Types that others are derived from, told apart by `xsi:type` (XSD 1.0 Part 1 §2.6.1).

use super::{Decode, DecodeError, Decoder, Encode, Encoder, Name};
use crate::codec::decode::SaidType;
use crate::codec::xml::Xml;

/// An enum of a type and those that are derived from it.
pub trait Derived: Encode {
    /// Asks `begin` for the value of one variant after the other.
    fn begin(begin: &mut BeginDerived<'_, '_>) -> Option<Self>
    where
        Self: Sized;

    /// The variant for a type that the schema does not have.
    fn other(value: Xml) -> Self;
}

/// Writes a value whose type is derived from that of `B`, or is that itself.
pub fn encode_derived<B: Encode, T: Encode>(value: &T, name: Name<'_>, encoder: &mut Encoder<'_>) {
    if T::TYPE != B::TYPE {
        encoder.as_derived(T::TYPE);
    }
    value.encode(name, encoder);
}

/// Reads the element that was entered last as the type that it says.
pub fn decode_derived<B: Derived>(decoder: &mut Decoder<'_>) -> Result<Option<B>, DecodeError> {
    let said = decoder.xsi_type(B::TYPE);
    let mut begin = BeginDerived { said, decoder, ended: None };
    if let Some(value) = B::begin(&mut begin) {
        return Ok(Some(value));
    }
    match begin.ended {
        Some(ended) => ended.map(|()| None),
        None => Ok(Decode::decode(decoder)?.map(B::other)),
    }
}

/// Finds the variant of the type that an element says.
#[derive(Debug)]
pub struct BeginDerived<'d, 'x> {
    said: SaidType<'x>,
    decoder: &'d mut Decoder<'x>,
    /// What came of reading the element, where that is no value.
    ended: Option<Result<(), DecodeError>>,
}

impl BeginDerived<'_, '_> {
    /// The value, if the element is of the type `T`.
    pub fn variant<T: Decode + Encode>(&mut self) -> Option<Box<T>> {
        if self.ended.is_some() || !self.said.is::<T>() {
            return None;
        }
        match T::decode(self.decoder) {
            Ok(Some(value)) => return Some(Box::new(value)),
            Ok(None) => self.ended = Some(Ok(())),
            Err(error) => self.ended = Some(Err(error)),
        }
        None
    }
}
