//! Decimal numbers with exact bounds.

use std::cmp::Ordering;

/// More digits than any bound of a schema that means something has.
const MOST_DIGITS: u32 = 36;

/// A decimal number: `units` of which each is a `scale`th part of ten.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number {
    units: i128,
    scale: u32,
}

impl Number {
    pub(super) fn new(units: i128, scale: u32) -> Self {
        let (mut units, mut scale) = (units, scale);
        while scale > 0 && units % 10 == 0 {
            (units, scale) = (units / 10, scale - 1);
        }
        Self { units, scale }
    }

    /// Reads a decimal number; nothing if it is none, or has too many digits.
    pub(super) fn read(text: &str) -> Option<Self> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let plain = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
        if (whole.is_empty() && fraction.is_empty()) || !plain(whole) || !plain(fraction) {
            return None;
        }
        let fraction = fraction.trim_end_matches('0');
        let digits = format!("{}{fraction}", whole.trim_start_matches('0'));
        let scale = u32::try_from(fraction.len()).ok().filter(|scale| *scale <= MOST_DIGITS)?;
        let units: i128 = if digits.is_empty() { 0 } else { digits.parse().ok()? };
        Some(Self { units: if negative { -units } else { units }, scale })
    }

    /// How many digits it has without zeros in front (`totalDigits`).
    pub(super) fn digits(self) -> u32 {
        self.units.unsigned_abs().checked_ilog10().map_or(1, |log| log + 1).max(self.scale)
    }

    /// How many of the digits stand behind the point (`fractionDigits`).
    pub(super) fn scale(self) -> u32 {
        self.scale
    }

    /// The number in units of that scale: rounded down or, if `up`, up; the nearest one there is if
    /// it has too many digits.
    pub(super) fn units(self, scale: u32, up: bool) -> i128 {
        if scale >= self.scale {
            let factor = 10_i128.checked_pow(scale - self.scale).unwrap_or(i128::MAX);
            return self.units.saturating_mul(factor);
        }
        let divisor = 10_i128.checked_pow(self.scale - scale).unwrap_or(i128::MAX);
        let rest = i128::from(up && self.units.rem_euclid(divisor) != 0);
        self.units.div_euclid(divisor).saturating_add(rest)
    }

    pub(super) fn compare(self, other: Self) -> Ordering {
        let scale = self.scale.max(other.scale);
        self.units(scale, false).cmp(&other.units(scale, false))
    }
}

impl std::fmt::Display for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let digits = self.units.unsigned_abs().to_string();
        let scale = usize::try_from(self.scale).unwrap_or(0);
        let digits = format!("{digits:0>width$}", width = scale + 1);
        let (whole, fraction) = digits.split_at(digits.len() - scale);
        let sign = if self.units < 0 { "-" } else { "" };
        let point = if fraction.is_empty() { "" } else { "." };
        write!(f, "{sign}{whole}{point}{fraction}")
    }
}

#[cfg(test)]
mod tests {
    use super::Number;
    use std::cmp::Ordering;

    #[test]
    fn numbers_are_read_and_written() {
        for (text, written) in [
            ("0", "0"),
            ("-0.50", "-0.5"),
            ("+007.25", "7.25"),
            (".5", "0.5"),
            ("100", "100"),
            ("0.001", "0.001"),
        ] {
            assert_eq!(Number::read(text).unwrap().to_string(), written);
        }
        for text in ["", ".", "-", "1e3", "1.2.3", "x", &"9".repeat(60)] {
            assert_eq!(Number::read(text), None, "{text}");
        }
        assert_eq!(Number::new(1200, 3).to_string(), "1.2");
    }

    #[test]
    fn numbers_are_counted_rounded_and_compared() {
        let read = |text| Number::read(text).unwrap();
        assert_eq!((read("12.50").digits(), read("12.50").scale()), (3, 1));
        assert_eq!((read("0.001").digits(), read("0").digits()), (3, 1));
        assert_eq!((read("-1.5").units(0, false), read("-1.5").units(0, true)), (-2, -1));
        assert_eq!(read("1.5").units(2, false), 150);
        assert_eq!(read("1.05").compare(read("1.1")), Ordering::Less);
    }
}
