//! Simple values: whether a text is one of a type, and what it is.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use wsdl_runtime::types::{
    Base64Binary, Date, DateTime, Decimal, Duration, GDay, GMonth, GMonthDay, GYear, GYearMonth,
    HexBinary, Integer, Time,
};

use crate::message::facets;
use crate::message::model::{Kind, Schema, TypeRef};
use crate::message::value::{Value, shortened};

/// How deep simple types may be made of one another.
const DEEPEST: usize = 100;

/// Checks `text` against a simple type.
///
/// # Errors
/// What was expected in place of it.
pub fn check(schema: &Schema, ty: &TypeRef, text: &str) -> Result<(), String> {
    check_at(schema, ty, text, 0)
}

fn check_at(schema: &Schema, ty: &TypeRef, text: &str, depth: usize) -> Result<(), String> {
    let index = match ty {
        TypeRef::Any => return Ok(()),
        TypeRef::Builtin(name) if is_builtin(name, text) => return Ok(()),
        TypeRef::Builtin(name) => return Err(format!("xsd:{name}")),
        TypeRef::Array(_) => return Err(schema.called(ty)),
        TypeRef::Named(_) if depth > DEEPEST => return Err("a type that ends".to_owned()),
        TypeRef::Named(index) => *index,
    };
    let Some(def) = schema.get(index) else { return Err(schema.called(ty)) };
    match &def.kind {
        Kind::Restriction(base, facets) => {
            check_at(schema, base, text, depth + 1)?;
            let is_list = list_item(schema, base).is_some();
            facets::check(builtin(schema, base), is_list, facets, text)
        }
        Kind::Enumeration(base, values) => {
            check_at(schema, base, text, depth + 1)?;
            let is_value = |value: &String| normal(value) == normal(text);
            match values.iter().any(is_value) {
                true => Ok(()),
                false => Err(format!("one of {}", listed(values))),
            }
        }
        Kind::List(item) => text.split_ascii_whitespace().try_for_each(|word| {
            check_at(schema, item, word, depth + 1)
                .map_err(|expected| format!("values with blanks between them, each {expected}"))
        }),
        Kind::Union(members) => {
            let mut expected = Vec::new();
            for member in members {
                match check_at(schema, member, text, depth + 1) {
                    Ok(()) => return Ok(()),
                    Err(other) => expected.push(other),
                }
            }
            Err(expected.join(", or "))
        }
        Kind::Struct(_) | Kind::Array(_) | Kind::Choice(_) | Kind::Sequence(_) => {
            Err(format!("the fields of {}", schema.called(ty)))
        }
    }
}

/// Some values of an enumeration.
pub fn listed(values: &[String]) -> String {
    const MOST: usize = 20;
    let shown: Vec<String> =
        values.iter().take(MOST).map(|value| format!("`{}`", shortened(value))).collect();
    let more = values.len().saturating_sub(MOST);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!("{}{more}", shown.join(", "))
}

/// Whether white space stays as it is in values of a built-in type.
fn keeps_space(name: &str) -> bool {
    matches!(name, "string" | "normalizedString" | "anySimpleType" | "anyType")
}

