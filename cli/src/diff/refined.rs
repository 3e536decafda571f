//! Compares what refinements say. The wire does not change by it; what is sent may, and what replies mean.

use wsdl_codegen::interface::{
    RefinedField, RefinedKind, RefinedOperation, RefinedResult, RefinedService, RefinedStruct,
    RefinedType, RefinedValue, Refusal,
};

use super::change::{Change, Sides, documentation};
use super::pairs::Pairs;
use super::pick::{Matched, pick};
use super::rules::Rule;
use crate::refined;

/// What was said and what is said; where nothing is, that is what nobody says.
type Both<'s, T> = (&'s Option<T>, &'s Option<T>);

fn change(rule: Rule, path: &str, rust: bool) -> Change {
    Change::new(rule, path, Sides::default(), rust)
}

/// Notes that a text has changed.
fn text(
    rule: Rule,
    path: &str,
    (old, new): (Option<String>, Option<String>),
    changes: &mut Vec<Change>,
) {
    if old != new {
        let (old, new) = (old.unwrap_or_default(), new.unwrap_or_default());
        changes.push(change(rule, path, false).from_to(old, new));
    }
}

/// Compares what is said of warnings and releases, which many things have.
fn common(
    path: &str,
    warnings: (&[String], &[String]),
    since: (&Option<String>, &Option<String>),
    until: (&Option<String>, &Option<String>),
    changes: &mut Vec<Change>,
) {
    for warning in warnings.1.iter().filter(|it| !warnings.0.contains(it)) {
        changes.push(change(Rule::WarningAdded, path, false).from_to("", warning));
    }
    for (word, (old, new)) in [("since", since), ("until", until)] {
        let said = |it: &Option<String>| it.as_ref().map(|it| format!("{word} {it}"));
        let rule = if new.is_some() { Rule::ReleasesLimited } else { Rule::ReleasesFreed };
        text(rule, path, (said(old), said(new)), changes);
    }
}

/// Compares what is said of a service.
pub(super) fn service(path: &str, (old, new): Both<'_, RefinedService>, changes: &mut Vec<Change>) {
    let (old, new) = (old.clone().unwrap_or_default(), new.clone().unwrap_or_default());
    documentation(path, &old.documentation, &new.documentation, changes);
    let (since, until) = ((&old.since, &new.since), (&old.until, &new.until));
    common(path, (&old.warnings, &new.warnings), since, until, changes);
    let row = |row: &Vec<String>| row.join(", ");
    let rows = |of: &RefinedService| of.alive.iter().skip(1).map(row).collect::<Vec<_>>();
    let (was, is) = (rows(&old), rows(&new));
    for row in is.iter().filter(|it| !was.contains(it)) {
        let named = row.split(", ").next().unwrap_or_default();
        let before = was.iter().find(|it| it.split(", ").next() == Some(named));
        let before = before.cloned().unwrap_or_default();
        changes.push(change(Rule::ServiceHealthChanged, path, false).from_to(before, row));
    }
}

/// Compares what is said of an operation; whether it may be repeated is compared elsewhere.
pub(super) fn operation(
    pairs: &Pairs<'_>,
    path: &str,
    (old, new): Both<'_, RefinedOperation>,
    changes: &mut Vec<Change>,
) {
    let (old, new) = (old.clone().unwrap_or_default(), new.clone().unwrap_or_default());
    documentation(path, &old.documentation, &new.documentation, changes);
    documentation(path, &old.repeat_note, &new.repeat_note, changes);
    let word = |it: &RefinedOperation| it.effect.map(|it| refined::effect(it).to_owned());
    text(Rule::EffectChanged, path, (word(&old), word(&new)), changes);
    let (since, until) = ((&old.since, &new.since), (&old.until, &new.until));
    common(path, (&old.warnings, &new.warnings), since, until, changes);
    for now in &new.health {
        let before = old.health.iter().find(|it| it.release == now.release);
        let state = before.map(|it| it.state.as_str());
        if state == Some(now.state.as_str()) {
            continue;
        }
        let was_ok = before.is_none_or(|it| it.is_ok());
        let rule = match (was_ok, now.is_ok()) {
            (true, true) => continue,
            (_, false) => Rule::OperationDied,
            (false, true) => Rule::OperationRevived,
        };
        let was = before.map(|it| format!("{}: {}", it.release, it.state)).unwrap_or_default();
        let is = format!("{}: {}", now.release, now.state);
        changes.push(change(rule, path, false).from_to(was, is));
    }
    let empty = RefinedResult::default();
    let results = (old.result.as_ref().unwrap_or(&empty), new.result.as_ref().unwrap_or(&empty));
    result(pairs, path, results, changes);
}

