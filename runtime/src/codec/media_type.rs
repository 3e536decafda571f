//! Header values of MIME: a value, and its parameters (RFC 2045 §5.1).

/// The parameter `name` of a header such as `Content-Type`; names have no case. `None` where it is
/// not there, or where the quotes around it are not closed.
pub(crate) fn parameter(header: &str, name: &str) -> Option<String> {
    let mut rest = &header[header.find(';')?..];
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == ';');
        let (found, value) = rest.split_once('=')?;
        let (value, after) = one_value(value.trim_ascii_start())?;
        if found.trim_ascii().eq_ignore_ascii_case(name) {
            return Some(value);
        }
        rest = after;
    }
}

/// The value without its parameters, in small letters: `text/xml`.
pub(crate) fn essence(header: &str) -> String {
    header.split(';').next().unwrap_or_default().trim_ascii().to_ascii_lowercase()
}

/// A token or a quoted string (RFC 822 §3.3), and what follows it.
fn one_value(text: &str) -> Option<(String, &str)> {
    let Some(quoted) = text.strip_prefix('"') else {
        let end = text.find(';').unwrap_or(text.len());
        return Some((text[..end].trim_ascii().to_owned(), &text[end..]));
    };
    let mut value = String::new();
    let mut characters = quoted.char_indices();
    while let Some((at, character)) = characters.next() {
        match character {
            '"' => return Some((value, &quoted[at + 1..])),
            '\\' => value.push(characters.next()?.1),
            other => value.push(other),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_found_however_they_are_written() {
        let header =
            "Multipart/Related; Type=\"text/xml; a=b\";start = <a@b> ; BOUNDARY=\"a\\\"b c\"";
        assert_eq!(essence(header), "multipart/related");
        for (name, value) in [("type", "text/xml; a=b"), ("start", "<a@b>"), ("boundary", "a\"b c")]
        {
            assert_eq!(parameter(header, name).as_deref(), Some(value));
        }
        for (header, name) in [(header, "charset"), ("text/xml", "charset"), ("a; b=\"c", "b")] {
            assert_eq!(parameter(header, name), None, "{header}");
        }
    }
}
