//! Lines for what has to be there: without it, a value cannot be read.

use super::{Line, Slot, attribute, one, one_attribute, one_text, required, text};
use crate::generated::{Decode, DecodeError, Decoder, Encode, Encoder, Simple};

impl<T: Encode + Decode> Slot<T> for required {
    const REQUIRED: bool = true;

    fn accepts(line: Line<'_>, local: &str, decoder: &Decoder<'_>) -> bool {
        line.is(local, decoder)
    }

    fn write(field: &T, line: Line<'_>, encoder: &mut Encoder<'_>) {
        <one as Slot<T>>::write(field, line, encoder);
    }

    /// Nil is no value either.
    fn take(field: &mut T, local: &str, decoder: &mut Decoder<'_>) -> Result<(), DecodeError> {
        *field = decoder.value()?.ok_or_else(|| decoder.missing(local))?;
        Ok(())
    }
}

impl<T: Simple + Default> Slot<T> for one_attribute {
    const ATTRIBUTE: bool = true;

    fn write_attribute(field: &T, line: Line<'_>, encoder: &mut Encoder<'_>) {
        encoder.checked_attribute(line, field);
    }

    fn read_attribute(
        field: &mut T,
        line: Line<'_>,
        decoder: &Decoder<'_>,
    ) -> Result<(), DecodeError> {
        let mut value = None;
        <attribute as Slot<Option<T>>>::read_attribute(&mut value, line, decoder)?;
        *field = value.ok_or_else(|| decoder.missing(&format!("@{}", line.name.local)))?;
        Ok(())
    }
}

impl<T: Simple + Default> Slot<T> for one_text {
    const TEXT: bool = true;

    fn write(field: &T, line: Line<'_>, encoder: &mut Encoder<'_>) {
        encoder.checked_text(line, field);
    }

    fn write_attribute(field: &T, _line: Line<'_>, encoder: &mut Encoder<'_>) {
        encoder.declarations(&field.write());
    }

    fn read_text(field: &mut T, decoder: &mut Decoder<'_>) -> Result<(), DecodeError> {
        let mut value = None;
        <text as Slot<Option<T>>>::read_text(&mut value, decoder)?;
        *field = value.ok_or_else(|| decoder.missing("text()"))?;
        Ok(())
    }
}
