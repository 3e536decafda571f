//! How often elements and groups are there, and how often the schema wants them.

use super::field::{Field, Record};
use crate::codec::decode::{DecodeError, Decoder};
use crate::codec::line::{Kind, Line, Shape};

/// Takes note of what the element that ended last lacks of a line, or has too much of.
///
/// # Errors
/// The decoder is strict.
pub(super) fn check_count(
    line: &Line,
    field: &Field<'_>,
    decoder: &Decoder<'_>,
) -> Result<(), DecodeError> {
    let count = match field {
        Field::Optional(it) => usize::from(it.is_filled()),
        Field::Repeated(it) => it.count(),
        Field::Group(it) => {
            it.finish(decoder)?;
            it.count()
        }
        _ => return Ok(()),
    };
    if count < line.least as usize {
        decoder.tolerate_absent(&name(line))?;
    }
    if count > line.most as usize {
        decoder.tolerate_more(&name(line))?;
    }
    Ok(())
}

/// The name of a line; of a group, what it can begin with.
fn name(line: &Line) -> String {
    match line.kind {
        Kind::Group(shape) => shape().lines.iter().map(name).collect::<Vec<_>>().join("|"),
        Kind::OtherElements => "*".to_owned(),
        _ => line.name.local.to_owned(),
    }
}

/// Takes note of what a sequence lacks, or has too much of.
pub fn finish_sequence(sequence: &dyn Record, decoder: &Decoder<'_>) -> Result<(), DecodeError> {
    let mut lines = sequence.shape().lines.iter().enumerate();
    lines.try_for_each(|(index, line)| check_count(line, &sequence.field(index), decoder))
}

/// Takes note of what the chosen variant of a choice lacks, or has too much of.
pub fn finish_choice(
    shape: &'static Shape,
    (index, chosen): (usize, Field<'_>),
    decoder: &Decoder<'_>,
) -> Result<(), DecodeError> {
    check_count(&shape.lines[index], &chosen, decoder)
}
