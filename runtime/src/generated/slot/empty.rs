//! Lines for elements that may say that they have no value.

use super::{Line, Slot, Variant, nil, nil_list, nillable};
use crate::generated::{Decode, DecodeError, Decoder, Encode, Encoder};

fn write_nil<T: Encode>(field: &Option<T>, line: Line<'_>, encoder: &mut Encoder<'_>) {
    encoder.expect(line, field.is_some());
    match field {
        Some(_) => encoder.field(line.name, field, line.xsd),
        None => encoder.nil(line.name),
    }
}

impl<T: Encode + Decode> Slot<Option<T>> for nil {
    fn accepts(line: Line<'_>, local: &str, decoder: &Decoder<'_>) -> bool {
        line.is(local, decoder)
    }

    fn write(field: &Option<T>, line: Line<'_>, encoder: &mut Encoder<'_>) {
        write_nil(field, line, encoder);
    }

    fn has_room(field: &Option<T>, _local: &str, _decoder: &Decoder<'_>) -> bool {
        field.is_none()
    }

    fn goes_on(_field: &Option<T>, _local: &str, _decoder: &Decoder<'_>) -> bool {
        false
    }

    fn is_filled(field: &Option<T>) -> bool {
        field.is_some()
    }

    fn take(
        field: &mut Option<T>,
        _local: &str,
        decoder: &mut Decoder<'_>,
    ) -> Result<(), DecodeError> {
        *field = decoder.value()?;
        Ok(())
    }
}

impl<T: Encode + Decode> Variant<Option<T>> for nil {
    fn begin(_local: &str, decoder: &mut Decoder<'_>) -> Result<Option<T>, DecodeError> {
        decoder.value()
    }
}

impl<T: Encode + Decode> Slot<Option<Option<T>>> for nillable {
    fn accepts(line: Line<'_>, local: &str, decoder: &Decoder<'_>) -> bool {
        line.is(local, decoder)
    }

    fn write(field: &Option<Option<T>>, line: Line<'_>, encoder: &mut Encoder<'_>) {
        if let Some(field) = field {
            write_nil(field, line, encoder);
        }
    }

    fn has_room(field: &Option<Option<T>>, _local: &str, _decoder: &Decoder<'_>) -> bool {
        field.is_none()
    }

    fn is_filled(field: &Option<Option<T>>) -> bool {
        field.is_some()
    }

    fn take(
        field: &mut Option<Option<T>>,
        _local: &str,
        decoder: &mut Decoder<'_>,
    ) -> Result<(), DecodeError> {
        *field = Some(decoder.value()?);
        Ok(())
    }
}

impl<T: Encode + Decode> Slot<Vec<Option<T>>> for nil_list {
    fn accepts(line: Line<'_>, local: &str, decoder: &Decoder<'_>) -> bool {
        line.is(local, decoder)
    }

    fn write(field: &Vec<Option<T>>, line: Line<'_>, encoder: &mut Encoder<'_>) {
        encoder.items(line.name, field, |item, encoder| write_nil(item, line, encoder));
    }

    fn has_room(_field: &Vec<Option<T>>, _local: &str, _decoder: &Decoder<'_>) -> bool {
        true
    }

    fn is_filled(field: &Vec<Option<T>>) -> bool {
        !field.is_empty()
    }

    fn take(
        field: &mut Vec<Option<T>>,
        _local: &str,
        decoder: &mut Decoder<'_>,
    ) -> Result<(), DecodeError> {
        let index = field.len();
        field.push(decoder.value().map_err(|error| error.at_index(index))?);
        Ok(())
    }
}

impl<T: Encode + Decode> Variant<Vec<Option<T>>> for nil_list {
    fn begin(local: &str, decoder: &mut Decoder<'_>) -> Result<Vec<Option<T>>, DecodeError> {
        let mut items = Vec::new();
        <Self as Slot<Vec<Option<T>>>>::take(&mut items, local, decoder)?;
        Ok(items)
    }
}
