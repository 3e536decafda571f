//! What the run tells: a line for each document, then sums.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::exchange::INVALID;
use crate::run::Row;
use crate::state::{Outcome, Stage};

/// The columns that say how far a document comes.
const COLUMNS: [(&str, Stage); 6] = [
    ("generates", Stage::Generate),
    ("compiles", Stage::Compile),
    ("samples", Stage::Samples),
    ("decodes", Stage::Decode),
    ("re-encodes", Stage::Encode),
    ("validates", Stage::Validate),
];
/// How much of a path and of a reason is shown; the report holds all of it.
const PATH: usize = 60;
const WHY: usize = 110;
/// How many kinds of refusals are listed.
const KINDS: usize = 15;

/// The table for people.
pub fn shown(rows: &[Row]) -> String {
    let mut out = line("document", "style", COLUMNS.map(|(name, _)| name.to_owned()), "why not");
    for row in rows {
        let cells = COLUMNS.map(|(_, stage)| cell(row.outcomes.get(&stage)));
        let why = why(row);
        // The document stands in the line already.
        let why = why.strip_prefix(&format!("{}:", row.document.path)).unwrap_or(why);
        let why: String = why.chars().take(WHY).collect();
        out.push_str(&line(&end(&row.document.path), &row.document.style, cells, &why));
    }
    out.push('\n');
    out.push_str(&sums(rows));
    out.push_str(&kinds(rows));
    out.push_str(&messages(rows));
    out
}

/// The messages that do not come through, each with the reason, and those that need not.
fn messages(rows: &[Row]) -> String {
    let all = rows.iter().flat_map(|row| &row.messages);
    let failed = all.filter(|(_, outcome)| !outcome.is_yes());
    let (invalid, failed): (Vec<_>, Vec<_>) =
        failed.partition(|(_, outcome)| outcome.status == INVALID);
    let heads = ["messages that do not come through", "messages that the schemas do not allow"];
    let mut out = String::new();
    for (head, messages) in heads.into_iter().zip([failed, invalid]) {
        if !messages.is_empty() {
            _ = writeln!(out, "\n{head}");
        }
        for (path, Outcome { status, why, .. }) in messages {
            _ = writeln!(out, "{path}: {status}: {why}");
        }
    }
    out
}

/// The table for programs: tab-separated, with the figures of samples, whether the schemas are
/// accepted, milliseconds, lines and warnings.
pub fn report(rows: &[Row]) -> String {
    let names = COLUMNS.map(|(name, _)| name).join("\t");
    let mut out = format!(
        "document\tstyle\t{names}\tmade\tvalid\tround-trip\tschemas\tms\tlines\twarnings\twhy not\n"
    );
    for row in rows {
        let cells = COLUMNS.map(|(_, stage)| cell(row.outcomes.get(&stage))).join("\t");
        let schemas = cell(row.outcomes.get(&Stage::Schemas));
        let figures = |stage| {
            let figures = row.outcomes.get(&stage).map(|outcome| outcome.figures.as_slice());
            let figure = |index| figures.and_then(|all: &[u64]| all.get(index));
            [0, 1, 2].map(|index| figure(index).map_or("-".to_owned(), u64::to_string)).join("\t")
        };
        let (samples, figures) = (figures(Stage::Samples), figures(Stage::Generate));
        let (path, style) = (&row.document.path, &row.document.style);
        out.push_str(&format!(
            "{path}\t{style}\t{cells}\t{samples}\t{schemas}\t{figures}\t{}\n",
            why(row)
        ));
    }
    out
}

/// Whether anything went wrong that is no refusal: a refused document is told what is wrong with
/// it, and everything else is a mistake of the generator.
pub fn any_mistake(rows: &[Row]) -> bool {
    let outcomes = |row: &Row| COLUMNS.map(|(_, stage)| row.outcomes.get(&stage).cloned());
    let fine = |outcome: Outcome| matches!(&*outcome.status, "yes" | "refused" | "-");
    !rows.iter().flat_map(outcomes).flatten().all(fine)
}

fn line(document: &str, style: &str, cells: [String; 6], why: &str) -> String {
    let [generates, compiles, samples, decodes, encodes, validates] = cells;
    let text = format!(
        "{document:PATH$}  {style:18.18}  {generates:9}  {compiles:8}  {samples:14}  {decodes:8}  {encodes:10}  \
         {validates:9}  {why}"
    );
    format!("{}\n", text.trim_end())
}

/// `yes`, another word, or how many of how many; of samples how many come through, are valid, and are
/// there.
fn cell(outcome: Option<&Outcome>) -> String {
    match outcome {
        None => "-".to_owned(),
        Some(Outcome { status, figures, .. }) => match (status.as_str(), &figures[..]) {
            ("no", [fine, all]) => format!("{fine}/{all}"),
            ("no", [made, valid, through]) => format!("{through}/{valid}/{made}"),
            _ => status.clone(),
        },
    }
}

