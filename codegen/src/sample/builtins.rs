//! What samples have to know of the built-in types, by their names.

use crate::builtin::{self, Values};

/// More than 64 bits hold; with more digits, `xmllint` takes a number for none.
const WIDE: i128 = 10_i128.pow(23);

/// The name of a built-in type that is no list; `string` for all others.
pub(super) fn known(name: &str) -> &'static str {
    let found = builtin::find(name).filter(|builtin| builtin.values != Values::List);
    found.unwrap_or(builtin::STRING).name
}

/// What the values of the built-in type `name` are; text where XML Schema has none of that name.
pub(super) fn kind(name: &str) -> Values {
    builtin::find(name).unwrap_or(builtin::STRING).values
}

/// Whether XML Schema has a type of that name for text.
pub(super) fn is_known(name: &str) -> bool {
    builtin::find(name).is_some() || name == "anySimpleType"
}

/// The least and the greatest value of a type of numbers without a fraction. Where there is none, it
/// is one that no type of Rust holds.
pub(super) fn integer(name: &str) -> Option<(i128, i128)> {
    match kind(name) {
        Values::Integer(low, high) => Some((low.unwrap_or(-WIDE), high.unwrap_or(WIDE))),
        _ => None,
    }
}

/// Whether values are numbers.
pub(super) fn is_number(name: &str) -> bool {
    use Values::{Decimal, Double, Float, Integer};
    matches!(kind(name), Integer(..) | Decimal | Float | Double)
}

/// Whether values are texts, so that one that fits a pattern is mostly a value.
pub(super) fn is_text(name: &str) -> bool {
    name != "ENTITY" && builtin::find(name).is_some_and(|it| it.values == Values::Text)
}
