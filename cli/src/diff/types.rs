//! Compares types, and their fields and values.

use wsdl_codegen::interface::{Kind, Type, Value};

use super::change::{Change, Sides, documentation};
use super::pairs::Pairs;
use super::pick::{Matched, pick};
use super::rules::Rule;
use super::{fields, refined, shapes};
use crate::words;

/// Compares the types of both interfaces, and their global elements.
pub(super) fn compare(pairs: &Pairs<'_>, changes: &mut Vec<Change>) {
    for (index, old) in pairs.old.types.iter().enumerate() {
        match pairs.types.get(&index) {
            Some((other, guess)) => {
                let new = &pairs.new.types[*other];
                ty(pairs, (old, new), pairs.sides_of(index, *other), *guess, changes);
            }
            None => {
                let sides = pairs.sides[0][index];
                let change = Change::new(Rule::TypeRemoved, path(old), sides, old.rust.is_some());
                changes.push(change.at(words::place(pairs.old, old.place), String::new()));
            }
        }
    }
    let known: std::collections::HashSet<usize> = pairs.types.values().map(|it| it.0).collect();
    for (index, new) in pairs.new.types.iter().enumerate().filter(|(at, _)| !known.contains(at)) {
        // Where an enum has a variant for each derived type, a match does not list this one.
        let rust = base(new).is_some_and(|base| {
            let old = pairs.types.iter().find(|(_, it)| it.0 == base);
            old.is_some_and(|(old, _)| pairs.old.types[*old].rust_derived.is_some())
        });
        let change = Change::new(Rule::TypeAdded, path(new), pairs.sides[1][index], rust);
        changes.push(change.at(String::new(), words::place(pairs.new, new.place)));
    }
    elements(pairs, changes);
}

/// The type that a struct is derived from.
fn base(ty: &Type) -> Option<usize> {
    match &ty.kind {
        Kind::Struct { derivation, .. } => derivation.base,
        _ => None,
    }
}

fn path(ty: &Type) -> String {
    ty.path.clone()
}

fn elements(pairs: &Pairs<'_>, changes: &mut Vec<Change>) {
    let (old, new) = (&pairs.old.elements, &pairs.new.elements);
    let matched = pick(old, new, |old, new| pairs.same_name(&old.name, &new.name), |_, _| 0.0);
    for element in matched.gone {
        let path = &element.name.local;
        changes.push(Change::new(Rule::GlobalElementRemoved, path, Sides::default(), false));
    }
    for element in matched.added {
        let path = &element.name.local;
        changes.push(Change::new(Rule::GlobalElementAdded, path, Sides::default(), false));
    }
    for (old, new) in matched.both {
        let places = Default::default();
        let shapes = (&old.shape, &new.shape);
        let rust = match (&old.rust, &new.rust) {
            (Some(old), Some(new)) => pairs.in_new_names(old) != *new,
            (old, _) => old.is_some(),
        };
        shapes::compare(pairs, &old.name.local, shapes, Sides::default(), rust, &places, changes);
    }
}

fn ty(
    pairs: &Pairs<'_>,
    (old, new): (&Type, &Type),
    sides: Sides,
    guess: bool,
    changes: &mut Vec<Change>,
) {
    let path = path(new);
    let place = (words::place(pairs.old, old.place), words::place(pairs.new, new.place));
    let mut push = |change: Change| changes.push(change.at(place.0.clone(), place.1.clone()));
    let rust = old.rust.is_some() && old.rust != new.rust;
    if guess {
        let change = Change::new(Rule::TypeRenamed, self::path(old), sides, rust);
        push(change.from_to(self::path(old), &path).guessed());
    } else if rust {
        let name = |it: &Option<String>| it.clone().unwrap_or_else(|| "none".to_owned());
        let change = Change::new(Rule::RustNameChanged, &path, sides, true);
        push(change.from_to(name(&old.rust), name(&new.rust)));
    }
    if old.rust_derived != new.rust_derived {
        let name = |it: &Option<String>| it.clone().unwrap_or_else(|| "none".to_owned());
        let (from, to) = (name(&old.rust_derived), name(&new.rust_derived));
        // That values are of an enum now is told where they stand.
        if old.rust_derived.is_some() && pairs.in_new_names(&from) != to {
            push(Change::new(Rule::RustNameChanged, &path, sides, true).from_to(from, to));
        }
    }
    documentation(&path, &old.documentation, &new.documentation, changes);
    refined::of_type(&path, (&old.refined, &new.refined), changes);
    kinds(pairs, &path, (old, new), sides, &place, changes);
}

