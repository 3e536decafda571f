//! Several elements of a struct that are one value in Rust: the kind `group` of refinements.

use std::fmt::Display;

use crate::codec::decode::{DecodeError, Decoder};
use crate::codec::encode::encoder::Encoder;
use crate::codec::lexical::Lexical;
use crate::codec::line::Line;
use crate::codec::names::TypeName;
use crate::codec::simple::Simple;

/// What an element without an `xsi:type` of its own in the table is.
const TEXT: TypeName = TypeName::xsd("string");

/// A value that several elements of a struct make up.
pub trait Grouped: Sized {
    /// The values of the elements, in their order: a tuple.
    type Parts: Parts;

    /// The value that they make up.
    ///
    /// # Errors
    /// They make up none: why.
    fn from_parts(parts: Self::Parts) -> Result<Self, String>;

    /// The values of the elements.
    fn to_parts(&self) -> Self::Parts;
}

/// The values of some elements: a tuple of values of simple types.
pub trait Parts: Sized {
    /// Reads the values. `Err(None)` where one of them is absent, and `Err(Some(number))` where the
    /// text with this number is none of its type.
    fn read(texts: &[Option<String>], decoder: &Decoder<'_>) -> Result<Self, Option<usize>>;

    /// The text of one of them, and why it cannot be sent, if it cannot.
    fn write(&self, number: usize) -> Option<(Lexical<'static>, Option<&'static str>)>;
}

/// Implements [`Parts`] for the tuples of one size.
macro_rules! parts_of {
    ($($number:tt $part:ident),+) => {
        impl<$($part: Simple),+> Parts for ($($part,)+) {
            fn read(
                texts: &[Option<String>],
                decoder: &Decoder<'_>,
            ) -> Result<Self, Option<usize>> {
                Ok(($(
                    {
                        let text = texts.get($number).and_then(Option::as_ref).ok_or(None)?;
                        $part::read(text, decoder).ok_or(Some($number))?
                    },
                )+))
            }

            fn write(&self, number: usize) -> Option<(Lexical<'static>, Option<&'static str>)> {
                match number {
                    $( $number => Some((self.$number.write().into_owned(), self.$number.flaw())), )+
                    _ => None,
                }
            }
        }
    };
}

parts_of!(0 A, 1 B);
parts_of!(0 A, 1 B, 2 C);
parts_of!(0 A, 1 B, 2 C, 3 D);

/// A field that several elements make up.
pub trait Composite {
    /// Writes the element of a line.
    fn write(&self, line: &Line, encoder: &mut Encoder<'_>);

    /// Takes the texts of the elements, in the order of the parts; those that are absent or nil have
    /// none. The names are those of the elements.
    fn put(
        &mut self,
        texts: &[Option<String>],
        names: &[&str],
        decoder: &Decoder<'_>,
    ) -> Result<(), DecodeError>;
}

impl<T: Grouped> Composite for Option<T> {
    fn write(&self, line: &Line, encoder: &mut Encoder<'_>) {
        match self {
            Some(value) => value.write(line, encoder),
            None => encoder.absent(line, TEXT),
        }
    }

    fn put(
        &mut self,
        texts: &[Option<String>],
        names: &[&str],
        decoder: &Decoder<'_>,
    ) -> Result<(), DecodeError> {
        *self = value(texts, names, decoder)?;
        Ok(())
    }
}

impl<T: Grouped> Composite for T {
    fn write(&self, line: &Line, encoder: &mut Encoder<'_>) {
        let Some((lexical, flaw)) = self.to_parts().write(line.part_number()) else { return };
        encoder.expect(line);
        encoder.refuse_flaw(line.name.local, flaw);
        encoder.lexical(line.name, line.ty.unwrap_or(TEXT), &lexical);
    }

    fn put(
        &mut self,
        texts: &[Option<String>],
        names: &[&str],
        decoder: &Decoder<'_>,
    ) -> Result<(), DecodeError> {
        let first = names.first().copied().unwrap_or_default();
        *self = value(texts, names, decoder)?.ok_or_else(|| decoder.missing(first))?;
        Ok(())
    }
}

/// The value of some elements; none where none of them says anything.
fn value<T: Grouped>(
    texts: &[Option<String>],
    names: &[&str],
    decoder: &Decoder<'_>,
) -> Result<Option<T>, DecodeError> {
    let is_blank = |text: &Option<String>| text.as_ref().is_none_or(|text| text.trim().is_empty());
    if texts.iter().all(is_blank) {
        return Ok(None);
    }
    let name = |number: usize| names.get(number).copied().unwrap_or_default();
    let parts = T::Parts::read(texts, decoder).map_err(|number| match number {
        Some(number) => {
            let found = texts.get(number).and_then(Option::as_deref).unwrap_or_default();
            decoder.unexpected("a value of the part's type", found).within(name(number))
        }
        None => {
            let absent = texts.iter().position(Option::is_none).unwrap_or_default();
            decoder.missing(name(absent))
        }
    })?;
    T::from_parts(parts).map(Some).map_err(|problem| {
        decoder.error(format!("the elements `{}` make up no value: {problem}", names.join("`, `")))
    })
}

/// The value that parts make up, for a type with `TryFrom` the parts.
pub fn grouped_from<T: TryFrom<P>, P>(parts: P) -> Result<T, String>
where
    T::Error: Display,
{
    T::try_from(parts).map_err(|problem| problem.to_string())
}
