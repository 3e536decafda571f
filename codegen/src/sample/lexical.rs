//! Lexical forms of values (XSD 1.0 Part 2 §3).

use std::cell::RefCell;
use std::collections::HashMap;

use super::number::Number;
use super::pattern::Pattern;
use crate::builtin::{Builtin, Values};
use crate::documents::xml::name;

/// Whether the text is one that a built-in type allows.
pub(super) fn is_value(builtin: Builtin, text: &str) -> bool {
    match builtin.values {
        Values::Text => is_text(builtin.name, text),
        Values::Integer(low, high) => {
            let within = |number: Number| {
                low.is_none_or(|low| number.compare(Number::new(low, 0)).is_ge())
                    && high.is_none_or(|high| number.compare(Number::new(high, 0)).is_le())
            };
            !text.contains('.') && Number::read(text).is_some_and(within)
        }
        Values::Boolean => matches!(text, "true" | "false" | "1" | "0"),
        Values::Decimal => Number::read(text).is_some(),
        Values::Float | Values::Double => float(text).is_some(),
        Values::HexBinary => {
            text.len().is_multiple_of(2) && text.bytes().all(|byte| byte.is_ascii_hexdigit())
        }
        Values::Base64Binary => is_base64(text),
        Values::QName => builtin.name == "NOTATION" || is_name(text),
        Values::List => text.split_ascii_whitespace().all(|item| is_text("NMTOKEN", item)),
        Values::Duration => {
            let time = r"(T([0-9]+H)?([0-9]+M)?([0-9]+(\.[0-9]+)?S)?)?";
            let shape = format!("-?P([0-9]+Y)?([0-9]+M)?([0-9]+D)?{time}");
            fits(&shape, text) && !text.ends_with(['P', 'T'])
        }
        values => is_moment(values, text),
    }
}

fn is_text(name: &str, text: &str) -> bool {
    match name {
        "NCName" | "ID" | "IDREF" => name::is_local_name(text),
        "Name" => is_name(text),
        "NMTOKEN" => {
            !text.is_empty()
                && text.chars().all(|c| name::is_local_name(&format!("a{c}")) || c == ':')
        }
        "anyURI" => {
            !text.contains([' ', '<', '>', '"', '{', '}', '|', '\\', '^', '`', '[', ']', '%'])
                || text.starts_with("http://example.org/")
        }
        "language" => fits("[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*", text),
        _ => true,
    }
}

fn is_name(text: &str) -> bool {
    text.split(':').all(name::is_local_name)
}

/// Whether a text matches a pattern, one of the few of this file.
fn fits(pattern: &str, text: &str) -> bool {
    thread_local!(static KNOWN: RefCell<HashMap<String, Option<Pattern>>> = RefCell::default());
    KNOWN.with_borrow_mut(|known| {
        let read = || Pattern::new(pattern).ok();
        let pattern = known.entry(pattern.to_owned()).or_insert_with(read);
        pattern.as_ref().is_some_and(|pattern| pattern.fits(text))
    })
}

/// Dates, times, and parts of them. The days that only some months have are left alone.
fn is_moment(values: Values, text: &str) -> bool {
    let (year, month, day) = (
        "([1-9][0-9]{4,}|[0-9]{3}[1-9]|[0-9]{2}[1-9][0-9]|[0-9][1-9][0-9]{2}|[1-9][0-9]{3})",
        "(0[1-9]|1[0-2])",
        "(0[1-9]|1[0-9]|2[0-8])",
    );
    let time = r"([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]+)?";
    let zone = "(Z|[+-](0[0-9]|1[0-3]):[0-5][0-9]|[+-]14:00)?";
    let shape = match values {
        Values::DateTime => format!("{year}-{month}-{day}T{time}"),
        Values::Time => time.to_owned(),
        Values::GYearMonth => format!("{year}-{month}"),
        Values::GYear => year.to_owned(),
        Values::GMonthDay => format!("--{month}-{day}"),
        Values::GDay => format!("---{day}"),
        Values::GMonth => format!("--{month}"),
        _ => format!("{year}-{month}-{day}"),
    };
    fits(&(shape + zone), text)
}

/// The number that a text stands for; what Rust takes beyond XML Schema is none.
pub(super) fn float(text: &str) -> Option<f64> {
    match text {
        "INF" => Some(f64::INFINITY),
        "-INF" => Some(f64::NEG_INFINITY),
        "NaN" => Some(f64::NAN),
        _ if text
            .bytes()
            .all(|byte| matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E')) =>
        {
            text.parse().ok()
        }
        _ => None,
    }
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02X}")).collect()
}

const BASE64: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

pub(super) fn base64(bytes: &[u8]) -> String {
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for digit in 0..4 {
            let index = usize::try_from(bits >> (18 - 6 * digit) & 63).unwrap_or(0);
            text.push(if digit > chunk.len() { '=' } else { char::from(BASE64[index]) });
        }
    }
    text
}

fn is_base64(text: &str) -> bool {
    let digits = text.trim_end_matches('=');
    text.len().is_multiple_of(4)
        && text.len() - digits.len() <= 2
        && digits.bytes().all(|byte| BASE64.contains(&byte))
}

/// How many bytes a text stands for.
pub(super) fn base64_length(text: &str) -> usize {
    text.trim_end_matches('=').len() * 3 / 4
}

#[cfg(test)]
mod tests {
    use super::{base64, base64_length, is_value};
    use crate::builtin::find;

    #[test]
    fn values_are_told_from_other_texts() {
        for (name, value, other) in [
            ("byte", "-128", "128"),
            ("positiveInteger", "1000000000000000000000000000", "0"),
            ("negativeInteger", "-1", "0"),
            ("unsignedInt", "0", "-1"),
            ("int", "7", "7.0"),
            ("decimal", "-.5", "1e1"),
            ("double", "-1.5E3", "inf"),
            ("boolean", "true", "TRUE"),
            ("hexBinary", "0Fa1", "0F1"),
            ("base64Binary", "Zm8=", "Zm8"),
            ("NCName", "a-1", "1a"),
            ("NMTOKEN", "1a", "a b"),
            ("date", "2020-02-28Z", "2020-13-01"),
            ("dateTime", "2020-01-01T23:59:59.5", "2020-01-01"),
            ("gMonthDay", "--02-03+01:00", "02-03"),
            ("duration", "-P1DT2H", "P"),
            ("language", "de-AT", "de_AT"),
            ("gYear", "2026", "\u{662}026"),
        ] {
            let name = find(name).expect("a built-in type");
            assert!(is_value(name, value), "{name:?}: {value}");
            assert!(!is_value(name, other), "{name:?}: {other}");
        }
    }

    #[test]
    fn bytes_are_written_in_base64() {
        let texts = ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg=="];
        for (length, text) in texts.into_iter().enumerate() {
            assert_eq!(base64(&b"foob"[..length]), text);
            assert_eq!(base64_length(text), length);
        }
    }
}
