//! The built-in types of XML Schema, in one table.

/// Hands every built-in type to the macro `$then`, as
/// `(name, Rust type, how it is written, what it is as a Value)`.
///
/// How it is written: `number` and `float` need no escaping; `text` goes by `FromStr` and `Display`
/// and is escaped; `bytes` may stand in an attachment besides; what is `own` has an implementation of its own; a type that is `derived` has no
/// Rust type besides those of the others. As a [`Value`](crate::Value) it is `Bool`, `Int`, `Double`
/// or `Text`.
///
/// A type that is not here is text to the runtime. Its name and its Rust type are known to the
/// generator as well.
macro_rules! built_in_types {
    ($then:ident) => {
        $then! {
            (string, String, own, Text),
            (boolean, bool, own, Bool),
            (byte, i8, number, Int),
            (short, i16, number, Int),
            (int, i32, number, Int),
            (long, i64, number, Int),
            (unsignedByte, u8, number, Int),
            (unsignedShort, u16, number, Int),
            (unsignedInt, u32, number, Int),
            (unsignedLong, u64, number, Int),
            (float, f32, float, Double),
            (double, f64, float, Double),
            (decimal, Decimal, text, Text),
            (integer, Integer, text, Int),
            (nonNegativeInteger, Integer, derived, Int),
            (positiveInteger, Integer, derived, Int),
            (nonPositiveInteger, Integer, derived, Int),
            (negativeInteger, Integer, derived, Int),
            (duration, Duration, text, Text),
            (dateTime, DateTime, text, Text),
            (time, Time, text, Text),
            (date, Date, text, Text),
            (gYearMonth, GYearMonth, text, Text),
            (gYear, GYear, text, Text),
            (gMonthDay, GMonthDay, text, Text),
            (gDay, GDay, text, Text),
            (gMonth, GMonth, text, Text),
            (hexBinary, HexBinary, bytes, Text),
            (base64Binary, Base64Binary, bytes, Text),
            (QName, QName, own, Text),
        }
    };
}

pub(crate) use built_in_types;

/// Whether the built-in type `ty` is `base`, or derived from it by restriction (XSD 1.0 Part 2 §3).
pub(crate) fn is_derived(ty: &str, base: &str) -> bool {
    let mut ty = ty;
    while ty != base {
        let Some((_, next)) = BASES.iter().find(|(derived, _)| *derived == ty) else {
            return false;
        };
        ty = next;
    }
    true
}

/// The built-in types that are derived from others which have a Rust type of their own, and their
/// bases.
const BASES: &[(&str, &str)] = &[
    ("integer", "decimal"),
    ("long", "integer"),
    ("int", "long"),
    ("short", "int"),
    ("byte", "short"),
    ("nonNegativeInteger", "integer"),
    ("positiveInteger", "nonNegativeInteger"),
    ("unsignedLong", "nonNegativeInteger"),
    ("unsignedInt", "unsignedLong"),
    ("unsignedShort", "unsignedInt"),
    ("unsignedByte", "unsignedShort"),
    ("nonPositiveInteger", "integer"),
    ("negativeInteger", "nonPositiveInteger"),
];

#[cfg(test)]
mod tests {
    use super::is_derived;

    #[test]
    fn a_type_is_derived_at_any_remove() {
        assert!(is_derived("int", "int") && is_derived("byte", "decimal"));
        assert!(is_derived("unsignedByte", "nonNegativeInteger"));
        assert!(!is_derived("int", "byte") && !is_derived("string", "int"));
    }
}
