//! What can be read: values and the parts of messages.

use crate::codec::decode::decoder::Decoder;
use crate::codec::decode::error::DecodeError;

/// A value that an element of a reply can hold.
///
/// The default value stands for a nil item in a list.
pub trait Decode: Default {
    /// A value is better read into a default value than moved: it is a large struct.
    const IN_PLACE: bool = false;

    /// Reads the element that the decoder has just entered, up to and with its end.
    ///
    /// Gives `None` where the element says that there is no value.
    fn decode(decoder: &mut Decoder<'_>) -> Result<Option<Self>, DecodeError>;

    /// Reads that element into a default value, so that a large struct is not moved; gives whether
    /// there is a value.
    fn decode_into(&mut self, decoder: &mut Decoder<'_>) -> Result<bool, DecodeError> {
        let value = Self::decode(decoder)?;
        let found = value.is_some();
        if let Some(value) = value {
            *self = value;
        }
        Ok(found)
    }
}

/// A place for the value of an element, whatever its type is.
pub(crate) trait Place {
    /// Reads the element that the decoder has just entered; gives whether there is a value.
    fn fill(&mut self, decoder: &mut Decoder<'_>) -> Result<bool, DecodeError>;
}

impl<T: Decode> Place for T {
    fn fill(&mut self, decoder: &mut Decoder<'_>) -> Result<bool, DecodeError> {
        self.decode_into(decoder)
    }
}

impl<T: Decode> Place for Option<T> {
    fn fill(&mut self, decoder: &mut Decoder<'_>) -> Result<bool, DecodeError> {
        if T::IN_PLACE {
            return self.insert(T::default()).decode_into(decoder);
        }
        *self = T::decode(decoder)?;
        Ok(self.is_some())
    }
}

/// The parts of a reply. The default value is that of a reply without parts.
pub trait DecodeParts: Default {
    /// Reads the wrapper element that the decoder has just entered, up to and with its end.
    fn decode_parts(decoder: &mut Decoder<'_>) -> Result<Self, DecodeError>;
}

impl<T: Decode> Decode for Box<T> {
    const IN_PLACE: bool = T::IN_PLACE;

    fn decode(decoder: &mut Decoder<'_>) -> Result<Option<Self>, DecodeError> {
        Ok(T::decode(decoder)?.map(Box::new))
    }

    fn decode_into(&mut self, decoder: &mut Decoder<'_>) -> Result<bool, DecodeError> {
        (**self).decode_into(decoder)
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
