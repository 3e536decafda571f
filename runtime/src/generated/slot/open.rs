//! Lines for elements that the schema does not name (`xsd:any`).

use super::{Line, Slot, Variant, any, one_any};
use crate::codec::xml::Xml;
use crate::generated::{DecodeError, Decoder, Encoder};

impl Slot<Vec<Xml>> for any {
    const OPEN: bool = true;

    fn has_room(_field: &Vec<Xml>, _local: &str, _decoder: &Decoder<'_>) -> bool {
        true
    }

    fn is_filled(field: &Vec<Xml>) -> bool {
        !field.is_empty()
    }

    fn write(field: &Vec<Xml>, _line: Line<'_>, encoder: &mut Encoder<'_>) {
        for element in field {
            encoder.push(element.as_str());
        }
    }

    fn take(
        field: &mut Vec<Xml>,
        _local: &str,
        decoder: &mut Decoder<'_>,
    ) -> Result<(), DecodeError> {
        field.push(decoder.xml()?);
        Ok(())
    }
}

impl Slot<Xml> for one_any {
    const OPEN: bool = true;

    fn write(field: &Xml, _line: Line<'_>, encoder: &mut Encoder<'_>) {
        encoder.push(field.as_str());
    }

    fn take(field: &mut Xml, _local: &str, decoder: &mut Decoder<'_>) -> Result<(), DecodeError> {
        *field = decoder.xml()?;
        Ok(())
    }
}

impl Variant<Xml> for one_any {
    fn begin(_local: &str, decoder: &mut Decoder<'_>) -> Result<Xml, DecodeError> {
        decoder.xml()
    }
}

impl Variant<Vec<Xml>> for any {
    fn begin(_local: &str, decoder: &mut Decoder<'_>) -> Result<Vec<Xml>, DecodeError> {
        Ok(vec![decoder.xml()?])
    }
}
