//! Decodes structs: one function for all of them.

use super::field::{Field, FieldMut, Record, TextField};
use crate::codec::declared::Declared;
use crate::codec::decode::{DecodeError, Decoder};
use crate::codec::leniency::Leniency;
use crate::codec::line::{Kind, Line, Shape};
use crate::codec::mixed::MixedContent;
use crate::codec::names::Name;

/// Decodes the current element, including its end tag.
pub fn read_record(record: &mut dyn Record, decoder: &mut Decoder<'_>) -> Result<(), DecodeError> {
    let shape = record.shape();
    let first = read_attributes(record, shape, decoder)?;
    match shape.lines.get(first).map(|line| line.kind) {
        None => decoder.skip(),
        Some(Kind::Text | Kind::Mixed) => {
            let href = Name::unqualified("href");
            let refers = !shape.lines[..first].iter().any(|line| line.name == href);
            read_text(record.field_mut(first), &shape.lines[first], refers, decoder)
        }
        Some(_) => {
            let mut reading = Reading::new(record, shape, first);
            while let Some(local) = decoder.next_child()? {
                reading.child(local, decoder)?;
            }
            reading.finish(decoder)
        }
    }
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

/// A struct whose elements are read.
struct Reading<'r> {
    record: &'r mut dyn Record,
    shape: &'static Shape,
    /// The line of the last element.
    near: usize,
    /// Whether an element can belong to several lines.
    ambiguous: bool,
    /// The lines whose elements have to be there, as far as they are.
    found: Vec<usize>,
}

impl<'r> Reading<'r> {
    fn new(record: &'r mut dyn Record, shape: &'static Shape, first: usize) -> Self {
        let ambiguous = shape.lines.iter().any(Shape::is_ambiguous);
        Self { record, shape, near: first, ambiguous, found: Vec::new() }
    }

    /// Decodes the current element.
    fn child(&mut self, local: &str, decoder: &mut Decoder<'_>) -> Result<(), DecodeError> {
        let line = if self.ambiguous {
            self.first_that_admits(local, decoder)
        } else {
            self.shape.find(local, self.near, decoder)
        };
        let Some(index) = line else { return self.unknown(local, decoder) };
        self.near = index;
        decoder.expect(&self.shape.lines[index]);
        let field = self.record.field_mut(index);
        if !self.shape.lines[index].required {
            return read_element(field, local, decoder);
        }
        let comes_again = self.found.contains(&index);
        if !comes_again {
            self.found.push(index);
        }
        match field {
            FieldMut::One(it) => {
                if comes_again {
                    it.clear();
                }
                // Nil is no value either.
                if it.read(decoder)? { Ok(()) } else { Err(decoder.missing(local)) }
            }
            other => read_element(other, local, decoder),
        }
    }

    fn first_that_admits(&self, local: &str, decoder: &Decoder<'_>) -> Option<usize> {
        let admits = |(index, line): (usize, &Line)| {
            let fits = self.shape.accepts(line, local, decoder)
                && match self.record.field(index) {
                    Field::Optional(it) if line.next => !it.is_filled(),
                    Field::Group(it) => it.has_room(local, decoder),
                    _ => true,
                };
            fits.then_some(index)
        };
        self.shape.lines.iter().enumerate().find_map(admits)
    }

    /// Reads an element that no line names.
    fn unknown(&mut self, local: &str, decoder: &mut Decoder<'_>) -> Result<(), DecodeError> {
        match self.shape.lines.iter().position(Shape::is_open) {
            Some(index) => read_element(self.record.field_mut(index), local, decoder),
            None if decoder.is_include() => Err(decoder.unexpected_part("elements")),
            None => decoder.skip(),
        }
    }

    /// Refuses what lacks an element that has to be there.
    fn finish(self, decoder: &Decoder<'_>) -> Result<(), DecodeError> {
        let lines = self.shape.lines.iter().enumerate();
        let mut required = lines.filter(|(_, line)| line.required);
        match required.find(|(index, _)| !self.found.contains(index)) {
            Some((_, line)) => Err(decoder.missing(line.name.local)),
            None => Ok(()),
        }
    }
}

/// Decodes the current element into a field.
pub(super) fn read_element(
    field: FieldMut<'_>,
    local: &str,
    decoder: &mut Decoder<'_>,
) -> Result<(), DecodeError> {
    match field {
        FieldMut::Optional(it) => it.read(decoder),
        FieldMut::One(it) => {
            // Of several elements, the last one counts.
            it.clear();
            it.read(decoder).map(drop)
        }
        FieldMut::Repeated(it) => {
            let index = it.count();
            it.read(decoder).map_err(|error| error.at_index(index))
        }
        FieldMut::Group(it) => it.read(local, decoder),
        FieldMut::OtherElements(it) => {
            decoder.make_room(it)?;
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
                *field = decoder.other_attributes(&known)?;
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
        Some(text) => {
            let text = line.reading.white_space.apply(text);
            let is_read = field.read(&text, decoder).map_err(|error| error.within(&path()))?;
            check_fixed(field, &text, line.reading.declared, decoder)?;
            is_read
        }
        None => read_declared(field, line.reading.declared, decoder) || !field.is_required(),
    };
    if is_read { Ok(()) } else { Err(decoder.missing(&path())) }
}

/// Reads the value that the schema declares for a field without a text; returns whether there is
/// one now. What is no value of the type stands for nothing.
fn read_declared(
    field: &mut dyn TextField,
    declared: Option<Declared>,
    decoder: &Decoder<'_>,
) -> bool {
    declared.is_some_and(|it| {
        decoder.declared(it, |text| field.read(text, decoder)).unwrap_or_default()
    })
}

/// Takes note of a value that is not the only one that the schema allows.
fn check_fixed(
    field: &dyn TextField,
    text: &str,
    declared: Option<Declared>,
    decoder: &Decoder<'_>,
) -> Result<(), DecodeError> {
    match declared.filter(|it| it.forbids(text) && !field.is_declared(*it, decoder)) {
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
            if text.is_empty() && read_declared(it, declared, decoder) {
                return Ok(());
            }
            let text = line.reading.white_space.apply(text);
            let is_read = it.read(&text, decoder)?;
            check_fixed(it, &text, declared, decoder)?;
            if is_read { Ok(()) } else { Err(decoder.missing("text()")) }
        }
        FieldMut::Mixed(it) => {
            *it = MixedContent::read(decoder)?;
            Ok(())
        }
        _ => decoder.skip(),
    }
}
