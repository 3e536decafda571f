//! Decodes the bytes of a message into text.
//!
//! What says the encoding, first of all first (RFC 7303 §3, XML 1.0 §4.3.3 and appendix F):
//! 1. a byte order mark;
//! 2. the `charset` of the `Content-Type`;
//! 3. the XML declaration;
//! 4. UTF-8, where nothing says anything.
//!
//! Servers that label UTF-8 as ISO-8859-1, or the reverse, are common, and text in a single-byte
//! encoding is hardly ever valid UTF-8 by chance. So text that is valid UTF-8 is read as that, and
//! text that is not by the first label that says something else; without one, it is Windows-1252,
//! which holds any bytes. That is counted as [`Leniency::Charset`].
//!
//! An encoding of seven bits, such as ISO-2022-JP, looks like ASCII and goes by its label. UTF-7,
//! HZ, ISO-2022-KR and ISO-2022-CN are refused: what they would be read as is not what they say.

use std::borrow::Cow;
use std::fmt;

use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use memchr::{memchr, memmem};

use crate::codec::leniency::Leniency;

/// The text of a message.
#[derive(Debug)]
pub(crate) struct Text<'a> {
    pub text: Cow<'a, str>,
    /// What had to be tolerated.
    pub tolerated: Vec<Leniency>,
}

/// The message is in an encoding that is not read: its label.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Unreadable(String);

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the text is in the encoding `{}`, which is not read", self.0)
    }
}

/// Reads the text of a message by the rules above.
pub(crate) fn read<'a>(
    bytes: &'a [u8],
    content_type: Option<&str>,
) -> Result<Text<'a>, Unreadable> {
    let labels = [content_type.and_then(charset_parameter), xml_declaration(bytes)];
    let labels: Vec<&str> = labels.into_iter().flatten().collect();
    let (encoding, text) = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => return Ok(decoded(encoding, &bytes[mark..], true)),
        None => (encoding(bytes, &labels)?, bytes),
    };
    let declared = match labels.first() {
        Some(label) => Encoding::for_label(label.as_bytes()),
        None => Some(UTF_8),
    };
    // ASCII says the same in most encodings.
    let says_the_same = bytes.is_ascii() && encoding.is_ascii_compatible();
    let is_same = declared == Some(encoding)
        || says_the_same && declared.is_none_or(Encoding::is_ascii_compatible)
        || is_utf_16(encoding) && declared.is_some_and(is_utf_16);
    Ok(decoded(encoding, text, is_same))
}

/// The same for people to look at: what is not read is shown as well as may be.
pub(crate) fn decode<'a>(bytes: &'a [u8], content_type: Option<&str>) -> Cow<'a, str> {
    match read(bytes, content_type) {
        Ok(text) => text.text,
        Err(_) => String::from_utf8_lossy(bytes),
    }
}

fn decoded<'a>(encoding: &'static Encoding, bytes: &'a [u8], is_declared: bool) -> Text<'a> {
    let (text, is_broken) = encoding.decode_without_bom_handling(bytes);
    let lie = (!is_declared).then_some(Leniency::Charset);
    let broken = is_broken.then_some(Leniency::BrokenText);
    Text { text, tolerated: lie.into_iter().chain(broken).collect() }
}

/// The encoding of bytes without a mark.
fn encoding(bytes: &[u8], labels: &[&str]) -> Result<&'static Encoding, Unreadable> {
    match bytes {
        // UTF-16 without a mark would pass as UTF-8 full of NULs.
        [b'<', 0, ..] => return Ok(UTF_16LE),
        [0, b'<', ..] => return Ok(UTF_16BE),
        _ => {}
    }
    if bytes.is_ascii() {
        return seven_bits(bytes, labels);
    }
    match std::str::from_utf8(bytes) {
        Ok(_) => Ok(UTF_8),
        Err(_) => Ok(other_than_utf_8(labels)),
    }
}

/// The encoding of bytes below 128.
fn seven_bits(bytes: &[u8], labels: &[&str]) -> Result<&'static Encoding, Unreadable> {
    // XML forbids it, so that it cannot be meant as it is.
    let escapes = memchr(0x1B, bytes).is_some();
    for (index, label) in labels.iter().enumerate() {
        let shifts = match Encoding::for_label(label.as_bytes()) {
            Some(encoding) if encoding == ISO_2022_JP && escapes => return Ok(ISO_2022_JP),
            _ => shift(label),
        };
        // What a second label says of ordinary characters does not count.
        let counts = index == 0 || shifts == Some(0x1B);
        if counts && shifts.is_some_and(|shift| memchr(shift, bytes).is_some()) {
            return Err(Unreadable((*label).to_owned()));
        }
    }
    Ok(UTF_8)
}

/// The byte that leads away from ASCII in an encoding that is not read.
fn shift(label: &str) -> Option<u8> {
    match &*label.trim().to_ascii_lowercase() {
        "utf-7" | "utf7" | "unicode-1-1-utf-7" | "csunicode11utf7" | "csutf7" => Some(b'+'),
        "hz-gb-2312" | "hz" => Some(b'~'),
        other if other.starts_with("iso-2022-") || other.starts_with("csiso2022") => Some(0x1B),
        _ => None,
    }
}

