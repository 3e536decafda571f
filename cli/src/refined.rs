//! What refinements say, in words.

use wsdl_codegen::interface::{
    Health, RefinedField, RefinedKind, RefinedOperation, RefinedResult, RefinedType, Refusal,
};
use wsdl_codegen::{Effect, Interface};

/// What is said of something: what refinements say where they do, and otherwise what the document does.
pub fn about<'t>(refined: Option<&'t String>, document: Option<&'t String>) -> Option<&'t str> {
    refined.or(document).map(String::as_str)
}

/// What an operation does.
pub fn effect(effect: Effect) -> &'static str {
    match effect {
        Effect::Read => "reads",
        Effect::Create => "creates",
        Effect::Update => "changes",
        Effect::Delete => "removes",
        _ => "does something",
    }
}

/// What is to be known of an operation, on one line: what it does, whether it may be repeated, and where
/// it is dead.
pub fn summary(said: &RefinedOperation) -> String {
    let mut words: Vec<String> = said.effect.iter().map(|it| effect(*it).to_owned()).collect();
    words.extend(said.repeatable.map(|it| repeatable(it).to_owned()));
    words.extend(releases(said.since.as_ref(), said.until.as_ref()));
    let bad = said.health.iter().filter(|it| !it.is_ok());
    words.extend(bad.map(|Health { release, state }| format!("not on {release}: {state}")));
    words.join(" · ")
}

fn repeatable(repeatable: bool) -> &'static str {
    if repeatable { "may be repeated" } else { "not to be repeated" }
}

fn releases(since: Option<&String>, until: Option<&String>) -> Option<String> {
    match (since, until) {
        (None, None) => None,
        (Some(since), None) => Some(format!("since {since}")),
        (None, Some(until)) => Some(format!("until {until}")),
        (Some(since), Some(until)) => Some(format!("since {since}, until {until}")),
    }
}

