//! The built-in types of XML Schema that have a Rust type of their own.

use crate::codec::simple::trim;
use crate::generated::{Decode, DecodeError, Decoder, Encode, Encoder, Name, TypeName};

impl Encode for String {
    const TYPE: TypeName = TypeName::xsd("string");

    fn encode(&self, name: Name<'_>, encoder: &mut Encoder<'_>) {
        encoder.text(name, " xsi:type=\"xsd:string\"", self);
    }

    fn encode_as(&self, name: Name<'_>, xsd: &'static str, encoder: &mut Encoder<'_>) {
        encoder.text_as(name, xsd, self);
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
        decoder.text().map(|text| Some(text.into_owned()))
    }
}

impl Encode for bool {
    const TYPE: TypeName = TypeName::xsd("boolean");

    fn encode(&self, name: Name<'_>, encoder: &mut Encoder<'_>) {
        encoder.scalar(name, " xsi:type=\"xsd:boolean\"", self);
    }
}

impl Decode for bool {
    fn decode(decoder: &mut Decoder<'_>) -> Result<Option<Self>, DecodeError> {
        let text = decoder.text()?;
        match trim(&text) {
            // PHP prints `false` as nothing, so an empty element says no more than that.
            "" => Ok(None),
            "true" | "1" => Ok(Some(true)),
            "false" | "0" => Ok(Some(false)),
            found => Err(decoder.unexpected("xsd:boolean (true, false, 1 or 0)", found)),
        }
    }
}

/// Implements the codec for number types: `$rust` is read and written as `xsd:$xsd`.
macro_rules! integers {
    ($($rust:ty = $xsd:literal),*) => {$(
        impl Encode for $rust {
            const TYPE: TypeName = TypeName::xsd($xsd);

            fn encode(&self, name: Name<'_>, encoder: &mut Encoder<'_>) {
                encoder.scalar(name, concat!(" xsi:type=\"xsd:", $xsd, "\""), self);
            }
        }

        impl Decode for $rust {
            fn decode(decoder: &mut Decoder<'_>) -> Result<Option<Self>, DecodeError> {
                let text = decoder.text()?;
                match trim(&text) {
                    "" => Ok(None),
                    number => number
                        .parse()
                        .map(Some)
                        .map_err(|_| decoder.unexpected(concat!("xsd:", $xsd), number)),
                }
            }
        }
    )*};
}

integers!(
    i8 = "byte",
    i16 = "short",
    i32 = "int",
    i64 = "long",
    u8 = "unsignedByte",
    u16 = "unsignedShort",
    u32 = "unsignedInt",
    u64 = "unsignedLong"
);

/// Implements the codec for floating-point types, whose special values XML Schema spells in its
/// own way (XSD 1.0 Part 2 §3.2.4).
macro_rules! floats {
    ($($rust:ty = $xsd:literal),*) => {$(
        impl Encode for $rust {
            const TYPE: TypeName = TypeName::xsd($xsd);

            fn encode(&self, name: Name<'_>, encoder: &mut Encoder<'_>) {
                let attributes = concat!(" xsi:type=\"xsd:", $xsd, "\"");
                if self.is_finite() || self.is_nan() {
                    encoder.scalar(name, attributes, self);
                } else {
                    encoder.scalar(name, attributes, if *self > 0.0 { "INF" } else { "-INF" });
                }
            }
        }

        impl Decode for $rust {
            fn decode(decoder: &mut Decoder<'_>) -> Result<Option<Self>, DecodeError> {
                let text = decoder.text()?;
                match trim(&text) {
                    "" => Ok(None),
                    "INF" => Ok(Some(<$rust>::INFINITY)),
                    "-INF" => Ok(Some(<$rust>::NEG_INFINITY)),
                    number => number
                        .parse()
                        .map(Some)
                        .map_err(|_| decoder.unexpected(concat!("xsd:", $xsd), number)),
                }
            }
        }
    )*};
}

floats!(f32 = "float", f64 = "double");
