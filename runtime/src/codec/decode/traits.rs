//! What can be read: values and the parts of messages.

use crate::codec::decode::decoder::Decoder;
use crate::codec::decode::error::DecodeError;

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