/// What keeps a document from coming through, from the first stage that says something.
fn why(row: &Row) -> &str {
    let mut outcomes = COLUMNS.iter().filter_map(|(_, stage)| row.outcomes.get(stage));
    outcomes.find(|outcome| !outcome.is_yes()).map_or("", |outcome| &outcome.why)
}

/// The end of a path, which tells more than its beginning.
fn end(path: &str) -> String {
    let surplus = path.chars().count().saturating_sub(PATH);
    match surplus {
        0 => path.to_owned(),
        _ => format!("…{}", path.chars().skip(surplus + 1).collect::<String>()),
    }
}

/// How many documents of each style, and of all, come through each stage.
fn sums(rows: &[Row]) -> String {
    let mut styles: BTreeMap<&str, Vec<&Row>> = BTreeMap::new();
    for row in rows {
        styles.entry(&row.document.style).or_default().push(row);
    }
    let mut out = format!("{:40} {:>9}", "style", "documents");
    COLUMNS.iter().for_each(|(name, _)| _ = write!(out, " {name:>11}"));
    out.push('\n');
    let all = rows.iter().collect();
    for (style, rows) in styles.into_iter().chain([("all", all)]) {
        _ = write!(out, "{style:40.40} {:>9}", rows.len());
        for (_, stage) in COLUMNS {
            let reached: Vec<_> = rows
                .iter()
                .filter_map(|row| row.outcomes.get(&stage))
                .filter(|outcome| outcome.status != "-")
                .collect();
            let fine = reached.iter().filter(|outcome| outcome.is_yes()).count();
            let cell = match reached.len() {
                0 => "-".to_owned(),
                all => format!("{fine}/{all}"),
            };
            _ = write!(out, " {cell:>11}");
        }
        out.push('\n');
    }
    out
}

/// What most documents fail for, by the code of the first error.
fn kinds(rows: &[Row]) -> String {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for outcome in rows.iter().filter_map(|row| row.outcomes.get(&Stage::Generate)) {
        if !outcome.is_yes() {
            let code = outcome.why.split_once("error[").and_then(|(_, rest)| rest.split_once(']'));
            let code = code.map_or("", |(code, _)| code);
            *counts.entry(format!("{} {code}", outcome.status)).or_default() += 1;
        }
    }
    if counts.is_empty() {
        return String::new();
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let mut out = "\nnot generated, by the first error\n".to_owned();
    for (kind, count) in counts.iter().take(KINDS) {
        _ = writeln!(out, "{count:>5}  {kind}");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{any_mistake, report, shown};
    use crate::documents::Document;
    use crate::run::Row;
    use crate::state::{Outcome, Stage};

    fn row(path: &str, outcomes: &[(Stage, Outcome)]) -> Row {
        let document = Document { path: path.to_owned(), style: "rpc/literal".to_owned() };
        Row { document, outcomes: outcomes.iter().cloned().collect(), messages: Vec::new() }
    }

    #[test]
    fn rows_and_sums_are_told() {
        let generated = Outcome { figures: vec![5, 70, 1], ..Outcome::yes() };
        let refused = Outcome::of("refused", "a.wsdl:1:2: error[dangling-type]: no");
        let some = Outcome { figures: vec![1, 2], ..Outcome::of("no", "a: differs") };
        let mut rows = vec![
            row("b.wsdl", &[(Stage::Generate, generated), (Stage::Decode, some)]),
            row(&format!("{}/a.wsdl", "x".repeat(80)), &[(Stage::Generate, refused)]),
        ];
        let differs = Outcome::of("encodes otherwise", "/Body: differs");
        rows[0].messages =
            vec![("m.xml".to_owned(), Outcome::yes()), ("n.xml".to_owned(), differs)];
        let text = shown(&rows);
        assert!(text.contains("\nn.xml: encodes otherwise: /Body: differs\n"), "{text}");
        assert!(!text.contains("m.xml"), "{text}");
        assert!(text.contains("yes        -         -               1/2"), "{text}");
        assert!(text.contains("a: differs"), "{text}");
        assert!(text.contains("1  refused dangling-type"), "{text}");
        assert!(report(&rows).contains(
            "b.wsdl\trpc/literal\tyes\t-\t-\t1/2\t-\t-\t-\t-\t-\t-\t5\t70\t1\ta: differs"
        ));
        assert!(any_mistake(&rows));
        rows.remove(0);
        assert!(!any_mistake(&rows));
    }
}
