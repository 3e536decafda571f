//! Model groups with a Rust type of their own: a choice, or a sequence that repeats.

use super::element::read_element;
use super::field::{Field, GroupField, Record};
use super::find::By;
use super::reading::expect;
use super::write;
use crate::codec::decode::{DecodeError, Decoder};
use crate::codec::encode::encoder::Encoder;
use crate::codec::leniency::Leniency;
use crate::codec::line::{Line, Shape};

/// A model group with a Rust type of its own: a choice, or a sequence that repeats (XSD 1.0 Part 1
/// §3.8).
pub trait Group: Sized {
    /// Whether it is a choice.
    const IS_CHOICE: bool = false;

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
    const IS_CHOICE: bool = G::IS_CHOICE;

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

    fn is_one_choice(&self) -> bool {
        G::IS_CHOICE
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

    fn is_one_choice(&self) -> bool {
        G::IS_CHOICE
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

    fn is_one_choice(&self) -> bool {
        false
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