/// All that is said of an operation but its documentation: what it is about, and the words.
pub fn operation(said: &RefinedOperation) -> Vec<(&'static str, String)> {
    let mut rows: Vec<(&'static str, String)> = Vec::new();
    let repeats = said.repeatable.map(|it| repeatable(it).to_owned());
    let repeats = match (repeats, &said.repeat_note) {
        (Some(word), Some(note)) => Some(format!("{word}: {note}")),
        (word, note) => word.or_else(|| note.clone()),
    };
    rows.extend(said.effect.map(|it| ("effect", effect(it).to_owned())));
    rows.extend(repeats.map(|it| ("repeated", it)));
    rows.extend(releases(said.since.as_ref(), said.until.as_ref()).map(|it| ("releases", it)));
    let health = said.health.iter().map(|it| format!("{}: {}", it.release, it.state));
    let health: Vec<String> = health.collect();
    if !health.is_empty() {
        rows.push(("works", health.join(", ")));
    }
    rows.extend(said.result.iter().flat_map(result));
    rows.extend(said.warnings.iter().map(|it| ("warning", it.clone())));
    rows
}

fn result(said: &RefinedResult) -> Vec<(&'static str, String)> {
    let mut rows = Vec::new();
    let quoted = |texts: &[String]| {
        texts.iter().map(|it| format!("\"{it}\"")).collect::<Vec<_>>().join(", ")
    };
    rows.extend(said.documentation.clone().map(|it| ("result", it)));
    if let Some(ty) = &said.ty {
        let ty = if ty == "()" { "nothing" } else { ty };
        let ok =
            if said.ok.is_empty() { String::new() } else { format!(", by {}", quoted(&said.ok)) };
        rows.push(("success", format!("{ty}{ok}")));
    }
    let refusal = |it: &Refusal| ("refused", format!("\"{}\" is {}", it.wire, it.reason));
    rows.extend(said.refused.iter().chain(&said.list_refused).map(refusal));
    let lost: Vec<String> = said.lost.iter().chain(&said.lost_faults).cloned().collect();
    if !lost.is_empty() {
        rows.push(("lost", format!("{} mean that it is done, and the reply lost", quoted(&lost))));
    }
    rows.extend(said.reading.iter().map(|(key, text)| ("read by", format!("{key} `{text}`"))));
    rows
}

/// What is said of a field but its documentation; empty where that is nothing.
pub fn field(said: Option<&RefinedField>) -> String {
    let Some(said) = said else { return String::new() };
    let mut words: Vec<String> = said.ty.iter().map(|ty| format!("means {ty}")).collect();
    if said.required {
        words.push("asked for by new".to_owned());
    }
    if said.must_choose {
        words.push("to be chosen: leaving it out does harm".to_owned());
    }
    words.extend(said.default.iter().map(|text| format!("\"{text}\" where it is not set")));
    words.extend(said.unit.iter().map(|unit| format!("in {unit}")));
    words.extend(match (said.min, said.max) {
        (None, None) => None,
        (Some(min), None) => Some(format!("at least {min}")),
        (None, Some(max)) => Some(format!("at most {max}")),
        (Some(min), Some(max)) => Some(format!("from {min} to {max}")),
    });
    if said.secret {
        words.push("secret".to_owned());
    }
    words.extend(releases(said.since.as_ref(), said.until.as_ref()));
    words.extend(said.warnings.iter().map(|it| format!("warning: {it}")));
    words.join(", ")
}

/// What a type is that refinements define, and how its values are spelled.
pub fn kind(ty: &RefinedType) -> String {
    let quoted = |texts: &[String]| {
        texts.iter().map(|it| format!("\"{it}\"")).collect::<Vec<_>>().join(", ")
    };
    let none = |none: &[String]| match none {
        [] => String::new(),
        none => format!(", {} for none", quoted(none)),
    };
    match &ty.kind {
        RefinedKind::Id => "a number that names something".to_owned(),
        RefinedKind::TextId { pattern, max_length } => {
            let pattern = pattern.iter().map(|it| format!(", of the form {it}"));
            let length = max_length.iter().map(|it| format!(", of at most {it} characters"));
            format!("text that names something{}", pattern.chain(length).collect::<String>())
        }
        RefinedKind::Enum(_) => "one of these values; others are kept".to_owned(),
        RefinedKind::Bool { yes, no } => format!("yes is {}, no is {}", quoted(yes), quoted(no)),
        RefinedKind::Integer { min, max } => {
            let end = |it: &Option<i64>| it.map_or_else(|| "…".to_owned(), |it| it.to_string());
            format!("a whole number from {} to {}", end(min), end(max))
        }
        RefinedKind::DateTime { formats, none: no } => {
            format!("a date and a time, as {}{}", quoted(formats), none(no))
        }
        RefinedKind::Date { formats, none: no } => {
            format!("a date, as {}{}", quoted(formats), none(no))
        }
        RefinedKind::Url => "an address of http or https".to_owned(),
        RefinedKind::Secret => "text that is not shown".to_owned(),
        RefinedKind::Group(parts) => {
            let parts = parts.iter().map(|(rust, wire)| format!("{rust} ({wire})"));
            format!("several fields as one: {}", parts.collect::<Vec<_>>().join(", "))
        }
        RefinedKind::Pairs { key, value } => format!("a map from {key} to {value}"),
        _ => "values of a kind that this version does not know".to_owned(),
    }
}

/// A row for each value of an enumeration: text on the wire, variant, and what it means.
pub fn values(ty: &RefinedType) -> Vec<[String; 3]> {
    let RefinedKind::Enum(values) = &ty.kind else { return Vec::new() };
    let row = |value: &wsdl_codegen::interface::RefinedValue| {
        let mut said: Vec<String> = value.documentation.iter().cloned().collect();
        said.extend(releases(value.since.as_ref(), value.until.as_ref()));
        [value.wire.clone(), value.name.clone(), said.join(" · ")]
    };
    values.iter().map(row).collect()
}

/// The types that refinements define, of those that the fields of some types, and an operation, name.
pub fn reached<'i>(
    interface: &'i Interface,
    operation: &wsdl_codegen::interface::Operation,
    types: &[usize],
) -> Vec<&'i RefinedType> {
    let fields = types.iter().filter_map(|index| interface.ty(*index));
    let fields = fields.flat_map(|ty| crate::words::fields(&ty.kind));
    let messages = std::iter::once(&operation.input).chain(&operation.output);
    let parts = messages.flat_map(|it| it.parts.iter().chain(&it.headers));
    let said = fields.map(|it| &it.refined).chain(parts.map(|it| &it.refined));
    let mut named: Vec<&str> = said.filter_map(|it| it.as_ref()?.ty.as_deref()).collect();
    named.extend(operation.refined.iter().filter_map(|it| it.result.as_ref()?.ty.as_deref()));
    let is_named = |ty: &&RefinedType| named.contains(&ty.name.as_str());
    interface.refined_types.iter().filter(is_named).collect()
}
