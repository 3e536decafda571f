//! The traits of what can be decoded: values, and what a body holds.

use crate::codec::decode::decoder::Decoder;
use crate::codec::decode::error::DecodeError;
use crate::codec::leniency::Leniency;

/// A value that is decoded from an element.
///
/// `Default` is what a struct is made with before its elements are read. It never stands for a value
/// that is not there.
pub trait Decode: Default {
    /// Whether to decode into an existing value, because moving a large struct costs more.
    const IN_PLACE: bool = false;

    /// Whether nil is one of the values, so that an element which is nil has one.
    const HAS_NIL: bool = false;

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

    /// The value that is nil, for what has one.
    fn nil() -> Option<Self> {
        None
    }

    /// The value of an element that holds nothing, where an absent one can stand for it: that of a
    /// struct in which nothing has to be there.
    fn of_nothing() -> Option<Self> {
        None
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

/// What an element of a body holds: a `T`, or an `Option<T>` where the element may be nil.
pub trait DecodeElement: Sized {
    /// Decodes the current element, including its end tag.
    ///
    /// # Errors
    /// It has no value and there is no room for none; or those of decoding it.
    fn decode_element(decoder: &mut Decoder<'_>) -> Result<Self, DecodeError>;

    /// What an empty body holds, if that can stand for the element.
    fn of_empty_body() -> Option<Self>;
}

impl<T: Decode> DecodeElement for T {
    fn decode_element(decoder: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        decoder.required()
    }

    fn of_empty_body() -> Option<Self> {
        T::of_nothing()
    }
}

impl<T: Decode> DecodeElement for Option<T> {
    fn decode_element(decoder: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        let name = decoder.local_name();
        match decoder.value()? {
            None if !decoder.was_nil() => Err(decoder.no_value().within(name)),
            value => Ok(value),
        }
    }

    fn of_empty_body() -> Option<Self> {
        T::of_nothing().map(Some)
    }
}

/// What a body holds, or the header blocks of an envelope: the parts of a message.
pub trait DecodeParts: Sized {
    /// Decodes the wrapper element, which is the current one, including its end tag.
    fn decode_parts(decoder: &mut Decoder<'_>) -> Result<Self, DecodeError>;

    /// Decodes the header of an envelope, which is the current element: it may hold more than what the
    /// WSDL declares (SOAP 1.1 §4.2).
    fn decode_header(decoder: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        Self::decode_parts(decoder)
    }

    /// What there is without a wrapper element.
    ///
    /// # Errors
    /// A part has to be there.
    fn of_nothing(decoder: &Decoder<'_>) -> Result<Self, DecodeError>;
}

impl<T: Decode> Decode for Box<T> {
    const IN_PLACE: bool = T::IN_PLACE;
    const HAS_NIL: bool = T::HAS_NIL;

    fn decode(decoder: &mut Decoder<'_>) -> Result<Option<Self>, DecodeError> {
        decoder.allot(size_of::<T>())?;
        Ok(T::decode(decoder)?.map(Box::new))
    }

    fn decode_into(&mut self, decoder: &mut Decoder<'_>) -> Result<bool, DecodeError> {
        decoder.allot(size_of::<T>())?;
        (**self).decode_into(decoder)
    }

    fn of_nothing() -> Option<Self> {
        T::of_nothing().map(Box::new)
    }
}

/// A message without parts.
impl DecodeParts for () {
    fn decode_parts(decoder: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        while decoder.next_part()?.is_some() {
            decoder.tolerate(Leniency::UnknownElement)?;
            decoder.skip()?;
        }
        Ok(())
    }

    fn decode_header(decoder: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        decoder.skip()
    }

    fn of_nothing(_decoder: &Decoder<'_>) -> Result<Self, DecodeError> {
        Ok(())
    }
}

/// A reply with one part: the one of its name, or the first one where that has no meaning (SOAP 1.1
/// §7.1). It is `None` where there is none, and where it is nil.
impl<T: Decode> DecodeParts for Option<T> {
    fn decode_parts(decoder: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        only_part(decoder, Decoder::value).map(Option::flatten)
    }

    fn of_nothing(_decoder: &Decoder<'_>) -> Result<Self, DecodeError> {
        Ok(None)
    }
}

/// A reply with one part, a list that has to be there.
impl<T> DecodeParts for Vec<T>
where
    Self: Decode,
{
    fn decode_parts(decoder: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        match only_part(decoder, Decoder::required)? {
            Some(items) => Ok(items),
            None => DecodeParts::of_nothing(decoder),
        }
    }

    fn of_nothing(decoder: &Decoder<'_>) -> Result<Self, DecodeError> {
        Err(decoder.error("expected a list, found no part of the reply".to_owned()))
    }
}

/// Reads the only part of a wrapper, and leaves that.
///
/// It is the one of its name. Where that is not there, it is the first one that shares the local name
/// with it, and else the first one of all.
fn only_part<'x, V>(
    decoder: &mut Decoder<'x>,
    read: impl Fn(&mut Decoder<'x>) -> Result<V, DecodeError>,
) -> Result<Option<V>, DecodeError> {
    let (mut part, mut nearest) = (None, None);
    while let Some(name) = decoder.next_part()? {
        let likeness = Likeness::of(name, decoder);
        let wanted = match nearest {
            Some(nearest) => nearest,
            None => *nearest.insert(Likeness::nearest(likeness, decoder)?),
        };
        if part.is_some() || likeness != wanted {
            decoder.tolerate(Leniency::UnknownElement)?;
            decoder.skip()?;
            continue;
        }
        match likeness {
            Likeness::Name => {}
            Likeness::Local => decoder.tolerate(Leniency::Namespace)?,
            Likeness::Other => decoder.tolerate(Leniency::PartName)?,
        }
        if !decoder.part.is_empty() {
            // WS-I Basic Profile 1.1 R2211.
            decoder.tolerate_nil()?;
        }
        part = Some(read(decoder)?);
    }
    if part.is_none() && !decoder.part.is_empty() {
        decoder.tolerate_absent(decoder.part)?;
    }
    Ok(part)
}

/// What an element has in common with the only part that is declared. The use `literal` has it in no
/// namespace (WS-I Basic Profile 1.1 R2735); its name has no meaning otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Likeness {
    Name,
    Local,
    Other,
}

impl Likeness {
    fn of(name: &str, decoder: &Decoder<'_>) -> Self {
        match decoder.part {
            "" => Self::Name,
            part if part == name && decoder.is_of("") => Self::Name,
            part if part == name => Self::Local,
            _ => Self::Other,
        }
    }

    /// The most that the first element, of which this is known, or one behind it has in common.
    fn nearest(first: Self, decoder: &Decoder<'_>) -> Result<Self, DecodeError> {
        if first == Self::Name {
            return Ok(first);
        }
        let part = decoder.part;
        if decoder.is_beside(|name, it| name == part && it.is_of(""))? {
            return Ok(Self::Name);
        }
        let is_local = first == Self::Local || decoder.is_beside(|name, _| name == part)?;
        Ok(if is_local { Self::Local } else { Self::Other })
    }
}
