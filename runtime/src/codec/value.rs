//! Values of `xsd:anyType`, whose type the message names.

use crate::codec::builtin::built_in_types;
use crate::codec::decode::{Attached, Decode, DecodeError, Decoder};
use crate::codec::encode::encoder::Encoder;
use crate::codec::encode::traits::Encode;
use crate::codec::lexical::{read_boolean, read_by_text};
use crate::codec::names::{Name, TypeName};
use crate::types::white_space::trim;

/// A value of `xsd:anyType`: the message says of which type it is, not the WSDL.
///
/// In a reply, `xsi:type`, `SOAP-ENC:arrayType` and the content of the element decide on the
/// variant. Text of a type that has no variant here, such as `xsd:date`, is kept as
/// [`Value::Text`], and so are the bytes of an attachment, in base64.
///
/// ```
/// use wsdl_runtime::Value;
///
/// let course = Value::Struct(vec![
///     ("code".to_owned(), Value::from("PHYS1")),
///     ("seats".to_owned(), Value::from(30)),
/// ]);
/// assert_eq!(course.get("code").and_then(Value::as_str), Some("PHYS1"));
/// assert_eq!(course.get("seats").and_then(Value::as_i64), Some(30));
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub enum Value {
    /// `xsi:nil`: there is no value.
    #[default]
    Nil,
    /// Text, or a lexical form that no other variant holds.
    Text(String),
    /// `xsd:boolean`.
    Bool(bool),
    /// `xsd:integer` and the types derived from it, as far as 64 bits reach.
    Int(i64),
    /// `xsd:float` and `xsd:double`.
    Double(f64),
    /// A SOAP array (SOAP 1.1 §5.4.2).
    Array(Vec<Value>),
    /// Named members, in document order. A name can occur more than once. Text that stands between
    /// the members is a member whose name is empty.
    Struct(Vec<(String, Value)>),
}

impl Value {
    /// The first member called `name`, where the value is a struct.
    pub fn get(&self, name: &str) -> Option<&Value> {
        match self {
            Self::Struct(members) => {
                members.iter().find(|(member, _)| member == name).map(|(_, value)| value)
            }
            _ => None,
        }
    }

    /// The text, where the value is text.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The number, where the value is an integer, or text that reads as one.
    pub fn as_i64(&self) -> Option<i64> {
        match self {
            Self::Int(number) => Some(*number),
            Self::Text(text) => text.trim().parse().ok(),
            _ => None,
        }
    }

    /// The items, where the value is an array.
    pub fn as_array(&self) -> Option<&[Value]> {
        match self {
            Self::Array(items) => Some(items),
            _ => None,
        }
    }

    /// Whether the value is nil.
    pub fn is_nil(&self) -> bool {
        matches!(self, Self::Nil)
    }

