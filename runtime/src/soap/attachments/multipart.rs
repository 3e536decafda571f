//! The parts between the boundaries of a message (RFC 2046 §5.1.1).

use std::ops::Range;

use memchr::memchr;
use memchr::memmem::find_iter;

/// Why a message cannot be taken apart, and at which byte that shows.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Broken {
    pub problem: String,
    pub at: usize,
}

impl Broken {
    pub fn new(problem: impl Into<String>, at: usize) -> Self {
        Self { problem: problem.into(), at }
    }
}

/// Where the parts of `message` are, headers included. The line break in front of a boundary belongs
/// to that (RFC 2046 §5.1.1), but may be the empty line behind the headers as well: it is still there.
pub(super) fn split(
    message: &[u8],
    boundary: &str,
    most: usize,
) -> Result<Vec<Range<usize>>, Broken> {
    if boundary.is_empty() {
        return Err(Broken::new("the boundary between the parts of the reply is empty", 0));
    }
    let line = format!("--{boundary}");
    let mut parts = Vec::new();
    let mut begin = None;
    for at in find_iter(message, &line) {
        let starts_line = at == 0 || message[at - 1] == b'\n';
        let behind = delimiter(&message[at + line.len()..]).filter(|_| starts_line);
        let Some((last, length)) = behind else { continue };
        if let Some(begin) = begin {
            if parts.len() == most {
                return Err(Broken::new(format!("the reply has more than {most} parts"), at));
            }
            parts.push(begin..at);
        }
        if last {
            return Ok(parts);
        }
        begin = Some(at + line.len() + length);
    }
    Err(match begin {
        Some(_) => Broken::new(
            format!("the reply ends without its last boundary, `--{boundary}--`"),
            message.len(),
        ),
        None => Broken::new(
            format!("the boundary `{boundary}` is not in the reply, {}", beginning(message)),
            0,
        ),
    })
}

/// What stands behind a boundary: whether that is the last one, and how long the rest of its line is,
/// with blanks that a gateway may have put there. `None` where the line goes on otherwise.
fn delimiter(rest: &[u8]) -> Option<(bool, usize)> {
    let last = rest.starts_with(b"--");
    let dashes = if last { 2 } else { 0 };
    let blanks = rest[dashes..].iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
    let end = dashes + blanks;
    match &rest[end..] {
        [b'\r', b'\n', ..] => Some((last, end + 2)),
        [b'\n', ..] => Some((last, end + 1)),
        [] if last => Some((last, end)),
        _ => None,
    }
}

/// How a message begins, for an error: the first line that could be a boundary, or else the first.
fn beginning(message: &[u8]) -> String {
    let mut lines = message.split(|byte| *byte == b'\n').take(200);
    let first = &message[..memchr(b'\n', message).unwrap_or(message.len())];
    let line = lines.find(|line| line.starts_with(b"--")).unwrap_or(first);
    let line = String::from_utf8_lossy(line);
    match line.trim_end() {
        "" => "which is empty or begins with an empty line".to_owned(),
        line => format!("which has the line `{line}`"),
    }
}

/// A part without the line break in front of the next boundary. `crlf` is whether the lines of
/// boundaries end in two characters: else a `\r` is of the part.
pub(super) fn without_line_break(part: &[u8], crlf: bool) -> &[u8] {
    let part = part.strip_suffix(b"\n").unwrap_or(part);
    if crlf { part.strip_suffix(b"\r").unwrap_or(part) } else { part }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts<'m>(message: &'m str, boundary: &str) -> Vec<&'m str> {
        let parts = split(message.as_bytes(), boundary, 3).unwrap();
        parts.into_iter().map(|part| &message[part]).collect()
    }

    #[test]
    fn parts_stand_between_lines_of_the_boundary() {
        for (message, expected) in [
            ("--B\r\na\r\n--B\r\nb\r\n--B--", &["a\r\n", "b\r\n"][..]),
            ("--B\na\n--B--\n", &["a\n"]),
            ("preamble --B\r\n--B \t\r\na\r\n--B-- \r\nepilogue\r\n--B\r\n", &["a\r\n"]),
            ("--B\r\n--BC\r\nx--B\r\n--B x\r\n\r\n--B--\r\n", &["--BC\r\nx--B\r\n--B x\r\n\r\n"]),
            ("--B\r\n--B--x\r\n--B--", &["--B--x\r\n"]),
            ("--B\r\n--B\r\n--B--", &["", ""]),
            ("--B--", &[]),
        ] {
            assert_eq!(parts(message, "B"), expected, "{message:?}");
        }
        assert_eq!(parts("------=_a b'(:?\n1\n------=_a b'(:?--", "----=_a b'(:?"), ["1\n"]);
    }

    #[test]
    fn what_is_not_whole_is_refused() {
        for (message, boundary, problem) in [
            ("--B\r\na\r\n--B\r\nb", "B", "ends without its last boundary, `--B--`"),
            ("--B\r\na\r\n--B-", "B", "ends without its last boundary"),
            ("", "B", "`B` is not in the reply, which is empty"),
            ("<a/>", "B", "`B` is not in the reply, which has the line `<a/>`"),
            ("hi\r\n--C\r\na\r\n--C--", "B", "which has the line `--C`"),
            ("--\r\na\r\n----", "", "is empty"),
            (&"--B\n".repeat(5), "B", "more than 3 parts"),
        ] {
            let broken = split(message.as_bytes(), boundary, 3).unwrap_err();
            assert!(broken.problem.contains(problem), "{message:?}: {broken:?}");
        }
    }
}
