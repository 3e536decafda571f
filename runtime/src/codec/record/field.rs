//! Field access: lets one piece of code encode and decode the fields of any struct.
//!
//! A struct gives access to each field by its number, as one of the traits here. The code that
//! decodes (`read.rs`) and encodes (`write.rs`) visits them all in this way.

use super::composite::Composite;
use crate::codec::declared::Declared;
use crate::codec::decode::{Attached, Decode, DecodeError, Decoder};
use crate::codec::encode::encoder::Encoder;
use crate::codec::encode::traits::Encode;
use crate::codec::leniency::Leniency;
use crate::codec::line::{Line, Shape};
use crate::codec::mixed::MixedContent;
use crate::codec::simple::{Simple, decode_part, is_declared, read_simple, unexpected};
use crate::codec::spelled::Spelling;
use crate::codec::xml::Xml;
use crate::codec::xml_attribute::XmlAttribute;

/// A struct whose fields can be accessed by number: 0 for the first line of its shape.
pub trait Record {
    /// What the fields are on the wire.
    fn shape(&self) -> &'static Shape;

    /// The field with this number, to be encoded; [`Field::Credential`] where the client fills it
    /// in.
    fn field(&self, number: usize) -> Field<'_>;

    /// The field with this number, to be decoded into.
    fn field_mut(&mut self, number: usize) -> FieldMut<'_>;
}