fn kinds(
    pairs: &Pairs<'_>,
    path: &str,
    (old, new): (&Type, &Type),
    sides: Sides,
    place: &(String, String),
    changes: &mut Vec<Change>,
) {
    let alias = match (&old.rust_alias, &new.rust_alias) {
        (Some(old), Some(new)) => pairs.in_new_names(old) != *new,
        (old, _) => old.is_some(),
    };
    let mut push = |change: Change| changes.push(change.at(place.0.clone(), place.1.clone()));
    match (&old.kind, &new.kind) {
        (
            Kind::Struct { fields: ours, unordered: was, derivation: from },
            Kind::Struct { fields: theirs, unordered: is, derivation: to },
        ) => {
            match (was, is) {
                (true, false) => push(Change::new(Rule::OrderBegins, path, sides, false)),
                (false, true) => push(Change::new(Rule::OrderEnds, path, sides, false)),
                _ => {}
            }
            if from.is_abstract != to.is_abstract {
                let word = |it: bool| if it { "abstract" } else { "concrete" };
                let change = Change::new(Rule::AbstractChanged, path, sides, false);
                push(change.from_to(word(from.is_abstract), word(to.is_abstract)));
            }
            let same_base = match (from.base, to.base) {
                (Some(old), Some(new)) => pairs.types.get(&old).is_some_and(|it| it.0 == new),
                (None, None) => true,
                _ => false,
            };
            if !same_base {
                let name = |of: &wsdl_codegen::Interface, base: Option<usize>| {
                    base.and_then(|it| of.ty(it)).map_or("none".to_owned(), |it| it.path.clone())
                };
                // The enum of what is derived from the old base has no variant for it any more.
                let base = from.base.and_then(|it| pairs.old.ty(it));
                let lost = base.is_some_and(|it| it.rust_derived.is_some());
                let (from, to) = (name(pairs.old, from.base), name(pairs.new, to.base));
                push(Change::new(Rule::BaseChanged, path, sides, lost).from_to(from, to));
            }
            let constructors = (old.constructor.as_slice(), new.constructor.as_slice());
            let how = fields::Struct { ordered: !was && !is, constructors };
            fields::of_struct(pairs, path, (ours, theirs), sides, how, changes);
        }
        (Kind::Sequence(ours), Kind::Sequence(theirs)) => {
            let constructors = (old.constructor.as_slice(), new.constructor.as_slice());
            let how = fields::Struct { ordered: true, constructors };
            fields::of_struct(pairs, path, (ours, theirs), sides, how, changes);
        }
        (Kind::Choice(ours), Kind::Choice(theirs)) => {
            fields::of_choice(pairs, path, (ours, theirs), sides, changes);
        }
        (Kind::Array(ours), Kind::Array(theirs)) | (Kind::List(ours), Kind::List(theirs)) => {
            shapes::compare(pairs, path, (ours, theirs), sides, alias, place, changes);
        }
        (Kind::Alias(ours, before), Kind::Alias(theirs, after)) => {
            shapes::compare(pairs, path, (ours, theirs), sides, alias, place, changes);
            for (rule, from, to) in shapes::facets(before, after) {
                let change = Change::new(rule, path, sides, false).from_to(from, to);
                changes.push(change.at(place.0.clone(), place.1.clone()));
            }
        }
        (Kind::Enumeration { values: ours, .. }, Kind::Enumeration { values: theirs, .. }) => {
            values(pairs, path, (ours, theirs), sides, changes);
        }
        (Kind::Union(ours), Kind::Union(theirs)) => {
            let matched = pick(ours, theirs, |old, new| pairs.same_shape(old, new), |_, _| 0.0);
            for member in matched.gone {
                let name = words::shape(pairs.old, member);
                push(Change::new(Rule::VariantRemoved, format!("{path}/{name}"), sides, true));
            }
            for member in matched.added {
                let name = words::shape(pairs.new, member);
                push(Change::new(Rule::VariantAdded, format!("{path}/{name}"), sides, true));
            }
        }
        _ => {
            let change = Change::new(Rule::KindChanged, path, sides, old.rust.is_some());
            push(change.from_to(words::kind(old), words::kind(new)));
        }
    }
}

fn values(
    pairs: &Pairs<'_>,
    path: &str,
    (old, new): (&[Value], &[Value]),
    sides: Sides,
    changes: &mut Vec<Change>,
) {
    let same = |old: &Value, new: &Value| old.value == new.value;
    let Matched { both, gone, added, .. } = pick(old, new, same, |_, _| 0.0);
    for value in gone {
        let path = format!("{path}/{}", value.value);
        let change = Change::new(Rule::ValueRemoved, path, sides, value.rust.is_some());
        changes.push(change.at(words::place(pairs.old, value.place), String::new()));
    }
    for value in added {
        let path = format!("{path}/{}", value.value);
        // A match that lists every value does not list this one.
        let change = Change::new(Rule::ValueAdded, path, sides, value.rust.is_some());
        changes.push(change.at(String::new(), words::place(pairs.new, value.place)));
    }
    for (old, new) in both {
        let path = format!("{path}/{}", new.value);
        if let (Some(from), Some(to)) = (&old.rust, &new.rust)
            && from != to
        {
            let change = Change::new(Rule::RustNameChanged, &path, sides, true);
            changes.push(change.from_to(from, to));
        }
        documentation(&path, &old.documentation, &new.documentation, changes);
        let place = (words::place(pairs.old, old.place), words::place(pairs.new, new.place));
        refined::field(&path, (&old.refined, &new.refined), false, &place, changes);
    }
}
