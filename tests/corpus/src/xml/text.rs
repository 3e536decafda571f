//! From bytes to text, whatever the document's encoding.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// The text of a document: by its byte-order mark, else as UTF-8 if it is that, else by the
/// encoding that it declares. Bytes that fit none are replaced.
pub fn decode(bytes: &[u8]) -> String {
    let encoding = match bytes {
        _ if Encoding::for_bom(bytes).is_some() => UTF_8,
        [0, b'<', ..] => UTF_16BE,
        [b'<', 0, ..] => UTF_16LE,
        _ if std::str::from_utf8(bytes).is_ok() => UTF_8,
        _ => declared(bytes).unwrap_or(UTF_8),
    };
    encoding.decode(bytes).0.into_owned()
}

/// The encoding that the XML declaration names, if it stands at the very beginning.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(bytes.get(..256).unwrap_or(bytes)).into_owned();
    let declaration = head.strip_prefix("<?xml")?.split("?>").next()?;
    let value = declaration.split_once("encoding")?.1.trim_start().strip_prefix('=')?;
    let label = value.trim_start().split(['"', '\'']).nth(1)?;
    Encoding::for_label(label.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn declared_and_marked_encodings_are_followed() {
        let latin = b"<?xml version='1.0' encoding='ISO-8859-1'?><a>\xe9</a>";
        assert!(decode(latin).ends_with("<a>é</a>"));
        assert_eq!(decode(b"\xef\xbb\xbf<a/>"), "<a/>");
        assert_eq!(decode(b"\xff\xfe<\0a\0/\0>\0"), "<a/>");
        assert_eq!(decode(b"<\0a\0/\0>\0"), "<a/>");
        assert_eq!(decode(b"<a>\xff</a>"), "<a>\u{fffd}</a>");
        assert_eq!(decode(b""), "");
    }
}
