//! Values in whose place there can be any text: `or_text` of `wsdl_codegen::Config`.

use std::fmt;

use crate::codec::decode::{Decode, DecodeError, Decoder};
use crate::codec::encode::encoder::Encoder;
use crate::codec::encode::traits::Encode;
use crate::codec::lexical::Lexical;
use crate::codec::names::{Name, TypeName};
use crate::codec::simple::{Simple, decode_simple, encode_simple, encode_simple_as};

/// A value of the schema's type, or the text that stands in its place and is no such value.
///
/// Generated code has it where `Config::or_text` of `wsdl-codegen` says so. There one value that the
/// server gets wrong, such as the time `0000-00-00 00:00:00`, does not make the rest of a reply
/// unreadable, and its text is not lost.
///
/// The text is as it stands in the message, but for white space, which is as the type has it (XSD
/// 1.0 Part 2 §4.3.6). It is empty where the element is, unless the type has an empty value. Either
/// is sent as it is, and not checked by facets. The default is an empty text.
///
/// ```
/// use wsdl_runtime::OrText;
/// use wsdl_runtime::types::{Date, ParseError};
///
/// let created: OrText<Date> = OrText::Text("0000-00-00".to_owned());
/// assert_eq!((created.value(), created.text()), (None, Some("0000-00-00")));
///
/// let created = OrText::from("2017-08-01".parse::<Date>()?);
/// assert_eq!(created.value().map(|date| date.year()), Some(2017));
/// assert_eq!(created.to_string(), "2017-08-01");
/// # Ok::<(), ParseError>(())
/// ```
///
/// With the feature `serde` it is its text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OrText<T> {
    /// A value of the type.
    Value(T),
    /// A text that is none.
    Text(String),
}

impl<T> OrText<T> {
    /// The value, if it is one of the type.
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Text(_) => None,
        }
    }

    /// The value itself, if it is one of the type.
    pub fn into_value(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Text(_) => None,
        }
    }

    /// The text, if it is no value of the type. For the text of either there is `Display`.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Value(_) => None,
            Self::Text(text) => Some(text),
        }
    }
}

impl<T> Default for OrText<T> {
    fn default() -> Self {
        Self::Text(String::new())
    }
}

impl<T> From<T> for OrText<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

/// The text on the wire.
impl<T: Simple> fmt::Display for OrText<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.write().text)
    }
}

impl<T: Simple> Simple for OrText<T> {
    const TYPE: TypeName = T::TYPE;

    fn read(text: &str, decoder: &Decoder<'_>) -> Option<Self> {
        let value = T::read(text, decoder).map(Self::Value);
        Some(value.unwrap_or_else(|| Self::Text(text.to_owned())))
    }

    fn write(&self) -> Lexical<'_> {
        match self {
            Self::Value(value) => value.write(),
            Self::Text(text) => Lexical::of(text.as_str()),
        }
    }

    fn is_known(&self) -> bool {
        self.value().is_some_and(T::is_known)
    }

    /// Text is what the user asked for.
    fn is_of_schema(&self) -> bool {
        self.value().is_none_or(T::is_of_schema)
    }
}

impl<T: Simple> Encode for OrText<T> {
    const TYPE: TypeName = T::TYPE;

    fn encode(&self, name: Name<'_>, encoder: &mut Encoder<'_>) {
        encode_simple(self, name, encoder);
    }

    fn encode_as(&self, name: Name<'_>, ty: TypeName, encoder: &mut Encoder<'_>) {
        encode_simple_as(self, name, ty, encoder);
    }
}

impl<T: Simple> Decode for OrText<T> {
    fn decode(decoder: &mut Decoder<'_>) -> Result<Option<Self>, DecodeError> {
        decode_simple(decoder)
    }
}

#[cfg(feature = "serde")]
mod serde {
    use ::serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::OrText;
    use crate::codec::decode::Decoder;
    use crate::codec::limits::Limits;
    use crate::codec::simple::Simple;

    impl<T: Simple> Serialize for OrText<T> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_str(self)
        }
    }

    impl<'de, T: Simple> Deserialize<'de> for OrText<T> {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            let text = String::deserialize(deserializer)?;
            // No document says what prefixes stand for.
            let value = T::read(&text, &Decoder::new("", 0, Limits::default()));
            Ok(value.map_or(Self::Text(text), Self::Value))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec::xml::Xml;
    use crate::messages::from_xml;
    use crate::types::{DateTime, List};

    type Time = OrText<DateTime>;

    #[test]
    fn a_text_that_is_no_value_is_kept_and_sent_as_it_is() {
        for (text, is_value) in [
            ("2017-08-01T12:12:12", true),
            ("2017-08-01 12:12:12", false),
            ("0000-00-00 00:00:00", false),
            ("", false),
        ] {
            let time: Time = from_xml(&format!("<t>{text}</t>")).unwrap();
            assert_eq!(time.value().is_some(), is_value, "{text}");
            assert_eq!(time.text().is_none(), is_value, "{text}");
            assert_eq!(Xml::of("", "t", &time).unwrap().as_str(), format!("<t>{text}</t>"));
        }
    }

    #[test]
    fn each_item_of_a_list_is_one_or_the_other() {
        let list: List<OrText<i32>> = from_xml("<l>1 two 3</l>").unwrap();
        let two = OrText::Text("two".to_owned());
        assert_eq!(*list, [OrText::Value(1), two, OrText::Value(3)]);
    }

    #[cfg(feature = "serde")]
    #[test]
    fn it_goes_through_serde_as_its_text() {
        for (value, json) in
            [(OrText::Value(7), "\"7\""), (OrText::Text("seven".to_owned()), "\"seven\"")]
        {
            assert_eq!(serde_json::to_string(&value).unwrap(), json);
            assert_eq!(serde_json::from_str::<OrText<i32>>(json).unwrap(), value);
        }
    }
}