/// What bytes that are not valid UTF-8 are to be read as. Where nothing but UTF-8 is declared, it
/// is that all the same: a text cut in the middle of a character must not spoil all others.
fn other_than_utf_8(labels: &[&str]) -> &'static Encoding {
    let encodings = labels.iter().filter_map(|label| Encoding::for_label(label.as_bytes()));
    let readable: Vec<_> = encodings.filter(|encoding| encoding.is_ascii_compatible()).collect();
    let other = readable.iter().find(|encoding| **encoding != UTF_8);
    other.or(readable.first()).copied().unwrap_or(WINDOWS_1252)
}

fn is_utf_16(encoding: &'static Encoding) -> bool {
    encoding == UTF_16LE || encoding == UTF_16BE
}

/// The `charset` of a `Content-Type` header.
fn charset_parameter(content_type: &str) -> Option<&str> {
    content_type.split(';').skip(1).find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        name.trim().eq_ignore_ascii_case("charset").then(|| value.trim().trim_matches('"'))
    })
}

/// The `encoding` of an XML declaration (XML 1.0 §2.8), which can stand behind junk, but not inside
/// of the envelope.
fn xml_declaration(bytes: &[u8]) -> Option<&str> {
    let before = &bytes[..memmem::find(bytes, b"Envelope").unwrap_or(bytes.len())];
    let rest = &before[memmem::find(before, b"<?xml")?..];
    let declaration = std::str::from_utf8(&rest[..memmem::find(rest, b"?>")?]).ok()?;
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

    #[test]
    fn text_of_seven_bits_goes_by_its_label() {
        let reply = b"<a>\x1B$B$3\x1B(B + ~</a>";
        for label in ["iso-2022-jp", "\"ISO-2022-JP\""] {
            let content_type = format!("text/xml; charset={label}");
            let text = read(reply, Some(&content_type)).unwrap();
            assert_eq!((&*text.text, &*text.tolerated), ("<a>こ + ~</a>", &[][..]));
        }
        let declared = [b"<?xml version='1.0' encoding='iso-2022-jp'?>", &reply[..]].concat();
        assert!(read(&declared, None).unwrap().text.ends_with("<a>こ + ~</a>"));
        let text = read(&declared, Some("text/xml; charset=utf-8")).unwrap();
        assert!(text.text.ends_with("<a>こ + ~</a>"));
        assert_eq!(text.tolerated, [Leniency::Charset]);
    }

    #[test]
    fn what_cannot_be_read_is_refused_and_not_taken_for_ascii() {
        for (label, text) in [
            ("utf-7", "<a>Zo+AOs-</a>"),
            ("UNICODE-1-1-UTF-7", "<a>Zo+AOs-</a>"),
            ("hz-gb-2312", "<a>~{<:Ky~}</a>"),
            ("iso-2022-kr", "<a>\x1B$)C</a>"),
            ("iso-2022-cn", "<a>\x1B$)A</a>"),
        ] {
            let content_type = format!("text/xml; charset={label}");
            let error = read(text.as_bytes(), Some(&content_type)).unwrap_err();
            assert!(error.to_string().contains(label), "{error}");
            let plain = read(b"<a>a - b</a>", Some(&content_type)).unwrap();
            assert_eq!(plain.text, "<a>a - b</a>");
        }
        let declared = "<?xml version='1.0' encoding='UTF-7'?><a>1 + 1</a>";
        assert!(read(declared.as_bytes(), None).is_err());
        assert!(read(declared.as_bytes(), Some("text/xml; charset=utf-8")).is_ok());
    }

    #[test]
    fn a_label_that_is_not_true_is_counted() {
        let tolerated = |bytes: &[u8], label| read(bytes, label).unwrap().tolerated;
        let utf_8 = Some("text/xml; charset=utf-8");
        for (bytes, label, counted) in [
            (&b"<a>Zoe</a>"[..], LATIN1, &[][..]),
            ("<a>Zoë</a>".as_bytes(), utf_8, &[]),
            ("<a>Zoë</a>".as_bytes(), None, &[]),
            ("\u{FEFF}<a>Zoë</a>".as_bytes(), LATIN1, &[]),
            (b"<a>Zo\xEB</a>", LATIN1, &[]),
            (b"<\0a\0>\0", Some("text/xml; charset=utf-16"), &[]),
            ("<a>Zoë</a>".as_bytes(), LATIN1, &[Leniency::Charset]),
            (b"<a>Zo\xEB</a>", None, &[Leniency::Charset]),
            (b"<a>Zo\xC3\xAB \xC3</a>", utf_8, &[Leniency::BrokenText]),
            ("<a>Zoë</a>".as_bytes(), Some("text/xml; charset=x-own"), &[Leniency::Charset]),
        ] {
            assert_eq!(tolerated(bytes, label), counted, "{bytes:?} {label:?}");
        }
    }

    #[test]
    fn a_declaration_inside_of_the_envelope_is_not_that_of_the_message() {
        let reply = "<Envelope><![CDATA[<?xml version='1.0' encoding='utf-7'?>]]>1 + 1</Envelope>";
        assert_eq!(read(reply.as_bytes(), None).unwrap().text, reply);
    }
}
