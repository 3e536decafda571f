//! Values of the built-in types (XSD 1.0 Part 2 §3).

use std::cmp::Ordering;

use super::facets::Bounds;
use super::number::Number;
use super::random::Random;
use super::{lexical, texts};
use crate::builtin::{self, Builtin, Values, WhiteSpace};

/// More than 64 bits hold; with more digits, `xmllint` takes a number for none.
const WIDE: i128 = 10_i128.pow(23);

/// The built-in type of that name; for all others, text.
pub(super) fn known(name: &str) -> Builtin {
    builtin::find(name).unwrap_or(builtin::STRING)
}

/// Whether XML Schema has a type of that name for text.
pub(super) fn is_known(name: &str) -> bool {
    builtin::find(name).is_some() || name == "anySimpleType"
}

/// A value of a built-in type; one that lies beyond the bounds may be drawn.
///
/// # Errors
/// If values of the type mean nothing by themselves.
pub(super) fn draw(
    builtin: Builtin,
    bounds: &Bounds,
    blanks: WhiteSpace,
    random: &mut Random,
) -> Result<String, String> {
    Ok(match builtin.values {
        Values::Integer(low, high) => {
            // Where there is no bound, it is one that no type of Rust holds.
            let range = (low.unwrap_or(-WIDE), high.unwrap_or(WIDE));
            decimal(range, 0, bounds, random)
        }
        Values::Boolean => random.pick(&["true", "false"]).copied().unwrap_or_default().to_owned(),
        Values::Decimal => {
            let most = bounds.fraction_digits.unwrap_or(4).min(bounds.total_digits.unwrap_or(4));
            let scale = u32::try_from(random.between(0, most.min(18).into())).unwrap_or(0);
            decimal((-1_000_000_000, 1_000_000_000), scale, bounds, random)
        }
        Values::Float | Values::Double => float(bounds, random),
        Values::HexBinary => lexical::hex(&bytes(bounds, random)),
        Values::Base64Binary => lexical::base64(&bytes(bounds, random)),
        _ if builtin.name == "ENTITY" => {
            return Err("an entity must be declared in a document type".to_owned());
        }
        _ if builtin.name == "NOTATION" => {
            return Err("a notation must be one that the schema lists".to_owned());
        }
        _ => match random.pick(&[&bounds.low, &bounds.high]).and_then(|bound| bound.as_ref()) {
            Some((bound, inclusive)) => texts::near(builtin.values, bound, *inclusive, random),
            None => texts::draw(builtin, bounds, blanks, random),
        },
    })
}

fn bytes(bounds: &Bounds, random: &mut Random) -> Vec<u8> {
    let (least, most) = bounds.lengths(0, 12);
    let count = random.between(least, most);
    (0..count).map(|_| u8::try_from(random.below(256)).unwrap_or(0)).collect()
}

/// A number of that scale within a range, and within bounds if that can be done.
fn decimal(range: (i128, i128), scale: u32, bounds: &Bounds, random: &mut Random) -> String {
    let read = |bound: &Option<(String, bool)>| {
        bound.as_ref().and_then(|(text, inclusive)| Some((Number::read(text)?, *inclusive)))
    };
    let (mut low, mut high) =
        (Number::new(range.0, 0).units(scale, true), Number::new(range.1, 0).units(scale, false));
    let (least, greatest) = (read(&bounds.low), read(&bounds.high));
    if let Some((number, inclusive)) = least {
        let units = number.units(scale, true);
        low = if range.0 == i128::MIN { units } else { units.max(low) };
        let open = !inclusive && Number::new(low, scale).compare(number) == Ordering::Equal;
        low = low.saturating_add(i128::from(open));
    }
    if let Some((number, inclusive)) = greatest {
        high = number.units(scale, false).min(high);
        let open = !inclusive && Number::new(high, scale).compare(number) == Ordering::Equal;
        high = high.saturating_sub(i128::from(open));
    }
    if let Some(most) = bounds.total_digits.and_then(|digits| 10_i128.checked_pow(digits)) {
        (low, high) = (low.max(1 - most), high.min(most - 1));
    }
    if low > high {
        // The range of decimals is only a choice of ours.
        return least.or(greatest).map(|(number, _)| number.to_string()).unwrap_or_default();
    }
    let small = (low.max(-1_000), high.min(1_000));
    let units = match random.below(6) {
        0 => low,
        1 => high,
        2 => random.between(low, high),
        _ if small.0 <= small.1 => random.between(small.0, small.1),
        _ => random.between(low, high),
    };
    Number::new(units, scale).to_string()
}

fn float(bounds: &Bounds, random: &mut Random) -> String {
    let free = bounds.low.is_none() && bounds.high.is_none();
    if free && random.once_in(4) {
        let special = ["INF", "-INF", "NaN", "0", "-0.5", "1000000"];
        return random.pick(&special).copied().unwrap_or_default().to_owned();
    }
    decimal((-100_000, 100_000), u32::from(!random.once_in(3)) * 2, bounds, random)
}
