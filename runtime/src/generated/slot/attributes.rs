//! Lines for attributes, and for the text between the tags.

use super::{Line, Slot, any_attribute, attribute, mixed, text};
use crate::codec::mixed::MixedContent;
use crate::codec::simple::unexpected;
use crate::codec::xml::XmlAttribute;
use crate::generated::{DecodeError, Decoder, Encoder, Name, Simple};
use crate::types::white_space::trim;

impl<T: Simple> Slot<Option<T>> for attribute {
    const ATTRIBUTE: bool = true;

    fn write_attribute(field: &Option<T>, line: Line<'_>, encoder: &mut Encoder<'_>) {
        if let Some(value) = field {
            encoder.checked_attribute(line, value);
        }
    }

    fn read_attribute(
        field: &mut Option<T>,
        line: Line<'_>,
        decoder: &Decoder<'_>,
    ) -> Result<(), DecodeError> {
        let Some(value) = decoder.attribute(line.name) else { return Ok(()) };
        *field = T::read(&value, decoder);
        if field.is_none() && !trim(&value).is_empty() {
            return Err(unexpected::<T>(&value, decoder).within(&format!("@{}", line.name.local)));
        }
        Ok(())
    }
}

impl Slot<Vec<XmlAttribute>> for any_attribute {
    const OTHER_ATTRIBUTES: bool = true;

    fn write_attribute(field: &Vec<XmlAttribute>, _line: Line<'_>, encoder: &mut Encoder<'_>) {
        for XmlAttribute { namespace, name, value } in field {
            encoder.attribute(Name::new(namespace, name), &value.write());
        }
    }

    fn read_other_attributes(
        field: &mut Vec<XmlAttribute>,
        known: &[Name<'_>],
        decoder: &Decoder<'_>,
    ) {
        *field = decoder.other_attributes(known);
    }
}

impl<T: Simple> Slot<Option<T>> for text {
    const TEXT: bool = true;

    fn write(field: &Option<T>, line: Line<'_>, encoder: &mut Encoder<'_>) {
        if let Some(value) = field {
            encoder.checked_text(line, value);
        }
    }

    fn write_attribute(field: &Option<T>, _line: Line<'_>, encoder: &mut Encoder<'_>) {
        if let Some(value) = field {
            encoder.declarations(&value.write());
        }
    }

    fn read_text(field: &mut Option<T>, decoder: &mut Decoder<'_>) -> Result<(), DecodeError> {
        let value = decoder.text()?;
        *field = T::read(&value, decoder);
        if field.is_none() && !trim(&value).is_empty() {
            return Err(unexpected::<T>(&value, decoder));
        }
        Ok(())
    }
}

impl Slot<MixedContent> for mixed {
    const TEXT: bool = true;

    fn write(field: &MixedContent, _line: Line<'_>, encoder: &mut Encoder<'_>) {
        field.write(encoder);
    }

    fn read_text(field: &mut MixedContent, decoder: &mut Decoder<'_>) -> Result<(), DecodeError> {
        *field = MixedContent::read(decoder)?;
        Ok(())
    }
}
