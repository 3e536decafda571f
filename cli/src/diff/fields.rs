//! Compares the fields of structs and the alternatives of choices.

use wsdl_codegen::interface::{Declared, Field, FieldKind, RustField};

use super::change::{Change, Sides, documentation};
use super::pairs::Pairs;
use super::pick::{Matched, pick};
use super::rules::Rule;
use super::{constructor, refined, shapes};
use crate::near::likeness;
use crate::words;

/// How the fields of a struct are compared.
#[derive(Clone, Copy)]
pub(super) struct Struct<'s> {
    /// Their order is that of the wire.
    pub ordered: bool,
    /// What the constructors take.
    pub constructors: (&'s [RustField], &'s [RustField]),
}

/// Compares the fields of structs.
pub(super) fn of_struct(
    pairs: &Pairs<'_>,
    path: &str,
    (old, new): (&[Field], &[Field]),
    sides: Sides,
    Struct { ordered, constructors }: Struct<'_>,
    changes: &mut Vec<Change>,
) {
    let Matched { both, guessed, gone, added } = pick(old, new, same, |old, new| {
        if old.kind != new.kind || old.kind == FieldKind::Group {
            return 0.0;
        }
        let alike = likeness(&old.name.local, &new.name.local);
        if pairs.same_shape(&old.shape, &new.shape) { alike + 0.1 } else { alike - 0.2 }
    });
    for field in gone {
        let change =
            Change::new(Rule::FieldRemoved, inside(path, field), sides, field.rust.is_some());
        changes.push(change.at(words::place(pairs.old, field.place), String::new()));
    }
    for field in &added {
        let required =
            field.least > 0 && field.declared.is_none() && field.kind != FieldKind::Group;
        let rule = if required { Rule::RequiredFieldAdded } else { Rule::FieldAdded };
        let rust = constructor::asks(constructors.1, field.rust.as_ref());
        let change = Change::new(rule, inside(path, field), sides, rust);
        let change = change.from_to("", words::shape(pairs.new, &field.shape));
        changes.push(change.at(String::new(), words::place(pairs.new, field.place)));
    }
    for (old, new) in &guessed {
        let rust = names_differ(old, new);
        let change = Change::new(Rule::FieldRenamed, inside(path, old), sides, rust);
        let change = change.from_to(words::wire(old), words::wire(new)).guessed();
        let place = places(pairs, old, new);
        changes.push(change.at(place.0, place.1));
    }
    if ordered {
        moved(pairs, path, old, &both, sides, changes);
    }
    constructor::compare(pairs, path, constructors, sides, changes);
    for (old, new) in &both {
        let asked = [(old, constructors.0), (new, constructors.1)]
            .map(|(field, constructor)| constructor::asks(constructor, field.rust.as_ref()));
        let rule = match asked {
            [false, true] => Rule::AskedFor,
            [true, false] => Rule::NotAskedFor,
            _ => continue,
        };
        let place = places(pairs, old, new);
        changes.push(Change::new(rule, inside(path, new), sides, true).at(place.0, place.1));
    }
    for (old, new) in both {
        field(pairs, path, (old, new), sides, false, changes);
    }
    for (old, new) in guessed {
        field(pairs, path, (old, new), sides, true, changes);
    }
}

/// Compares the alternatives of choices.
pub(super) fn of_choice(
    pairs: &Pairs<'_>,
    path: &str,
    (old, new): (&[Field], &[Field]),
    sides: Sides,
    changes: &mut Vec<Change>,
) {
    let Matched { both, gone, added, .. } = pick(old, new, same, |_, _| 0.0);
    for field in gone {
        let rust = field.rust.is_some();
        let change = Change::new(Rule::VariantRemoved, inside(path, field), sides, rust);
        changes.push(change.at(words::place(pairs.old, field.place), String::new()));
    }
    for field in added {
        let rust = field.rust.is_some();
        let change = Change::new(Rule::VariantAdded, inside(path, field), sides, rust);
        changes.push(change.at(String::new(), words::place(pairs.new, field.place)));
    }
    for (old, new) in both {
        field(pairs, path, (old, new), sides, false, changes);
    }
}

fn same(old: &Field, new: &Field) -> bool {
    let element = |field: &Field| matches!(field.kind, FieldKind::Element | FieldKind::Attribute);
    old.name.local == new.name.local && (old.kind == new.kind || element(old) && element(new))
}

fn inside(path: &str, field: &Field) -> String {
    format!("{path}/{}", field.name.local)
}

fn places(pairs: &Pairs<'_>, old: &Field, new: &Field) -> (String, String) {
    (words::place(pairs.old, old.place), words::place(pairs.new, new.place))
}

fn names_differ(old: &Field, new: &Field) -> bool {
    match (&old.rust, &new.rust) {
        (Some(old), Some(new)) => old.name != new.name,
        (Some(_), None) => true,
        _ => false,
    }
}

