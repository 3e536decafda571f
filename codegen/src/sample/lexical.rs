//! How values are written (XSD 1.0 Part 2 §3).

use super::builtins;
use super::number::Number;
use super::pattern::Pattern;
use crate::builtin::Values;
use crate::documents::xml::name;

/// Whether the text is one that the built-in type `name` allows.
pub(super) fn is_value(name: &str, text: &str) -> bool {
    if let Some((low, high)) = builtins::integer(name) {
        let wide =
            matches!(builtins::kind(name), Values::Integer(None, _) | Values::Integer(_, None));
        let plain = !text.contains('.');
        return plain
            && Number::read(text).is_some_and(|number| {
                let (low, high) = (Number::new(low, 0), Number::new(high, 0));
                (wide && high.compare(Number::new(1, 0)).is_gt() || number.compare(high).is_le())
                    && (wide && low.compare(Number::new(0, 0)).is_lt()
                        || number.compare(low).is_ge())
            });
    }
    match builtins::kind(name) {
        Values::Boolean => matches!(text, "true" | "false" | "1" | "0"),
        Values::Decimal => Number::read(text).is_some(),
        Values::Float | Values::Double => float(text).is_some(),
        Values::HexBinary => {
            text.len().is_multiple_of(2) && text.bytes().all(|byte| byte.is_ascii_hexdigit())
        }
        Values::Base64Binary => is_base64(text),
        Values::QName => name == "NOTATION" || is_name(text),
        Values::Duration => {
            fits(r"-?P(\d+Y)?(\d+M)?(\d+D)?(T(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?", text)
                && !text.ends_with(['P', 'T'])
        }
        Values::Text => is_text(name, text),
        moment => is_moment(moment, text),
    }
}

/// Whether the text is one that the built-in type `name` allows, whose values are texts.
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

fn fits(pattern: &str, text: &str) -> bool {
    Pattern::new(pattern).is_ok_and(|pattern| pattern.fits(text))
}

/// Dates, times, and parts of them. The days that only some months have are left alone.
fn is_moment(moment: Values, text: &str) -> bool {
    let (year, month, day) = (
        r"([1-9]\d{4,}|\d{3}[1-9]|\d\d[1-9]\d|\d[1-9]\d\d|[1-9]\d{3})",
        "(0[1-9]|1[0-2])",
        "(0[1-9]|1[0-9]|2[0-8])",
    );
    let time = r"([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?";
    let zone = r"(Z|[+-](0\d|1[0-3]):[0-5]\d|[+-]14:00)?";
    let shape = match moment {
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
        ] {
            assert!(is_value(name, value), "{name}: {value}");
            assert!(!is_value(name, other), "{name}: {other}");
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
