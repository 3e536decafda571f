//! Failures and diagnostics for people: the message, the place, and the line that it is about.

use std::io::{self, Write};
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use wsdl_codegen::{Diagnostic, Severity};

use crate::failure::Failure;
use crate::source::Source;

/// How many diagnostics are shown with the line that they are about; the others take one line each.
const WITH_SNIPPET: usize = 5;

/// Longer lines are not quoted: some WSDLs are one line.
const LONGEST_LINE: usize = 400;

/// Writes why a command was not done.
///
/// # Errors
/// If it cannot be written.
pub fn failure(to: &mut dyn Write, failure: &Failure) -> io::Result<()> {
    if failure.is_quiet {
        return Ok(());
    }
    let errors: Vec<_> =
        failure.diagnostics.iter().filter(|it| it.severity == Severity::Error).collect();
    let shown = if errors.is_empty() { failure.diagnostics.iter().collect() } else { errors };
    diagnostics(to, &shown)?;
    if !failure.message.is_empty() {
        let mut group = Group::with_title(Level::ERROR.primary_title(failure.message.as_str()));
        if let Some(help) = &failure.help {
            group = group.element(Level::HELP.message(help.as_str()));
        }
        writeln!(to, "{}", Renderer::styled().render(&[group]))?;
    }
    Ok(())
}

/// Writes diagnostics, the first few of them with the lines that they are about.
///
/// # Errors
/// If they cannot be written.
pub fn diagnostics(to: &mut dyn Write, found: &[&Diagnostic]) -> io::Result<()> {
    for (index, diagnostic) in found.iter().enumerate() {
        let text = (index < WITH_SNIPPET).then(|| line_of(diagnostic)).flatten();
        match text {
            Some(line) => writeln!(to, "{}", with_snippet(diagnostic, &line))?,
            None => writeln!(to, "{diagnostic}")?,
        }
    }
    Ok(())
}

/// The line that a diagnostic is about, where it can be read and is worth showing.
fn line_of(diagnostic: &Diagnostic) -> Option<String> {
    if diagnostic.line == 0 {
        return None;
    }
    let bytes = Source::of(&diagnostic.file).ok()?.bytes().ok()?;
    // In another encoding the columns may be others.
    let text = String::from_utf8(bytes).ok()?;
    let line = text.lines().nth(diagnostic.line - 1)?.trim_end();
    (line.len() <= LONGEST_LINE).then(|| line.to_owned())
}

fn with_snippet(diagnostic: &Diagnostic, line: &str) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level.primary_title(diagnostic.message.as_str()).id(diagnostic.code);
    let snippet = Snippet::source(line)
        .line_start(diagnostic.line)
        .path(diagnostic.file.as_str())
        .annotation(AnnotationKind::Primary.span(marked(line, diagnostic.column)));
    let mut group = title.element(snippet);
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    Renderer::styled().render(&[group])
}

/// The bytes of the tag or the word that begins at a column, which is counted in characters from
/// one.
fn marked(line: &str, column: usize) -> Range<usize> {
    let start = line.char_indices().nth(column.saturating_sub(1)).map_or(line.len(), |(at, _)| at);
    let rest = &line[start..];
    let end = match rest.starts_with('<') {
        true => rest.find('>').map_or(rest.len(), |at| at + 1),
        false => rest.find(|c: char| c.is_whitespace() || "<>/=".contains(c)).unwrap_or(rest.len()),
    };
    start..start + end
}

#[cfg(test)]
mod tests {
    use super::marked;

    #[test]
    fn a_tag_is_marked_whole_and_a_word_as_far_as_it_goes() {
        assert_eq!(&"  <a b='1'> x"[marked("  <a b='1'> x", 3)], "<a b='1'>");
        assert_eq!(&"ä name='x'"[marked("ä name='x'", 3)], "name");
        assert_eq!(marked("ab", 9), 2..2);
    }
}
