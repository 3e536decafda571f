//! Model groups with a Rust type of their own: a choice, or a sequence that repeats.

use super::element::read_element;
use super::field::{Field, FieldMut, GroupField, Optional, Record, Repeated};
use super::find::By;
use super::reading::expect;
use super::write;
use crate::codec::decode::{Decode, DecodeError, Decoder};
use crate::codec::encode::encoder::Encoder;
use crate::codec::encode::traits::Encode;
use crate::codec::leniency::Leniency;
use crate::codec::line::{Line, Shape};
use crate::codec::xml::Xml;

/// A model group with a Rust type of its own: a choice, or a sequence that repeats (XSD 1.0 Part 1
/// §3.8).
pub trait Group: Sized {
    /// The elements of the group.
    fn shape() -> &'static Shape;

    /// Decodes the current element as the first one of a new group.
    fn begin(local: &str, decoder: &mut Decoder<'_>) -> Result<Self, DecodeError>;

    /// Whether the current element can belong to this group.
    fn continues(&self, local: &str, decoder: &Decoder<'_>) -> bool;

    /// Whether it can belong to this group in another order than that of the schema.
    fn goes_back(&self, local: &str, decoder: &Decoder<'_>) -> bool;

    /// Takes note of what the group lacks, or has too much of.
    fn finish(&self, decoder: &Decoder<'_>) -> Result<(), DecodeError>;

    /// Decodes the current element into this group.
    fn read(&mut self, local: &str, decoder: &mut Decoder<'_>) -> Result<(), DecodeError>;

    /// Writes the elements.
    fn write(&self, encoder: &mut Encoder<'_>);
}

impl<G: Group> Group for Box<G> {
    fn shape() -> &'static Shape {
        G::shape()
    }

    fn begin(local: &str, decoder: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        decoder.allot(size_of::<G>())?;
        G::begin(local, decoder).map(Box::new)
    }

    fn continues(&self, local: &str, decoder: &Decoder<'_>) -> bool {
        (**self).continues(local, decoder)
    }

    fn goes_back(&self, local: &str, decoder: &Decoder<'_>) -> bool {
        (**self).goes_back(local, decoder)
    }

    fn finish(&self, decoder: &Decoder<'_>) -> Result<(), DecodeError> {
        (**self).finish(decoder)
    }

    fn read(&mut self, local: &str, decoder: &mut Decoder<'_>) -> Result<(), DecodeError> {
        (**self).read(local, decoder)
    }

    fn write(&self, encoder: &mut Encoder<'_>) {
        (**self).write(encoder);
    }
}

impl<G: Group> GroupField for G {
    fn has_room(&self, local: &str, decoder: &Decoder<'_>) -> bool {
        self.continues(local, decoder)
    }

    fn goes_back(&self, local: &str, decoder: &Decoder<'_>) -> bool {
        Group::goes_back(self, local, decoder)
    }

    /// Only variants are of this kind, and nothing else stands beside them.
    fn count(&self) -> usize {
        1
    }

    fn finish(&self, decoder: &Decoder<'_>) -> Result<(), DecodeError> {
        Group::finish(self, decoder)
    }

    fn write(&self, encoder: &mut Encoder<'_>) {
        Group::write(self, encoder);
    }

    fn read(&mut self, local: &str, decoder: &mut Decoder<'_>) -> Result<(), DecodeError> {
        Group::read(self, local, decoder)
    }
}

impl<G: Group> GroupField for Option<G> {
    fn has_room(&self, local: &str, decoder: &Decoder<'_>) -> bool {
        self.as_ref().is_none_or(|group| group.continues(local, decoder))
    }

    fn goes_back(&self, local: &str, decoder: &Decoder<'_>) -> bool {
        self.as_ref().is_some_and(|group| group.goes_back(local, decoder))
    }

    fn count(&self) -> usize {
        usize::from(self.is_some())
    }

    fn finish(&self, decoder: &Decoder<'_>) -> Result<(), DecodeError> {
        self.iter().try_for_each(|group| group.finish(decoder))
    }

    fn write(&self, encoder: &mut Encoder<'_>) {
        if let Some(group) = self {
            group.write(encoder);
        }
    }

    fn read(&mut self, local: &str, decoder: &mut Decoder<'_>) -> Result<(), DecodeError> {
        match self {
            Some(group) => group.read(local, decoder),
            None => {
                *self = Some(G::begin(local, decoder)?);
                Ok(())
            }
        }
    }
}

impl<G: Group> GroupField for Vec<G> {
    fn has_room(&self, _local: &str, _decoder: &Decoder<'_>) -> bool {
        true
    }

    /// A new group begins instead.
    fn goes_back(&self, _local: &str, _decoder: &Decoder<'_>) -> bool {
        false
    }

    fn count(&self) -> usize {
        self.len()
    }

    fn finish(&self, decoder: &Decoder<'_>) -> Result<(), DecodeError> {
        self.iter().try_for_each(|group| group.finish(decoder))
    }

    fn write(&self, encoder: &mut Encoder<'_>) {
        self.iter().for_each(|group| group.write(encoder));
    }

    fn read(&mut self, local: &str, decoder: &mut Decoder<'_>) -> Result<(), DecodeError> {
        match self.last_mut() {
            Some(last) if last.continues(local, decoder) => last.read(local, decoder),
            _ => {
                decoder.make_room(self)?;
                self.push(G::begin(local, decoder)?);
                Ok(())
            }
        }
    }
}

/// Whether a field of a sequence can take the current element beside what it holds.
fn has_room(field: &Field<'_>, local: &str, decoder: &Decoder<'_>) -> bool {
    match field {
        Field::Optional(it) => !it.is_filled(),
        Field::Repeated(_) => true,
        Field::Group(it) => it.has_room(local, decoder),
        _ => false,
    }
}

fn is_filled(field: &Field<'_>) -> bool {
    match field {
        Field::Optional(it) => it.is_filled(),
        Field::Repeated(it) => it.count() > 0,
        Field::Group(it) => it.count() > 0,
        Field::OtherElements(it) => !it.is_empty(),
        _ => false,
    }
}

/// Whether an element goes on with a sequence: one that belongs before what is there begins a new
/// one.
pub fn sequence_continues(sequence: &dyn Record, local: &str, decoder: &Decoder<'_>) -> bool {
    next_in_sequence(sequence, local, decoder).is_some()
}

/// The field of a sequence that takes the current element: none that stands before one which is
/// filled. An element that no field names belongs to a wildcard.
fn next_in_sequence(sequence: &dyn Record, local: &str, decoder: &Decoder<'_>) -> Option<usize> {
    let shape = sequence.shape();
    let lines = shape.lines;
    let last = (0..lines.len()).rev().find(|index| is_filled(&sequence.field(*index)));
    let left = last.unwrap_or(0)..lines.len();
    let named = |by| {
        left.clone().find(|&index| {
            shape.accepts(&lines[index], local, by, decoder)
                && has_room(&sequence.field(index), local, decoder)
        })
    };
    let open = || {
        let mut left = left.clone();
        left.find(|&index| Shape::is_open(&lines[index]) && !shape.knows(local, decoder))
    };
    named(By::Name).or_else(|| named(By::Local)).or_else(open)
}

/// Whether a sequence that does not repeat takes an element that belongs before what is there.
pub fn sequence_goes_back(sequence: &dyn Record, local: &str, decoder: &Decoder<'_>) -> bool {
    before_in_sequence(sequence, local, decoder).is_some()
}

/// The field of a sequence that names the current element and has room for it, wherever it stands.
fn before_in_sequence(sequence: &dyn Record, local: &str, decoder: &Decoder<'_>) -> Option<usize> {
    let shape = sequence.shape();
    let fits = |(index, line): (usize, &Line), by| {
        let field = sequence.field(index);
        let goes_back = || matches!(&field, Field::Group(it) if it.goes_back(local, decoder));
        shape.accepts(line, local, by, decoder) && (has_room(&field, local, decoder) || goes_back())
    };
    let find = |by| shape.lines.iter().enumerate().position(|it| fits(it, by));
    find(By::Name).or_else(|| find(By::Local))
}

/// Decodes the current element into the next field of a sequence with room for it.
pub fn read_in_sequence(
    sequence: &mut dyn Record,
    local: &str,
    decoder: &mut Decoder<'_>,
) -> Result<(), DecodeError> {
    let shape = sequence.shape();
    let open = || shape.lines.iter().position(Shape::is_open);
    let index = match next_in_sequence(sequence, local, decoder).or_else(open) {
        Some(index) => index,
        None => match before_in_sequence(sequence, local, decoder) {
            Some(index) => {
                decoder.tolerate(Leniency::Order)?;
                index
            }
            None => {
                decoder.tolerate(Leniency::UnknownElement)?;
                return decoder.skip();
            }
        },
    };
    let line = &shape.lines[index];
    if line.kind.is_element() && !decoder.is_of(line.name.namespace) {
        decoder.tolerate(Leniency::Namespace)?;
    }
    expect(line, decoder)?;
    read_element(sequence.field_mut(index), local, decoder)
}

/// Writes the elements of a sequence.
pub fn write_sequence(sequence: &dyn Record, encoder: &mut Encoder<'_>) {
    write::elements(sequence, encoder);
}

/// The variant of a choice that an element begins: the one that names it, or else one that takes
/// any.
pub fn variant(
    shape: &'static Shape,
    local: &str,
    decoder: &Decoder<'_>,
) -> Result<usize, DecodeError> {
    let find = |by| shape.lines.iter().position(|line| shape.accepts(line, local, by, decoder));
    let found = match find(By::Name) {
        Some(index) => index,
        None => match (find(By::Local), shape.lines.iter().position(Shape::is_open)) {
            (Some(index), _) => {
                if shape.lines[index].kind.is_element() {
                    decoder.tolerate(Leniency::Namespace)?;
                }
                index
            }
            (None, Some(index)) => return Ok(index),
            (None, None) => return no_variant(local, decoder),
        },
    };
    expect(&shape.lines[found], decoder)?;
    Ok(found)
}

/// Whether the chosen variant of a choice goes on with an element, rather than a new choice being
/// made.
pub fn choice_continues(
    shape: &'static Shape,
    (index, chosen): (usize, Field<'_>),
    local: &str,
    decoder: &Decoder<'_>,
) -> bool {
    let line = &shape.lines[index];
    let goes_on = match chosen {
        Field::Repeated(_) | Field::OtherElements(_) => true,
        Field::Group(group) => group.has_room(local, decoder),
        // It holds something, even where that is nil.
        _ => false,
    };
    let named = |by| shape.accepts(line, local, by, decoder);
    let takes = named(By::Name) || named(By::Local);
    // What another variant names begins a new choice, also where a wildcard would take it.
    let goes_on = goes_on && (takes || Shape::is_open(line) && !shape.knows(local, decoder));
    if goes_on {
        decoder.expect(line);
    }
    goes_on
}

/// Whether the chosen variant of a choice takes an element that belongs before what is there.
pub fn choice_goes_back(
    (_, chosen): (usize, Field<'_>),
    local: &str,
    decoder: &Decoder<'_>,
) -> bool {
    matches!(chosen, Field::Group(group) if group.goes_back(local, decoder))
}

/// Decodes the current element into the chosen variant.
pub fn read_in_choice(
    shape: &'static Shape,
    number: usize,
    chosen: FieldMut<'_>,
    local: &str,
    decoder: &mut Decoder<'_>,
) -> Result<(), DecodeError> {
    decoder.expect(&shape.lines[number]);
    read_element(chosen, local, decoder)
}

/// Writes the elements of the chosen variant.
pub fn write_choice(
    shape: &'static Shape,
    (index, chosen): (usize, Field<'_>),
    encoder: &mut Encoder<'_>,
) {
    write::element(&shape.lines[index], chosen, encoder);
}

/// The error about an element that no variant of a choice has.
pub fn no_variant<G>(local: &str, decoder: &Decoder<'_>) -> Result<G, DecodeError> {
    Err(decoder.unexpected("one of the elements of a choice", local))
}

/// Decodes the current element into a variant that holds one value.
pub fn begin_one<T: Encode + Decode>(decoder: &mut Decoder<'_>) -> Result<T, DecodeError> {
    decoder.required()
}

/// Decodes the current element into a variant that can be nil.
pub fn begin_optional<T: Default + Optional>(decoder: &mut Decoder<'_>) -> Result<T, DecodeError> {
    let mut value = T::default();
    value.read(decoder)?;
    Ok(value)
}

/// Decodes the current element as the first one of a variant that repeats.
pub fn begin_repeated<T: Default + Repeated>(decoder: &mut Decoder<'_>) -> Result<T, DecodeError> {
    let mut values = T::default();
    values.read(decoder).map_err(|error| error.at_index(0))?;
    Ok(values)
}

/// Decodes the current element as the first one of a group that repeats.
pub fn begin_groups<G: Group>(
    local: &str,
    decoder: &mut Decoder<'_>,
) -> Result<Vec<G>, DecodeError> {
    decoder.allot(size_of::<G>())?;
    Ok(vec![G::begin(local, decoder)?])
}

/// Takes the current element as it is.
pub fn begin_other(decoder: &mut Decoder<'_>) -> Result<Xml, DecodeError> {
    decoder.xml()
}

/// Takes the current element as the first one of several.
pub fn begin_others(decoder: &mut Decoder<'_>) -> Result<Vec<Xml>, DecodeError> {
    decoder.allot(size_of::<Xml>())?;
    Ok(vec![decoder.xml()?])
}
