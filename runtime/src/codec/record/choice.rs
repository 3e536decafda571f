//! Choices: which variant an element belongs to, and how the first element of each is read.

use super::element::read_element;
use super::field::{Field, FieldMut, Optional, Repeated};
use super::find::By;
use super::group::Group;
use super::reading::expect;
use super::write;
use crate::codec::decode::{Decode, DecodeError, Decoder};
use crate::codec::encode::encoder::Encoder;
use crate::codec::encode::traits::Encode;
use crate::codec::leniency::Leniency;
use crate::codec::line::Shape;
use crate::codec::xml::Xml;

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
