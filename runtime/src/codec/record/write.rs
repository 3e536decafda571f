//! Encodes structs: one function for all of them.

use super::field::{Field, Record};
use crate::codec::encode::encoder::Encoder;
use crate::codec::line::{Kind, Line};
use crate::codec::names::Name;

/// Writes a struct as an element.
pub fn write_record(record: &dyn Record, name: Name<'_>, encoder: &mut Encoder<'_>) {
    encoder.start(name, record.shape().ty);
    encoder.inside(name.local, |encoder| {
        start_tag(record, encoder);
        encoder.push(">");
        elements(record, encoder);
    });
    encoder.end(name);
}

/// What stands in the start tag.
fn start_tag(record: &dyn Record, encoder: &mut Encoder<'_>) {
    for (index, line) in record.shape().lines.iter().enumerate() {
        // Attributes come first, and the text before elements.
        match (line.kind, record.field(index)) {
            (Kind::Attribute, Field::Attribute(it)) => it.write_attribute(line, encoder),
            (Kind::OtherAttributes, Field::OtherAttributes(it)) => {
                it.iter().for_each(|attribute| attribute.encode(encoder));
            }
            (Kind::Text, Field::Text(it)) => it.declare(encoder),
            _ => return,
        }
    }
}

/// What stands between the tags.
pub(super) fn elements(record: &dyn Record, encoder: &mut Encoder<'_>) {
    for (index, line) in record.shape().lines.iter().enumerate() {
        match line.kind {
            Kind::Attribute | Kind::OtherAttributes => {}
            Kind::Credential(credential) => encoder.credential(line.name, credential),
            _ => element(line, record.field(index), encoder),
        }
    }
}

/// Writes the parts of a message, or its header blocks.
pub fn write_parts(parts: &dyn Record, encoder: &mut Encoder<'_>) {
    for (index, line) in parts.shape().lines.iter().enumerate() {
        match line.kind {
            Kind::Credential(credential) => encoder.credential_part(line.name, credential),
            _ => element(line, parts.field(index), encoder),
        }
    }
}

/// Writes a field between the tags.
pub(super) fn element(line: &Line, field: Field<'_>, encoder: &mut Encoder<'_>) {
    match field {
        Field::Optional(it) => it.write(line, encoder),
        Field::One(it) => it.write(line, encoder),
        Field::Repeated(it) => it.write(line, encoder),
        Field::Composite(it) => it.write(line, encoder),
        Field::Group(it) => it.write(encoder),
        Field::Text(it) => it.write_text(line, encoder),
        Field::Mixed(it) => it.write(encoder),
        Field::OtherElements(it) => it.iter().for_each(|xml| encoder.push(xml.as_str())),
        Field::OtherElement(it) => encoder.push(it.as_str()),
        Field::Attribute(_) | Field::OtherAttributes(_) | Field::Credential => {}
    }
}