/// The elements that stand before others which they stood behind: as few as explain the new order.
fn moved(
    pairs: &Pairs<'_>,
    path: &str,
    old: &[Field],
    both: &[(&Field, &Field)],
    sides: Sides,
    changes: &mut Vec<Change>,
) {
    let on_wire = |field: &Field| matches!(field.kind, FieldKind::Element | FieldKind::Group);
    let both: Vec<_> = both.iter().filter(|(old, _)| on_wire(old)).collect();
    let position = |field: &Field| old.iter().position(|it| std::ptr::eq(it, field)).unwrap_or(0);
    let order: Vec<usize> = both.iter().map(|(old, _)| position(old)).collect();
    let stays = longest_rise(&order);
    for (at, (old, new)) in both.iter().enumerate().filter(|(at, _)| !stays[*at]) {
        let place = places(pairs, old, new);
        let from = format!("position {}", order[at] + 1);
        let change = Change::new(Rule::FieldMoved, inside(path, new), sides, false);
        let to = match at.checked_sub(1).and_then(|before| both.get(before)) {
            Some((_, before)) => format!("behind {}", before.name.local),
            None => "first".to_owned(),
        };
        changes.push(change.from_to(from, to).at(place.0, place.1));
    }
}

/// Which members of a list belong to its longest rising part.
fn longest_rise(list: &[usize]) -> Vec<bool> {
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; list.len()];
    for (at, value) in list.iter().enumerate() {
        let place = ends.partition_point(|end| list[*end] < *value);
        before[at] = place.checked_sub(1).map(|it| ends[it]);
        match ends.get_mut(place) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut stays = vec![false; list.len()];
    let mut at = ends.last().copied();
    while let Some(index) = at {
        stays[index] = true;
        at = before[index];
    }
    stays
}

fn field(
    pairs: &Pairs<'_>,
    path: &str,
    (old, new): (&Field, &Field),
    sides: Sides,
    renamed: bool,
    changes: &mut Vec<Change>,
) {
    let path = inside(path, new);
    let place = places(pairs, old, new);
    let before = changes.len();
    let rust = match (&old.rust, &new.rust) {
        (Some(old), Some(new)) => pairs.in_new_names(&old.ty) != new.ty,
        _ => false,
    };
    let mut push = |rule, rust, from: String, to: String| {
        let change = Change::new(rule, &path, sides, rust).from_to(from, to);
        changes.push(change.at(place.0.clone(), place.1.clone()));
    };
    let word = |kind| if kind == FieldKind::Attribute { "attribute" } else { "element" };
    if old.kind != new.kind {
        push(Rule::FieldKindChanged, rust, word(old.kind).into(), word(new.kind).into());
    } else if !pairs.same_namespace(&old.name.namespace, &new.name.namespace) {
        let (from, to) = (old.name.namespace.clone(), new.name.namespace.clone());
        push(Rule::FieldNamespaceChanged, rust, from, to);
    }
    let range = |field: &Field| {
        let most = field.most.map_or_else(|| "*".to_owned(), |it| it.to_string());
        format!("{}..{most}", field.least)
    };
    if old.least != new.least {
        let rule = if new.least > old.least { Rule::Required } else { Rule::Optional };
        push(rule, rust, range(old), range(new));
    }
    let most = |field: &Field| field.most.unwrap_or(u32::MAX);
    if most(old) != most(new) {
        let rule = if most(new) > most(old) { Rule::MayRepeat } else { Rule::RepeatsLess };
        push(rule, rust, range(old), range(new));
    }
    if old.nillable != new.nillable {
        let rule = if new.nillable { Rule::NilAllowed } else { Rule::NilForbidden };
        push(rule, rust, String::new(), String::new());
    }
    let fixed =
        |it: &Option<Declared>| it.as_ref().filter(|it| it.is_fixed).map(|it| it.value.clone());
    let value = |it: &Option<Declared>| it.as_ref().map(|it| it.value.clone()).unwrap_or_default();
    if old.declared != new.declared {
        let is_fixed = fixed(&old.declared) != fixed(&new.declared);
        let rule = if is_fixed { Rule::FixedChanged } else { Rule::DefaultChanged };
        if is_fixed || value(&old.declared) != value(&new.declared) {
            push(rule, rust, value(&old.declared), value(&new.declared));
        }
    }
    shapes::compare(pairs, &path, (&old.shape, &new.shape), sides, rust, &place, changes);
    documentation(&path, &old.documentation, &new.documentation, changes);
    refined::field(&path, (&old.refined, &new.refined), rust, &place, changes);
    let told = changes[before..].iter().any(|it| it.rust);
    if let (Some(from), Some(to)) = (&old.rust, &new.rust) {
        if !renamed && from.name != to.name {
            let change = Change::new(Rule::RustNameChanged, &path, sides, true);
            changes.push(change.from_to(&from.name, &to.name));
        }
        if rust && !told {
            let change = Change::new(Rule::RustTypeChanged, &path, sides, true);
            changes.push(change.from_to(&from.ty, &to.ty));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::longest_rise;

    #[test]
    fn what_moved_is_as_little_as_explains_the_order() {
        assert_eq!(longest_rise(&[0, 1, 2]), [true, true, true]);
        assert_eq!(longest_rise(&[2, 0, 1]), [false, true, true]);
        assert_eq!(longest_rise(&[0, 3, 1, 2]), [true, false, true, true]);
    }
}
