//! Decodes structs: one function for all of them.

use std::borrow::Cow;

use super::field::{Field, FieldMut, Record, TextField};
use super::reading::Reading as Walk;
use crate::codec::declared::{Declared, Reading};
use crate::codec::decode::{DecodeError, Decoder, Said};
use crate::codec::leniency::Leniency;
use crate::codec::line::{Kind, Line, Shape};
use crate::codec::mixed::MixedContent;
use crate::codec::names::Name;
use crate::codec::spelled::Spelling;

/// Decodes the current element, including its end tag. Returns whether there is a value: an element
/// that is empty, and says that it is something else than a struct, has none.
pub fn read_record(
    record: &mut dyn Record,
    decoder: &mut Decoder<'_>,
) -> Result<bool, DecodeError> {
    let shape = record.shape();
    let said = decoder.check_struct_type(shape.ty)?;
    let is_text = || shape.lines.iter().any(|it| matches!(it.kind, Kind::Text | Kind::Mixed));
    if said == Said::Absent && !is_text() {
        decoder.is_of_other_type();
        return decoder.skip().map(|()| false);
    }
    let first = read_attributes(record, shape, decoder)?;
    if let Some(Kind::Text | Kind::Mixed) = shape.lines.get(first).map(|line| line.kind) {
        let href = Name::unqualified("href");
        let refers = !shape.lines[..first].iter().any(|line| line.name == href);
        return read_text(record.field_mut(first), &shape.lines[first], refers, decoder)
            .map(|()| true);
    }
    let mut reading = Walk::new(record, shape, first, decoder.position()).said(said);
    while let Some(local) = decoder.next_element()? {
        reading.child(local, decoder)?;
    }
    reading.finish(decoder).map(|()| true)
}

/// Reads the parts inside the current element, which is the wrapper in a body.
pub fn read_parts(parts: &mut dyn Record, decoder: &mut Decoder<'_>) -> Result<(), DecodeError> {
    let shape = parts.shape();
    let mut reading = Walk::new(parts, shape, 0, decoder.position());
    while let Some(local) = decoder.next_part()? {
        reading.child(local, decoder)?;
    }
    reading.finish_parts(decoder)
}

/// Reads the header blocks inside the current element: each of them may be absent.
pub fn read_blocks(blocks: &mut dyn Record, decoder: &mut Decoder<'_>) -> Result<(), DecodeError> {
    let shape = blocks.shape();
    let mut reading = Walk::new(blocks, shape, 0, decoder.position());
    while let Some(local) = decoder.next_element()? {
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
    Walk::new(parts, shape, 0, decoder.position()).finish(decoder)
}

/// Reads the attributes of the start tag, whose lines come first; gives how many those are.
fn read_attributes(
    record: &mut dyn Record,
    shape: &Shape,
    decoder: &Decoder<'_>,
) -> Result<usize, DecodeError> {
    let mut found = 0;
    for (index, line) in shape.lines.iter().enumerate() {
        match (line.kind, record.field_mut(index)) {
            (Kind::Attribute, FieldMut::Attribute(field)) => {
                found += usize::from(read_attribute(field, line, decoder)?);
            }
            (Kind::OtherAttributes, FieldMut::OtherAttributes(field)) => {
                let known: Vec<Name<'_>> = shape.lines[..index].iter().map(|it| it.name).collect();
                *field = decoder.other_attributes(&known)?;
                return Ok(index + 1);
            }
            _ => {
                decoder
                    .expect_attributes(found, || shape.lines[..index].iter().map(|it| it.name))?;
                return Ok(index);
            }
        }
    }
    decoder.expect_attributes(found, || shape.lines.iter().map(|it| it.name))?;
    Ok(shape.lines.len())
}

/// Reads the attribute of a line; returns whether it is there.
fn read_attribute(
    field: &mut dyn TextField,
    line: &Line,
    decoder: &Decoder<'_>,
) -> Result<bool, DecodeError> {
    let path = || format!("@{}", line.name.local);
    let attribute = decoder.attribute(line.name);
    let is_there = attribute.is_some();
    let is_read = match attribute {
        Some(text) => {
            let text = line.reading.white_space.apply(text);
            let read = read_value(field, text, line, decoder);
            read.map_err(|error| error.within(&path()))?
        }
        None if line.expected && !decoder.is_encoded() => {
            decoder.tolerate_attribute(Leniency::Missing, line.name.local)?;
            read_declared(field, line.reading.declared, line, decoder) || !field.is_required()
        }
        None => read_declared(field, line.reading.declared, line, decoder) || !field.is_required(),
    };
    if is_read { Ok(is_there) } else { Err(decoder.missing(&path())) }
}

/// Reads the value that the schema declares for a field without a text; returns whether there is
/// one now. What is no value of the type stands for nothing.
fn read_declared(
    field: &mut dyn TextField,
    declared: Option<Declared>,
    line: &Line,
    decoder: &Decoder<'_>,
) -> bool {
    declared.is_some_and(|it| {
        let read = |text: &str| {
            let text = decoder.respell(Cow::Borrowed(text), line.reading.spelling)?;
            text.map_or(Ok(false), |text| field.read(&text, decoder))
        };
        decoder.declared(it, read).unwrap_or_default()
    })
}

/// Reads the text of a line, as it is spelled there; returns whether there is a value now, or none is
/// needed.
fn read_value(
    field: &mut dyn TextField,
    text: Cow<'_, str>,
    line: &Line,
    decoder: &Decoder<'_>,
) -> Result<bool, DecodeError> {
    let Reading { declared, spelling, .. } = line.reading;
    let Some(spelled) = decoder.respell(Cow::Borrowed(&*text), spelling)? else {
        return Ok(!field.is_required());
    };
    let is_read = field.read(&spelled, decoder)?;
    check_fixed(field, &text, declared, spelling, decoder)?;
    Ok(is_read)
}

/// Takes note of a value that is not the only one that the schema allows.
fn check_fixed(
    field: &dyn TextField,
    text: &str,
    declared: Option<Declared>,
    spelling: Option<&Spelling>,
    decoder: &Decoder<'_>,
) -> Result<(), DecodeError> {
    match declared.filter(|it| it.forbids(text) && !field.is_declared(*it, spelling, decoder)) {
        Some(_) => decoder.tolerate(Leniency::Fixed),
        None => Ok(()),
    }
}

/// Reads all that stands between the tags. The element of the struct is the one whose declaration
/// says what it holds without a text. `refers` is whether an `href` can refer to an attachment: it is
/// data where the type declares it.
fn read_text(
    field: FieldMut<'_>,
    line: &Line,
    refers: bool,
    decoder: &mut Decoder<'_>,
) -> Result<(), DecodeError> {
    match field {
        FieldMut::Text(it) => {
            let declared = decoder.reading().declared;
            let part = if refers { decoder.part()? } else { decoder.included()? };
            if let Some(part) = part {
                return it.read_part(&part, decoder);
            }
            let text = decoder.text()?;
            if text.is_empty() && read_declared(it, declared, line, decoder) {
                return Ok(());
            }
            let text = line.reading.white_space.apply(text);
            let line = Line { reading: Reading { declared, ..line.reading }, ..*line };
            let is_read = read_value(it, text, &line, decoder)?;
            if is_read { Ok(()) } else { Err(decoder.missing("text()")) }
        }
        FieldMut::Mixed(it) => {
            *it = MixedContent::read(decoder)?;
            Ok(())
        }
        _ => decoder.skip(),
    }
}
