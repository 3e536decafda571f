//! Compares two values by their text.

use std::cmp::Ordering;

use super::lexical;
use super::number::Number;
use crate::builtin::{Builtin, Values};

/// Which of two values is the greater one; nothing if that cannot be told here.
pub(super) fn compare(builtin: Builtin, left: &str, right: &str) -> Option<Ordering> {
    match builtin.values {
        Values::Float | Values::Double => {
            lexical::float(left)?.partial_cmp(&lexical::float(right)?)
        }
        _ if is_number(builtin) => Some(Number::read(left)?.compare(Number::read(right)?)),
        _ => of_texts(left, right),
    }
}

/// Whether values are numbers.
pub(super) fn is_number(builtin: Builtin) -> bool {
    use Values::{Decimal, Double, Float, Integer};
    matches!(builtin.values, Decimal | Double | Float | Integer(..))
}

/// Which of two points in time is the later one, or which of two durations is longer: told by their
/// texts, where those are alike, and by their signs.
fn of_texts(left: &str, right: &str) -> Option<Ordering> {
    let signed = |text: &str| text.starts_with("-P");
    if signed(left) != signed(right) && left.contains('P') && right.contains('P') {
        return Some(signed(right).cmp(&signed(left)));
    }
    let shape = |text: &str| {
        text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect::<String>()
    };
    (shape(left) == shape(right)).then(|| left.cmp(right))
}
