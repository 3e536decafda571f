//! Values as JSON, in both directions.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use serde_json::{Map, Number};

use crate::message::value::Value;

/// How deep JSON may nest.
const DEEPEST: usize = 100;

/// Reads a value. Numbers stay as they are spelled.
///
/// # Errors
/// The text is no JSON, a name comes twice in an object, or values nest deeper than 100.
pub fn read(text: &str) -> Result<Value, String> {
    let raw: &RawValue = serde_json::from_str(text).map_err(|error| error.to_string())?;
    value(raw, 0)
}

fn value(raw: &RawValue, depth: usize) -> Result<Value, String> {
    if depth > DEEPEST {
        return Err(format!("the JSON nests deeper than {DEEPEST}"));
    }
    let text = raw.get();
    let broken = |error: serde_json::Error| error.to_string();
    match text.as_bytes().first() {
        Some(b'{') => {
            let Members(members) = serde_json::from_str(text).map_err(broken)?;
            let mut fields: Vec<(String, Value)> = Vec::new();
            for (name, member) in members {
                if fields.iter().any(|(known, _)| *known == name) {
                    return Err(format!("the name `{name}` comes twice in an object"));
                }
                let member = value(member, depth + 1)?;
                fields.push((name, member));
            }
            Ok(Value::Record(fields))
        }
        Some(b'[') => {
            let items: Vec<&RawValue> = serde_json::from_str(text).map_err(broken)?;
            let items = items.into_iter().map(|item| value(item, depth + 1));
            Ok(Value::List(items.collect::<Result<_, _>>()?))
        }
        Some(b'"') => serde_json::from_str(text).map(Value::Text).map_err(broken),
        Some(b't') => Ok(Value::Bool(true)),
        Some(b'f') => Ok(Value::Bool(false)),
        Some(b'n') => Ok(Value::Nil),
        _ => Ok(Value::Number(text.to_owned())),
    }
}

/// The members of an object in their order, those of one name too.
struct Members<'j>(Vec<(String, &'j RawValue)>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Object;

        impl<'de> Visitor<'de> for Object {
            type Value = Members<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members<'de>, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }

        deserializer.deserialize_map(Object)
    }
}

/// A value as JSON. Whole numbers of 64 bits and numbers in floating point are numbers; decimals and
/// larger ones are text, since most readers of JSON would round them. Of names that come twice, a list
/// holds the values.
pub fn write(value: &Value) -> serde_json::Value {
    match value {
        Value::Nil => serde_json::Value::Null,
        Value::Text(text) => text.as_str().into(),
        Value::Bool(value) => (*value).into(),
        Value::Number(text) => number(text),
        Value::Bytes(bytes) => String::from_utf8_lossy(bytes).into(),
        Value::Secret(_) => "[secret]".into(),
        Value::List(items) => items.iter().map(write).collect(),
        Value::Record(fields) => {
            let mut object = Map::new();
            for (name, value) in fields {
                let value = write(value);
                match object.get_mut(name) {
                    None => {
                        object.insert(name.clone(), value);
                    }
                    Some(serde_json::Value::Array(before)) => before.push(value),
                    Some(before) => *before = vec![before.take(), value].into(),
                }
            }
            object.into()
        }
    }
}

fn number(text: &str) -> serde_json::Value {
    let whole = text.strip_prefix('+').unwrap_or(text);
    if let Ok(number) = whole.parse::<i64>() {
        return number.into();
    }
    if let Ok(number) = whole.parse::<u64>() {
        return number.into();
    }
    let is_whole = whole.trim_start_matches('-').bytes().all(|byte| byte.is_ascii_digit());
    let float = whole.parse::<f64>().ok().filter(|_| !is_whole).and_then(Number::from_f64);
    float.map_or_else(|| text.into(), serde_json::Value::Number)
}

#[cfg(test)]
mod tests {
    use super::{read, write};
    use crate::message::value::Value;

    #[test]
    fn numbers_keep_their_digits() {
        let read =
            read("{\"a\": 123456789012345678901234567890, \"b\": [1.10, true, null]}").unwrap();
        let number = |text: &str| Value::Number(text.to_owned());
        assert_eq!(read.get("a"), Some(&number("123456789012345678901234567890")));
        let list = vec![number("1.10"), Value::Bool(true), Value::Nil];
        assert_eq!(read.get("b"), Some(&Value::List(list)));
        assert_eq!(write(&number("18446744073709551615")).to_string(), "18446744073709551615");
        assert_eq!(write(&number("18446744073709551616")).to_string(), "\"18446744073709551616\"");
        assert_eq!(write(&number("-1.5e3")).to_string(), "-1500.0");
    }

    #[test]
    fn what_says_two_things_or_nests_too_deep_is_refused() {
        assert!(read("{\"a\": 1, \"a\": 2}").unwrap_err().contains("comes twice"));
        assert!(read("{").is_err() && read("").is_err() && read("1 2").is_err());
        let deep = format!("{}{}", "[".repeat(5_000), "]".repeat(5_000));
        assert!(read(&deep).is_err());
    }
}
