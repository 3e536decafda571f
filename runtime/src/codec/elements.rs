//! Elements that hold a value of a built-in type.

use crate::codec::builtin::built_in_types;
use crate::codec::decode::{Decode, DecodeError, Decoder};
use crate::codec::encode::encoder::Encoder;
use crate::codec::encode::traits::Encode;
use crate::codec::lexical::{Lexical, infinite};
use crate::codec::names::{Name, TypeName};
use crate::codec::simple::{Simple, decode_part, decode_simple, encode_simple, encode_simple_as};
use crate::types::{
    Base64Binary, Date, DateTime, Decimal, Duration, GDay, GMonth, GMonthDay, GYear, GYearMonth,
    HexBinary, Integer, List, LocalDate, LocalDateTime, QName, Time,
};

impl Encode for String {
    const TYPE: TypeName = TypeName::xsd("string");

    fn encode(&self, name: Name<'_>, encoder: &mut Encoder<'_>) {
        encoder.text(name, " xsi:type=\"xsd:string\"", self);
    }

    fn encode_as(&self, name: Name<'_>, ty: TypeName, encoder: &mut Encoder<'_>) {
        encoder.lexical(name, ty, &Lexical::of(self.as_str()));
    }
}

impl Encode for &str {
    const TYPE: TypeName = TypeName::xsd("string");

    fn encode(&self, name: Name<'_>, encoder: &mut Encoder<'_>) {
        encoder.text(name, " xsi:type=\"xsd:string\"", self);
    }
}

impl Encode for str {
    const TYPE: TypeName = TypeName::xsd("string");

    fn encode(&self, name: Name<'_>, encoder: &mut Encoder<'_>) {
        encoder.text(name, " xsi:type=\"xsd:string\"", self);
    }
}

impl Decode for String {
    fn decode(decoder: &mut Decoder<'_>) -> Result<Option<Self>, DecodeError> {
        if decoder.reading().spelling.is_some() {
            return decode_simple(decoder);
        }
        decoder.expect_no_attributes()?;
        if let Some(part) = decoder.part()? {
            decoder.allot(part.room())?;
            return decode_part(&part, decoder).map(Some);
        }
        decoder.owned_text().map(Some)
    }
}

impl Encode for bool {
    const TYPE: TypeName = <bool as Simple>::TYPE;

    fn encode(&self, name: Name<'_>, encoder: &mut Encoder<'_>) {
        encoder.scalar(name, " xsi:type=\"xsd:boolean\"", self);
    }

    fn encode_as(&self, name: Name<'_>, ty: TypeName, encoder: &mut Encoder<'_>) {
        encode_simple_as(self, name, ty, encoder);
    }
}

/// PHP prints `false` as nothing, so an empty element says no more than that.
impl Decode for bool {
    fn decode(decoder: &mut Decoder<'_>) -> Result<Option<Self>, DecodeError> {
        decode_simple(decoder)
    }
}

/// Makes values of elements of the built-in types that have no implementation of their own.
macro_rules! elements {
    ($(($xsd:ident, $rust:ty, $how:ident, $value:ident)),* $(,)?) => {
        $( elements!(@$how $xsd $rust); )*
    };
    (@own $xsd:ident $rust:ty) => {};
    (@derived $xsd:ident $rust:ty) => {};
    (@float $xsd:ident $rust:ty) => {
        impl Encode for $rust {
            const TYPE: TypeName = <$rust as Simple>::TYPE;

            fn encode(&self, name: Name<'_>, encoder: &mut Encoder<'_>) {
                let attributes = concat!(" xsi:type=\"xsd:", stringify!($xsd), "\"");
                match infinite(f64::from(*self)) {
                    Some(text) => encoder.scalar(name, attributes, text),
                    None => encoder.scalar(name, attributes, self),
                }
            }

            fn encode_as(&self, name: Name<'_>, ty: TypeName, encoder: &mut Encoder<'_>) {
                encode_simple_as(self, name, ty, encoder);
            }
        }

        elements!(@decode $rust);
    };
    (@number $xsd:ident $rust:ty) => {
        impl Encode for $rust {
            const TYPE: TypeName = <$rust as Simple>::TYPE;

            fn encode(&self, name: Name<'_>, encoder: &mut Encoder<'_>) {
                let attributes = concat!(" xsi:type=\"xsd:", stringify!($xsd), "\"");
                encoder.scalar(name, attributes, self);
            }

            fn encode_as(&self, name: Name<'_>, ty: TypeName, encoder: &mut Encoder<'_>) {
                encode_simple_as(self, name, ty, encoder);
            }
        }

        elements!(@decode $rust);
    };
    (@text $xsd:ident $rust:ty) => {
        elements!(@simple $rust);
    };
    (@bytes $xsd:ident $rust:ty) => {
        elements!(@simple $rust);
    };
    (@simple $rust:ty $(, $T:ident)?) => {
        impl $(<$T: Simple>)? Encode for $rust {
            const TYPE: TypeName = <$rust as Simple>::TYPE;

            fn encode(&self, name: Name<'_>, encoder: &mut Encoder<'_>) {
                encode_simple(self, name, encoder);
            }

            fn encode_as(&self, name: Name<'_>, ty: TypeName, encoder: &mut Encoder<'_>) {
                encoder.lexical(name, ty, &self.write());
            }
        }

        elements!(@decode $rust $(, $T)?);
    };
    (@decode $rust:ty $(, $T:ident)?) => {
        impl $(<$T: Simple>)? Decode for $rust {
            fn decode(decoder: &mut Decoder<'_>) -> Result<Option<Self>, DecodeError> {
                decode_simple(decoder)
            }
        }
    };
}

built_in_types!(elements);
elements!(@simple QName);
elements!(@simple LocalDate);
elements!(@simple LocalDateTime);
elements!(@simple List<T>, T);
