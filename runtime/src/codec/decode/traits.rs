//! The traits of what can be decoded: values, and the parts of messages.

use crate::codec::decode::decoder::Decoder;
use crate::codec::decode::error::DecodeError;

/// A value that is decoded from an element.
///
/// The default value stands for a nil item in a list.
pub trait Decode: Default {
    /// Whether to decode into an existing value, because moving a large struct costs more.
    const IN_PLACE: bool = false;

    /// Decodes the current element, including its end tag.
    ///
    /// Returns `None` where the element has no value.
    fn decode(decoder: &mut Decoder<'_>) -> Result<Option<Self>, DecodeError>;

    /// Decodes the current element into a default value, so that a large struct is not moved.
    /// Returns whether there is a value.
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
    /// Decodes the current element; returns whether there is a value.
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

/// The parts of a reply. The default value stands for a reply without parts.
pub trait DecodeParts: Default {
    /// Decodes the wrapper element, which is the current one, including its end tag.
    fn decode_parts(decoder: &mut Decoder<'_>) -> Result<Self, DecodeError>;
}

impl<T: Decode> Decode for Box<T> {
    const IN_PLACE: bool = T::IN_PLACE;

    fn decode(decoder: &mut Decoder<'_>) -> Result<Option<Self>, DecodeError> {
        decoder.allot(size_of::<T>())?;
        Ok(T::decode(decoder)?.map(Box::new))
    }

    fn decode_into(&mut self, decoder: &mut Decoder<'_>) -> Result<bool, DecodeError> {
        decoder.allot(size_of::<T>())?;
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
