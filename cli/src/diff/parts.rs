//! Compares the parts of messages.

use wsdl_codegen::interface::{Fault, Message, Name, Operation, Part, RustField};

use super::change::{Change, Sides};
use super::pairs::Pairs;
use super::pick::{Matched, pick};
use super::rules::Rule;
use super::{constructor, refined, shapes};
use crate::near::likeness;
use crate::words;

/// Compares what is sent, what comes back, and what an operation refuses with.
pub(super) fn compare(
    pairs: &Pairs<'_>,
    path: &str,
    (old, new): (&Operation, &Operation),
    changes: &mut Vec<Change>,
) {
    message(pairs, path, (&old.input, &new.input), Sides::SENT, changes);
    if let (Some(old), Some(new)) = (&old.output, &new.output) {
        message(pairs, path, (old, new), Sides::RECEIVED, changes);
    }
    faults(pairs, path, (&old.faults, &new.faults), changes);
    faults(pairs, path, (&old.header_faults, &new.header_faults), changes);
}

/// Which parts of two operations are compared.
struct Group<'g> {
    path: String,
    sides: Sides,
    /// What one that comes and one that goes are called.
    rules: [Rule; 2],
    /// Both interfaces have a struct for them, or neither has one. Where only one has, callers have to
    /// change, whichever part it is for.
    same_form: bool,
    /// They are known by their names in Rust, as fields and variants are, and not by their places.
    is_named: bool,
    /// What the constructor of the new struct takes.
    asked: &'g [RustField],
}

fn message(
    pairs: &Pairs<'_>,
    path: &str,
    (old, new): (&Message, &Message),
    sides: Sides,
    changes: &mut Vec<Change>,
) {
    let side = if sides.sent { "request" } else { "reply" };
    let path = format!("{path}/{side}");
    let is_form = old.rust.is_some() == new.rust.is_some();
    let group = Group {
        path: path.clone(),
        sides,
        rules: [Rule::PartAdded, Rule::PartRemoved],
        same_form: is_form || old.parts.is_empty(),
        is_named: old.rust.is_some(),
        asked: &new.constructor,
    };
    parts(pairs, &group, (&old.parts, &new.parts), changes);
    constructor::compare(pairs, &path, (&old.constructor, &new.constructor), sides, changes);
    let group = Group {
        path: format!("{path}/header"),
        sides,
        rules: [Rule::HeaderAdded, Rule::HeaderRemoved],
        same_form: true,
        is_named: true,
        asked: &[],
    };
    parts(pairs, &group, (&old.headers, &new.headers), changes);
}

fn parts(
    pairs: &Pairs<'_>,
    group: &Group<'_>,
    (old, new): (&[Part], &[Part]),
    changes: &mut Vec<Change>,
) {
    let same = |old: &Part, new: &Part| match (&old.element, &new.element) {
        (Some(old), Some(new)) => pairs.same_name(old, new),
        (None, None) => old.name == new.name,
        _ => false,
    };
    let alone = old.len() == 1 && new.len() == 1;
    let like = |old: &Part, new: &Part| match pairs.same_shape(&old.shape, &new.shape) {
        _ if alone => 1.0,
        true => likeness(called(old).1, called(new).1) + 0.1,
        false => likeness(called(old).1, called(new).1) - 0.1,
    };
    let Matched { both, guessed, gone, added } = pick(old, new, same, like);
    let Group { path, sides, .. } = group;
    let [added_rule, removed_rule] = group.rules;
    for part in gone {
        let rust = part.rust.is_some() || !group.same_form;
        let change = Change::new(removed_rule, format!("{path}/{}", called(part).1), *sides, rust);
        changes.push(change.at(words::place(pairs.old, part.place), String::new()));
    }
    for part in added {
        let is_asked = part
            .rust
            .as_ref()
            .is_some_and(|it| group.asked.iter().any(|asked| asked.name == it.name));
        let rust = is_asked || !group.same_form;
        let change = Change::new(added_rule, format!("{path}/{}", called(part).1), *sides, rust);
        changes.push(change.at(String::new(), words::place(pairs.new, part.place)));
    }
    for (old, new) in &guessed {
        let rule = match (&old.element, &new.element) {
            (None, None) => Rule::PartRenamed,
            _ => Rule::ElementChanged,
        };
        let full = |part: &Part| part.element.as_ref().map_or(part.name.clone(), Name::to_string);
        let path = format!("{path}/{}", called(old).1);
        let change = Change::new(rule, path, *sides, group.rust(pairs, old, new));
        changes.push(change.from_to(full(old), full(new)).guessed());
    }
    for (old, new) in both.into_iter().chain(guessed) {
        let path = format!("{path}/{}", called(new).1);
        let rust = group.rust(pairs, old, new);
        part(pairs, &path, (old, new), *sides, rust, changes);
    }
}

