//! Character encodings: bytes into text.

use encoding_rs::{Encoding, UTF_8};

use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::source::{SourceId, Sources};

/// Adds a document to `sources`, its bytes turned into text.
///
/// The text is empty, and an error is collected, if the document is larger than the limit or
/// is in an encoding that is not known. Bytes that do not fit the encoding are an error too.
pub(crate) fn add(
    sources: &mut Sources,
    name: &str,
    bytes: Vec<u8>,
    diagnostics: &mut Diagnostics,
) -> SourceId {
    let text = text(bytes, sources.limit(), sources.next_id(), diagnostics).unwrap_or_default();
    sources.add(name, text)
}

fn text(
    bytes: Vec<u8>,
    limit: usize,
    id: SourceId,
    diagnostics: &mut Diagnostics,
) -> Option<String> {
    if bytes.len() > limit {
        let message = format!("the document has {} bytes; the limit is {limit} bytes", bytes.len());
        diagnostics
            .error(codes::TOO_LARGE, id.at(0), message)
            .help("take out what the client does not need, or split it with `import`");
        return None;
    }
    let encoding = match detect(&bytes) {
        Ok(encoding) => encoding,
        Err(label) => {
            let message = format!("the document declares the unknown encoding `{label}`");
            diagnostics
                .error(codes::UNKNOWN_ENCODING, id.at(0), message)
                .help("save the document as UTF-8");
            return None;
        }
    };
    let (text, malformed) = decode(bytes, encoding);
    if malformed {
        let place = text.find('\u{fffd}').unwrap_or(0);
        let message = format!("the bytes here are not valid {}", encoding.name());
        diagnostics
            .error(codes::INVALID_BYTES, id.at(place), message)
            .help("save the document as UTF-8, or correct the encoding that it declares");
    }
    Some(text)
}

/// Decides on the encoding: a byte-order mark, else valid UTF-8, else what is declared, else UTF-8
/// (XML 1.0 appendix F). The error is the label of an encoding that is not known.
///
/// UTF-8 comes before the declaration because portals declare ISO-8859-1 and print UTF-8, and text
/// that was really meant as ISO-8859-1 is next to never valid UTF-8 by accident.
fn detect(bytes: &[u8]) -> Result<&'static Encoding, String> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return Ok(encoding);
    }
    match bytes {
        [0, b'<', 0, ..] => return Ok(encoding_rs::UTF_16BE),
        [b'<', 0, _, 0, ..] => return Ok(encoding_rs::UTF_16LE),
        _ => {}
    }
    let Some(label) = declared_encoding(bytes) else { return Ok(UTF_8) };
    let Some(declared) = Encoding::for_label(label.as_bytes()) else {
        let readable = std::str::from_utf8(bytes).is_ok();
        return if readable { Ok(UTF_8) } else { Err(label) };
    };
    // A declaration that could be read byte by byte does not stand in UTF-16, whatever it says.
    let misdeclared = declared == encoding_rs::UTF_16LE || declared == encoding_rs::UTF_16BE;
    let plain = declared.is_ascii_compatible() && std::str::from_utf8(bytes).is_ok();
    Ok(if misdeclared || plain { UTF_8 } else { declared })
}

/// The `encoding` of the XML declaration, if there is one within the first 256 bytes.
fn declared_encoding(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(256)]);
    let declaration = head.trim_start().strip_prefix("<?xml")?;
    let declaration = &declaration[..declaration.find("?>")?];
    let value = declaration.split_once("encoding")?.1.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    let label = value[1..].split(quote).next()?;
    Some(label.trim().to_owned())
}

/// The text, and whether bytes had to be replaced because they are not valid.
fn decode(bytes: Vec<u8>, encoding: &'static Encoding) -> (String, bool) {
    if encoding == UTF_8 && !bytes.starts_with(b"\xef\xbb\xbf") {
        return match String::from_utf8(bytes) {
            Ok(text) => (text, false),
            Err(error) => (String::from_utf8_lossy(error.as_bytes()).into_owned(), true),
        };
    }
    let (text, malformed) = encoding.decode_with_bom_removal(&bytes);
    (text.into_owned(), malformed)
}
