//! Lines for groups of elements.

use super::{Group, Line, Slot, Variant, group, groups, one_group};
use crate::generated::{DecodeError, Decoder, Encoder};

impl<T: Group> Slot<Option<T>> for group {
    const OPEN: bool = T::OPEN;

    fn accepts(_line: Line<'_>, local: &str, decoder: &Decoder<'_>) -> bool {
        T::accepts(local, decoder)
    }

    fn admits(field: &Option<T>, line: Line<'_>, local: &str, decoder: &Decoder<'_>) -> bool {
        <Self as Slot<Option<T>>>::accepts(line, local, decoder)
            && Self::has_room(field, local, decoder)
    }

    fn has_room(field: &Option<T>, local: &str, decoder: &Decoder<'_>) -> bool {
        field.as_ref().is_none_or(|group| group.continues(local, decoder))
    }

    fn is_filled(field: &Option<T>) -> bool {
        field.is_some()
    }

    fn write(field: &Option<T>, _line: Line<'_>, encoder: &mut Encoder<'_>) {
        if let Some(group) = field {
            group.write(encoder);
        }
    }

    fn take(
        field: &mut Option<T>,
        local: &str,
        decoder: &mut Decoder<'_>,
    ) -> Result<(), DecodeError> {
        match field {
            Some(group) => group.take(local, decoder),
            None => {
                *field = Some(T::begin(local, decoder)?);
                Ok(())
            }
        }
    }
}

impl<T: Group> Slot<Vec<T>> for groups {
    const OPEN: bool = T::OPEN;

    fn accepts(_line: Line<'_>, local: &str, decoder: &Decoder<'_>) -> bool {
        T::accepts(local, decoder)
    }

    fn has_room(_field: &Vec<T>, _local: &str, _decoder: &Decoder<'_>) -> bool {
        true
    }

    fn is_filled(field: &Vec<T>) -> bool {
        !field.is_empty()
    }

    fn write(field: &Vec<T>, _line: Line<'_>, encoder: &mut Encoder<'_>) {
        for group in field {
            group.write(encoder);
        }
    }

    fn take(field: &mut Vec<T>, local: &str, decoder: &mut Decoder<'_>) -> Result<(), DecodeError> {
        match field.last_mut() {
            Some(last) if last.continues(local, decoder) => last.take(local, decoder),
            _ => {
                field.push(T::begin(local, decoder)?);
                Ok(())
            }
        }
    }
}

impl<T: Group> Variant<Vec<T>> for groups {
    fn begin(local: &str, decoder: &mut Decoder<'_>) -> Result<Vec<T>, DecodeError> {
        Ok(vec![T::begin(local, decoder)?])
    }
}

impl<T: Group> Slot<T> for one_group {
    const OPEN: bool = T::OPEN;

    fn accepts(_line: Line<'_>, local: &str, decoder: &Decoder<'_>) -> bool {
        T::accepts(local, decoder)
    }

    fn has_room(field: &T, local: &str, decoder: &Decoder<'_>) -> bool {
        field.continues(local, decoder)
    }

    fn write(field: &T, _line: Line<'_>, encoder: &mut Encoder<'_>) {
        field.write(encoder);
    }

    fn take(field: &mut T, local: &str, decoder: &mut Decoder<'_>) -> Result<(), DecodeError> {
        field.take(local, decoder)
    }
}

impl<T: Group> Variant<T> for one_group {
    fn begin(local: &str, decoder: &mut Decoder<'_>) -> Result<T, DecodeError> {
        T::begin(local, decoder)
    }
}
