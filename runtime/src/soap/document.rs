//! Replies whose body is one element (WSDL 1.1 §3.5, style `document`).

use crate::codec::decode::{DecodeElement, DecodeError, DecodeParts, Decoder};
use crate::codec::leniency::Leniency;

/// The element that a body holds.
#[derive(Debug)]
pub(crate) struct Document<T> {
    /// Its local name; `None` where the body is empty.
    name: Option<String>,
    /// What it holds, or why it cannot be read.
    value: Result<T, DecodeError>,
    /// What to say if it is the wrong one.
    wrong: DecodeError,
}

impl<T> Document<T> {
    /// The value, if the element is called `name`.
    ///
    /// # Errors
    /// The body is empty and nothing can stand for the element, the element has another name, or its
    /// value cannot be read.
    pub fn called(self, name: &str) -> Result<T, DecodeError> {
        match self.name {
            None => self.value.map_err(|error| error.expecting(name, None)),
            Some(found) if found != name => Err(self.wrong.expecting(name, Some(&found))),
            Some(_) => self.value,
        }
    }
}

impl<T: DecodeElement> DecodeParts for Document<T> {
    fn decode_parts(decoder: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        let name = Some(decoder.local_name().to_owned());
        let wrong = decoder.error(String::new()).within("Body");
        let mark = decoder.mark();
        let value = T::decode_element(decoder);
        let value = match value {
            Ok(value) => Ok(value),
            // Another element is told by its name, and not by what it holds.
            Err(error) => match decoder.pass_over(mark) {
                Ok(()) => Err(error.within("Body")),
                // The envelope puts the element's own name in front of the path, as of any wrapper.
                Err(_) => return Err(error.inside()),
            },
        };
        Ok(Self { name, value, wrong })
    }

    /// Servers leave out an element that has nothing in it.
    fn of_nothing(decoder: &Decoder<'_>) -> Result<Self, DecodeError> {
        let wrong = decoder.error(String::new()).within("Body");
        let value = match T::of_empty_body() {
            Some(value) => decoder.tolerate(Leniency::EmptyBody).map(|()| value),
            None => Err(wrong.clone()),
        };
        Ok(Self { name: None, value, wrong })
    }
}
