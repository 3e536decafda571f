//! Runs of elements within the content of a struct.

use crate::codec::decode::{DecodeError, Decoder};
use crate::codec::encode::encoder::Encoder;

/// A run of elements that is part of a struct's content: a choice, or a sequence that repeats.
pub trait Group: Sized {
    /// Whether any element at all can be part of it.
    const OPEN: bool;

    /// Whether it can have the element that was entered last.
    fn accepts(local: &str, decoder: &Decoder<'_>) -> bool;

    /// Reads the element that was entered last as the first one of a new group.
    fn begin(local: &str, decoder: &mut Decoder<'_>) -> Result<Self, DecodeError>;

    /// Whether the element that was entered last can go on with this group.
    fn continues(&self, local: &str, decoder: &Decoder<'_>) -> bool;

    /// Reads the element that was entered last into this group.
    fn take(&mut self, local: &str, decoder: &mut Decoder<'_>) -> Result<(), DecodeError>;

    /// Writes the elements.
    fn write(&self, encoder: &mut Encoder<'_>);
}

impl<T: Group> Group for Box<T> {
    const OPEN: bool = T::OPEN;

    fn accepts(local: &str, decoder: &Decoder<'_>) -> bool {
        T::accepts(local, decoder)
    }

    fn begin(local: &str, decoder: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        T::begin(local, decoder).map(Box::new)
    }

    fn continues(&self, local: &str, decoder: &Decoder<'_>) -> bool {
        (**self).continues(local, decoder)
    }

    fn take(&mut self, local: &str, decoder: &mut Decoder<'_>) -> Result<(), DecodeError> {
        (**self).take(local, decoder)
    }

    fn write(&self, encoder: &mut Encoder<'_>) {
        (**self).write(encoder);
    }
}
