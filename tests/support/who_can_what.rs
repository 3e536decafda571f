//! The table in `tests/README.md` of what the clients of others can do with our servers.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

const BEGIN: &str = "<!-- Tests hold this table: each its own cells. -->\n";

/// Tests run at the same time, and what one writes the next one must not undo.
static ALONE: Mutex<()> = Mutex::new(());

/// Compares a cell of the table with `found`, or writes it where `UPDATE_TABLE` is set.
pub fn compare(row: &str, column: &str, found: &str) {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let text = fs::read_to_string(readme()).unwrap();
    let (before, rest) = text.split_once(BEGIN).expect("tests/README.md has the table");
    let end = rest.find("\n\n").map_or(rest.len(), |end| end + 1);
    let (table, after) = rest.split_at(end);
    let mut rows: Vec<Vec<String>> = table.lines().map(cells).collect();
    let index = rows[0].iter().position(|it| it == column).expect("the column is there");
    let row = rows.iter_mut().find(|it| it[0] == row).expect("the row is there");
    let found = found.replace('|', "/").replace('\n', " ");
    if std::env::var_os("UPDATE_TABLE").is_some() {
        row[index] = found;
        let line = |cells: &Vec<String>| format!("| {} |\n", cells.join(" | "));
        let table: String = rows.iter().map(line).collect();
        fs::write(readme(), [before, BEGIN, &table, after].concat()).unwrap();
        return;
    }
    assert_eq!(row[index], found, "{}: {column}", row[0]);
}

fn cells(line: &str) -> Vec<String> {
    let inner = line.trim().trim_start_matches('|').trim_end_matches('|');
    inner.split('|').map(|cell| cell.trim().to_owned()).collect()
}

fn readme() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../README.md")
}

/// How many of the outcomes are right, and which are not: by what came instead.
pub fn cell(outcomes: &[(String, Result<(), String>)]) -> String {
    let right = outcomes.iter().filter(|(_, outcome)| outcome.is_ok()).count();
    let mut cell = format!("{right} of {}", outcomes.len());
    let mut wrong: Vec<(&str, Vec<&str>)> = Vec::new();
    for (name, outcome) in outcomes {
        let Err(instead) = outcome else { continue };
        match wrong.iter_mut().find(|(it, _)| it == instead) {
            Some((_, names)) => names.push(name),
            None => wrong.push((instead, vec![name])),
        }
    }
    for (instead, names) in wrong {
        cell += &format!("; {}: `{instead}`", names.join(", "));
    }
    cell
}
