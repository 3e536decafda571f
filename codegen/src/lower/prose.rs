//! What refinements add to the documentation.

use super::results::REASON;
use crate::markdown::code;
use crate::refine::{
    Effect, Expected, Field, Operation, Refinements, Refused, Said, Service, Struct, Table, Wire,
};
use crate::rust_model::Docs;

/// Adds what is said of a service.
pub(super) fn service(docs: &mut Docs, said: &Service) {
    docs.written = text(&said.doc).map(str::to_owned);
    docs.more.extend(span_of_time(&said.since, &said.until).map(|text| text + "."));
    warnings(docs, said.warning.as_ref());
    if let Some(alive) = &said.alive {
        docs.more.push(format!("# Where it works\n\n{}", table(&alive.value)));
    }
}

/// Adds what is said of an operation.
///
/// `alive` says where its service works at all, and `reason` is what the enum of the reasons of the
/// document's own file is called.
pub(super) fn operation(
    docs: &mut Docs,
    said: &Operation,
    alive: Option<&Table>,
    refinements: &Refinements,
    reason: &str,
) {
    docs.written = text(&said.doc).map(str::to_owned);
    let facts = [effect(said), span_of_time(&said.since, &said.until).map(|text| text + ".")];
    let facts: Vec<String> = facts.into_iter().flatten().collect();
    docs.more.extend((!facts.is_empty()).then(|| facts.join(" ")));
    warnings(docs, said.warning.as_ref());
    if let Some(result) = &said.result {
        self::result(docs, &result.value, &Reasons { refinements, own: reason });
    }
    if let Some(health) = &said.health {
        docs.more.push(where_it_works(&health.value, alive));
    }
    docs.more.extend(said.example.as_ref().and_then(|said| example(said, refinements)));
}

/// A section with an example, between the lines that its file puts around each.
fn example(said: &Said<String>, refinements: &Refinements) -> Option<String> {
    let frame = refinements.frame_of(said);
    let before = frame.and_then(|frame| frame.before.as_ref());
    let after = frame.and_then(|frame| frame.after.as_ref());
    let lines = |said: &Said<String>| said.value.trim_matches('\n').to_owned();
    let example = Some(lines(said)).filter(|example| !example.trim().is_empty())?;
    let parts = [before.map(lines), Some(example), after.map(lines)];
    let code = parts.into_iter().flatten().collect::<Vec<String>>().join("\n");
    // A fence inside the example must not end it.
    let fence = if code.contains("```") { "~~~" } else { "```" };
    Some(format!("# Examples\n\n{fence}no_run\n{code}\n{fence}"))
}

/// Adds what is said of a type of the schema.
pub(super) fn of_type(docs: &mut Docs, said: &Struct) {
    replace(docs, text(&said.doc));
    warnings(docs, said.warning.as_ref());
}

/// Adds what is said of a field, a variant or a value.
pub(super) fn field(docs: &mut Docs, said: &Field) {
    replace(docs, text(&said.doc));
    docs.more.extend(limits(said));
    warnings(docs, said.warning.as_ref());
}

/// Puts what the user says in place of what the document says. What is known from the document's
/// declarations stays behind it.
fn replace(docs: &mut Docs, doc: Option<&str>) {
    if let Some(doc) = doc {
        docs.written = Some(doc.to_owned());
        docs.note = Some(docs.summary.clone());
    }
}

fn text(said: &Option<Said<String>>) -> Option<&str> {
    said.as_ref().map(|said| said.value.trim()).filter(|text| !text.is_empty())
}

fn warnings(docs: &mut Docs, said: Option<&Said<Vec<String>>>) {
    if let Some(Said { value: warnings, .. }) = said.filter(|said| !said.value.is_empty()) {
        docs.more.push(format!("# Warning\n\n{}", warnings.join("\n\n")));
    }
}