    /// Replaces every text in the value by what `change` makes of it.
    pub(crate) fn map_text(&mut self, change: &dyn Fn(&str) -> String) {
        match self {
            Self::Text(text) => *text = change(text),
            Self::Array(items) => items.iter_mut().for_each(|item| item.map_text(change)),
            Self::Struct(members) => {
                for (name, value) in members {
                    *name = change(name);
                    value.map_text(change);
                }
            }
            Self::Nil | Self::Bool(_) | Self::Int(_) | Self::Double(_) => {}
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<i32> for Value {
    fn from(number: i32) -> Self {
        Self::Int(number.into())
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Int(number)
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Self {
        Self::Double(number)
    }
}

impl From<Vec<Value>> for Value {
    fn from(items: Vec<Value>) -> Self {
        Self::Array(items)
    }
}

impl Encode for Value {
    const TYPE: TypeName = TypeName::xsd("anyType");

    fn encode(&self, name: Name<'_>, encoder: &mut Encoder<'_>) {
        match self {
            Self::Nil => encoder.nil(name),
            Self::Text(text) => text.encode(name, encoder),
            Self::Bool(value) => value.encode(name, encoder),
            Self::Int(number) => match i32::try_from(*number) {
                Ok(number) => number.encode(name, encoder),
                Err(_) => number.encode(name, encoder),
            },
            Self::Double(number) => number.encode(name, encoder),
            Self::Array(items) => items.encode(name, encoder),
            Self::Struct(members) => encoder.members(name, members, Self::as_str),
        }
    }
}

impl Decode for Value {
    const HAS_NIL: bool = true;

    fn decode(decoder: &mut Decoder<'_>) -> Result<Option<Self>, DecodeError> {
        if decoder.is_nil()? {
            return decoder.leave_out_content().map(|()| Some(Self::Nil));
        }
        if decoder.is_array() {
            return Ok(Vec::decode(decoder)?.map(Self::Array));
        }
        let ty = match decoder.type_local_name() {
            "" => decoder.default_type,
            said => said,
        };
        if let Some(part) = decoder.part()? {
            return text_of(&part, ty, decoder).map(|text| Some(Self::Text(text)));
        }
        // What the items of an array are is not what their members are.
        let outer = std::mem::take(&mut decoder.default_type);
        let mut text = String::new();
        let mut members = Vec::new();
        while let Some(name) = decoder.next_child_or_text(&mut text)? {
            push_text(&mut text, &mut members);
            decoder.make_room(&mut members)?;
            decoder.allot(name.len())?;
            members.push((name.to_owned(), decoder.required()?));
        }
        decoder.default_type = outer;
        if members.is_empty() {
            return Ok(Some(of_type(ty, text)));
        }
        push_text(&mut text, &mut members);
        Ok(Some(Self::Struct(members)))
    }

    fn nil() -> Option<Self> {
        Some(Self::Nil)
    }
}

/// Makes text between the members of a struct a member without a name, unless it is white space.
fn push_text(text: &mut String, members: &mut Vec<(String, Value)>) {
    let text = std::mem::take(text);
    if !trim(&text).is_empty() {
        members.push((String::new(), Value::Text(text)));
    }
}

/// What an attachment reads as: text where it or the `xsi:type` of the local name `ty` says so, and
/// base64 where it is bytes.
fn text_of(part: &Attached<'_>, ty: &str, decoder: &Decoder<'_>) -> Result<String, DecodeError> {
    let is_text = ty == "string" || ty.is_empty() && part.attachment.is_text();
    decoder.allot(part.room())?;
    match part.included() {
        Some(included) => Ok(included),
        None if !is_text => Ok(part.base64()),
        None => match part.attachment.text() {
            Some(text) => Ok(text.into_owned()),
            None => Err(decoder.unexpected_part("text in an encoding that its part names")),
        },
    }
}

/// The value that `text` stands for as an `xsi:type` of the local name `ty`.
fn of_type(ty: &str, text: String) -> Value {
    let known = BUILT_IN.iter().find(|(name, _)| *name == ty);
    let value = known.and_then(|(_, kind)| match kind {
        Kind::Bool => read_boolean(&text).map(Value::Bool),
        Kind::Int => read_by_text(&text).map(Value::Int),
        Kind::Double => read_by_text(&text).map(Value::Double),
        Kind::Text => None,
    });
    value.unwrap_or(Value::Text(text))
}

/// Which variant holds a built-in type.
enum Kind {
    Text,
    Bool,
    Int,
    Double,
}

macro_rules! kinds {
    ($(($xsd:ident, $rust:ty, $how:ident, $value:ident)),* $(,)?) => {
        /// The built-in types by their names.
        const BUILT_IN: &[(&str, Kind)] = &[$((stringify!($xsd), Kind::$value)),*];
    };
}

built_in_types!(kinds);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_what_its_type_says() {
        for (ty, text, value) in [
            ("negativeInteger", "-7", Value::Int(-7)),
            ("nonPositiveInteger", " 0\n", Value::Int(0)),
            ("positiveInteger", "7", Value::Int(7)),
            ("integer", "18446744073709551616", Value::from("18446744073709551616")),
            ("boolean", " 1 ", Value::Bool(true)),
            ("double", "-INF", Value::Double(f64::NEG_INFINITY)),
            ("date", "2026-01-01", Value::from("2026-01-01")),
            ("course", "7", Value::from("7")),
        ] {
            assert_eq!(of_type(ty, text.to_owned()), value, "{ty}");
        }
    }
}