fn result(
    pairs: &Pairs<'_>,
    path: &str,
    (old, new): (&RefinedResult, &RefinedResult),
    changes: &mut Vec<Change>,
) {
    documentation(path, &old.documentation, &new.documentation, changes);
    let all = |of: &RefinedResult| -> Vec<Refusal> {
        of.refused.iter().chain(&of.list_refused).cloned().collect()
    };
    let (was, is) = (all(old), all(new));
    let Matched { both, gone, added, .. } =
        pick(&was, &is, |old, new| old.wire == new.wire, |_, _| 0.0);
    // A reason is a variant of an enum, which callers may match.
    let lacks = |of: &wsdl_codegen::Interface, reason: &str| {
        !of.reasons.is_empty() && !of.reasons.iter().any(|it| it.name == reason)
    };
    for Refusal { wire, reason } in gone {
        let rust = lacks(pairs.new, reason);
        changes.push(change(Rule::RefusalRemoved, path, rust).from_to(said(wire, reason), ""));
    }
    for Refusal { wire, reason } in added {
        let rust = lacks(pairs.old, reason);
        changes.push(change(Rule::RefusalAdded, path, rust).from_to("", said(wire, reason)));
    }
    for (old, new) in both.into_iter().filter(|(old, new)| old.reason != new.reason) {
        let rust = lacks(pairs.new, &old.reason) || lacks(pairs.old, &new.reason);
        let (was, is) = (said(&old.wire, &old.reason), said(&new.wire, &new.reason));
        changes.push(change(Rule::RefusalChanged, path, rust).from_to(was, is));
    }
    let reading = |of: &RefinedResult| {
        let mut read: Vec<String> = of.ok.iter().map(|it| format!("ok {it}")).collect();
        read.extend(of.lost.iter().chain(&of.lost_faults).map(|it| format!("lost {it}")));
        read.extend(of.reading.iter().map(|(key, text)| format!("{key} {text}")));
        Some(read.join(", ")).filter(|it| !it.is_empty())
    };
    text(Rule::ReplyReadOtherwise, path, (reading(old), reading(new)), changes);
}

fn said(wire: &str, reason: &str) -> String {
    format!("\"{wire}\" is {reason}")
}

/// Compares what is said of a type of the schema.
pub(super) fn of_type(path: &str, (old, new): Both<'_, RefinedStruct>, changes: &mut Vec<Change>) {
    let (old, new) = (old.clone().unwrap_or_default(), new.clone().unwrap_or_default());
    documentation(path, &old.documentation, &new.documentation, changes);
    let none = (&None, &None);
    common(path, (&old.warnings, &new.warnings), none, none, changes);
}

/// Compares what is said of a field, a part or a value; `rust` says that its Rust type is another one.
/// Whether a constructor asks for it is compared elsewhere.
pub(super) fn field(
    path: &str,
    (old, new): Both<'_, RefinedField>,
    rust: bool,
    place: &(String, String),
    changes: &mut Vec<Change>,
) {
    if old == new {
        return;
    }
    let (old, new) = (old.clone().unwrap_or_default(), new.clone().unwrap_or_default());
    let mut found = Vec::new();
    if old.ty != new.ty {
        let name = |ty: &Option<String>| ty.clone().unwrap_or_else(|| "as declared".to_owned());
        let change = change(Rule::MeaningChanged, path, rust);
        found.push(change.from_to(name(&old.ty), name(&new.ty)));
    }
    if old.secret != new.secret {
        let word = |it: bool| if it { "secret" } else { "shown" };
        let change = change(Rule::SecrecyChanged, path, rust);
        found.push(change.from_to(word(old.secret), word(new.secret)));
    }
    if old.default != new.default {
        let said = |it: &Option<String>| it.clone().unwrap_or_default();
        let change = change(Rule::DefaultChanged, path, rust);
        found.push(change.from_to(said(&old.default), said(&new.default)));
    }
    text(Rule::UnitChanged, path, (old.unit.clone(), new.unit.clone()), &mut found);
    limits(path, (old.min, old.max), (new.min, new.max), &mut found);
    documentation(path, &old.documentation, &new.documentation, &mut found);
    let (since, until) = ((&old.since, &new.since), (&old.until, &new.until));
    common(path, (&old.warnings, &new.warnings), since, until, &mut found);
    changes.extend(found.into_iter().map(|it| it.at(place.0.clone(), place.1.clone())));
}

