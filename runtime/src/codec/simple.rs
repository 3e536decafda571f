//! Simple types: values that are text, in elements and in attributes (XSD 1.0 Part 2).

use std::borrow::Cow;
use std::fmt::Display;

use crate::generated::{Decode, DecodeError, Decoder, Encode, Encoder, Name, TypeName};
use crate::types::{
    Base64Binary, Date, DateTime, Decimal, Duration, GDay, GMonth, GMonthDay, GYear, GYearMonth,
    HexBinary, Integer, List, QName, Time,
};

/// A value that is text on the wire.
pub trait Simple: Sized {
    /// The schema type of the value.
    const TYPE: TypeName;

    /// Reads the lexical form; gives nothing where the text is none. `decoder` knows what prefixes
    /// stand for.
    fn read(text: &str, decoder: &Decoder<'_>) -> Option<Self>;

    /// Reads the lexical form of a value that the schema names, where it names some.
    fn read_strictly(text: &str, decoder: &Decoder<'_>) -> Option<Self> {
        Self::read(text, decoder)
    }

    /// The lexical form.
    fn write(&self) -> Lexical<'_>;

    /// Whether the value is one that the schema has, where it names some.
    fn is_known(&self) -> bool {
        true
    }
}

/// The lexical form of a value, with the namespace declarations that it needs.
#[derive(Clone, Debug)]
pub struct Lexical<'t> {
    /// The text, not escaped.
    pub(crate) text: Cow<'t, str>,
    /// Prefixes in the text, and what they stand for.
    pub(crate) declarations: Vec<(String, String)>,
}

impl<'t> Lexical<'t> {
    /// Text without prefixes.
    pub fn of(text: impl Into<Cow<'t, str>>) -> Self {
        Self { text: text.into(), declarations: Vec::new() }
    }

    fn display(value: impl Display) -> Self {
        Self::of(value.to_string())
    }
}

/// Reads an element of a simple type; what has no empty form is absent if the element is empty.
pub fn decode_simple<T: Simple>(decoder: &mut Decoder<'_>) -> Result<Option<T>, DecodeError> {
    let text = decoder.text()?;
    match T::read(&text, decoder) {
        None if trim(&text).is_empty() => Ok(None),
        None => Err(unexpected::<T>(&text, decoder)),
        value => Ok(value),
    }
}

/// The error about text that is no value of `T`.
pub(crate) fn unexpected<T: Simple>(text: &str, decoder: &Decoder<'_>) -> DecodeError {
    let TypeName { namespace, local } = T::TYPE;
    let expected = if namespace == crate::codec::encode::XSD {
        format!("xsd:{local}")
    } else if local.is_empty() {
        "a value of the schema's type".to_owned()
    } else {
        format!("a value of the type `{local}`")
    };
    decoder.unexpected(&expected, text.trim())
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
        match trim(text) {
            "true" | "1" => Some(true),
            "false" | "0" => Some(false),
            _ => None,
        }
    }

    fn write(&self) -> Lexical<'_> {
        Lexical::of(if *self { "true" } else { "false" })
    }
}

/// Implements [`Simple`] for types whose `FromStr` and `Display` go by the lexical form.
macro_rules! by_text {
    ($($rust:ty = $xsd:literal),* $(,)?) => {$(
        impl Simple for $rust {
            const TYPE: TypeName = TypeName::xsd($xsd);

            fn read(text: &str, _decoder: &Decoder<'_>) -> Option<Self> {
                trim(text).parse().ok()
            }

            fn write(&self) -> Lexical<'_> {
                Lexical::display(self)
            }
        }
    )*};
}

by_text!(
    i8 = "byte",
    i16 = "short",
    i32 = "int",
    i64 = "long",
    u8 = "unsignedByte",
    u16 = "unsignedShort",
    u32 = "unsignedInt",
    u64 = "unsignedLong",
    Decimal = "decimal",
    Integer = "integer",
    Duration = "duration",
    DateTime = "dateTime",
    Time = "time",
    Date = "date",
    GYearMonth = "gYearMonth",
    GYear = "gYear",
    GMonthDay = "gMonthDay",
    GDay = "gDay",
    GMonth = "gMonth",
    HexBinary = "hexBinary",
    Base64Binary = "base64Binary",
);

/// Implements [`Simple`] for floating-point types, whose special values XML Schema spells in its
/// own way (XSD 1.0 Part 2 §3.2.4).
macro_rules! floats {
    ($($rust:ty = $xsd:literal),*) => {$(
        impl Simple for $rust {
            const TYPE: TypeName = TypeName::xsd($xsd);

            fn read(text: &str, _decoder: &Decoder<'_>) -> Option<Self> {
                match trim(text) {
                    "INF" => Some(<$rust>::INFINITY),
                    "-INF" => Some(<$rust>::NEG_INFINITY),
                    number => number.parse().ok(),
                }
            }

            fn write(&self) -> Lexical<'_> {
                match *self {
                    <$rust>::INFINITY => Lexical::of("INF"),
                    <$rust>::NEG_INFINITY => Lexical::of("-INF"),
                    number => Lexical::display(number),
                }
            }
        }
    )*};
}

floats!(f32 = "float", f64 = "double");

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
        let items = text.split([' ', '\t', '\n', '\r']).filter(|item| !item.is_empty());
        items.map(|item| T::read(item, decoder)).collect()
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

/// Makes simple types values of elements.
macro_rules! elements {
    ($([$($T:ident)?] $rust:ty),* $(,)?) => {$(
        impl $(<$T: Simple>)? Encode for $rust {
            const TYPE: TypeName = <$rust as Simple>::TYPE;

            fn encode(&self, name: Name<'_>, encoder: &mut Encoder<'_>) {
                encode_simple(self, name, encoder);
            }

            fn encode_as(
                &self,
                name: Name<'_>,
                xsd: &'static str,
                encoder: &mut Encoder<'_>,
            ) {
                encoder.lexical(name, TypeName::xsd(xsd), &self.write());
            }
        }

        impl $(<$T: Simple>)? Decode for $rust {
            fn decode(decoder: &mut Decoder<'_>) -> Result<Option<Self>, DecodeError> {
                decode_simple(decoder)
            }
        }
    )*};
}

elements!(
    [] Decimal,
    [] Integer,
    [] Duration,
    [] DateTime,
    [] Time,
    [] Date,
    [] GYearMonth,
    [] GYear,
    [] GMonthDay,
    [] GDay,
    [] GMonth,
    [] HexBinary,
    [] Base64Binary,
    [] QName,
    [T] List<T>,
);

/// Cuts off the white space that XML Schema collapses in everything but text.
pub(crate) fn trim(text: &str) -> &str {
    // Hardly any value stands between blanks.
    let bytes = text.as_bytes();
    if let (Some(first), Some(last)) = (bytes.first(), bytes.last())
        && first.min(last) > &b' '
    {
        return text;
    }
    text.trim_matches([' ', '\t', '\n', '\r'])
}
