//! The digits of a decimal number, compared as text.

use std::cmp::Ordering;

/// The parts of a decimal number that make its value: without `+`, leading zeros, and zeros at
/// the end of the fraction. Zero has no sign. So two equal values have equal parts.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Digits<'a> {
    negative: bool,
    integer: &'a str,
    fraction: &'a str,
}

impl<'a> Digits<'a> {
    /// Takes apart what [`is_decimal`] has accepted.
    pub(super) fn new(lexical: &'a str) -> Self {
        let unsigned = lexical.trim_start_matches(['+', '-']);
        let (integer, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let integer = integer.trim_start_matches('0');
        let fraction = fraction.trim_end_matches('0');
        let zero = integer.is_empty() && fraction.is_empty();
        Self { negative: lexical.starts_with('-') && !zero, integer, fraction }
    }

    pub(super) fn is_integer(&self) -> bool {
        self.fraction.is_empty()
    }

    /// The integer, with no sign but `-`, as the number types of Rust read it. A fraction is left
    /// out.
    pub(super) fn to_integer(self) -> String {
        let sign = if self.negative { "-" } else { "" };
        let digits = if self.integer.is_empty() { "0" } else { self.integer };
        format!("{sign}{digits}")
    }

    fn cmp_magnitude(&self, other: &Self) -> Ordering {
        let length = self.integer.len().cmp(&other.integer.len());
        length
            .then_with(|| self.integer.cmp(other.integer))
            .then_with(|| self.fraction.cmp(other.fraction))
    }
}

impl Ord for Digits<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.negative, other.negative) {
            (false, true) => Ordering::Greater,
            (true, false) => Ordering::Less,
            (false, false) => self.cmp_magnitude(other),
            (true, true) => other.cmp_magnitude(self),
        }
    }
}

impl PartialOrd for Digits<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Whether `text` is of the form `(+|-)?([0-9]+(\.[0-9]*)?|\.[0-9]+)`.
pub(super) fn is_decimal(text: &str) -> bool {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (integer, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    digits(integer) && digits(fraction) && !(integer.is_empty() && fraction.is_empty())
}
