//! What a line of a generated table stands for: an element, an attribute, text, a group.
//!
//! Each kind of line is a type here, whose methods say what the field of that line does when a
//! value is written and read. Most kinds have no part in most of it.

mod always;
mod attributes;
mod compound;
mod empty;
mod open;

pub use crate::codec::group::Group;
pub use crate::codec::line::Line;
use crate::generated::{Decode, DecodeError, Decoder, Encode, Encoder, Name};

/// What the field of a line does; `F` is the type of the field.
pub trait Slot<F> {
    /// Whether any element at all fits.
    const OPEN: bool = false;
    /// Whether the struct holds text rather than elements.
    const TEXT: bool = false;
    /// Whether a struct cannot be read without the element.
    const REQUIRED: bool = false;
    /// Whether the line is about an attribute.
    const ATTRIBUTE: bool = false;
    /// Whether the line is about the attributes that no other line is about.
    const OTHER_ATTRIBUTES: bool = false;

    /// Writes what stands in the start tag.
    fn write_attribute(_field: &F, _line: Line<'_>, _encoder: &mut Encoder<'_>) {}

    /// Writes what stands between the tags.
    fn write(_field: &F, _line: Line<'_>, _encoder: &mut Encoder<'_>) {}

    /// Reads an attribute from the start tag.
    fn read_attribute(
        _field: &mut F,
        _line: Line<'_>,
        _decoder: &Decoder<'_>,
    ) -> Result<(), DecodeError> {
        Ok(())
    }

