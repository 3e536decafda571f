//! Elements that have to have a value.

use super::absence::{Absence, described};
use super::decoder::Decoder;
use super::error::DecodeError;
use super::traits::{Decode, Place};
use crate::codec::names::TypeName;

impl Decoder<'_> {
    /// Decodes the current element, which has to have a value.
    ///
    /// # Errors
    /// It is nil, or empty where its type has no empty text; or those of decoding it.
    pub fn required<T: Decode>(&mut self) -> Result<T, DecodeError> {
        let name = self.local_name();
        if T::HAS_NIL && self.attributes.are_special() && self.is_nil()? {
            let value = T::decode(self).map_err(|error| error.within(name))?;
            return value.ok_or_else(|| self.no_value().within(name));
        }
        if let Some(value) = self.value()? {
            return Ok(value);
        }
        // The element that it refers to may be nil.
        let nil = if self.was_nil() { T::nil() } else { None };
        nil.ok_or_else(|| self.no_value().within(name))
    }

    /// As [`required`](Self::required), but decodes into `place`.
    pub(crate) fn required_into(&mut self, place: &mut dyn Place) -> Result<(), DecodeError> {
        let name = self.local_name();
        match self.read_into(place)? {
            true => Ok(()),
            false => Err(self.no_value().within(name)),
        }
    }

    /// Takes note of an empty element of the type `ty`, which has no empty text.
    pub(crate) fn is_empty_of(&mut self, ty: TypeName) {
        self.absence = Absence::Empty(ty);
    }

    /// Takes note of an empty element that says it is of another type than the declared one.
    pub(crate) fn is_of_other_type(&mut self) {
        self.absence = Absence::OfOtherType;
    }

    /// The error about the element that had no value last.
    pub(crate) fn no_value(&self) -> DecodeError {
        self.error(match self.absence {
            Absence::Nil => "expected a value, found nil".to_owned(),
            Absence::Empty(ty) => format!("expected {}, found an empty element", described(ty)),
            Absence::OfOtherType => {
                "expected a value, found an empty element of another type".to_owned()
            }
            Absence::Spelled => "expected a value, found the text for none".to_owned(),
        })
    }

    /// Whether the element that had no value last was nil.
    pub(crate) fn was_nil(&self) -> bool {
        self.absence == Absence::Nil
    }
}