/// A field that is encoded.
#[allow(missing_debug_implementations, reason = "it is handed over, and never kept")]
pub enum Field<'f> {
    /// `Option<T>`, or `Option<Option<T>>` where nil is not the same as absent.
    Optional(&'f dyn Optional),
    /// `T`.
    One(&'f dyn One),
    /// `Vec<T>`, or `Vec<Option<T>>` where an item can be nil.
    Repeated(&'f dyn Repeated),
    /// A value that several elements make up: `T` or `Option<T>`.
    Composite(&'f dyn Composite),
    /// A choice or a sequence: `G`, `Option<G>` or `Vec<G>`.
    Group(&'f dyn GroupField),
    /// An attribute: `T` or `Option<T>`.
    Attribute(&'f dyn TextField),
    /// The text between the tags: `T` or `Option<T>`.
    Text(&'f dyn TextField),
    /// Attributes that the schema does not name.
    OtherAttributes(&'f Vec<XmlAttribute>),
    /// Text and elements mixed.
    Mixed(&'f MixedContent),
    /// Elements that the schema does not name.
    OtherElements(&'f Vec<Xml>),
    /// One element that the schema does not name.
    OtherElement(&'f Xml),
    /// No field of the struct: the client fills it in.
    Credential,
}

/// A field that is decoded into.
#[allow(missing_debug_implementations, reason = "it is handed over, and never kept")]
pub enum FieldMut<'f> {
    /// See [`Field::Optional`].
    Optional(&'f mut dyn Optional),
    /// See [`Field::One`].
    One(&'f mut dyn One),
    /// See [`Field::Repeated`].
    Repeated(&'f mut dyn Repeated),
    /// See [`Field::Composite`].
    Composite(&'f mut dyn Composite),
    /// See [`Field::Group`].
    Group(&'f mut dyn GroupField),
    /// See [`Field::Attribute`].
    Attribute(&'f mut dyn TextField),
    /// See [`Field::Text`].
    Text(&'f mut dyn TextField),
    /// See [`Field::OtherAttributes`].
    OtherAttributes(&'f mut Vec<XmlAttribute>),
    /// See [`Field::Mixed`].
    Mixed(&'f mut MixedContent),
    /// See [`Field::OtherElements`].
    OtherElements(&'f mut Vec<Xml>),
    /// See [`Field::OtherElement`].
    OtherElement(&'f mut Xml),
    /// See [`Field::Credential`].
    Credential,
}

/// An element that may be absent.
pub trait Optional {
    /// Whether there is an element.
    fn is_filled(&self) -> bool;
    /// Writes the element, if there is one.
    fn write(&self, line: &Line, encoder: &mut Encoder<'_>);
    /// Decodes the current element.
    fn read(&mut self, decoder: &mut Decoder<'_>) -> Result<(), DecodeError>;
    /// Forgets what an element before said.
    fn clear(&mut self);
}

/// An element that is always there.
pub trait One {
    /// Writes the element.
    fn write(&self, line: &Line, encoder: &mut Encoder<'_>);
    /// Decodes the current element, which has to have a value, into a default value.
    fn read(&mut self, decoder: &mut Decoder<'_>) -> Result<(), DecodeError>;
    /// Forgets what an element before said.
    fn clear(&mut self);
}

/// An element that repeats.
pub trait Repeated {
    /// How many elements there are.
    fn count(&self) -> usize;
    /// Writes the elements.
    fn write(&self, line: &Line, encoder: &mut Encoder<'_>);
    /// Decodes the current element as one more item.
    fn read(&mut self, decoder: &mut Decoder<'_>) -> Result<(), DecodeError>;
    /// Forgets what the elements before said.
    fn clear(&mut self);
}

/// A value that is text: an attribute, or what stands between the tags.
pub trait TextField {
    /// Writes the attribute into the start tag.
    fn write_attribute(&self, line: &Line, encoder: &mut Encoder<'_>);
    /// Declares the prefixes of the text in the start tag.
    fn declare(&self, encoder: &mut Encoder<'_>);
    /// Writes the text.
    fn write_text(&self, line: &Line, encoder: &mut Encoder<'_>);
    /// Parses `text`; returns whether there is a value now, or none is needed.
    fn read(&mut self, text: &str, decoder: &Decoder<'_>) -> Result<bool, DecodeError>;
    /// Takes an attachment that stands in place of the text.
    fn read_part(
        &mut self,
        part: &Attached<'_>,
        decoder: &mut Decoder<'_>,
    ) -> Result<(), DecodeError>;
    /// Whether a value is required.
    fn is_required(&self) -> bool;
    /// Whether there is no value, or the one that the schema declares.
    fn is_declared(
        &self,
        declared: Declared,
        spelling: Option<&Spelling>,
        decoder: &Decoder<'_>,
    ) -> bool;
}

/// A choice or a sequence inside the content of a struct.
pub trait GroupField {
    /// Whether the field can take the current element in addition to what it holds.
    fn has_room(&self, local: &str, decoder: &Decoder<'_>) -> bool;

    /// Whether it is a choice that is made once, so that one variant leaves no room for another.
    fn is_one_choice(&self) -> bool;
    /// Whether it can take the current element in addition, in another order than that of the schema.
    fn goes_back(&self, local: &str, decoder: &Decoder<'_>) -> bool;
    /// How many groups there are.
    fn count(&self) -> usize;
    /// Takes note of what the groups lack, or have too much of.
    fn finish(&self, decoder: &Decoder<'_>) -> Result<(), DecodeError>;
    /// Writes the elements.
    fn write(&self, encoder: &mut Encoder<'_>);
    /// Decodes the current element.
    fn read(&mut self, local: &str, decoder: &mut Decoder<'_>) -> Result<(), DecodeError>;
}

/// Writes a value as the element of a line.
fn write_value<T: Encode>(value: &T, line: &Line, encoder: &mut Encoder<'_>) {
    encoder.expect(line);
    match line.ty {
        None => value.encode(line.name, encoder),
        Some(ty) => value.encode_as(line.name, ty, encoder),
    }
}

impl<T: Encode + Decode> Optional for Option<T> {
    fn is_filled(&self) -> bool {
        self.is_some()
    }

    fn write(&self, line: &Line, encoder: &mut Encoder<'_>) {
        match self {
            Some(value) => write_value(value, line, encoder),
            None => encoder.absent(line, T::TYPE),
        }
    }

    fn read(&mut self, decoder: &mut Decoder<'_>) -> Result<(), DecodeError> {
        if !decoder.read_into(self)? {
            *self = None;
        }
        Ok(())
    }

    fn clear(&mut self) {
        *self = None;
    }
}

impl<T: Encode + Decode> Optional for Option<Option<T>> {
    fn is_filled(&self) -> bool {
        self.is_some()
    }

    fn write(&self, line: &Line, encoder: &mut Encoder<'_>) {
        match self {
            Some(Some(value)) => write_value(value, line, encoder),
            Some(None) => encoder.nil(line.name),
            None => {}
        }
    }

    fn read(&mut self, decoder: &mut Decoder<'_>) -> Result<(), DecodeError> {
        self.insert(None).read(decoder)
    }

    fn clear(&mut self) {
        *self = None;
    }
}

impl<T: Encode + Decode> One for T {
    fn write(&self, line: &Line, encoder: &mut Encoder<'_>) {
        write_value(self, line, encoder);
    }

    fn read(&mut self, decoder: &mut Decoder<'_>) -> Result<(), DecodeError> {
        if T::HAS_NIL {
            *self = decoder.required()?;
            return Ok(());
        }
        decoder.required_into(self)
    }

    fn clear(&mut self) {
        *self = T::default();
    }
}

impl<T: Encode + Decode> Repeated for Vec<T> {
    fn count(&self) -> usize {
        self.len()
    }

    fn write(&self, line: &Line, encoder: &mut Encoder<'_>) {
        if self.is_empty() {
            encoder.absent(line, T::TYPE);
        }
        encoder.items(line.name, self, |item, encoder| write_value(item, line, encoder));
    }

    fn read(&mut self, decoder: &mut Decoder<'_>) -> Result<(), DecodeError> {
        decoder.item(self)
    }

    fn clear(&mut self) {
        Vec::clear(self);
    }
}

impl<T: Encode + Decode> Repeated for Vec<Option<T>> {
    fn count(&self) -> usize {
        self.len()
    }

    fn write(&self, line: &Line, encoder: &mut Encoder<'_>) {
        encoder.items(line.name, self, |item, encoder| match item {
            Some(value) => write_value(value, line, encoder),
            None => encoder.nil(line.name),
        });
    }

    fn read(&mut self, decoder: &mut Decoder<'_>) -> Result<(), DecodeError> {
        decoder.item_or_nil(self)
    }

    fn clear(&mut self) {
        Vec::clear(self);
    }
}

impl<T: Simple> TextField for Option<T> {
    fn write_attribute(&self, line: &Line, encoder: &mut Encoder<'_>) {
        match self {
            Some(value) => encoder.checked_attribute(line, value),
            None => encoder.absent_attribute(line),
        }
    }

    fn declare(&self, encoder: &mut Encoder<'_>) {
        if let Some(value) = self {
            encoder.declarations(&value.write());
        }
    }

    fn write_text(&self, line: &Line, encoder: &mut Encoder<'_>) {
        if let Some(value) = self {
            encoder.checked_text(line, value);
        }
    }

    fn read(&mut self, text: &str, decoder: &Decoder<'_>) -> Result<bool, DecodeError> {
        *self = read_simple(text, decoder)?;
        if self.is_none() {
            decoder.tolerate(Leniency::EmptyText)?;
        }
        Ok(true)
    }

    fn read_part(
        &mut self,
        part: &Attached<'_>,
        decoder: &mut Decoder<'_>,
    ) -> Result<(), DecodeError> {
        *self = Some(decode_part(part, decoder)?);
        Ok(())
    }

    fn is_required(&self) -> bool {
        false
    }

    fn is_declared(
        &self,
        declared: Declared,
        spelling: Option<&Spelling>,
        decoder: &Decoder<'_>,
    ) -> bool {
        self.as_ref().is_none_or(|value| is_declared(value, declared, spelling, decoder))
    }
}

impl<T: Simple> TextField for T {
    fn write_attribute(&self, line: &Line, encoder: &mut Encoder<'_>) {
        encoder.checked_attribute(line, self);
    }

    fn declare(&self, encoder: &mut Encoder<'_>) {
        encoder.declarations(&self.write());
    }

    fn write_text(&self, line: &Line, encoder: &mut Encoder<'_>) {
        encoder.checked_text(line, self);
    }

    fn read(&mut self, text: &str, decoder: &Decoder<'_>) -> Result<bool, DecodeError> {
        *self = match read_simple(text, decoder)? {
            Some(value) => value,
            None => return Err(unexpected::<T>(text, decoder)),
        };
        Ok(true)
    }

    fn read_part(
        &mut self,
        part: &Attached<'_>,
        decoder: &mut Decoder<'_>,
    ) -> Result<(), DecodeError> {
        *self = decode_part(part, decoder)?;
        Ok(())
    }

    fn is_required(&self) -> bool {
        true
    }

    fn is_declared(
        &self,
        declared: Declared,
        spelling: Option<&Spelling>,
        decoder: &Decoder<'_>,
    ) -> bool {
        is_declared(self, declared, spelling, decoder)
    }
}
