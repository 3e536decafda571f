//! Bytes as lines of text that people can read and change, and back.

/// How far an element stands from the one around it, in spaces.
const STEP: usize = 2;

/// Writes `bytes` as lines that begin with `mark` and a space.
pub(super) fn write(bytes: &[u8], mark: char, out: &mut String) {
    let text = escaped(bytes);
    for line in text.split('\n') {
        let mut depth = 0;
        let mut rest = line;
        let mut indent = 0;
        while let Some(end) = fold(rest, &mut depth) {
            push(&rest[..end], indent, mark, out);
            out.insert(out.len() - 1, '\\');
            rest = &rest[end..];
            indent = depth - usize::from(rest.starts_with("</")).min(depth);
        }
        push(&kept_to_the_end(rest), indent, mark, out);
    }
}

fn push(text: &str, indent: usize, mark: char, out: &mut String) {
    out.push(mark);
    if !text.is_empty() {
        out.push(' ');
        out.extend(std::iter::repeat_n(' ', indent * STEP));
        out.push_str(text);
    }
    out.push('\n');
}

/// Where a line is divided next: between two tags, but for those of an element with nothing in it.
/// `depth` follows the tags up to there.
fn fold(text: &str, depth: &mut usize) -> Option<usize> {
    let mut from = 0;
    let mut opened = false;
    while let Some(start) = text[from..].find('<').map(|at| from + at) {
        let tag = &text[start..];
        let closes = tag.starts_with("</");
        if start > 0 && text[..start].ends_with('>') && !(opened && closes) {
            return Some(start);
        }
        let end = tag.find('>').map_or(text.len(), |at| start + at + 1);
        opened = !closes && !tag.starts_with("<!") && !tag.starts_with("<?");
        opened &= !text[..end].ends_with("/>");
        match closes {
            true => *depth = depth.saturating_sub(1),
            false => *depth += usize::from(opened),
        }
        from = end;
    }
    None
}

/// The bytes as text in which no character is lost where a person looks at it.
fn escaped(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        for character in chunk.valid().chars() {
            match character {
                '\\' => text.push_str("\\\\"),
                '\r' => text.push_str("\\r"),
                '\n' | '\t' => text.push(character),
                c if c.is_control() || c == '\u{FEFF}' => {
                    c.encode_utf8(&mut [0; 4]).bytes().for_each(|it| push_byte(it, &mut text));
                }
                c => text.push(c),
            }
        }
        chunk.invalid().iter().for_each(|byte| push_byte(*byte, &mut text));
    }
    text
}

fn push_byte(byte: u8, text: &mut String) {
    text.push_str(&format!("\\x{byte:02X}"));
}

/// The same with white space at the end that editors leave alone.
fn kept_to_the_end(line: &str) -> String {
    match line.as_bytes().last() {
        Some(byte @ (b' ' | b'\t')) => format!("{}\\x{byte:02X}", &line[..line.len() - 1]),
        _ => line.to_owned(),
    }
}

/// Puts the lines of a text together again.
#[derive(Debug, Default)]
pub(super) struct Lines {
    bytes: Vec<u8>,
    begun: bool,
    /// The last line goes on in the next one.
    folded: bool,
}

impl Lines {
    /// Adds a line, without its mark.
    ///
    /// # Errors
    /// It holds a backslash that means nothing.
    pub fn push(&mut self, line: &str) -> Result<(), String> {
        if self.begun && !self.folded {
            self.bytes.push(b'\n');
        }
        let line = if self.folded { line.trim_start_matches(' ') } else { line };
        (self.begun, self.folded) = (true, false);
        let mut rest = line;
        while let Some(at) = rest.find('\\') {
            self.bytes.extend_from_slice(&rest.as_bytes()[..at]);
            let behind = &rest[at + 1..];
            let byte = behind.get(1..3).filter(|_| behind.starts_with('x'));
            let byte = byte.and_then(|digits| u8::from_str_radix(digits, 16).ok());
            let (byte, length) = match (behind.as_bytes().first(), byte) {
                (None, _) => {
                    self.folded = true;
                    return Ok(());
                }
                (Some(b'\\'), _) => (b'\\', 1),
                (Some(b'r'), _) => (b'\r', 1),
                (_, Some(byte)) => (byte, 3),
                _ => return Err("a `\\` that is none of `\\\\`, `\\r` and `\\xE9`".to_owned()),
            };
            self.bytes.push(byte);
            rest = &behind[length..];
        }
        self.bytes.extend_from_slice(rest.as_bytes());
        Ok(())
    }

    pub fn bytes(self) -> Vec<u8> {
        self.bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn again(text: &str) -> Vec<u8> {
        let mut lines = Lines::default();
        for line in text.lines() {
            let line = line.strip_prefix('<').unwrap();
            lines.push(line.strip_prefix(' ').unwrap_or(line)).unwrap();
        }
        lines.bytes()
    }

    #[test]
    fn elements_stand_on_lines_of_their_own() {
        let mut text = String::new();
        write(b"<?xml?>\n<a><b>1</b><c><d/><e></e></c></a>\n", '<', &mut text);
        let wanted = "< <?xml?>\n< <a>\\\n<   <b>1</b>\\\n<   <c>\\\n<     <d/>\\\n\
                      <     <e></e>\\\n<   </c>\\\n< </a>\n<\n";
        assert_eq!(text, wanted);
    }

    #[test]
    fn any_bytes_come_back() {
        let texts: [&[u8]; 12] = [
            b"",
            b"\n",
            b"a\n\nb",
            b"  <a>  <b/> </a>  \n \n",
            b"ends in \\",
            b"\\\n\\x41\\r\\",
            b"a\r\nb\r",
            b"Zo\xEB\x00\xFF\xFE<a\x00>",
            b"\xEF\xBB\xBF<a/>",
            b"</a></a><b",
            b"><<>><",
            "<\u{e4}><!-- <x><y> --><![CDATA[<z><z>]]></\u{e4}>\u{2028}\u{85}".as_bytes(),
        ];
        for bytes in texts {
            let mut text = String::new();
            write(bytes, '<', &mut text);
            assert_eq!(again(&text), bytes, "{text}");
            assert!(!text.lines().any(|line| line.ends_with([' ', '\t'])), "{text}");
        }
    }

    #[test]
    fn a_backslash_that_means_nothing_is_refused() {
        for line in ["\\n", "\\x4", "\\xZZ", "a\\ b"] {
            assert!(Lines::default().push(line).is_err(), "{line}");
        }
    }
}
