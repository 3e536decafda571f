//! What one value of a reply means.

use super::node::{Found, Node};
use super::table::{Meaning, Table};
use super::told::Success;
use crate::soap::refusal::Cause;

/// What is no success.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    Refused {
        cause: Cause,
        /// The value as it came; `None` where it is nil or absent.
        raw: Option<String>,
        said: Option<String>,
    },
    /// It is done, and this is all that came back.
    Lost { raw: Option<String> },
    /// Neither a success nor a refusal that is known.
    Surprise { path: String, found: String, expected: String },
}

/// What the value at the table's field within `node` means; without a node, nothing came.
pub(crate) fn verdict<S: Success>(table: &Table, node: Option<&Node>) -> Result<S::Value, Failure> {
    let found = match node {
        Some(node) if !table.field.is_empty() && node.is_text() => {
            return Err(surprise(table, "", node.found()));
        }
        Some(node) => node.at(table.field),
        None => Found::Nothing,
    };
    match (table.meaning(found), found) {
        (Some(Meaning::Ok), _) => success::<S>(table, node, found),
        (Some(Meaning::Lost), _) => Err(Failure::Lost { raw: raw(found) }),
        (Some(Meaning::Refused(cause)), _) => Err(refused(table, node, cause, found)),
        (None, Found::Text(text)) => match S::read(text, table).filter(|_| table.value.is_none()) {
            Some(value) => Ok(value),
            None if text.trim().is_empty() => Err(surprise(table, table.field, found)),
            None => Err(match table.meaning_of_any() {
                Some(Meaning::Refused(cause)) => refused(table, node, cause, found),
                Some(_) => Failure::Lost { raw: raw(found) },
                None => surprise(table, table.field, found),
            }),
        },
        (None, _) => Err(surprise(table, table.field, found)),
    }
}

/// Whether a struct that is declared is a refusal by the value of one of its fields.
pub(crate) fn refusal(table: &Table, node: Option<&Node>) -> Result<(), Failure> {
    let found = node.map_or(Found::Nothing, |node| node.at(table.field));
    match table.meaning(found) {
        None | Some(Meaning::Ok) => Ok(()),
        Some(Meaning::Lost) => Err(Failure::Lost { raw: raw(found) }),
        Some(Meaning::Refused(cause)) => Err(refused(table, node, cause, found)),
    }
}

/// The value of what the table says to be a success.
fn success<S: Success>(
    table: &Table,
    node: Option<&Node>,
    found: Found<'_>,
) -> Result<S::Value, Failure> {
    let Some(path) = table.value else {
        let text = if let Found::Text(text) = found { text } else { "" };
        let value = S::done().or_else(|| S::read(text, table));
        return value.ok_or_else(|| surprise(table, table.field, found));
    };
    let found = node.map_or(Found::Nothing, |node| node.at(path));
    match found {
        Found::Text(text) => S::read(text, table).ok_or_else(|| surprise(table, path, found)),
        _ => Err(surprise(table, path, found)),
    }
}

pub(crate) fn refused(
    table: &Table,
    node: Option<&Node>,
    cause: Cause,
    found: Found<'_>,
) -> Failure {
    let message = table.message.zip(node).map(|(path, node)| node.at(path));
    let said = match (message, found) {
        (Some(Found::Text(text)), _) => Some(text.trim()),
        (Some(_), _) => None,
        // Numbers are not written for people.
        (None, Found::Text(text)) => {
            Some(text.trim()).filter(|text| text.chars().any(char::is_alphabetic))
        }
        (None, _) => None,
    };
    let said = said.filter(|text| !text.is_empty()).map(str::to_owned);
    Failure::Refused { cause, raw: raw(found), said }
}

fn surprise(table: &Table, path: &str, found: Found<'_>) -> Failure {
    Failure::Surprise { path: path.to_owned(), found: shown(found), expected: table.possible(&[]) }
}

/// The value as it came.
fn raw(found: Found<'_>) -> Option<String> {
    match found {
        Found::Nothing => None,
        Found::Text(text) => Some(text.to_owned()),
        Found::Elements(_) | Found::Several => Some(shown(found)),
    }
}

/// As errors show it.
pub(crate) fn shown(found: Found<'_>) -> String {
    match found {
        Found::Nothing => "nil, or nothing".to_owned(),
        Found::Text(text) if text.trim().is_empty() => "an empty element".to_owned(),
        Found::Text(text) => text.to_owned(),
        Found::Elements(node) => node.shown(),
        Found::Several => "several elements of one name".to_owned(),
    }
}
