//! Facets that bound a value (XSD 1.0 Part 2 §4.3).

use super::lexical;
use super::number::Number;
use super::order;
use crate::builtin::{Builtin, Values, WhiteSpace};

/// Bounds of length and size.
#[derive(Clone, Debug, Default)]
pub(super) struct Bounds {
    pub min_length: Option<usize>,
    pub max_length: Option<usize>,
    /// The least value, and whether it is one itself.
    pub low: Option<(String, bool)>,
    /// The greatest value, and whether it is one itself.
    pub high: Option<(String, bool)>,
    pub total_digits: Option<u32>,
    pub fraction_digits: Option<u32>,
    pub blanks: Option<WhiteSpace>,
}

impl Bounds {
    /// Adds a facet.
    ///
    /// # Errors
    /// If it makes no sense.
    pub(super) fn add(&mut self, name: &str, value: &str) -> Result<(), String> {
        let value = value.trim();
        let number = || value.parse().map_err(|_| format!("the {name} `{value}` is no number"));
        match name {
            "length" => {
                self.min_length = Some(number()?);
                self.max_length = self.min_length;
            }
            "minLength" => self.min_length = Some(number()?),
            "maxLength" => self.max_length = Some(number()?),
            "minInclusive" => self.low = Some((value.to_owned(), true)),
            "minExclusive" => self.low = Some((value.to_owned(), false)),
            "maxInclusive" => self.high = Some((value.to_owned(), true)),
            "maxExclusive" => self.high = Some((value.to_owned(), false)),
            "totalDigits" => self.total_digits = u32::try_from(number()?).ok(),
            "fractionDigits" => self.fraction_digits = u32::try_from(number()?).ok(),
            "whiteSpace" => {
                self.blanks = Some(match value {
                    "collapse" => WhiteSpace::Collapse,
                    "replace" => WhiteSpace::Replace,
                    _ => WhiteSpace::Preserve,
                });
            }
            _ => {}
        }
        Ok(())
    }

    /// Both together; of two ends, that of `inner`, which can only be the narrower one.
    pub(super) fn and(self, inner: &Self) -> Self {
        Self {
            min_length: inner.min_length.max(self.min_length),
            max_length: inner.max_length.or(self.max_length),
            low: inner.low.clone().or(self.low),
            high: inner.high.clone().or(self.high),
            total_digits: inner.total_digits.or(self.total_digits),
            fraction_digits: inner.fraction_digits.or(self.fraction_digits),
            blanks: inner.blanks.or(self.blanks),
        }
    }

    /// The lengths to draw from: between `least` and `most` where nothing else is said.
    pub(super) fn lengths(&self, least: usize, most: usize) -> (i128, i128) {
        let low = self.min_length.unwrap_or(least).min(self.max_length.unwrap_or(usize::MAX));
        let high = most.max(low.saturating_add(3)).min(self.max_length.unwrap_or(usize::MAX));
        let wide = |length| i128::try_from(length).unwrap_or(i128::MAX);
        (wide(low), wide(high))
    }

    pub(super) fn allow_length(&self, length: usize) -> bool {
        self.min_length.is_none_or(|least| length >= least)
            && self.max_length.is_none_or(|most| length <= most)
    }

    /// Whether a value of a built-in type lies within the bounds.
    pub(super) fn allow(&self, builtin: Builtin, text: &str) -> bool {
        let length = match builtin.values {
            Values::HexBinary => text.len() / 2,
            Values::Base64Binary => lexical::base64_length(text),
            // The length of a qualified name says nothing (XSD 1.0 Part 2, errata).
            Values::QName => return true,
            _ => text.chars().count(),
        };
        self.allow_length(length) && self.allow_digits(text) && self.allow_size(builtin, text)
    }

    fn allow_digits(&self, text: &str) -> bool {
        if self.total_digits.is_none() && self.fraction_digits.is_none() {
            return true;
        }
        let Some(number) = Number::read(text) else { return false };
        self.total_digits.is_none_or(|most| number.digits() <= most)
            && self.fraction_digits.is_none_or(|most| number.scale() <= most)
    }

    fn allow_size(&self, builtin: Builtin, text: &str) -> bool {
        let beyond = |bound: &Option<(String, bool)>, wrong| match bound {
            None => false,
            Some((bound, inclusive)) => match order::compare(builtin, text, bound) {
                None => true,
                Some(std::cmp::Ordering::Equal) => !inclusive,
                Some(order) => order == wrong,
            },
        };
        !beyond(&self.low, std::cmp::Ordering::Less)
            && !beyond(&self.high, std::cmp::Ordering::Greater)
    }
}

pub(super) fn normalize(text: &str, blanks: WhiteSpace) -> String {
    match blanks {
        WhiteSpace::Preserve => text.to_owned(),
        WhiteSpace::Replace => text.replace(['\t', '\n', '\r'], " "),
        WhiteSpace::Collapse => text.split_ascii_whitespace().collect::<Vec<_>>().join(" "),
    }
}