impl Group<'_> {
    /// Whether what stands for a part in Rust is called otherwise, or of another type.
    fn rust(&self, pairs: &Pairs<'_>, old: &Part, new: &Part) -> bool {
        match (&old.rust, &new.rust) {
            (Some(ours), Some(theirs)) => {
                let is_renamed = self.is_named && ours.name != theirs.name;
                is_renamed || pairs.in_new_names(&ours.ty) != theirs.ty
            }
            (Some(_), None) => true,
            _ => false,
        }
    }
}

fn part(
    pairs: &Pairs<'_>,
    path: &str,
    (old, new): (&Part, &Part),
    sides: Sides,
    rust: bool,
    changes: &mut Vec<Change>,
) {
    let place = (words::place(pairs.old, old.place), words::place(pairs.new, new.place));
    shapes::compare(pairs, path, (&old.shape, &new.shape), sides, rust, &place, changes);
    if old.nillable != new.nillable {
        let rule = if new.nillable { Rule::NilAllowed } else { Rule::NilForbidden };
        changes.push(Change::new(rule, path, sides, rust).at(place.0.clone(), place.1.clone()));
    }
    refined::field(path, (&old.refined, &new.refined), rust, &place, changes);
}

/// The namespace and the name of a part on the wire.
fn called(part: &Part) -> (&str, &str) {
    match &part.element {
        Some(name) => (&name.namespace, &name.local),
        None => ("", &part.name),
    }
}

fn faults(
    pairs: &Pairs<'_>,
    path: &str,
    (old, new): (&[Fault], &[Fault]),
    changes: &mut Vec<Change>,
) {
    let same = |old: &Fault, new: &Fault| old.name == new.name;
    let Matched { both, guessed, gone, added } = pick(old, new, same, |_, _| 0.0);
    for fault in gone {
        let path = format!("{path}/fault/{}", fault.name);
        let change =
            Change::new(Rule::FaultRemoved, path, Sides::RECEIVED, fault.part.rust.is_some());
        changes.push(change.at(words::place(pairs.old, fault.part.place), String::new()));
    }
    for fault in added {
        let path = format!("{path}/fault/{}", fault.name);
        // Where there were none, there was no enum to be matched.
        let rust = !old.is_empty() && fault.part.rust.is_some();
        let change = Change::new(Rule::FaultAdded, path, Sides::RECEIVED, rust);
        changes.push(change.at(String::new(), words::place(pairs.new, fault.part.place)));
    }
    for (old, new) in both.into_iter().chain(guessed) {
        let group = Group {
            path: format!("{path}/fault/{}", new.name),
            sides: Sides::RECEIVED,
            rules: [Rule::FaultAdded, Rule::FaultRemoved],
            same_form: true,
            is_named: true,
            asked: &[],
        };
        let (old, new) = (std::slice::from_ref(&old.part), std::slice::from_ref(&new.part));
        parts(pairs, &group, (old, new), changes);
    }
}
