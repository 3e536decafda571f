//! What Cargo is told of findings.

use std::collections::HashMap;

use crate::documents::diagnostics::{Diagnostic, Severity};

/// How many findings of one kind in one document are shown one by one. If there is only one more, it is
/// shown as well.
const SHOWN: usize = 5;
/// How many lines of a document are named for the others.
const PLACES: usize = 10;

/// The lines for Cargo, in the order of the findings.
pub(super) fn lines(findings: &[Diagnostic]) -> Vec<String> {
    let mut counts: HashMap<_, usize> = HashMap::new();
    for found in findings {
        *counts.entry(kind(found)).or_default() += 1;
    }
    let mut told: HashMap<_, usize> = HashMap::new();
    let mut lines = Vec::new();
    for (index, found) in findings.iter().enumerate() {
        let told = told.entry(kind(found)).or_default();
        *told += 1;
        // All errors are shown: each has to be mended.
        let all = counts[&kind(found)] <= SHOWN + 1 || found.severity == Severity::Error;
        if all || *told <= SHOWN {
            lines.push(line(found));
        } else if *told == SHOWN + 1 {
            lines.push(rest(found, &findings[index..]));
        }
    }
    lines
}

/// What findings have to share so that few of them speak for all.
fn kind(found: &Diagnostic) -> (Severity, &'static str, &str) {
    (found.severity, found.code, &found.file)
}

fn line(found: &Diagnostic) -> String {
    let text = one_line(&found.to_string());
    match found.severity {
        Severity::Error => format!("cargo::error={text}"),
        Severity::Warning => format!("cargo::warning={text}"),
        // There is something to do about it.
        Severity::Note if found.help.is_some() => format!("cargo::warning={text}"),
        Severity::Note => text,
    }
}

/// Says how many more there are like `first`, and where.
fn rest(first: &Diagnostic, findings: &[Diagnostic]) -> String {
    let others = findings.iter().filter(|it| kind(it) == kind(first));
    let mut places: Vec<usize> = others.clone().map(|it| it.line).collect();
    let count = others.count();
    places.dedup();
    let dots = if places.len() > PLACES { ", …" } else { "" };
    let places: Vec<String> = places.iter().take(PLACES).map(usize::to_string).collect();
    let text = format!(
        "{}: {count} more findings of {}[{}]: lines {}{dots}",
        first.file,
        first.severity,
        first.code,
        places.join(", ")
    );
    let is_seen = first.severity != Severity::Note || first.help.is_some();
    let text = one_line(&text);
    if is_seen { format!("cargo::warning={text}") } else { text }
}

/// Cargo reads its instructions line by line.
pub(super) fn one_line(text: &str) -> String {
    text.split(['\n', '\r']).map(str::trim_end).collect::<Vec<_>>().join("")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(severity: Severity, line: usize, help: Option<&str>) -> Diagnostic {
        let (code, file, message) = ("dangling-type", "a.wsdl".to_owned(), "no".to_owned());
        let help = help.map(str::to_owned);
        Diagnostic { severity, code, file, line, column: 1, message, help }
    }

    #[test]
    fn few_speak_for_many_of_one_kind() {
        let list: Vec<Diagnostic> =
            (1..=40).map(|line| found(Severity::Warning, line, None)).collect();
        let lines = lines(&list);
        assert_eq!(lines.len(), SHOWN + 1);
        assert_eq!(lines[0], "cargo::warning=a.wsdl:1:1: warning[dangling-type]: no");
        assert_eq!(
            lines[SHOWN],
            "cargo::warning=a.wsdl: 35 more findings of warning[dangling-type]: lines 6, 7, 8, 9, \
             10, 11, 12, 13, 14, 15, …"
        );
        assert_eq!(super::lines(&list[..6]).len(), 6);
    }

    #[test]
    fn every_error_is_shown() {
        let list: Vec<Diagnostic> =
            (1..=9).map(|line| found(Severity::Error, line, None)).collect();
        assert_eq!(lines(&list).len(), 9);
    }

    #[test]
    fn a_note_is_a_warning_where_there_is_something_to_do() {
        let notes = [found(Severity::Note, 1, None), found(Severity::Note, 2, Some("save it"))];
        let expected = [
            "a.wsdl:1:1: note[dangling-type]: no",
            "cargo::warning=a.wsdl:2:1: note[dangling-type]: no  help: save it",
        ];
        assert_eq!(lines(&notes), expected);
    }
}