/// What an operation does, and what a repeat of it does.
fn effect(said: &Operation) -> Option<String> {
    let does = said.effect.as_ref().map(|effect| match effect.value {
        Effect::Read => "It only reads",
        Effect::Create => "It adds something",
        Effect::Update => "It changes what is there",
        Effect::Delete => "It removes something",
    });
    let repeats = said.repeatable.as_ref().map(|repeatable| match repeatable.value {
        true => "may be repeated",
        false => "must not be repeated where it may have been done",
    });
    let sentence = match (does, repeats) {
        (Some(does), Some(repeats)) => Some(format!("{does}, and {repeats}.")),
        (Some(does), None) => Some(format!("{does}.")),
        (None, Some(repeats)) => Some(format!("It {repeats}.")),
        (None, None) => None,
    };
    let note = text(&said.repeat_note).map(str::to_owned);
    let sentences: Vec<String> = sentence.into_iter().chain(note).collect();
    (!sentences.is_empty()).then(|| sentences.join(" "))
}

/// The releases that have something; without a full stop.
fn span_of_time(since: &Option<Said<String>>, until: &Option<Said<String>>) -> Option<String> {
    match (text(since), text(until)) {
        (Some(since), Some(until)) => Some(format!("Since {since}, until {until}")),
        (Some(since), None) => Some(format!("Since {since}")),
        (None, Some(until)) => Some(format!("Until {until}")),
        (None, None) => None,
    }
}

/// The unit and the limits of a field, and what holds where it is not set.
fn limits(said: &Field) -> Option<String> {
    let mut facts = Vec::new();
    let unit = text(&said.unit).map(|unit| format!("in {unit}"));
    let number = |said: &Option<Said<i64>>| said.as_ref().map(|said| said.value);
    let range = match (number(&said.min), number(&said.max)) {
        (Some(min), Some(max)) => Some(format!("from {min} to {max}")),
        (Some(min), None) => Some(format!("{min} or more")),
        (None, Some(max)) => Some(format!("{max} at most")),
        (None, None) => None,
    };
    let measure: Vec<String> = unit.into_iter().chain(range).collect();
    facts.extend((!measure.is_empty()).then(|| capital(&measure.join(", "))));
    if let Some(default) = &said.default {
        let value = match default.value.as_str() {
            "" => "an empty element".to_owned(),
            value => code(value),
        };
        facts.push(format!("Where it is not set, {value} is sent"));
    }
    facts.extend(span_of_time(&said.since, &said.until));
    (!facts.is_empty()).then(|| facts.join(". ") + ".")
}

/// Where an operation works. Where its service does not, that counts.
fn where_it_works(health: &[(String, String)], alive: Option<&Table>) -> String {
    let said = |at: &str| {
        let state = health.iter().find(|(it, _)| it == at).map(|(_, state)| state.as_str());
        state.map(|state| if state == "ok" { "works" } else { state }.to_owned())
    };
    let Some(alive) = alive else {
        let rows = health.iter().map(|(at, _)| vec![at.clone(), said(at).unwrap_or_default()]);
        let columns = vec!["release".to_owned(), "state".to_owned()];
        return format!("# Where it works\n\n{}", table(&Table { columns, rows: rows.collect() }));
    };
    let row = |row: &Vec<String>| {
        let mut cells = row.iter();
        let release = cells.next().cloned().unwrap_or_default();
        let cells = cells.zip(alive.columns.iter().skip(1)).map(|(cell, column)| {
            // Such as `alive, but for two operations`.
            if !cell.starts_with("alive") {
                return cell.clone();
            }
            let of_column = said(&format!("{release}, {column}"));
            of_column.or_else(|| said(&release)).unwrap_or_else(|| cell.clone())
        });
        std::iter::once(release.clone()).chain(cells).collect()
    };
    let rows: Vec<Vec<String>> = alive.rows.iter().map(row).collect();
    let is_told =
        |at: &str| rows.iter().any(|row| row.first().is_some_and(|it| at.starts_with(it)));
    // What is said of releases that nothing is said of the service.
    let others = health.iter().filter(|(at, _)| !is_told(at)).map(|(at, _)| {
        let state = said(at).unwrap_or_default();
        let states = std::iter::repeat_n(state, alive.columns.len().saturating_sub(1));
        std::iter::once(at.clone()).chain(states).collect()
    });
    let others: Vec<Vec<String>> = others.collect();
    let is_dead = |row: &Vec<String>| row.iter().skip(1).any(|cell| cell.starts_with("dead"));
    let note = match rows.iter().any(is_dead) {
        true => {
            "\n\nWhere it is dead, the whole service is: the documentation of the client says why."
        }
        false => "",
    };
    let rows = [rows, others].concat();
    let columns = alive.columns.clone();
    format!("# Where it works\n\n{}{note}", table(&Table { columns, rows }))
}

