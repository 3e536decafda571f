//! Replies whose body is one element (WSDL 1.1 §3.5, style `document`).

use crate::codec::decode::{Decode, DecodeError, DecodeParts, Decoder};

/// The element that a body holds.
#[derive(Debug)]
pub(crate) struct Document<T> {
    /// Its local name; `None` where the body is empty.
    name: Option<String>,
    value: T,
    /// What to say if it is the wrong one.
    wrong: Option<DecodeError>,
}

impl<T> Document<T> {
    /// The value, if the element is called `name`. An empty body holds what an empty element would:
    /// servers leave out an element that has nothing in it.
    pub fn called(self, name: &str) -> Result<T, DecodeError> {
        match (self.name, self.wrong) {
            (Some(found), Some(wrong)) if found != name => Err(wrong.expecting(name, &found)),
            _ => Ok(self.value),
        }
    }
}

impl<T: Default> Default for Document<T> {
    fn default() -> Self {
        Self { name: None, value: T::default(), wrong: None }
    }
}

impl<T: Decode> DecodeParts for Document<T> {
    fn decode_parts(decoder: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        let name = decoder.local_name().to_owned();
        let wrong = decoder.error(String::new()).within("Body");
        // The envelope puts the element's own name in front of the path, as of any wrapper.
        let value = decoder.value().map_err(DecodeError::inside)?.unwrap_or_default();
        Ok(Self { name: Some(name), value, wrong: Some(wrong) })
    }
}