/// A text with its white space collapsed (XSD 1.0 Part 2 §4.3.6).
fn normal(text: &str) -> String {
    text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a text is a value of a built-in type. What has no rule here is text.
fn is_builtin(name: &str, text: &str) -> bool {
    if keeps_space(name) {
        return true;
    }
    let text = &*normal(text);
    match name {
        "boolean" => matches!(text, "true" | "false" | "1" | "0"),
        "float" | "double" => is_float(text),
        "decimal" => text.parse::<Decimal>().is_ok(),
        "date" => text.parse::<Date>().is_ok(),
        "dateTime" => text.parse::<DateTime>().is_ok(),
        "time" => text.parse::<Time>().is_ok(),
        "duration" => text.parse::<Duration>().is_ok(),
        "gYear" => text.parse::<GYear>().is_ok(),
        "gYearMonth" => text.parse::<GYearMonth>().is_ok(),
        "gMonth" => text.parse::<GMonth>().is_ok(),
        "gMonthDay" => text.parse::<GMonthDay>().is_ok(),
        "gDay" => text.parse::<GDay>().is_ok(),
        "hexBinary" => text.parse::<HexBinary>().is_ok(),
        "base64Binary" => text.parse::<Base64Binary>().is_ok(),
        "NCName" | "ID" | "IDREF" | "ENTITY" => wsdl_runtime::Xml::empty("", text).is_ok(),
        "NMTOKEN" | "Name" | "language" => !text.is_empty() && !text.contains(' '),
        _ => is_integer(name, text).unwrap_or(true),
    }
}

/// Whether a text is a whole number of a built-in type; `None` where the type has other values.
fn is_integer(name: &str, text: &str) -> Option<bool> {
    let plain = text.strip_prefix('+').filter(|rest| !rest.starts_with('-')).unwrap_or(text);
    let within = |least: i128, most: i128| {
        text.parse::<Integer>().is_ok()
            && plain.parse::<i128>().is_ok_and(|number| (least..=most).contains(&number))
    };
    let is_zero = || plain.trim_start_matches('-').bytes().all(|digit| digit == b'0');
    let sign = |allowed: fn(bool, bool) -> bool| {
        text.parse::<Integer>().is_ok() && allowed(plain.starts_with('-'), is_zero())
    };
    Some(match name {
        "integer" => text.parse::<Integer>().is_ok(),
        "byte" => within(i8::MIN.into(), i8::MAX.into()),
        "short" => within(i16::MIN.into(), i16::MAX.into()),
        "int" => within(i32::MIN.into(), i32::MAX.into()),
        "long" => within(i64::MIN.into(), i64::MAX.into()),
        "unsignedByte" => within(0, u8::MAX.into()),
        "unsignedShort" => within(0, u16::MAX.into()),
        "unsignedInt" => within(0, u32::MAX.into()),
        "unsignedLong" => within(0, u64::MAX.into()),
        "nonNegativeInteger" => sign(|negative, zero| !negative || zero),
        "positiveInteger" => sign(|negative, zero| !negative && !zero),
        "nonPositiveInteger" => sign(|negative, zero| negative || zero),
        "negativeInteger" => sign(|negative, zero| negative && !zero),
        _ => return None,
    })
}

/// Whether a text is a number of XML Schema, which spells fewer words than Rust does.
fn is_float(text: &str) -> bool {
    let ends_in_word = text.bytes().last().is_some_and(|byte| byte.is_ascii_alphabetic());
    match ends_in_word {
        true => matches!(text, "INF" | "-INF" | "NaN"),
        false => text.parse::<f64>().is_ok(),
    }
}

/// The built-in type that a simple type is made of; `None` where it is a list or a union.
pub fn builtin<'s>(schema: &'s Schema, ty: &'s TypeRef) -> Option<&'s str> {
    let mut ty = ty;
    for _ in 0..DEEPEST {
        match ty {
            TypeRef::Builtin(name) => return Some(name),
            TypeRef::Any | TypeRef::Array(_) => return None,
            TypeRef::Named(index) => match &schema.get(*index)?.kind {
                Kind::Restriction(base, _) | Kind::Enumeration(base, _) => ty = base,
                _ => return None,
            },
        }
    }
    None
}

/// Whether a type is a simple one: text on the wire.
pub fn is_simple(schema: &Schema, ty: &TypeRef) -> bool {
    let mut ty = ty;
    for _ in 0..DEEPEST {
        match ty {
            TypeRef::Builtin(_) => return true,
            TypeRef::Any | TypeRef::Array(_) => return false,
            TypeRef::Named(index) => match schema.get(*index).map(|def| &def.kind) {
                Some(Kind::Restriction(base, _)) => ty = base,
                Some(Kind::Enumeration(..) | Kind::List(_) | Kind::Union(_)) => return true,
                _ => return false,
            },
        }
    }
    false
}

/// The text of a value of a simple type, as XML has it.
///
/// # Errors
/// What was expected in place of the value.
pub fn write(schema: &Schema, ty: &TypeRef, value: &Value) -> Result<String, String> {
    let text = match value {
        Value::Text(text) | Value::Number(text) => text.clone(),
        Value::Secret(secret) => secret.expose().to_owned(),
        Value::Bool(value) => match builtin(schema, ty) {
            Some("boolean") | None => value.to_string(),
            Some(_) => return Err(schema.called(ty)),
        },
        Value::Bytes(bytes) => return of_bytes(schema, ty, bytes),
        Value::List(items) => {
            let Some(item) = list_item(schema, ty) else { return Err(schema.called(ty)) };
            let words = items.iter().map(|value| {
                let word = write(schema, item, value)?;
                match word.is_empty() || word.contains(|c: char| c.is_ascii_whitespace()) {
                    true => Err("items without blanks".to_owned()),
                    false => Ok(word),
                }
            });
            words.collect::<Result<Vec<_>, _>>()?.join(" ")
        }
        Value::Nil | Value::Record(_) => return Err(schema.called(ty)),
    };
    check(schema, ty, &text)?;
    Ok(text)
}

/// The type of the items of a simple type that is a list.
pub fn list_item<'s>(schema: &'s Schema, ty: &'s TypeRef) -> Option<&'s TypeRef> {
    let mut ty = ty;
    for _ in 0..DEEPEST {
        let TypeRef::Named(index) = ty else { return None };
        match &schema.get(*index)?.kind {
            Kind::List(item) => return Some(item),
            Kind::Restriction(base, _) => ty = base,
            _ => return None,
        }
    }
    None
}

/// What a file holds, as a value of a type.
fn of_bytes(schema: &Schema, ty: &TypeRef, bytes: &[u8]) -> Result<String, String> {
    let text = match builtin(schema, ty) {
        Some("base64Binary") => STANDARD.encode(bytes),
        Some("hexBinary") => bytes.iter().map(|byte| format!("{byte:02X}")).collect(),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => return Err(format!("a file in UTF-8, for {}", schema.called(ty))),
        },
    };
    check(schema, ty, &text)?;
    Ok(text)
}

