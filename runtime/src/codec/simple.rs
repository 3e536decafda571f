//! Simple types: values that are text on the wire, in elements and in attributes (XSD 1.0 Part 2).

use std::borrow::Cow;

use crate::codec::builtin::built_in_types;
use crate::codec::decode::{DecodeError, Decoder, described};
use crate::codec::encode::encoder::Encoder;
use crate::codec::leniency::Leniency;
use crate::codec::lexical::{Lexical, infinite, read_boolean, read_by_text};
use crate::codec::names::{Name, TypeName};
use crate::types::white_space::{trim, words};
use crate::types::{
    Base64Binary, Date, DateTime, Decimal, Duration, GDay, GMonth, GMonthDay, GYear, GYearMonth,
    HexBinary, Integer, List, QName, Time,
};

/// A value of a simple type: text on the wire.
pub trait Simple: Sized {
    /// The schema type of the value.
    const TYPE: TypeName;

    /// Parses the lexical form; `None` where the text is not one. `decoder` resolves prefixes.
    fn read(text: &str, decoder: &Decoder<'_>) -> Option<Self>;

    /// The lexical form.
    fn write(&self) -> Lexical<'_>;

    /// Whether the schema has the value, where it is an enumeration.
    fn is_known(&self) -> bool {
        true
    }
}

/// Reads an element of a simple type; what has no empty form is absent if the element is empty.
pub fn decode_simple<T: Simple>(decoder: &mut Decoder<'_>) -> Result<Option<T>, DecodeError> {
    decoder.check_type(T::TYPE)?;
    let text = decoder.text()?;
    match T::read(&text, decoder) {
        None if trim(&text).is_empty() => {
            decoder.is_empty_of(T::TYPE);
            decoder.tolerate(Leniency::EmptyValue).map(|()| None)
        }
        None => Err(unexpected::<T>(&text, decoder)),
        value => Ok(value),
    }
}

/// Reads the lexical form of a value that the schema names, where it names some.
pub fn read_known<T: Simple>(text: &str, decoder: &Decoder<'_>) -> Option<T> {
    T::read(text, decoder).filter(T::is_known)
}

/// The error about text that is no value of `T`.
pub(crate) fn unexpected<T: Simple>(text: &str, decoder: &Decoder<'_>) -> DecodeError {
    decoder.unexpected(&described(T::TYPE), text.trim())
}

/// Writes an element of a simple type.
pub fn encode_simple<T: Simple>(value: &T, name: Name<'_>, encoder: &mut Encoder<'_>) {
    encoder.check_known(name.local, value);
    encoder.lexical(name, T::TYPE, &value.write());
}

impl Simple for String {
    const TYPE: TypeName = TypeName::xsd("string");

    fn read(text: &str, _decoder: &Decoder<'_>) -> Option<Self> {
        Some(text.to_owned())
    }

    fn write(&self) -> Lexical<'_> {
        Lexical::of(self.as_str())
    }
}

impl Simple for bool {
    const TYPE: TypeName = TypeName::xsd("boolean");

    fn read(text: &str, _decoder: &Decoder<'_>) -> Option<Self> {
        read_boolean(text)
    }

    fn write(&self) -> Lexical<'_> {
        Lexical::of(if *self { "true" } else { "false" })
    }
}

/// Implements [`Simple`] for the built-in types that have no implementation of their own.
macro_rules! simple_types {
    ($(($xsd:ident, $rust:ty, $how:ident, $value:ident)),* $(,)?) => {
        $( simple_types!(@$how $xsd $rust); )*
    };
    (@own $xsd:ident $rust:ty) => {};
    (@derived $xsd:ident $rust:ty) => {};
    (@number $xsd:ident $rust:ty) => {
        simple_types!(@text $xsd $rust);
    };
    (@text $xsd:ident $rust:ty) => {
        simple_types!(@impl $xsd $rust, |value| Lexical::display(value));
    };
    (@float $xsd:ident $rust:ty) => {
        simple_types!(@impl $xsd $rust, |value| match infinite(f64::from(*value)) {
            Some(text) => Lexical::of(text),
            None => Lexical::display(value),
        });
    };
    (@impl $xsd:ident $rust:ty, |$this:ident| $write:expr) => {
        impl Simple for $rust {
            const TYPE: TypeName = TypeName::xsd(stringify!($xsd));

            fn read(text: &str, _decoder: &Decoder<'_>) -> Option<Self> {
                read_by_text(text)
            }

            fn write(&self) -> Lexical<'_> {
                let $this = self;
                $write
            }
        }
    };
}

built_in_types!(simple_types);

impl Simple for QName {
    const TYPE: TypeName = TypeName::xsd("QName");

    fn read(text: &str, decoder: &Decoder<'_>) -> Option<Self> {
        let text = trim(text);
        let (prefix, local) = text.split_once(':').unwrap_or(("", text));
        if local.is_empty() {
            return None;
        }
        Some(Self::new(decoder.namespace_of(prefix)?, local))
    }

    fn write(&self) -> Lexical<'_> {
        if self.namespace.is_empty() {
            return Lexical::of(self.local.as_str());
        }
        // The prefix is made of the name, so that several names do not get in each other's way.
        let prefix = format!("q-{}", self.local);
        Lexical {
            text: Cow::Owned(format!("{prefix}:{}", self.local)),
            declarations: vec![(prefix, self.namespace.clone())],
        }
    }
}

impl<T: Simple> Simple for List<T> {
    const TYPE: TypeName = TypeName::new("", "");

    fn read(text: &str, decoder: &Decoder<'_>) -> Option<Self> {
        words(text).map(|item| T::read(item, decoder)).collect()
    }

    fn is_known(&self) -> bool {
        self.iter().all(T::is_known)
    }

    fn write(&self) -> Lexical<'_> {
        let mut whole = Lexical::of(String::new());
        for item in self.iter() {
            let item = item.write();
            let text = whole.text.to_mut();
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(&item.text);
            whole.declarations.extend(item.declarations);
        }
        whole
    }
}
