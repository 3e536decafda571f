//! RPC/encoded XML into Rust values (SOAP 1.1 §5).
//!
//! A [`Decoder`] walks the reply once, in document order; a value takes what it needs as it goes by.
//! It finds tags and text by itself, which takes a part of the time of an event for each, and asks
//! quick-xml about comments, CDATA sections and the like. Only a reply that refers from one element
//! to another (`href`, SOAP 1.1 §5.4.1) is looked at twice.

mod array;
mod attributes;
mod decoder;
mod error;
mod markup;
mod open;
mod references;
mod scope;
mod text;

pub use decoder::Decoder;
pub use error::DecodeError;
pub(crate) use open::SaidType;

/// A value that an element of a reply can hold.
///
/// The default value stands for a nil item in a list.
pub trait Decode: Default {
    /// Reads the element that the decoder has just entered, up to and with its end.
    ///
    /// Gives `None` where the element says that there is no value.
    fn decode(decoder: &mut Decoder<'_>) -> Result<Option<Self>, DecodeError>;
}

/// The parts of a reply. The default value is that of a reply without parts.
pub trait DecodeParts: Default {
    /// Reads the wrapper element that the decoder has just entered, up to and with its end.
    fn decode_parts(decoder: &mut Decoder<'_>) -> Result<Self, DecodeError>;
}

impl<T: Decode> Decode for Box<T> {
    fn decode(decoder: &mut Decoder<'_>) -> Result<Option<Self>, DecodeError> {
        Ok(T::decode(decoder)?.map(Box::new))
    }
}

/// A reply whose parts do not matter.
impl DecodeParts for () {
    fn decode_parts(decoder: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        decoder.skip()
    }
}

/// A reply with one part: the first one, since its name has no meaning (SOAP 1.1 §7.1).
impl<T: Decode> DecodeParts for Option<T> {
    fn decode_parts(decoder: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        let Some(_) = decoder.next_part()? else { return Ok(None) };
        let value = decoder.value()?;
        decoder.skip()?;
        Ok(value)
    }
}

/// A reply with one part, a list; nil and a missing part are an empty list.
impl<T: Decode> DecodeParts for Vec<T> {
    fn decode_parts(decoder: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        Option::decode_parts(decoder).map(Option::unwrap_or_default)
    }
}
