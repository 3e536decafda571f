//! Doc comments.

use crate::markdown;
use crate::rust_model::Docs;

/// Columns that a line of documentation fills, indentation and slashes included.
const WIDTH: usize = 100;

/// The lines for an item that is indented by `indent` columns.
pub(super) fn lines(docs: &Docs, indent: usize) -> Vec<String> {
    let width = WIDTH - indent - "/// ".len();
    let mut blocks = lead(docs, width);
    blocks.extend(docs.more.iter().map(|text| markdown::written::lines(text, width)));
    blocks.retain(|lines| !lines.is_empty());
    blocks.join(&String::new()).iter().map(|text| linked(text, indent)).collect()
}

/// What an item is, as the user or the document says it, and what is known of it beside that.
fn lead(docs: &Docs, width: usize) -> Vec<Vec<String>> {
    let written = docs.written.as_deref().map(|text| vec![markdown::written::lines(text, width)]);
    let plain = || docs.documentation.as_deref().map(|text| markdown::paragraphs(text, width));
    let mut blocks = written.or_else(plain).unwrap_or_default();
    blocks.retain(|lines| !lines.is_empty());
    match (blocks.is_empty(), docs.summary.is_empty()) {
        (true, true) => {}
        (true, false) => blocks.push(vec![docs.summary.clone()]),
        (false, _) => blocks.extend(docs.note.iter().map(|note| vec![note.clone()])),
    }
    blocks
}

/// The line that says what a setter sets: the field's name, and the beginning of what it is.
pub(super) fn setter(docs: &Docs, field: &str, indent: usize) -> Option<String> {
    let width = WIDTH.saturating_sub(indent + "/// Sets ``: ".len() + field.len());
    let written = docs.written.as_deref().map(|text| {
        let words = first_sentence(markdown::written::first_paragraph(text));
        (!words.is_empty()).then(|| in_one_line(|width| markdown::wrap(&words, width), width))?
    });
    let plain = || {
        let text = first_sentence(first_words(docs.documentation.as_deref()?)).join(" ");
        let lines = |width| markdown::paragraphs(&text, width).into_iter().next();
        in_one_line(|width| lines(width).unwrap_or_default(), width)
    };
    let text = match written.unwrap_or_else(plain) {
        Some(first) => format!("Sets `{field}`: {first}"),
        None if docs.summary.is_empty() => return None,
        None => format!("Sets {}", in_a_sentence(&docs.summary)),
    };
    Some(linked(&text, indent))
}

/// The first line of a text that is broken into lines, with a sign that it goes on.
fn in_one_line(lines: impl Fn(usize) -> Vec<String>, width: usize) -> Option<String> {
    match lines(width).as_slice() {
        [] => None,
        [whole] => Some(whole.clone()),
        _ => lines(width.saturating_sub(" …".chars().count())).first().map(|it| format!("{it} …")),
    }
}

/// The words of the first paragraph of a text.
fn first_words(text: &str) -> Vec<String> {
    let lines = text.lines().skip_while(|line| line.trim().is_empty());
    let paragraph = lines.take_while(|line| !line.trim().is_empty());
    paragraph.flat_map(str::split_whitespace).map(str::to_owned).collect()
}

/// The words up to the end of the first sentence.
fn first_sentence(mut words: Vec<String>) -> Vec<String> {
    let ends = words.iter().enumerate().position(|(at, word)| {
        let goes_on = words.get(at + 1).is_some_and(|next| next.starts_with(char::is_lowercase));
        // `e.g.` and `A.` end no sentence.
        let is_short = word.len() <= 2 || word.trim_end_matches('.').contains('.');
        word.ends_with('.') && !is_short && !goes_on
    });
    words.truncate(ends.map_or(words.len(), |last| last + 1));
    words
}

/// A sentence of ours as the end of another one.
fn in_a_sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_ascii_lowercase());
    first.into_iter().chain(letters).collect()
}

