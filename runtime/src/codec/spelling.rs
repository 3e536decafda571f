//! Whether values are written as their types have it: Rust reads more spellings than XML Schema knows.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// Whether a text that was read as a number with an exponent is one of `float` or `double` (XSD 1.0
/// Part 2 §3.2.4): `INF`, and not `Infinity`.
pub(crate) fn is_float(text: &str) -> bool {
    let text = text.trim_ascii();
    // A number ends in a digit or a point.
    let is_word = text.bytes().last().is_some_and(|byte| byte.is_ascii_alphabetic());
    !is_word || matches!(text, "INF" | "-INF" | "NaN")
}

/// Whether a text that was read as these bytes is base64 up to its end (XSD 1.0 Part 2 §3.2.16): a
/// last group that is not full has its padding, and no bits beyond the last byte.
pub(crate) fn is_base64(text: &str, bytes: &[u8]) -> bool {
    let rest = &bytes[bytes.len() - bytes.len() % 3..];
    let written = text.bytes().rev().filter(|byte| !byte.is_ascii_whitespace());
    rest.is_empty() || STANDARD.encode(rest).bytes().rev().eq(written.take(4))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_numbers_are_those_of_the_schema() {
        assert!([" INF\n", "-INF", "NaN", "1e5", "1.", "0", ""].into_iter().all(is_float));
        assert!(!["Infinity", "inf", "nan", "+INF", "-infinity"].into_iter().any(is_float));
    }

    #[test]
    fn base64_ends_as_the_schema_has_it() {
        for (text, bytes, sound) in [
            ("", "", true),
            ("YWJj", "abc", true),
            (" Y W J j YQ =\n= ", "abca", true),
            ("YWI=", "ab", true),
            ("YWI", "ab", false),
            ("YQ=", "a", false),
            ("YR==", "a", false),
        ] {
            assert_eq!(is_base64(text, bytes.as_bytes()), sound, "{text}");
        }
    }
}