/// What comes back, and what means refusal.
fn result(docs: &mut Docs, result: &Expected, reasons: &Reasons<'_>) {
    if let Some(doc) = result.doc.as_deref().filter(|doc| !doc.trim().is_empty()) {
        docs.more.push(format!("# Returns\n\n{doc}"));
    }
    let mut refused: Vec<(&Said<String>, Vec<String>)> = Vec::new();
    for Refused { wire, reason } in result.refused.iter().chain(&result.list_refused) {
        let spelled = spelled(&wire.value);
        match refused.iter_mut().find(|(known, _)| *known == reason) {
            Some((_, wires)) => wires.push(spelled),
            None => refused.push((reason, vec![spelled])),
        }
    }
    let refused = refused.into_iter().map(|(reason, wires)| reasons.line(reason, &wires));
    let is_lost = |wire: &Said<Wire>| {
        format!("- {}: it is done, and the reply is lost.", capital(&spelled(&wire.value)))
    };
    let lines: Vec<String> = refused.chain(result.lost.iter().map(is_lost)).collect();
    if !lines.is_empty() {
        docs.more.push(format!("# Errors\n\n{}", lines.join("\n")));
    }
}

/// The reasons to refuse.
struct Reasons<'r> {
    refinements: &'r Refinements,
    /// What the enum of the document's own file is called.
    own: &'r str,
}

impl Reasons<'_> {
    /// A reason, what stands for it in a reply, and the first paragraph of what it means.
    fn line(&self, reason: &Said<String>, wires: &[String]) -> String {
        let name = &reason.value;
        let found = self.refinements.reason_of(reason);
        let path = match found.and_then(|(file, _)| file.module.as_ref()) {
            Some(module) => format!("{}::{REASON}::{name}", module.value),
            None => format!("{}::{name}", self.own),
        };
        let line = format!("- [`{name}`]({path}) ({})", wires.join(", "));
        match found.and_then(|(_, it)| it.doc.as_deref()?.trim().split("\n\n").next()) {
            Some(doc) => {
                let words: Vec<&str> = doc.split_whitespace().collect();
                format!("{line}: {}", words.join(" "))
            }
            None => line,
        }
    }
}

/// What stands in a reply.
fn spelled(wire: &Wire) -> String {
    match wire {
        Wire::Text(text) => code(text),
        Wire::Empty => "an empty element".to_owned(),
        Wire::Nil => "nil".to_owned(),
        Wire::AnyText => "any other text".to_owned(),
        Wire::NoItems => "a list without items".to_owned(),
        Wire::Element(name) => format!("the element {}", code(name)),
    }
}

/// A table in Markdown. A sign that would end a cell is escaped.
fn table(table: &Table) -> String {
    let row = |cells: &[String]| {
        let cell = |text: &String| {
            let words: Vec<&str> = text.split_whitespace().collect();
            words.join(" ").replace('|', "\\|")
        };
        let cells: Vec<String> = cells.iter().map(cell).collect();
        format!("| {} |", cells.join(" | "))
    };
    let mut lines = vec![row(&table.columns), format!("|{}", "---|".repeat(table.columns.len()))];
    lines.extend(table.rows.iter().map(|cells| row(cells)));
    lines.join("\n")
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    first + letters.as_str()
}
