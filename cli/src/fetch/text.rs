//! Bytes in an encoding that has ASCII in it, from bytes in any.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::document::{Scan, Unsound, scan};

/// The bytes of a document as they are kept, with what stands where in them.
#[derive(Debug)]
pub(super) struct Readable {
    pub bytes: Vec<u8>,
    pub scan: Scan,
    /// What stood before the document, and was cut.
    pub cut: Option<String>,
}

/// Reads a document. What is in UTF-16, or in an encoding that only its HTTP header tells, becomes UTF-8;
/// everything else keeps its bytes. What a script printed before the document is cut.
pub(super) fn readable(bytes: Vec<u8>, content_type: Option<&str>) -> Result<Readable, Unsound> {
    let bytes = recoded(bytes, content_type);
    let unsound = match scan(&bytes) {
        Ok(scan) => return Ok(Readable { bytes, scan, cut: None }),
        Err(unsound) => unsound,
    };
    let start = bytes.windows(5).position(|window| window == b"<?xml").filter(|at| *at > 0);
    let rest = start.map(|at| bytes.split_at(at)).ok_or_else(|| unsound.clone())?;
    match scan(rest.1) {
        Ok(scan) => {
            let cut = String::from_utf8_lossy(rest.0).trim().to_owned();
            Ok(Readable { bytes: rest.1.to_vec(), scan, cut: (!cut.is_empty()).then_some(cut) })
        }
        Err(Unsound::Other(None)) => Err(unsound),
        Err(unsound) => Err(unsound),
    }
}

fn recoded(bytes: Vec<u8>, content_type: Option<&str>) -> Vec<u8> {
    let sixteen = match bytes.get(..2) {
        Some([0xff, 0xfe] | [b'<', 0]) => Some(UTF_16LE),
        Some([0xfe, 0xff] | [0, b'<']) => Some(UTF_16BE),
        _ => None,
    };
    let encoding = sixteen.or_else(|| {
        let told = content_type.and_then(charset)?;
        let is_told_inside = declared(&String::from_utf8_lossy(bytes.get(..200).unwrap_or(&bytes)));
        (is_told_inside.is_none() && told != UTF_8 && std::str::from_utf8(&bytes).is_err())
            .then_some(told)
    });
    let Some(encoding) = encoding else { return bytes };
    let (text, _) = encoding.decode_with_bom_removal(&bytes);
    match declared(&text) {
        Some((start, end)) => format!("{}UTF-8{}", &text[..start], &text[end..]).into_bytes(),
        None => text.into_owned().into_bytes(),
    }
}

/// The encoding that a header names.
fn charset(content_type: &str) -> Option<&'static Encoding> {
    let parameters = content_type.split(';').skip(1);
    let mut named = parameters.filter_map(|it| {
        let (name, value) = it.split_once('=')?;
        name.trim().eq_ignore_ascii_case("charset").then(|| value.trim().trim_matches('"'))
    });
    Encoding::for_label(named.next()?.as_bytes())
}

/// Where the XML declaration names the encoding (XML 1.0 §4.3.3).
fn declared(text: &str) -> Option<(usize, usize)> {
    let head = &text[..text.find("?>")?];
    if !head.starts_with("<?xml") {
        return None;
    }
    let at = head.find("encoding")?;
    let start = at + head[at..].find(['"', '\''])? + 1;
    let end = start + head[start..].find(['"', '\''])?;
    Some((start, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCHEMA: &str = "<?xml version='1.0' encoding='utf-16'?><schema xmlns='http://www.w3.org/2001/XMLSchema' id='é'/>";

    fn text(bytes: Vec<u8>, content_type: Option<&str>) -> String {
        String::from_utf8(readable(bytes, content_type).unwrap().bytes).unwrap()
    }

    #[test]
    fn utf_16_becomes_utf_8() {
        let bytes = |bom: &str| -> Vec<u8> {
            format!("{bom}{SCHEMA}").encode_utf16().flat_map(u16::to_le_bytes).collect()
        };
        let expected = SCHEMA.replace("utf-16", "UTF-8");
        assert_eq!(text(bytes("\u{feff}"), None), expected);
        assert_eq!(text(bytes(""), None), expected);
    }

    #[test]
    fn an_encoding_that_only_the_header_tells_is_not_lost() {
        let latin = b"<schema xmlns='http://www.w3.org/2001/XMLSchema' id='\xe9'/>".to_vec();
        let expected = "<schema xmlns='http://www.w3.org/2001/XMLSchema' id='é'/>";
        assert_eq!(text(latin.clone(), Some("text/xml; charset=ISO-8859-1")), expected);
        assert_eq!(readable(latin.clone(), None).unwrap().bytes, latin);
    }

    #[test]
    fn what_a_script_prints_before_the_document_is_cut() {
        let notice = "<br />\n<b>Notice</b>: Undefined index\n<?xml version='1.0'?>\
                      <schema xmlns='http://www.w3.org/2001/XMLSchema'/>";
        let readable = readable(notice.as_bytes().to_vec(), None).unwrap();
        assert!(readable.bytes.starts_with(b"<?xml"));
        assert_eq!(readable.cut.as_deref(), Some("<br />\n<b>Notice</b>: Undefined index"));
    }
}
