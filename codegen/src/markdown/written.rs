//! Markdown that the user wrote: it stays Markdown, in lines of their own width.

use super::{is_shown, wrap};

/// The lines of a text in Markdown: each paragraph in lines of at most `width` characters where words
/// are not longer than that, with empty lines between them. Code between fences, tables, lists,
/// headings and quotes stay as they are.
///
/// Nothing but fences makes code: a text that is indented as a whole is still one.
pub(crate) fn lines(text: &str, width: usize) -> Vec<String> {
    let mut blocks = Blocks { lines: Vec::new(), paragraph: Vec::new(), width };
    let mut fence: Option<String> = None;
    for line in text.lines() {
        let line: String = line.chars().filter(|c| *c == '\t' || is_shown(*c)).collect();
        let begin = line.trim_start();
        if let Some(open) = &fence {
            let is_end = begin.starts_with(open.as_str());
            blocks.lines.push(line.trim_end().to_owned());
            fence = fence.filter(|_| !is_end);
        } else if begin.starts_with("```") || begin.starts_with("~~~") {
            blocks.end_paragraph();
            let sign = begin.chars().next().unwrap_or_default();
            fence = Some(begin.chars().take_while(|c| *c == sign).collect());
            blocks.lines.push(line.trim_end().to_owned());
        } else if begin.is_empty() {
            blocks.end_paragraph();
            blocks.gap();
        } else if let Some(item) = line.strip_prefix("- ") {
            blocks.end_paragraph();
            blocks.item(item);
        } else if is_block(begin) || blocks.is_inside_list(&line) {
            blocks.end_paragraph();
            blocks.lines.push(line.trim_end().to_owned());
        } else {
            blocks.paragraph.extend(words(begin));
        }
    }
    blocks.end_paragraph();
    // A fence that nobody closes would take along what follows.
    blocks.lines.extend(fence);
    while blocks.lines.last().is_some_and(String::is_empty) {
        blocks.lines.pop();
    }
    blocks.lines
}

/// The words of the first paragraph; none where the text begins with something else.
pub(crate) fn first_paragraph(text: &str) -> Vec<String> {
    let lines = text.lines().map(str::trim).skip_while(|line| line.is_empty());
    let of_paragraph =
        |line: &&str| !line.is_empty() && !is_block(line) && !line.starts_with("```");
    lines.take_while(of_paragraph).flat_map(words).collect()
}

/// Whether a line begins a heading, a list, a table or a quote.
fn is_block(line: &str) -> bool {
    let digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_numbered = digits.len() < line.len() && digits.starts_with(". ");
    line.starts_with(['#', '|', '>'])
        || ["- ", "* ", "+ "].iter().any(|sign| line.starts_with(sign))
        || is_numbered
}

/// The words of a line. Code spans and the texts of links are not taken apart.
fn words(line: &str) -> Vec<String> {
    let (mut words, mut word) = (Vec::new(), String::new());
    let (mut is_code, mut depth) = (false, 0_usize);
    for c in line.chars().filter(|c| *c == '\t' || is_shown(*c)) {
        match c {
            '`' => is_code = !is_code,
            '[' if !is_code => depth += 1,
            ']' if !is_code => depth = depth.saturating_sub(1),
            _ => {}
        }
        if c.is_whitespace() && !is_code && depth == 0 {
            words.push(std::mem::take(&mut word));
        } else {
            word.push(c);
        }
    }
    words.push(word);
    words.retain(|word| !word.is_empty());
    words
}

struct Blocks {
    lines: Vec<String>,
    /// The words of the paragraph so far.
    paragraph: Vec<String>,
    width: usize,
}

impl Blocks {
    fn end_paragraph(&mut self) {
        let words = std::mem::take(&mut self.paragraph);
        self.lines.extend(wrap(&words, self.width));
    }

    /// An item of a list, whose further lines are indented.
    fn item(&mut self, text: &str) {
        let lines = wrap(&words(text), self.width.saturating_sub(2)).into_iter().enumerate();
        let sign = |at| if at == 0 { "- " } else { "  " };
        self.lines.extend(lines.map(|(at, line)| format!("{}{line}", sign(at))));
    }

    fn gap(&mut self) {
        if self.lines.last().is_some_and(|line| !line.is_empty()) {
            self.lines.push(String::new());
        }
    }

    /// Whether a line goes on with an item of a list, by its indentation.
    fn is_inside_list(&self, line: &str) -> bool {
        let before = self.lines.last().map_or("", |line| line.trim_start());
        let is_indented = line.starts_with("  ") && self.paragraph.is_empty();
        is_indented && is_block(before) && !before.starts_with(['#', '|'])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_wrapped_and_stay_markdown() {
        let text =
            "  One `code span` and\n  [a link](https://x.org) with *stars*.\n\n\n  Two - dashes.\n";
        assert_eq!(
            lines(text, 24),
            [
                "One `code span` and",
                "[a link](https://x.org)",
                "with *stars*.",
                "",
                "Two - dashes."
            ]
        );
        assert_eq!(lines("a long line with - a dash", 16), ["a long line with", r"\- a dash"]);
        assert_eq!(lines(" \n\n", 20), [""; 0]);
    }

    #[test]
    fn other_blocks_stay_as_they_are() {
        let text = "# Head\nText.\n- one\n  and more\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```text\n    x\n\n```\nEnd.";
        assert_eq!(lines(text, 80).join("\n"), text);
    }

    #[test]
    fn items_of_lists_are_wrapped() {
        assert_eq!(lines("- one two three\n- four", 10), ["- one two", "  three", "- four"]);
    }

    #[test]
    fn a_fence_that_is_open_is_closed_and_what_turns_text_is_dropped() {
        assert_eq!(lines("```text\nlet a;\n", 80), ["```text", "let a;", "```"]);
        assert_eq!(lines("a\u{202e}b", 80), ["ab"]);
    }

    #[test]
    fn the_first_paragraph_is_cut_into_words() {
        assert_eq!(first_paragraph("\nOne `a. B`\nthree.\n\nFour."), ["One", "`a. B`", "three."]);
        assert_eq!(first_paragraph("# Head\n\nText."), [""; 0]);
    }
}
