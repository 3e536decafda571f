//! Values for people: as a tree, or as a table.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

use crate::message::json;
use crate::message::value::Value;

/// The names of fields.
const NAME: Style = AnsiColor::Cyan.on_default();
/// What is no value, and the lines.
const FAINT: Style = Style::new().dimmed();

/// Writes a value as a tree.
///
/// # Errors
/// It cannot be written.
pub fn tree(to: &mut dyn Write, value: &Value) -> io::Result<()> {
    match value {
        Value::Record(fields) if fields.is_empty() => writeln!(to, "{FAINT}nothing{FAINT:#}"),
        Value::Record(_) | Value::List(_) => branches(to, value, ""),
        leaf => writeln!(to, "{}", text(leaf)),
    }
}

fn branches(to: &mut dyn Write, value: &Value, indent: &str) -> io::Result<()> {
    let children: Vec<(String, &Value)> = match value {
        Value::Record(fields) => {
            fields.iter().map(|(name, value)| (visible(name), value)).collect()
        }
        Value::List(items) => {
            items.iter().enumerate().map(|(index, item)| (format!("[{index}]"), item)).collect()
        }
        _ => Vec::new(),
    };
    let last = children.len().saturating_sub(1);
    for (index, (name, child)) in children.into_iter().enumerate() {
        let (corner, line) = if index == last { ("└─", "   ") } else { ("├─", "│  ") };
        write!(to, "{FAINT}{indent}{corner}{FAINT:#} {NAME}{name}{NAME:#}")?;
        match child {
            Value::List(items) => {
                writeln!(to, " {FAINT}({}){FAINT:#}", items.len())?;
                branches(to, child, &format!("{indent}{line}"))?;
            }
            Value::Record(_) => {
                writeln!(to)?;
                branches(to, child, &format!("{indent}{line}"))?;
            }
            Value::Nil => writeln!(to, ": {FAINT}nil{FAINT:#}")?,
            leaf => writeln!(to, ": {}", text(leaf))?,
        }
    }
    Ok(())
}

/// A value on one line.
fn text(value: &Value) -> String {
    match value {
        Value::Nil => "nil".to_owned(),
        Value::Text(text) if text.is_empty() => "\"\"".to_owned(),
        Value::Text(text) | Value::Number(text) => visible(text),
        other => visible(&match json::write(other) {
            serde_json::Value::String(text) => text,
            other => other.to_string(),
        }),
    }
}

/// A text without what would move the cursor of a terminal: a reply is not trusted.
pub fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        let reorders = matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
        match c.is_control() || reorders {
            true => shown.extend(c.escape_default()),
            false => shown.push(c),
        }
    }
    shown
}

/// Writes a value as a table: a row for each item of its list of records, or for each field.
///
/// # Errors
/// It cannot be written.
pub fn table(to: &mut dyn Write, value: &Value) -> io::Result<()> {
    let rows: Vec<Vec<(String, String)>> = match list(value) {
        Some(items) => items.iter().map(row).collect(),
        None => row(value)
            .into_iter()
            .map(|(name, value)| vec![("field".to_owned(), name), ("value".to_owned(), value)])
            .collect(),
    };
    let mut columns: Vec<String> = Vec::new();
    for (name, _) in rows.iter().flatten() {
        if !columns.contains(name) {
            columns.push(name.clone());
        }
    }
    let cell = |row: &[(String, String)], column: &str| -> String {
        row.iter()
            .find(|(name, _)| name == column)
            .map(|(_, text)| text.clone())
            .unwrap_or_default()
    };
    let width = |column: &String| {
        let cells = rows.iter().map(|row| cell(row, column).chars().count());
        cells.chain([column.chars().count()]).max().unwrap_or_default()
    };
    let widths: Vec<usize> = columns.iter().map(width).collect();
    let line = |to: &mut dyn Write, cells: &[String], style: Style| -> io::Result<()> {
        let padded: Vec<String> =
            cells.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}")).collect();
        writeln!(to, "{style}{}{style:#}", padded.join("  ").trim_end())
    };
    line(to, &columns, NAME)?;
    for row in &rows {
        let cells: Vec<String> = columns.iter().map(|column| cell(row, column)).collect();
        line(to, &cells, Style::new())?;
    }
    Ok(())
}

/// The list of a value: itself, or that in its only field.
fn list(value: &Value) -> Option<&[Value]> {
    match value {
        Value::List(items) => Some(items),
        Value::Record(fields) => match &fields[..] {
            [(_, only)] => list(only),
            _ => None,
        },
        _ => None,
    }
}

fn row(value: &Value) -> Vec<(String, String)> {
    match value {
        Value::Record(fields) => {
            fields.iter().map(|(name, value)| (visible(name), text(value))).collect()
        }
        other => vec![("value".to_owned(), text(other))],
    }
}

#[cfg(test)]
mod tests {
    use super::{table, tree};
    use crate::message::json;

    fn shown(
        json: &str,
        show: fn(&mut dyn std::io::Write, &super::Value) -> std::io::Result<()>,
    ) -> String {
        let mut bytes = Vec::new();
        show(&mut bytes, &json::read(json).unwrap()).unwrap();
        String::from_utf8(anstream::adapter::strip_bytes(&bytes).into_vec()).unwrap()
    }

    #[test]
    fn a_tree_has_a_line_for_each_value() {
        let text = shown(r#"{"user":{"id":7,"tags":["a",""]},"note":null}"#, tree);
        let expected = "├─ user\n│  ├─ id: 7\n│  └─ tags (2)\n│     ├─ [0]: a\n│     └─ [1]: \"\"\n\
                        └─ note: nil\n";
        assert_eq!(text, expected);
    }

    #[test]
    fn a_table_has_a_row_for_each_item() {
        let text = shown(r#"{"return":[{"id":1,"code":"A"},{"code":"BC","x":[1]}]}"#, table);
        assert_eq!(text, "id  code  x\n1   A\n    BC    [1]\n");
        assert_eq!(shown(r#"{"a":1,"b":2}"#, table), "field  value\na      1\nb      2\n");
    }

    #[test]
    fn what_moves_the_cursor_of_a_terminal_is_escaped() {
        assert_eq!(shown(r#"{"a":"\u001b[2J\n"}"#, tree), "└─ a: \\u{1b}[2J\\n\n");
    }
}
