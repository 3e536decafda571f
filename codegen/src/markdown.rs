//! Escapes plain text as Markdown, so that rustdoc shows it as it was written.
//!
//! Nothing in a document may become a link, a tag, a heading or a code block, which rustdoc would
//! try to compile.

pub(crate) mod written;

/// A wire name or URI as a code span.
pub(crate) fn code(text: &str) -> String {
    let text: String = words(text).join(" ").replace('`', "'");
    format!("`{text}`")
}

/// The paragraphs of a text in Markdown, each a list of lines of at most `width` characters where
/// words are not longer than that. Paragraphs are parted by empty lines.
pub(crate) fn paragraphs(text: &str, width: usize) -> Vec<Vec<String>> {
    let mut paragraphs = Vec::new();
    let mut current = String::new();
    for line in text.lines().chain([""]) {
        if line.trim().is_empty() {
            if !current.trim().is_empty() {
                paragraphs.push(wrap(&escape(&current), width));
            }
            current.clear();
        } else {
            current.push_str(line);
            current.push(' ');
        }
    }
    paragraphs.retain(|lines| !lines.is_empty());
    paragraphs
}

/// Breaks Markdown words into lines, none of which begins like a list, a heading or the like.
pub(crate) fn wrap(words: &[String], width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut room = 0;
    for word in words {
        let length = word.chars().count();
        match lines.last_mut() {
            Some(line) if length < room => {
                line.push(' ');
                line.push_str(word);
                room -= length + 1;
            }
            _ => {
                let word = at_line_start(word);
                room = width.saturating_sub(word.chars().count());
                lines.push(word);
            }
        }
    }
    lines
}

/// The words of a text without the characters that turn the direction of writing, which rustc
/// refuses, and those that cannot be seen.
fn words(text: &str) -> Vec<String> {
    text.split_whitespace()
        .map(|word| word.chars().filter(|c| is_shown(*c)).collect::<String>())
        .filter(|word| !word.is_empty())
        .collect()
}

/// Whether a character can be seen, and turns no direction of writing.
fn is_shown(c: char) -> bool {
    !c.is_control()
        && !matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// The text as Markdown words: code spans stay, addresses become links, and any other character
/// that means something to Markdown is escaped.
fn escape(text: &str) -> Vec<String> {
    let text = words(text).join(" ");
    // Backticks that do not pair up, or stand together, mark no code.
    let code = text.matches('`').count().is_multiple_of(2) && !text.contains("``");
    let mut escaped = Escaped::default();
    if !code {
        escaped.plain(&text);
        return escaped.finish();
    }
    for (index, piece) in text.split('`').enumerate() {
        if index % 2 == 0 {
            escaped.plain(piece);
        } else {
            escaped.last.push('`');
            escaped.last.push_str(piece);
            escaped.last.push('`');
        }
    }
    escaped.finish()
}

/// Gathers Markdown words.
#[derive(Debug, Default)]
struct Escaped {
    words: Vec<String>,
    last: String,
}

impl Escaped {
    fn finish(mut self) -> Vec<String> {
        self.end_word();
        self.words
    }

    fn end_word(&mut self) {
        if !self.last.is_empty() {
            self.words.push(std::mem::take(&mut self.last));
        }
    }

    fn plain(&mut self, text: &str) {
        for (index, word) in text.split(' ').enumerate() {
            if index > 0 {
                self.end_word();
            }
            self.word(word);
        }
    }

    fn word(&mut self, word: &str) {
        let Some(start) = address_start(word) else { return self.characters(word) };
        let address = &word[start..];
        let end = address.find(|c: char| !is_address(c)).unwrap_or(address.len());
        let end = address[..end].trim_end_matches(['.', ',', ':', '?', '!', '&']).len();
        self.characters(&word[..start]);
        self.last.push('<');
        self.last.push_str(&address[..end]);
        self.last.push('>');
        self.word(&address[end..]);
    }

    fn characters(&mut self, text: &str) {
        let mut before = self.last.chars().next_back();
        let mut rest = text.chars().peekable();
        while let Some(c) = rest.next() {
            let special = match c {
                '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '$' => true,
                // Within a word an underscore is only itself.
                '_' => {
                    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
                    !letter(before) || !letter(rest.peek().copied())
                }
                _ => false,
            };
            if special {
                self.last.push('\\');
            }
            self.last.push(c);
            before = Some(c);
        }
    }
}

/// Where an address begins that rustdoc would take for a forgotten link.
fn address_start(word: &str) -> Option<usize> {
    let starts = ["http://", "https://"].into_iter().filter_map(|scheme| word.find(scheme));
    starts.min()
}

fn is_address(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-@:%._+~#=?&/".contains(c)
}

/// Escapes what would begin a block at the start of a line.
fn at_line_start(word: &str) -> String {
    let digits = word.len() - word.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if digits > 0 && word[digits..].starts_with(['.', ')']) {
        return format!("{}\\{}", &word[..digits], &word[digits..]);
    }
    if word.starts_with(['#', '+', '-', '=', ':', '^']) {
        return format!("\\{word}");
    }
    word.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<String> {
        paragraphs(text, 40).join(&String::new())
    }

    #[test]
    fn text_means_itself() {
        for (text, expected) in [
            ("a [link] and <b>bold</b>", r"a \[link\] and \<b\>bold\</b\>"),
            ("the user_id of _all_", r"the user_id of \_all\_"),
            ("2 * 3 | 4 \\ &amp;", r"2 \* 3 \| 4 \\ \&amp;"),
            ("call `a_b[0]` now", "call `a_b[0]` now"),
            ("an odd ` one", r"an odd \` one"),
            ("see (http://x.org/a_b?c=d&e).", "see (<http://x.org/a_b?c=d&e>)."),
            ("- no list", r"\- no list"),
            ("1. no list", r"1\. no list"),
            ("# no heading", r"\# no heading"),
            ("    no code", "no code"),
            ("a\u{202e}b\u{85}c", "ab c"),
        ] {
            assert_eq!(lines(text), [expected]);
        }
    }

    #[test]
    fn fences_and_paragraphs() {
        assert_eq!(
            lines("One\n two.\n\n```\nfn main() { loop {} }\n```\n\n\n"),
            ["One two.", "", r"\`\`\` fn main() { loop {} } \`\`\`"]
        );
        assert_eq!(lines(" \n\n "), [""; 0]);
        assert_eq!(lines("\u{202e}"), [""; 0]);
    }

    #[test]
    fn lines_are_wrapped_and_begin_no_block() {
        assert_eq!(
            lines("Nineteen characters and more of them - a dash"),
            ["Nineteen characters and more of them - a", "dash"]
        );
        assert_eq!(
            lines("Twenty characters and a few more of them - a dash"),
            ["Twenty characters and a few more of them", r"\- a dash"]
        );
    }
}
