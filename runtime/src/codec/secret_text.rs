//! Secrets in messages: fields that `secret` of `wsdl_codegen::Config` names.

use crate::codec::decode::{Decode, DecodeError, Decoder};
use crate::codec::encode::encoder::Encoder;
use crate::codec::encode::traits::Encode;
use crate::codec::lexical::Lexical;
use crate::codec::names::{Name, TypeName};
use crate::codec::simple::{Simple, decode_simple, encode_simple, encode_simple_as};
use crate::secret::Secret;

impl Simple for Secret {
    const TYPE: TypeName = TypeName::xsd("string");

    fn read(text: &str, decoder: &Decoder<'_>) -> Option<Self> {
        let secret = Self::from(text);
        decoder.hide(&secret);
        Some(secret)
    }

    fn write(&self) -> Lexical<'_> {
        Lexical::secret(self)
    }
}

impl Encode for Secret {
    const TYPE: TypeName = <Self as Simple>::TYPE;

    fn encode(&self, name: Name<'_>, encoder: &mut Encoder<'_>) {
        encode_simple(self, name, encoder);
    }

    fn encode_as(&self, name: Name<'_>, ty: TypeName, encoder: &mut Encoder<'_>) {
        encode_simple_as(self, name, ty, encoder);
    }
}

impl Decode for Secret {
    fn decode(decoder: &mut Decoder<'_>) -> Result<Option<Self>, DecodeError> {
        decode_simple(decoder)
    }
}

#[cfg(feature = "serde")]
mod serde {
    use ::serde::{Deserialize, Deserializer, Serialize, Serializer};

    use crate::secret::Secret;

    impl Serialize for Secret {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.serialize_str(self.expose())
        }
    }

    impl<'de> Deserialize<'de> for Secret {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            String::deserialize(deserializer).map(Self::from)
        }
    }
}
