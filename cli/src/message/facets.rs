//! The facets of simple types (XSD 1.0 Part 2 §4.3), but for patterns.

use std::cmp::Ordering;

use wsdl_runtime::types::{Base64Binary, Decimal, HexBinary};

/// Checks a value against facets that narrow a type: the one that is made of `builtin`, or of nothing of
/// that kind.
///
/// # Errors
/// What was expected.
pub fn check(
    builtin: Option<&str>,
    is_list: bool,
    facets: &[(String, String)],
    text: &str,
) -> Result<(), String> {
    facets.iter().try_for_each(|(name, limit)| facet(builtin, is_list, name, limit, text))
}

fn facet(
    builtin: Option<&str>,
    is_list: bool,
    name: &str,
    limit: &str,
    text: &str,
) -> Result<(), String> {
    let length = || length(builtin, is_list, text);
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
fn length(builtin: Option<&str>, is_list: bool, text: &str) -> usize {
    match builtin {
        _ if is_list => text.split_ascii_whitespace().count(),
        Some("NMTOKENS" | "IDREFS" | "ENTITIES") => text.split_ascii_whitespace().count(),
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

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn values_keep_to_lengths_bounds_and_digits() {
        let one = |name: &str, limit: &str| vec![(name.to_owned(), limit.to_owned())];
        for (builtin, name, limit, good, bad) in [
            ("string", "maxLength", "2", "äö", "abc"),
            ("base64Binary", "length", "3", "YWJj", "YWI="),
            ("int", "minInclusive", "5", "5", "4"),
            ("decimal", "maxExclusive", "1.50", "1.4", "1.5"),
            ("double", "maxInclusive", "1e3", "1000", "INF"),
            ("decimal", "totalDigits", "3", "0123.0", "1234"),
            ("decimal", "fractionDigits", "1", "1.50", "1.05"),
        ] {
            let facets = one(name, limit);
            assert_eq!(check(Some(builtin), false, &facets, good), Ok(()), "{name}");
            let expected = format!("a value with {name} {limit}");
            assert_eq!(check(Some(builtin), false, &facets, bad), Err(expected));
        }
        assert!(check(None, true, &one("maxLength", "2"), "a b c").is_err());
    }
}
