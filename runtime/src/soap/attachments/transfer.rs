//! Transfer encodings: how the bytes of a part are written (RFC 2045 §6).

use bytes::Bytes;

use crate::types::Base64Binary;

/// The content of a part whose `Content-Transfer-Encoding` is `encoding`. What stands there as it is
/// stays a slice of the message.
///
/// # Errors
/// Says what is wrong.
pub(super) fn decode(content: Bytes, encoding: Option<&str>) -> Result<Bytes, String> {
    match encoding.unwrap_or_default().trim().to_ascii_lowercase().as_str() {
        "" | "binary" | "8bit" | "7bit" => Ok(content),
        "base64" => base64(&content),
        "quoted-printable" => quoted_printable(&content).map(Bytes::from),
        other => Err(format!("a part has the unknown Content-Transfer-Encoding `{other}`")),
    }
}

fn base64(content: &[u8]) -> Result<Bytes, String> {
    let text = std::str::from_utf8(content).ok();
    let bytes = text.and_then(|text| text.parse::<Base64Binary>().ok());
    match bytes {
        Some(bytes) => Ok(bytes.into_bytes()),
        None => Err("a part says that it is base64, and is not".to_owned()),
    }
}

/// RFC 2045 §6.7: `=3D` is a byte, `=` at the end of a line joins it with the next one, and blanks at
/// the end of a line are none of the content.
fn quoted_printable(content: &[u8]) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::with_capacity(content.len());
    for line in content.split_inclusive(|byte| *byte == b'\n') {
        let (written, line_break) = match line {
            [written @ .., b'\r', b'\n'] => (written, &b"\r\n"[..]),
            [written @ .., b'\n'] => (written, &b"\n"[..]),
            written => (written, &b""[..]),
        };
        let blanks = written.iter().rev().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        let mut rest = &written[..written.len() - blanks];
        let joined = rest.ends_with(b"=");
        rest = rest.strip_suffix(b"=").unwrap_or(rest);
        while let Some((first, after)) = rest.split_first() {
            if *first != b'=' {
                bytes.push(*first);
                rest = after;
                continue;
            }
            let digits = after.get(..2).and_then(|digits| hex::decode(digits).ok());
            bytes.extend(digits.ok_or("a part says that it is quoted-printable, and is not")?);
            rest = &after[2..];
        }
        if !joined {
            bytes.extend(line_break);
        }
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(content: &str, encoding: &str) -> Result<Bytes, String> {
        decode(Bytes::copy_from_slice(content.as_bytes()), Some(encoding))
    }

    #[test]
    fn content_is_read_by_its_transfer_encoding() {
        for (content, encoding, expected) in [
            ("a=3D", "binary", &b"a=3D"[..]),
            ("a=3D", " 8BIT ", b"a=3D"),
            ("a=3D", "", b"a=3D"),
            ("aGVs\r\nbG8=\r\n", "Base64", b"hello"),
            ("Zo=C3=ab =\r\nsaid \t\r\n=20x=", "Quoted-Printable", "Zoë said\r\n x".as_bytes()),
            ("a=  \nb", "quoted-printable", b"ab"),
        ] {
            assert_eq!(decoded(content, encoding).as_deref(), Ok(expected), "{content:?}");
        }
    }

    #[test]
    fn what_is_not_so_encoded_is_refused() {
        for (content, encoding, problem) in [
            ("a-b_", "base64", "base64, and is not"),
            ("a=3", "quoted-printable", "quoted-printable, and is not"),
            ("a=xy", "quoted-printable", "quoted-printable, and is not"),
            ("a", "x-uuencode", "the unknown Content-Transfer-Encoding `x-uuencode`"),
        ] {
            let error = decoded(content, encoding).unwrap_err();
            assert!(error.contains(problem), "{error}");
        }
    }
}
