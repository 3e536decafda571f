//! Serde for [`Value`](crate::Value) and [`Xml`](crate::Xml).

use std::fmt;

use serde::de::{Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::codec::value::Value;
use crate::codec::xml::Xml;

/// The element as a text.
impl Serialize for Xml {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// From a text that holds one element.
impl<'de> Deserialize<'de> for Xml {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(D::Error::custom)
    }
}

/// A text, a number, a list and so on; a struct is a map, nil is null.
impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Nil => serializer.serialize_unit(),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Int(number) => serializer.serialize_i64(*number),
            Self::Double(number) => serializer.serialize_f64(*number),
            Self::Array(items) => serializer.collect_seq(items),
            Self::Struct(members) => {
                serializer.collect_map(members.iter().map(|(name, value)| (name, value)))
            }
        }
    }
}

/// From formats that describe themselves, such as JSON. A whole number that 64 bits with a sign
/// cannot hold is read as a double.
impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyValue)
    }
}

struct AnyValue;

impl<'de> Visitor<'de> for AnyValue {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, a number, a truth value, a list, a map or null")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Nil)
    }

    fn visit_none<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Nil)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        Value::deserialize(deserializer)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Value, E> {
        Ok(Value::from(text))
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Value, E> {
        Ok(Value::Int(number))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Value, E> {
        Ok(i64::try_from(number).map_or(Value::Double(number as f64), Value::Int))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Value, E> {
        Ok(Value::Double(number))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = sequence.next_element()? {
            items.push(item);
        }
        Ok(Value::Array(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = map.next_entry()? {
            members.push(member);
        }
        Ok(Value::Struct(members))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::codec::mixed::{MixedContent, Node};
    use crate::codec::xml_attribute::XmlAttribute;

    #[test]
    fn values_are_what_they_are_in_json() {
        let json = json!({"n": null, "t": "x", "b": true, "i": -5, "d": 1.5, "a": [1, {}, []]});
        let value: Value = serde_json::from_value(json.clone()).unwrap();
        assert_eq!(value.get("i"), Some(&Value::Int(-5)));
        assert_eq!(value.get("n"), Some(&Value::Nil));
        assert_eq!(serde_json::to_value(value).unwrap(), json);
        let huge: Value = serde_json::from_value(json!(u64::MAX)).unwrap();
        assert_eq!(huge, Value::Double(u64::MAX as f64));
    }

    #[test]
    fn xml_is_a_text_that_has_to_be_one_element() {
        let json = json!("<p xmlns=\"urn:x\">1</p>");
        let xml: Xml = serde_json::from_value(json.clone()).unwrap();
        assert_eq!((xml.namespace(), xml.name()), ("urn:x", "p"));
        assert_eq!(serde_json::to_value(xml).unwrap(), json);
        for wrong in [json!("<p>"), json!(""), json!(3)] {
            assert!(serde_json::from_value::<Xml>(wrong).is_err());
        }
    }

    #[test]
    fn mixed_content_and_attributes_stay_as_they_are() {
        let xml: Xml = "<b>x</b>".parse().unwrap();
        let content = MixedContent(vec![Node::Text("a".to_owned()), Node::Element(xml)]);
        let json = serde_json::to_value(&content).unwrap();
        assert_eq!(json, json!([{"Text": "a"}, {"Element": "<b>x</b>"}]));
        assert_eq!(serde_json::from_value::<MixedContent>(json).unwrap(), content);
        let json = json!({"namespace": "", "name": "n", "value": "v"});
        let attribute: XmlAttribute = serde_json::from_value(json.clone()).unwrap();
        assert_eq!(serde_json::to_value(attribute).unwrap(), json);
    }
}
