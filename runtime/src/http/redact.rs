//! Cuts keys and passwords out of replies.

use crate::codec::escape::escape;
use crate::secret::{PLACEHOLDER, Secret};

/// Shorter secrets are left in: they would also be found where they are not meant.
const SHORTEST: usize = 4;

/// How much of a reply that is no envelope an error quotes, in characters.
const QUOTED: usize = 200;

/// `text` without any of `secrets`, as they are, escaped for XML, or percent-encoded.
pub(crate) fn redact(text: &str, secrets: &[&Secret]) -> String {
    let mut redacted = text.to_owned();
    let mut spellings: Vec<String> = secrets
        .iter()
        .map(|secret| secret.expose())
        .filter(|secret| secret.len() >= SHORTEST)
        .flat_map(spellings)
        .collect();
    // A secret can be part of another one, and the longer one has to go first.
    spellings.sort_by_key(|spelling| std::cmp::Reverse(spelling.len()));
    for spelling in &spellings {
        if redacted.contains(spelling.as_str()) {
            redacted = redacted.replace(spelling.as_str(), PLACEHOLDER);
        }
    }
    redacted
}

fn spellings(secret: &str) -> [String; 4] {
    let mut escaped = String::new();
    // What cannot be escaped was not sent either.
    let _ = escape(secret, |piece| escaped.push_str(piece));
    let mut encoded = String::new();
    for byte in secret.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                encoded.push(char::from(byte));
            }
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    [secret.to_owned(), secret.to_uppercase(), escaped, encoded]
}

/// The beginning of `text` on one line, without `secrets`.
pub(crate) fn quote(text: &str, secrets: &[&Secret]) -> String {
    // Cutting comes last, lest half a secret remain at the end.
    let redacted = redact(text, secrets);
    let words: Vec<&str> = redacted.split(|c: char| c.is_whitespace() || c.is_control()).collect();
    let line = words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_cut_out_in_every_spelling() {
        let (key, password) = (Secret::from("d0be2dc4"), Secret::from("a<b c&d"));
        let text = "d0be2dc4 D0BE2DC4 a<b c&d a&lt;b c&amp;d a%3Cb%20c%26d d0be";
        assert_eq!(
            redact(text, &[&key, &password]),
            "[secret] [secret] [secret] [secret] [secret] d0be"
        );
    }

    #[test]
    fn a_quote_is_one_short_line() {
        let page = format!("<html>\n\t<b>key-1</b>\u{7}{}", " x".repeat(500));
        let quoted = quote(&page, &[&Secret::from("key-1")]);
        assert!(quoted.starts_with("<html> <b>[secret]</b> x x"), "{quoted}");
        assert_eq!(quoted.chars().count(), QUOTED + 1);
    }
}