/// Macros that Rust has everywhere: a link to a type of the same name has to say that it means the
/// type.
const MACROS: [&str; 9] =
    ["Clone", "Copy", "Debug", "Default", "Eq", "Hash", "Ord", "PartialEq", "PartialOrd"];

/// A line of our own, with its links.
pub(super) fn linked(text: &str, indent: usize) -> String {
    let mut text = text.to_owned();
    for name in MACROS {
        let link = format!("[`{name}`]");
        if text.contains(&link) {
            text = text.replace(&link, &format!("{link}(type@{name})"));
        }
    }
    line(&text, indent)
}

/// One line; characters that cannot be seen are spelled in a string.
fn line(text: &str, indent: usize) -> String {
    let text = if text.is_empty() { String::new() } else { format!(" {text}") };
    if text.chars().all(is_plain) {
        format!("{:indent$}///{text}", "")
    } else {
        format!("{:indent$}#[doc = {text:?}]", "")
    }
}

/// Whether a comment can hold the character.
fn is_plain(c: char) -> bool {
    matches!(c, '"' | '\'' | '\\') || c.escape_debug().len() == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(documentation: &str) -> String {
        let documentation = Some(documentation.to_owned());
        let docs =
            Docs { documentation, summary: "`code`, of any type.".to_owned(), ..Docs::default() };
        setter(&docs, "code", 4).expect("a line")
    }

    fn summary(summary: &str) -> Option<String> {
        setter(&Docs { summary: summary.to_owned(), ..Docs::default() }, "code", 4)
    }

    #[test]
    fn a_setter_says_what_the_field_is() {
        for (text, line) in [
            ("`code`, an `xsd:string`.", "Sets `code`, an `xsd:string`."),
            ("The attribute `code`, required.", "Sets the attribute `code`, required."),
            ("Elements of any name.", "Sets elements of any name."),
        ] {
            assert_eq!(summary(text), Some(format!("    /// {line}")));
        }
        assert_eq!(summary(""), None);
    }

    #[test]
    fn a_setter_has_the_first_sentence_of_the_documentation() {
        for (text, sentence) in [
            ("What it counts for", "What it counts for"),
            ("  What it\n   counts for. And more.", "What it counts for."),
            ("A title\n\nThe text.", "A title"),
            ("\n \nThe text.\n\nMore.", "The text."),
            ("Anything, e.g. A or both. Not C.", "Anything, e.g. A or both."),
            ("Plan A. is one of these", "Plan A. is one of these"),
            ("Names, dates etc. of users. More.", "Names, dates etc. of users."),
            ("Version 1.2 or later. More.", "Version 1.2 or later."),
            ("A [list] of <b>s. More.", "A \\[list\\] of \\<b\\>s."),
        ] {
            assert_eq!(of(text), format!("    /// Sets `code`: {sentence}"));
        }
        // Where it says nothing, the type does.
        assert_eq!(of(" \n "), "    /// Sets `code`, of any type.");
    }

    #[test]
    fn a_long_sentence_is_cut_to_one_line() {
        for letters in 1..=9 {
            let sentence = format!("{} end.", vec!["a".repeat(letters); 30].join(" "));
            let line = of(&sentence);
            let width = line.chars().count();
            assert!(width <= WIDTH, "{width}: {line}");
            let is_whole = line.ends_with(" end.");
            assert_eq!(is_whole, line.len() - "    /// Sets `code`: ".len() == sentence.len());
            assert!(is_whole || line.ends_with("a …") && width > WIDTH - 15, "{line}");
        }
        let word = "a".repeat(200);
        assert_eq!(of(&word), format!("    /// Sets `code`: {word}"));
        let long = setter(
            &Docs { documentation: Some("One two.".to_owned()), ..Docs::default() },
            &"x".repeat(120),
            4,
        );
        assert!(long.expect("a line").ends_with(": One …"));
    }

    #[test]
    fn what_cannot_be_seen_is_spelled() {
        assert_eq!(of("A\u{e000}B."), "    #[doc = \" Sets `code`: A\\u{e000}B.\"]");
    }
}