    /// Reads the attributes of the start tag but for those that are `known`.
    fn read_other_attributes(_field: &mut F, _known: &[Name<'_>], _decoder: &Decoder<'_>) {}

    /// Reads all that stands between the tags, where that is text.
    fn read_text(_field: &mut F, _decoder: &mut Decoder<'_>) -> Result<(), DecodeError> {
        Ok(())
    }

    /// Whether the element that was entered last belongs to the field, whatever the field holds.
    fn accepts(_line: Line<'_>, _local: &str, _decoder: &Decoder<'_>) -> bool {
        false
    }

    /// Whether a struct hands that element to the field.
    #[inline]
    fn admits(_field: &F, line: Line<'_>, local: &str, decoder: &Decoder<'_>) -> bool {
        Self::accepts(line, local, decoder)
    }

    /// Whether the field can take that element beside what it holds.
    fn has_room(_field: &F, _local: &str, _decoder: &Decoder<'_>) -> bool {
        false
    }

    /// Whether a variant that is chosen can take that element beside what it holds, rather than a
    /// new choice being made. It holds something even where that is nil.
    fn goes_on(field: &F, local: &str, decoder: &Decoder<'_>) -> bool {
        Self::has_room(field, local, decoder)
    }

    /// Whether the field holds something.
    fn is_filled(_field: &F) -> bool {
        false
    }

    /// Reads the element that was entered last into the field.
    fn take(_field: &mut F, _local: &str, decoder: &mut Decoder<'_>) -> Result<(), DecodeError> {
        decoder.skip()
    }
}

/// What the variant of a choice does.
pub trait Variant<F>: Slot<F> {
    /// Reads the element that was entered last into a new value.
    fn begin(local: &str, decoder: &mut Decoder<'_>) -> Result<F, DecodeError>;
}

/// Declares the kinds of lines.
macro_rules! kinds {
    ($($(#[doc = $doc:literal])+ $kind:ident),* $(,)?) => {$(
        $(#[doc = $doc])+
        #[allow(non_camel_case_types)]
        #[derive(Clone, Copy, Debug)]
        pub enum $kind {}
    )*};
}

kinds!(
    /// An element that may be absent; of several, the last one counts.
    optional,
    /// A part of a message, which may be absent.
    part,
    /// An element that may be absent, one of several lines of one name: the first one with room.
    next,
    /// An element that is always there.
    one,
    /// An element of a struct that cannot be read without it.
    required,
    /// An element that is always there, and nil without a value.
    nil,
    /// An element that may be absent, and nil.
    nillable,
    /// An element that repeats.
    list,
    /// An element that repeats, and may be nil.
    nil_list,
    /// A group that may be absent.
    group,
    /// A group that repeats.
    groups,
    /// A group that is always there.
    one_group,
    /// An attribute that may be absent.
    attribute,
    /// An attribute that is always there.
    one_attribute,
    /// Attributes that the schema does not name.
    any_attribute,
    /// The text between the tags.
    text,
    /// The text between the tags, which is always there.
    one_text,
    /// Text and elements mixed.
    mixed,
    /// Elements that the schema does not name.
    any,
    /// One element that the schema does not name.
    one_any,
);

/// The methods of kinds that are about elements of one name.
macro_rules! by_name {
    () => {
        #[inline]
        fn accepts(line: Line<'_>, local: &str, decoder: &Decoder<'_>) -> bool {
            line.is(local, decoder)
        }
    };
}

impl<T: Encode + Decode> Slot<Option<T>> for optional {
    by_name!();

    #[inline]
    fn write(field: &Option<T>, line: Line<'_>, encoder: &mut Encoder<'_>) {
        encoder.expect(line, field.is_some());
        encoder.field(line.name, field, line.xsd);
    }

    fn has_room(field: &Option<T>, _local: &str, _decoder: &Decoder<'_>) -> bool {
        field.is_none()
    }

    fn is_filled(field: &Option<T>) -> bool {
        field.is_some()
    }

    #[inline]
    fn take(
        field: &mut Option<T>,
        _local: &str,
        decoder: &mut Decoder<'_>,
    ) -> Result<(), DecodeError> {
        *field = decoder.value()?;
        Ok(())
    }
}

impl<T: Encode + Decode> Slot<Option<T>> for part {
    by_name!();

    #[inline]
    fn write(field: &Option<T>, line: Line<'_>, encoder: &mut Encoder<'_>) {
        encoder.expect(line, field.is_some());
        encoder.part(line.name, field, line.xsd);
    }

    #[inline]
    fn take(
        field: &mut Option<T>,
        _local: &str,
        decoder: &mut Decoder<'_>,
    ) -> Result<(), DecodeError> {
        *field = decoder.value()?;
        Ok(())
    }
}

impl<T: Encode + Decode> Slot<Option<T>> for next {
    by_name!();

    fn admits(field: &Option<T>, line: Line<'_>, local: &str, decoder: &Decoder<'_>) -> bool {
        field.is_none() && line.is(local, decoder)
    }

    fn write(field: &Option<T>, line: Line<'_>, encoder: &mut Encoder<'_>) {
        encoder.expect(line, field.is_some());
        encoder.field(line.name, field, line.xsd);
    }

    fn has_room(field: &Option<T>, _local: &str, _decoder: &Decoder<'_>) -> bool {
        field.is_none()
    }

    fn is_filled(field: &Option<T>) -> bool {
        field.is_some()
    }

    fn take(
        field: &mut Option<T>,
        _local: &str,
        decoder: &mut Decoder<'_>,
    ) -> Result<(), DecodeError> {
        *field = decoder.value()?;
        Ok(())
    }
}

impl<T: Encode + Decode> Slot<T> for one {
    by_name!();

    fn write(field: &T, line: Line<'_>, encoder: &mut Encoder<'_>) {
        encoder.expect(line, true);
        match line.xsd {
            Some(xsd) => field.encode_as(line.name, xsd, encoder),
            None => field.encode(line.name, encoder),
        }
    }

    fn take(field: &mut T, _local: &str, decoder: &mut Decoder<'_>) -> Result<(), DecodeError> {
        *field = decoder.value()?.unwrap_or_default();
        Ok(())
    }
}

impl<T: Encode + Decode> Variant<T> for one {
    fn begin(_local: &str, decoder: &mut Decoder<'_>) -> Result<T, DecodeError> {
        decoder.value().map(Option::unwrap_or_default)
    }
}

impl<T: Encode + Decode> Slot<Vec<T>> for list {
    by_name!();

    fn write(field: &Vec<T>, line: Line<'_>, encoder: &mut Encoder<'_>) {
        encoder
            .items(line.name, field, |item, encoder| <one as Slot<T>>::write(item, line, encoder));
    }

    fn has_room(_field: &Vec<T>, _local: &str, _decoder: &Decoder<'_>) -> bool {
        true
    }

    fn is_filled(field: &Vec<T>) -> bool {
        !field.is_empty()
    }

    fn take(
        field: &mut Vec<T>,
        _local: &str,
        decoder: &mut Decoder<'_>,
    ) -> Result<(), DecodeError> {
        let index = field.len();
        let value = decoder.value().map_err(|error| error.at_index(index))?;
        field.push(value.unwrap_or_default());
        Ok(())
    }
}

impl<T: Encode + Decode> Variant<Vec<T>> for list {
    fn begin(local: &str, decoder: &mut Decoder<'_>) -> Result<Vec<T>, DecodeError> {
        let mut items = Vec::new();
        <Self as Slot<Vec<T>>>::take(&mut items, local, decoder)?;
        Ok(items)
    }
}