/// The least and the greatest number that is sent.
type Limits = (Option<i64>, Option<i64>);

fn limits(path: &str, old: Limits, new: Limits, changes: &mut Vec<Change>) {
    if old == new {
        return;
    }
    let (ours, theirs) = (
        (old.0.unwrap_or(i64::MIN), old.1.unwrap_or(i64::MAX)),
        (new.0.unwrap_or(i64::MIN), new.1.unwrap_or(i64::MAX)),
    );
    let is_tighter = theirs.0 > ours.0 || theirs.1 < ours.1;
    let rule = if is_tighter { Rule::LimitsTightened } else { Rule::LimitsLoosened };
    let end = |it: Option<i64>| it.map_or_else(|| "…".to_owned(), |it| it.to_string());
    let said = |of: Limits| format!("{} to {}", end(of.0), end(of.1));
    changes.push(change(rule, path, false).from_to(said(old), said(new)));
}

/// Compares the types that refinements define. One that comes or goes is told where something has it.
pub(super) fn types(pairs: &Pairs<'_>, changes: &mut Vec<Change>) {
    let (old, new) = (&pairs.old.refined_types, &pairs.new.refined_types);
    let same = |old: &RefinedType, new: &RefinedType| old.name == new.name;
    for (old, new) in pick(old, new, same, |_, _| 0.0).both {
        documentation(&new.name, &old.documentation, &new.documentation, changes);
        match (&old.kind, &new.kind) {
            (RefinedKind::Enum(ours), RefinedKind::Enum(theirs)) => {
                values(&new.name, (ours, theirs), changes);
            }
            (ours, theirs) if ours != theirs => {
                let is_other = std::mem::discriminant(ours) != std::mem::discriminant(theirs);
                // The fields of the struct.
                let rust = is_other || matches!(ours, RefinedKind::Group(_));
                let change = change(Rule::SpellingChanged, &new.name, rust);
                changes.push(change.from_to(refined::kind(old), refined::kind(new)));
            }
            _ => {}
        }
        if old.rust != new.rust {
            let path = |of: &RefinedType| of.rust.clone().unwrap_or_else(|| of.name.clone());
            let change = change(Rule::RustTypeChanged, &new.name, true);
            changes.push(change.from_to(path(old), path(new)));
        }
    }
}

fn values(ty: &str, (old, new): (&[RefinedValue], &[RefinedValue]), changes: &mut Vec<Change>) {
    // A variant that is spelled otherwise is the same one for callers, and so is a spelling whose variant
    // is called otherwise for the wire.
    let same = |old: &RefinedValue, new: &RefinedValue| old.name == new.name;
    let Matched { both, gone, added, .. } = pick(old, new, same, |_, _| 0.0);
    let renamed = |value: &RefinedValue, others: &[&RefinedValue]| {
        others.iter().find(|it| it.wire == value.wire).map(|it| it.name.clone())
    };
    for value in &gone {
        let path = format!("{ty}/{}", value.name);
        let found = match renamed(value, &added) {
            Some(name) => {
                change(Rule::RustNameChanged, &path, true).from_to(value.name.clone(), name)
            }
            None => change(Rule::ValueRemoved, &path, true).from_to(value.wire.clone(), ""),
        };
        changes.push(found);
    }
    for value in added.iter().filter(|it| renamed(it, &gone).is_none()) {
        let path = format!("{ty}/{}", value.name);
        // A match that lists every value does not list this one.
        changes.push(change(Rule::ValueAdded, &path, true).from_to("", value.wire.clone()));
    }
    for (old, new) in both {
        let path = format!("{ty}/{}", new.name);
        let wires = (Some(old.wire.clone()), Some(new.wire.clone()));
        text(Rule::SpellingChanged, &path, wires, changes);
        documentation(&path, &old.documentation, &new.documentation, changes);
        let (since, until) = ((&old.since, &new.since), (&old.until, &new.until));
        common(&path, (&[], &[]), since, until, changes);
    }
}
