//! The table in `tests/README.md`.

use std::fs;
use std::path::{Path, PathBuf};

use crate::Reply;

const BEGIN: &str = "<!-- The tests of the package `replies` hold this table. -->\n";
const HEAD: [&str; 5] = ["reply", "to", "ours", "PHP", "zeep"];

/// How many characters a cell has at most.
const LONGEST: usize = 240;

/// Compares the cells of one column with `found`, or writes them where `UPDATE_TABLE` is set.
pub fn compare(column: &str, found: &[String]) {
    let text = fs::read_to_string(readme()).unwrap();
    let (before, rest) = text.split_once(BEGIN).expect("tests/README.md has the table");
    let end = rest.find("\n\n").map_or(rest.len(), |end| end + 1);
    let (table, after) = rest.split_at(end);
    let mut rows: Vec<Vec<String>> = table.lines().skip(2).map(cells).collect();
    let index = HEAD.iter().position(|head| *head == column).unwrap();
    if std::env::var_os("UPDATE_TABLE").is_some() {
        rows = with_column(&rows, index, found);
        fs::write(readme(), [before, BEGIN, &written(&rows), after].concat()).unwrap();
        return;
    }
    let replies = Reply::all();
    assert_eq!(rows.len(), replies.len(), "each reply has a row");
    for ((row, reply), found) in rows.iter().zip(&replies).zip(found) {
        assert_eq!([&row[0], &row[1]], [&reply.what, &title(reply)], "the rows are the replies");
        assert_eq!(row[index], cell(found), "{}: {column}", reply.what);
    }
}

/// The rows with the cells of a column replaced.
fn with_column(rows: &[Vec<String>], index: usize, found: &[String]) -> Vec<Vec<String>> {
    let row = |(reply, found): (&Reply, &String)| {
        let first = [reply.what.clone(), title(reply)];
        let old = rows.iter().find(|row| row[..2] == first);
        let mut row = old.cloned().unwrap_or_else(|| {
            [&first[..], &[String::new(), String::new(), String::new()]].concat()
        });
        row[index] = cell(found);
        row
    };
    Reply::all().iter().zip(found).map(row).collect()
}

fn title(reply: &Reply) -> String {
    format!("{}, {}", reply.operation, reply.wsdl)
}

/// Text as it stands in a cell: the beginning of it, on one line.
fn cell(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let line = words.join(" ").replace('|', "/").replace('<', "‹").replace('>', "›");
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

fn cells(line: &str) -> Vec<String> {
    let inner = line.trim().trim_start_matches('|').trim_end_matches('|');
    inner.split('|').map(|cell| cell.trim().to_owned()).collect()
}

fn written(rows: &[Vec<String>]) -> String {
    let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
    let head = line(&HEAD.map(str::to_owned)) + "|---|---|---|---|---|\n";
    head + &rows.iter().map(|row| line(row)).collect::<String>()
}

fn readme() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../README.md")
}
