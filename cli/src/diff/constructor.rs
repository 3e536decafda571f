//! Compares what constructors take.

use wsdl_codegen::interface::RustField;

use super::change::{Change, Sides};
use super::pairs::Pairs;
use super::rules::Rule;

/// Compares what constructors take of one struct. Fields that come and go are told where they stand.
pub(super) fn compare(
    pairs: &Pairs<'_>,
    path: &str,
    (old, new): (&[RustField], &[RustField]),
    sides: Sides,
    changes: &mut Vec<Change>,
) {
    let is_in = |list: &[RustField], name: &str| list.iter().any(|it| it.name == name);
    let name = |list: &[RustField], other: &[RustField]| -> Vec<String> {
        let both = list.iter().filter(|it| is_in(other, &it.name));
        both.map(|it| it.name.clone()).collect()
    };
    let (was, is) = (name(old, new), name(new, old));
    if was == is {
        return;
    }
    let before: Vec<String> = old.iter().map(|it| pairs.in_new_names(&it.ty)).collect();
    let after: Vec<&str> = new.iter().map(|it| it.ty.as_str()).collect();
    // Arguments of one type change places, and the compiler takes each for the other.
    let rust = before != after;
    let change = Change::new(Rule::ArgumentsMoved, path, sides, rust);
    changes.push(change.from_to(was.join(", "), is.join(", ")));
}

/// Whether a constructor asks for a field.
pub(super) fn asks(constructor: &[RustField], field: Option<&RustField>) -> bool {
    field.is_some_and(|field| constructor.iter().any(|it| it.name == field.name))
}
