//! Decodes structs: one function for all of them.

use super::field::{Field, FieldMut, Record, TextField};
use super::reading::Reading;
use crate::codec::decode::{DecodeError, Decoder};
use crate::codec::leniency::Leniency;
use crate::codec::line::{Kind, Line, Shape};
use crate::codec::mixed::MixedContent;
use crate::codec::names::Name;

/// Decodes the current element, including its end tag.
pub fn read_record(record: &mut dyn Record, decoder: &mut Decoder<'_>) -> Result<(), DecodeError> {
    let shape = record.shape();
    let first = read_attributes(record, shape, decoder)?;
    if let Some(Kind::Text | Kind::Mixed) = shape.lines.get(first).map(|line| line.kind) {
        return read_text(record.field_mut(first), decoder);
    }
    if decoder.is_empty_of_type() {
        decoder.tolerate(Leniency::Type)?;
    }
    let mut reading = Reading::new(record, shape, first);
    while let Some(local) = decoder.next_element()? {
        reading.child(local, decoder)?;
    }
    reading.finish(decoder)
}

/// Reads the parts inside the current element.
pub fn read_parts(parts: &mut dyn Record, decoder: &mut Decoder<'_>) -> Result<(), DecodeError> {
    let shape = parts.shape();
    let mut reading = Reading::new(parts, shape, 0);
    while let Some(local) = decoder.next_part()? {
        reading.child(local, decoder)?;
    }
    reading.finish(decoder)
}

/// Whether nothing has to be there: no attribute, no text and no element.
pub fn can_be_nothing(record: &dyn Record) -> bool {
    !record.shape().lines.iter().any(|line| line.required)
        && !(0..record.shape().lines.len()).any(|number| match record.field(number) {
            Field::Attribute(it) | Field::Text(it) => it.is_required(),
            _ => false,
        })
}

/// Refuses parts of which one has to be there, where there is none.
pub fn no_parts(parts: &mut dyn Record, decoder: &Decoder<'_>) -> Result<(), DecodeError> {
    let shape = parts.shape();
    Reading::new(parts, shape, 0).finish(decoder)
}

/// Decodes the current element into a field.
pub(super) fn read_element(
    field: FieldMut<'_>,
    local: &str,
    decoder: &mut Decoder<'_>,
) -> Result<(), DecodeError> {
    match field {
        FieldMut::Optional(it) => it.read(decoder),
        FieldMut::One(it) => it.read(decoder),
        FieldMut::Repeated(it) => {
            let index = it.count();
            it.read(decoder).map_err(|error| error.at_index(index))
        }
        FieldMut::Group(it) => it.read(local, decoder),
        FieldMut::OtherElements(it) => {
            it.push(decoder.xml()?);
            Ok(())
        }
        FieldMut::OtherElement(it) => {
            *it = decoder.xml()?;
            Ok(())
        }
        FieldMut::Attribute(_)
        | FieldMut::OtherAttributes(_)
        | FieldMut::Text(_)
        | FieldMut::Mixed(_)
        | FieldMut::Credential => decoder.skip(),
    }
}

/// Reads the attributes of the start tag, whose lines come first; gives how many those are.
fn read_attributes(
    record: &mut dyn Record,
    shape: &Shape,
    decoder: &Decoder<'_>,
) -> Result<usize, DecodeError> {
    for (index, line) in shape.lines.iter().enumerate() {
        match (line.kind, record.field_mut(index)) {
            (Kind::Attribute, FieldMut::Attribute(field)) => {
                read_attribute(field, line, decoder)?;
            }
            (Kind::OtherAttributes, FieldMut::OtherAttributes(field)) => {
                let known: Vec<Name<'_>> = shape.lines[..index].iter().map(|it| it.name).collect();
                *field = decoder.other_attributes(&known);
            }
            _ => return Ok(index),
        }
    }
    Ok(shape.lines.len())
}

fn read_attribute(
    field: &mut dyn TextField,
    line: &Line,
    decoder: &Decoder<'_>,
) -> Result<(), DecodeError> {
    let path = || format!("@{}", line.name.local);
    let is_read = match decoder.attribute(line.name) {
        Some(text) => field.read(&text, decoder).map_err(|error| error.within(&path()))?,
        None => !field.is_required(),
    };
    if is_read { Ok(()) } else { Err(decoder.missing(&path())) }
}

/// Reads all that stands between the tags.
fn read_text(field: FieldMut<'_>, decoder: &mut Decoder<'_>) -> Result<(), DecodeError> {
    match field {
        FieldMut::Text(it) => {
            let text = decoder.text()?;
            if it.read(&text, decoder)? { Ok(()) } else { Err(decoder.missing("text()")) }
        }
        FieldMut::Mixed(it) => {
            *it = MixedContent::read(decoder)?;
            Ok(())
        }
        _ => decoder.skip(),
    }
}
