//! Arguments as PHP sees them.

use wsdl_runtime::server::Call;
use wsdl_runtime::{Fault, Value};

/// Elements whose content is nobody's business.
pub(in crate::testing) const SECRETS: [&str; 3] = ["secret_key", "signature", "password"];

/// An argument, or a field of one; nothing where it is absent or nil.
#[derive(Clone, Copy, Debug)]
pub(in crate::testing) struct Input<'a>(Option<&'a Value>);

impl<'a> Input<'a> {
    pub(in crate::testing) fn new(value: Option<&'a Value>) -> Self {
        Self(value.filter(|value| !value.is_nil()))
    }

    /// A field of a struct.
    pub(in crate::testing) fn field(self, name: &str) -> Self {
        Self::new(self.0.and_then(|value| value.get(name)))
    }

    /// Whether a value came, an empty one included.
    pub(in crate::testing) fn is_set(self) -> bool {
        self.0.is_some()
    }

    /// The text; empty where none came.
    pub(in crate::testing) fn text(self) -> String {
        match self.0 {
            Some(Value::Text(text)) => text.clone(),
            Some(Value::Int(number)) => number.to_string(),
            Some(Value::Double(number)) => number.to_string(),
            Some(Value::Bool(true)) => "1".to_owned(),
            _ => String::new(),
        }
    }

    /// The text, where a value came.
    pub(in crate::testing) fn optional(self) -> Option<String> {
        self.is_set().then(|| self.text())
    }

    /// The number that the text begins with, as `intval` reads it; 0 for none.
    pub(in crate::testing) fn number(self) -> i64 {
        leading_number(&self.text())
    }

    /// The number, where the request says that it is one (`xsi:type="xsd:int"`).
    pub(in crate::testing) fn typed_number(self) -> Option<i64> {
        match self.0 {
            Some(Value::Int(number)) => Some(*number),
            _ => None,
        }
    }

    /// What PHP calls `empty`: nothing, no text, and 0.
    pub(in crate::testing) fn is_empty(self) -> bool {
        match self.0 {
            Some(Value::Struct(_)) => false,
            Some(Value::Array(items)) => items.is_empty(),
            _ => ["", "0"].contains(&self.text().as_str()),
        }
    }

    /// The items of a SOAP array. A list without `SOAP-ENC:arrayType` is none.
    pub(in crate::testing) fn items(self) -> impl Iterator<Item = Input<'a>> {
        let items = self.0.and_then(Value::as_array).unwrap_or_default();
        items.iter().map(|item| Self::new(Some(item)))
    }
}

/// The number that `text` begins with; 0 for none.
pub(in crate::testing) fn leading_number(text: &str) -> i64 {
    let text = text.trim_start();
    let sign = usize::from(text.starts_with(['-', '+']));
    let digits = text[sign..].bytes().take_while(u8::is_ascii_digit).count();
    text[..sign + digits].parse().unwrap_or(0)
}

/// The arguments of a call, in the order in which they came: NuSOAP hands them on by position.
#[derive(Debug, Default)]
pub(in crate::testing) struct Arguments(Vec<Value>);

impl Arguments {
    pub(in crate::testing) fn of(call: &Call) -> Result<Self, Fault> {
        match call.value()? {
            Value::Struct(members) => Ok(Self(members.into_iter().map(|(_, it)| it).collect())),
            // An element without children.
            _ => Ok(Self::default()),
        }
    }

    pub(in crate::testing) fn at(&self, position: usize) -> Input<'_> {
        Input::new(self.0.get(position))
    }

    /// The only part, of an operation that takes a struct.
    pub(in crate::testing) fn part(&self) -> Input<'_> {
        self.at(0)
    }

    /// Passes on to `see` what stands where, with secrets replaced.
    pub(in crate::testing) fn without_secrets(&self, names: &[(String, String)]) -> Value {
        let named = names.iter().zip(&self.0);
        let members = named.map(|((name, _), value)| (name.clone(), hidden(name, value)));
        Value::Struct(members.collect())
    }

    /// Replaces the characters that ISO-8859-1 does not have, as the older services do.
    pub(in crate::testing) fn narrowed(self) -> Self {
        Self(self.0.into_iter().map(narrowed).collect())
    }
}

fn hidden(name: &str, value: &Value) -> Value {
    match value {
        Value::Struct(members) => {
            let members = members.iter();
            Value::Struct(members.map(|(name, it)| (name.clone(), hidden(name, it))).collect())
        }
        Value::Array(items) => Value::Array(items.iter().map(|item| hidden(name, item)).collect()),
        Value::Text(_) if SECRETS.contains(&name) => Value::from("…"),
        other => other.clone(),
    }
}

fn narrowed(value: Value) -> Value {
    match value {
        Value::Text(text) => {
            let latin = |character| if character > '\u{FF}' { '?' } else { character };
            Value::Text(text.chars().map(latin).collect())
        }
        Value::Array(items) => Value::Array(items.into_iter().map(narrowed).collect()),
        Value::Struct(members) => {
            let members = members.into_iter();
            Value::Struct(members.map(|(name, value)| (name, narrowed(value))).collect())
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_php_reads_them() {
        for (text, number) in [("12abc", 12), (" 7", 7), ("-3", -3), ("student", 0), ("", 0)] {
            assert_eq!(leading_number(text), number, "{text}");
        }
    }

    #[test]
    fn nil_is_as_good_as_absent_and_zero_is_empty() {
        let value = Value::Struct(vec![
            ("nil".to_owned(), Value::Nil),
            ("zero".to_owned(), Value::from("0")),
            ("word".to_owned(), Value::from("false")),
        ]);
        let input = Input::new(Some(&value));
        assert!(!input.field("nil").is_set() && !input.field("absent").is_set());
        assert!(input.field("zero").is_set() && input.field("zero").is_empty());
        assert!(!input.field("word").is_empty());
    }
}
