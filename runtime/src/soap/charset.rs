//! Decodes the bytes of a reply into text, by their real encoding, whatever the reply declares.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Reads `bytes` by the rule "byte order mark, else valid UTF-8, else what is declared".
///
/// Services that label UTF-8 as ISO-8859-1, or the reverse, are common; text in a single-byte
/// encoding is hardly ever valid UTF-8 by chance. Of the two places that can declare an encoding,
/// the `Content-Type` header goes first (RFC 7303 §3). Where neither names one, the bytes are read as
/// Windows-1252, which holds any.
pub(crate) fn decode<'a>(bytes: &'a [u8], content_type: Option<&str>) -> Cow<'a, str> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[mark..]).0;
    }
    match bytes {
        // UTF-16 without a mark would pass as UTF-8 full of NULs.
        [b'<', 0, ..] => return UTF_16LE.decode_without_bom_handling(bytes).0,
        [0, b'<', ..] => return UTF_16BE.decode_without_bom_handling(bytes).0,
        _ => {}
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => declared(bytes, content_type).decode_without_bom_handling(bytes).0,
    }
}

/// What bytes that are not valid UTF-8 are to be read as. Where nothing but UTF-8 is declared, it
/// is that all the same: a text cut in the middle of a character must not spoil all others.
fn declared(bytes: &[u8], content_type: Option<&str>) -> &'static Encoding {
    let labels = [content_type.and_then(charset_parameter), xml_declaration(bytes)];
    let encodings = labels.into_iter().flatten();
    let encodings = encodings.filter_map(|label| Encoding::for_label(label.as_bytes()));
    let readable: Vec<_> = encodings.filter(|encoding| encoding.is_ascii_compatible()).collect();
    let other = readable.iter().find(|encoding| **encoding != UTF_8);
    other.or(readable.first()).copied().unwrap_or(WINDOWS_1252)
}

/// The `charset` of a `Content-Type` header.
fn charset_parameter(content_type: &str) -> Option<&str> {
    content_type.split(';').skip(1).find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        name.trim().eq_ignore_ascii_case("charset").then(|| value.trim().trim_matches('"'))
    })
}

/// The `encoding` of an XML declaration (XML 1.0 §2.8), which can stand behind junk.
fn xml_declaration(bytes: &[u8]) -> Option<&str> {
    let start = bytes.windows(5).position(|window| window == b"<?xml")?;
    let rest = &bytes[start..];
    let end = rest.windows(2).position(|window| window == b"?>")?;
    let declaration = std::str::from_utf8(&rest[..end]).ok()?;
    let value = declaration.split_once("encoding")?.1.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    value[1..].split(quote).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LATIN1: Option<&str> = Some("text/xml; charset=ISO-8859-1");

    #[test]
    fn utf8_that_calls_itself_latin1_reads_right() {
        let reply = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>Zoë</a>";
        assert_eq!(decode(reply.as_bytes(), LATIN1), reply);
    }

    #[test]
    fn latin1_that_calls_itself_utf8_in_the_header_reads_right() {
        let reply = b"<?xml version=\"1.0\" encoding='ISO-8859-1'?><a>Zo\xEB</a>";
        assert!(decode(reply, Some("text/xml; charset=UTF-8")).ends_with("<a>Zoë</a>"));
    }

    #[test]
    fn undeclared_bytes_are_read_all_the_same() {
        assert_eq!(decode(b"<a>Zo\xEB</a>", None), "<a>Zoë</a>");
        assert_eq!(decode(b"<a>\xA4</a>", Some("text/xml; charset=\"iso-8859-15\"")), "<a>€</a>");
    }

    #[test]
    fn a_cut_character_spoils_itself_alone() {
        let reply = b"<a>Zo\xC3\xAB \xC3</a>";
        assert_eq!(decode(reply, Some("text/xml; charset=utf-8")), "<a>Zoë \u{FFFD}</a>");
    }

    #[test]
    fn a_byte_order_mark_wins() {
        assert_eq!(decode("\u{FEFF}<a>é</a>".as_bytes(), LATIN1), "<a>é</a>");
        let utf16: Vec<u8> = "\u{FEFF}<a>é</a>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&utf16, None), "<a>é</a>");
        assert_eq!(decode(&utf16[2..], None), "<a>é</a>");
    }
}
