//! The facets of simple types (XSD 1.0 Part 2 §4.3), but for patterns.

use std::cmp::Ordering;

use wsdl_runtime::types::{Base64Binary, Decimal, HexBinary};

use crate::message::model::{Kind, Schema, TypeRef};
use crate::message::simple;

/// Checks a value of the type `base` against facets that narrow it.
///
/// # Errors
/// What was expected.
pub fn check(
    schema: &Schema,
    base: &TypeRef,
    facets: &[(String, String)],
    text: &str,
) -> Result<(), String> {
    facets.iter().try_for_each(|(name, limit)| facet(schema, base, name, limit, text))
}

fn facet(
    schema: &Schema,
    base: &TypeRef,
    name: &str,
    limit: &str,
    text: &str,
) -> Result<(), String> {
    let builtin = simple::builtin(schema, base);
    let length = || length(schema, base, text);
    let most = limit.trim().parse::<usize>().ok();
    let keeps = match name {
        "length" => most.is_none_or(|limit| length() == limit),
        "minLength" => most.is_none_or(|limit| length() >= limit),
        "maxLength" => most.is_none_or(|limit| length() <= limit),
        "minInclusive" => order(builtin, text, limit).is_none_or(Ordering::is_ge),
        "minExclusive" => order(builtin, text, limit).is_none_or(Ordering::is_gt),
        "maxInclusive" => order(builtin, text, limit).is_none_or(Ordering::is_le),
        "maxExclusive" => order(builtin, text, limit).is_none_or(Ordering::is_lt),
        "totalDigits" => most.is_none_or(|limit| digits(text).0 <= limit),
        "fractionDigits" => most.is_none_or(|limit| digits(text).1 <= limit),
        _ => true,
    };
    match keeps {
        true => Ok(()),
        false => Err(format!("a value with {name} {limit}")),
    }
}

/// How long a value is: in items, bytes or characters.
fn length(schema: &Schema, base: &TypeRef, text: &str) -> usize {
    let is_list = matches!(base, TypeRef::Named(index)
        if matches!(schema.get(*index).map(|def| &def.kind), Some(Kind::List(_))));
    let words = || text.split_ascii_whitespace().count();
    match simple::builtin(schema, base) {
        None if is_list => words(),
        Some("NMTOKENS" | "IDREFS" | "ENTITIES") => words(),
        Some("base64Binary") => text.parse::<Base64Binary>().map_or(0, |bytes| bytes.len()),
        Some("hexBinary") => text.parse::<HexBinary>().map_or(0, |bytes| bytes.len()),
        Some("string" | "normalizedString") => text.chars().count(),
        _ => text.trim().chars().count(),
    }
}

/// The order of two numbers; `None` where they are none, or have no order.
fn order(builtin: Option<&str>, one: &str, other: &str) -> Option<Ordering> {
    let (one, other) = (one.trim(), other.trim());
    if matches!(builtin, Some("float" | "double")) {
        return one.parse::<f64>().ok()?.partial_cmp(&other.parse::<f64>().ok()?);
    }
    Some(one.parse::<Decimal>().ok()?.cmp(&other.parse::<Decimal>().ok()?))
}

/// How many digits a number has, and how many of them behind the point.
fn digits(text: &str) -> (usize, usize) {
    let number = text.trim().trim_start_matches(['+', '-']);
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let (whole, fraction) = (whole.trim_start_matches('0'), fraction.trim_end_matches('0'));
    (whole.len() + fraction.len(), fraction.len())
}
