//! Serde: every type as its text, and a list item by item.

use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use ::serde::de::{Error, Visitor};
use ::serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::binary::{Base64Binary, HexBinary};
use super::date::Date;
use super::date_time::DateTime;
use super::decimal::Decimal;
use super::duration::Duration;
use super::integer::Integer;
use super::list::List;
use super::local::{LocalDate, LocalDateTime};
use super::offset::Offset;
use super::partial_date::{GYear, GYearMonth};
use super::qname::QName;
use super::recurring_date::{GDay, GMonth, GMonthDay};
use super::time_of_day::Time;

/// Reads a text by way of `read`.
struct Text<T, F> {
    name: &'static str,
    read: F,
    value: PhantomData<T>,
}

impl<T, E: fmt::Display, F: FnOnce(&str) -> Result<T, E>> Visitor<'_> for Text<T, F> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a string that holds {}", self.name)
    }

    fn visit_str<D: Error>(self, text: &str) -> Result<T, D> {
        (self.read)(text).map_err(D::custom)
    }
}

macro_rules! by_text {
    ($($type:ident = $name:literal),* $(,)?) => {$(
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = Text { name: $name, read: Self::from_str, value: PhantomData };
                deserializer.deserialize_str(text)
            }
        }
    )*};
}

by_text! {
    Base64Binary = "xsd:base64Binary",
    Date = "xsd:date",
    DateTime = "xsd:dateTime",
    Decimal = "xsd:decimal",
    Duration = "xsd:duration",
    GDay = "xsd:gDay",
    GMonth = "xsd:gMonth",
    GMonthDay = "xsd:gMonthDay",
    GYear = "xsd:gYear",
    GYearMonth = "xsd:gYearMonth",
    HexBinary = "xsd:hexBinary",
    Integer = "xsd:integer",
    LocalDate = "a day",
    LocalDateTime = "a moment",
    Offset = "a time zone",
    Time = "xsd:time",
}

/// In Clark's notation, `{namespace}local`, as a text has no prefixes to explain.
impl Serialize for QName {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.namespace.as_str() {
            "" => serializer.serialize_str(&self.local),
            namespace => serializer.collect_str(&format_args!("{{{namespace}}}{}", self.local)),
        }
    }
}

/// From Clark's notation, `{namespace}local`, or a name in no namespace.
impl<'de> Deserialize<'de> for QName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let read = |text: &str| match text.strip_prefix('{') {
            None => Ok(Self::without_namespace(text)),
            Some(rest) => {
                // A namespace can hold `}`, a local name cannot.
                let parts = rest.rsplit_once('}');
                let name = parts.map(|(namespace, local)| Self::new(namespace, local));
                name.ok_or("a namespace that does not end")
            }
        };
        let text = Text { name: "a name as {namespace}local", read, value: PhantomData };
        deserializer.deserialize_str(text)
    }
}

impl<T: Serialize> Serialize for List<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for List<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::deserialize(deserializer).map(Self::from)
    }
}

#[cfg(test)]
mod tests {
    use ::serde::de::DeserializeOwned;
    use serde_json::{Value, json};

    use super::*;

    fn round_trip<T: Serialize + DeserializeOwned>(json: Value) {
        let value: T = serde_json::from_value(json.clone()).unwrap();
        assert_eq!(serde_json::to_value(value).unwrap(), json);
    }

    #[test]
    fn every_type_stays_as_it_is() {
        round_trip::<Base64Binary>(json!("aGVsbG8="));
        round_trip::<Date>(json!("2024-02-29+00:00"));
        round_trip::<DateTime>(json!("2024-02-29T24:00:00.000Z"));
        round_trip::<Decimal>(json!("+01.500"));
        round_trip::<Duration>(json!("-P1YT90M"));
        round_trip::<GDay>(json!("---31"));
        round_trip::<GMonth>(json!("--12"));
        round_trip::<GMonthDay>(json!("--02-29"));
        round_trip::<GYear>(json!("2024"));
        round_trip::<GYearMonth>(json!("2024-02"));
        round_trip::<HexBinary>(json!("0FB7"));
        round_trip::<Integer>(json!("-123456789012345678901234567890"));
        round_trip::<LocalDate>(json!("2024-02-29"));
        round_trip::<LocalDateTime>(json!("2024-02-29T08:30:00"));
        round_trip::<Offset>(json!("Z"));
        round_trip::<Time>(json!("08:30:00.50"));
        round_trip::<QName>(json!("{urn:test}name"));
        round_trip::<QName>(json!("name"));
        round_trip::<List<Decimal>>(json!(["1.0", "2"]));
    }

    #[test]
    fn errors_say_what_was_wanted() {
        let error = serde_json::from_value::<Date>(json!("today")).unwrap_err();
        assert_eq!(error.to_string(), "expected xsd:date, found `today`");
        let error = serde_json::from_value::<Decimal>(json!(1.5)).unwrap_err();
        assert!(error.to_string().ends_with("expected a string that holds xsd:decimal"), "{error}");
        assert!(serde_json::from_value::<QName>(json!("{urn:test")).is_err());
    }
}
