//! Escapes text as XML character data, in one pass.

/// A character that XML 1.0 has no way to carry, not even as a reference (XML 1.0 §2.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ForbiddenChar {
    pub character: char,
    /// Where it stands in the text, in bytes.
    pub at: usize,
}

/// The bytes that may not stand in text as they are.
const SPECIAL: [bool; 256] = special();

const fn special() -> [bool; 256] {
    let mut special = [false; 256];
    let mut control = 0;
    while control < 0x20 {
        special[control] = true;
        control += 1;
    }
    special[b'\t' as usize] = false;
    special[b'\n' as usize] = false;
    special[b'&' as usize] = true;
    special[b'<' as usize] = true;
    special[b'>' as usize] = true;
    special[b'"' as usize] = true;
    // The first byte of U+FFFE and U+FFFF, and of much that is allowed.
    special[0xEF] = true;
    special
}

/// Hands `text` to `push` in pieces, escaped for use as character data or in an attribute value
/// between double quotes.
///
/// Stops at the first character that XML 1.0 cannot carry.
pub(crate) fn escape(text: &str, mut push: impl FnMut(&str)) -> Result<(), ForbiddenChar> {
    let bytes = text.as_bytes();
    let mut written = 0;
    let mut at = 0;
    while let Some(plain) = bytes[at..].iter().position(|byte| SPECIAL[*byte as usize]) {
        at += plain;
        let replacement = match bytes[at..] {
            [b'&', ..] => "&amp;",
            [b'<', ..] => "&lt;",
            // `]]>` may not stand in character data (XML 1.0 §2.4).
            [b'>', ..] => "&gt;",
            [b'"', ..] => "&quot;",
            // A literal CR would be read back as LF (XML 1.0 §2.11).
            [b'\r', ..] => "&#13;",
            [0xEF, 0xBF, 0xBE | 0xBF, ..] => return Err(forbidden(text, at)),
            [0xEF, ..] => {
                at += 1;
                continue;
            }
            _ => return Err(forbidden(text, at)),
        };
        push(&text[written..at]);
        push(replacement);
        at += 1;
        written = at;
    }
    push(&text[written..]);
    Ok(())
}

fn forbidden(text: &str, at: usize) -> ForbiddenChar {
    let character = text[at..].chars().next().unwrap_or_default();
    ForbiddenChar { character, at }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn escaped(text: &str) -> Result<String, ForbiddenChar> {
        let mut out = String::new();
        escape(text, |piece| out.push_str(piece)).map(|()| out)
    }

    #[test]
    fn markup_and_carriage_returns_become_references() {
        assert_eq!(
            escaped("a<b>&\"c\"]]> é\u{1F600}\r\n\t").unwrap(),
            "a&lt;b&gt;&amp;&quot;c&quot;]]&gt; é\u{1F600}&#13;\n\t"
        );
    }

    #[test]
    fn what_xml_cannot_carry_is_found_with_its_place() {
        for (text, character, at) in [
            ("ab\u{0}", '\u{0}', 2),
            ("é\u{B}", '\u{B}', 2),
            ("\u{FFFE}", '\u{FFFE}', 0),
            ("x\u{FFFF}y", '\u{FFFF}', 1),
        ] {
            assert_eq!(escaped(text), Err(ForbiddenChar { character, at }));
        }
        assert_eq!(escaped("\u{FFFD}\u{F8FF}\u{7F}").unwrap(), "\u{FFFD}\u{F8FF}\u{7F}");
    }
}
