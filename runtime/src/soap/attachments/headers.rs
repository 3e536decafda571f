//! The headers of a part (RFC 2045 §3, RFC 822 §3.1).

use super::multipart::Broken;

/// How many headers a part may have: short ones take far more memory than bytes.
const MOST: usize = 100;

/// The headers that `part` begins with, and where its content begins.
///
/// Lines end as they may; one that begins with a blank goes on with the line before.
pub(super) fn read(
    part: &[u8],
    at: usize,
    most_bytes: usize,
) -> Result<(Vec<(String, String)>, usize), Broken> {
    let mut headers: Vec<(String, String)> = Vec::new();
    let mut read = 0;
    for line in part.split_inclusive(|byte| *byte == b'\n') {
        let begin = at + read;
        read += line.len();
        if read > most_bytes {
            let problem = format!("the headers of a part have more than {most_bytes} bytes");
            return Err(Broken::new(problem, begin));
        }
        let text = text(line);
        let text = text.trim_end();
        match headers.last_mut() {
            _ if text.is_empty() && line.ends_with(b"\n") => return Ok((headers, read)),
            Some((_, value)) if text.starts_with([' ', '\t']) => {
                value.push(' ');
                value.push_str(text.trim_start());
            }
            _ => {
                let (name, value) = text.split_once(':').ok_or_else(|| no_header(text, begin))?;
                let name = name.trim_end();
                if name.is_empty() || name.contains(|c: char| c.is_whitespace()) {
                    return Err(no_header(text, begin));
                }
                if headers.len() == MOST {
                    let problem = format!("a part has more than {MOST} headers");
                    return Err(Broken::new(problem, begin));
                }
                headers.push((name.to_owned(), value.trim().to_owned()));
            }
        }
    }
    Err(Broken::new("no empty line follows the headers of a part", at))
}

fn no_header(text: &str, at: usize) -> Broken {
    Broken::new(format!("expected a header of a part, found `{text}`"), at)
}

/// A line as text: UTF-8, or else Latin-1, which holds any bytes.
fn text(line: &[u8]) -> String {
    match std::str::from_utf8(line) {
        Ok(text) => text.to_owned(),
        Err(_) => line.iter().map(|byte| char::from(*byte)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_end_at_the_empty_line() {
        let part = "content-TYPE: a/b;\r\n\tc=d\r\nContent-ID:<x>\nX-Y: \r\n\r\nbody: x\r\n\r\n";
        let (headers, end) = read(part.as_bytes(), 0, 100).unwrap();
        let expected = [("content-TYPE", "a/b; c=d"), ("Content-ID", "<x>"), ("X-Y", "")];
        assert_eq!(headers, expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
        assert_eq!(&part[end..], "body: x\r\n\r\n");
        assert_eq!(read(b"\r\nbody", 0, 100), Ok((Vec::new(), 2)));
        let (headers, _) = read(b"A: Zo\xEB\n\n", 0, 100).unwrap();
        assert_eq!(headers[0].1, "Zoë");
    }

    #[test]
    fn what_is_no_header_is_refused() {
        for (part, problem) in [
            ("", "no empty line"),
            ("A: b\r\n", "no empty line"),
            ("<xml/>\r\n\r\n", "found `<xml/>`"),
            ("a b: c\r\n\r\n", "found `a b: c`"),
            (" a: b\r\n\r\n", "found ` a: b`"),
            (": c\r\n\r\n", "found `: c`"),
            (&format!("A: {}\r\n\r\n", "x".repeat(1000)), "more than 1000 bytes"),
            (&"A:\n".repeat(101), "more than 100 headers"),
        ] {
            let broken = read(part.as_bytes(), 7, 1000).unwrap_err();
            assert!(broken.problem.contains(problem), "{part:?}: {broken:?}");
            assert!(broken.at >= 7);
        }
    }
}