/// The value that the text of a simple type stands for.
///
/// # Errors
/// What was expected in place of the text.
pub fn read(schema: &Schema, ty: &TypeRef, text: &str) -> Result<Value, String> {
    // A value that the schema does not have is shown as it came.
    let is_open = matches!(ty, TypeRef::Named(index)
        if matches!(schema.get(*index).map(|def| &def.kind), Some(Kind::Enumeration(..) | Kind::Restriction(..))));
    if !is_open {
        check(schema, ty, text)?;
    }
    if let Some(item) = list_item(schema, ty) {
        let words = text.split_ascii_whitespace().map(|word| read(schema, item, word));
        return Ok(Value::List(words.collect::<Result<_, _>>()?));
    }
    let Some(name) = builtin(schema, ty) else { return Ok(Value::Text(text.to_owned())) };
    if !is_builtin(name, text) {
        return Err(format!("xsd:{name}"));
    }
    if keeps_space(name) {
        return Ok(Value::Text(text.to_owned()));
    }
    let text = normal(text);
    Ok(match name {
        "boolean" => Value::Bool(matches!(&*text, "true" | "1")),
        "float" | "double" if text.ends_with(|c: char| c.is_ascii_alphabetic()) => {
            Value::Text(text)
        }
        "float" | "double" => Value::Number(text),
        "base64Binary" => Value::Text(text.replace(' ', "")),
        _ if is_integer(name, &text).is_some() => Value::Number(text),
        _ => Value::Text(text),
    })
}

#[cfg(test)]
mod tests {
    use super::{check, read};
    use crate::message::model::{Schema, TypeRef};
    use crate::message::value::Value;

    #[test]
    fn texts_are_values_of_built_in_types_or_not() {
        for (name, good, bad) in [
            ("int", " +7 ", "2147483648"),
            ("unsignedByte", "255", "-1"),
            ("integer", "123456789012345678901234567890", "1.0"),
            ("positiveInteger", "1", "0"),
            ("nonPositiveInteger", "-0", "1"),
            ("boolean", "1", "yes"),
            ("double", "-INF", "Infinity"),
            ("decimal", "1.50", "1e3"),
            ("date", "2026-02-28Z", "2026-02-30"),
            ("dateTime", "2026-01-31T23:59:59.5+01:00", "2026-01-31 23:59:59"),
            ("base64Binary", "YW Jj", "YW!"),
            ("hexBinary", "0aFF", "0a1"),
            ("NCName", "a-b", "a b"),
        ] {
            let ty = TypeRef::Builtin(name.to_owned());
            assert_eq!(check(&Schema::default(), &ty, good), Ok(()), "{name}");
            assert_eq!(check(&Schema::default(), &ty, bad), Err(format!("xsd:{name}")));
        }
    }

    #[test]
    fn what_is_read_is_what_the_text_says() {
        let read =
            |name: &str, text| read(&Schema::default(), &TypeRef::Builtin(name.to_owned()), text);
        assert_eq!(read("boolean", " 0 "), Ok(Value::Bool(false)));
        assert_eq!(read("int", " 7\n"), Ok(Value::Number("7".to_owned())));
        assert_eq!(read("double", "INF"), Ok(Value::Text("INF".to_owned())));
        assert_eq!(read("decimal", "1.50"), Ok(Value::Text("1.50".to_owned())));
        assert_eq!(read("string", " a "), Ok(Value::Text(" a ".to_owned())));
        assert!(read("int", "").is_err());
    }
}
