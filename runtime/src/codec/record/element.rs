//! Decodes elements into fields of whatever kind.

use super::field::FieldMut;
use crate::codec::decode::{DecodeError, Decoder};

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
        | FieldMut::Composite(_)
        | FieldMut::Text(_)
        | FieldMut::Mixed(_)
        | FieldMut::Credential => decoder.skip(),
    }
}
