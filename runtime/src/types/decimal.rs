//! `xs:decimal`.

use std::fmt;
use std::str::FromStr;

use super::digits::{Digits, is_decimal};
use super::error::ParseError;
use super::white_space::trim;

/// A decimal number of any size and precision: `xs:decimal` (XSD 1.0 Part 2 §3.2.3).
///
/// ```
/// use wsdl_runtime::types::Decimal;
///
/// let price: Decimal = " 12.50 ".parse()?;
/// assert_eq!(price.as_str(), "12.50");
/// assert!(price > Decimal::from(12));
/// assert_eq!(Decimal::try_from(0.1)?.as_str(), "0.1");
/// # Ok::<(), wsdl_runtime::types::ParseError>(())
/// ```
///
/// The text is kept as it was written. Equality, order and hash go by the value, so `1.0` equals
/// `1.00` and `+1`. Reading fails for an exponent, `INF`, `NaN` and whatever else is not digits
/// with an optional sign and point. The default is 0.
#[derive(Clone, Debug)]
pub struct Decimal(pub(super) Box<str>);

impl Decimal {
    /// The number as it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The nearest floating-point number; infinite where the value is beyond the range of `f64`.
    pub fn to_f64(&self) -> f64 {
        self.0.parse().unwrap_or(f64::NAN)
    }

    pub(super) fn digits(&self) -> Digits<'_> {
        Digits::new(&self.0)
    }
}

impl Default for Decimal {
    fn default() -> Self {
        Self("0".into())
    }
}

impl FromStr for Decimal {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        match trim(text) {
            number if is_decimal(number) => Ok(Self(number.into())),
            other => Err(ParseError::new("xsd:decimal", other)),
        }
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Integers become a decimal always; the way back fails where there is a fraction, or where the
/// value is out of range.
macro_rules! integers {
    ($($rust:ty),*) => {$(
        impl From<$rust> for Decimal {
            fn from(number: $rust) -> Self {
                Self(number.to_string().into())
            }
        }

        impl TryFrom<&Decimal> for $rust {
            type Error = ParseError;

            /// Fails where there is a fraction other than zero, or the value is out of range.
            fn try_from(number: &Decimal) -> Result<Self, ParseError> {
                let digits = number.digits();
                let value = digits.is_integer().then(|| digits.to_integer().parse().ok());
                value.flatten().ok_or_else(|| ParseError::new(stringify!($rust), &number.0))
            }
        }

        impl TryFrom<Decimal> for $rust {
            type Error = ParseError;

            /// Fails where there is a fraction other than zero, or the value is out of range.
            fn try_from(number: Decimal) -> Result<Self, ParseError> {
                Self::try_from(&number)
            }
        }
    )*};
}

integers!(i8, i16, i32, i64, i128, u8, u16, u32, u64, u128);

/// Floating-point numbers become the shortest decimal that reads as the same number.
macro_rules! floats {
    ($($rust:ty),*) => {$(
        impl TryFrom<$rust> for Decimal {
            type Error = ParseError;

            /// The shortest decimal that reads as the same number, without an exponent. Fails for
            /// infinities and NaN.
            fn try_from(number: $rust) -> Result<Self, ParseError> {
                let text = number.to_string();
                match number.is_finite() {
                    true => Ok(Self(text.into())),
                    false => Err(ParseError::new("xsd:decimal", &text)),
                }
            }
        }
    )*};
}

floats!(f32, f64);

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn every_valid_form_stays_as_it_is() {
        for text in
            ["0", "-0", "+0.0", "1.", ".5", "-.5", "007", "1.00", "123456789012345678901234567890"]
        {
            assert_eq!(decimal(text).to_string(), text);
            assert_eq!(decimal(&format!("\r\n\t {text} ")).as_str(), text);
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in
            ["", " ", ".", "+", "-.", "1e3", "INF", "NaN", "1,5", "1 000", "--1", "1.2.3", "٣"]
        {
            assert!(text.parse::<Decimal>().is_err(), "{text}");
        }
    }

    #[test]
    fn equality_and_hash_go_by_value() {
        for (one, other) in [("1.0", "1.00"), ("+1", "01."), ("-0.0", "0"), (".5", "0.50")] {
            assert_eq!(decimal(one), decimal(other));
            assert_eq!(HashSet::from([decimal(one), decimal(other)]).len(), 1);
        }
        assert_ne!(decimal("1"), decimal("-1"));
        assert_ne!(decimal("10"), decimal("1"));
    }

    #[test]
    fn order_goes_by_value() {
        let ascending = ["-100", "-10.5", "-10.05", "-0.1", "0", "0.05", "0.5", "0.51", "9", "10"];
        assert!(ascending.map(decimal).is_sorted_by(|one, other| one < other));
    }

    #[test]
    fn integers_convert_as_far_as_they_fit() {
        assert_eq!(Decimal::from(u128::MAX).as_str(), u128::MAX.to_string());
        assert_eq!(i64::try_from(decimal("+012.00")), Ok(12));
        assert_eq!(u8::try_from(decimal("-0")), Ok(0));
        assert!(i64::try_from(decimal("1.5")).is_err());
        assert!(u8::try_from(decimal("256")).is_err());
    }

    #[test]
    fn floats_have_no_exponent() {
        assert_eq!(Decimal::try_from(1e21).unwrap().as_str(), "1000000000000000000000");
        assert_eq!(Decimal::try_from(1e-7).unwrap().as_str(), "0.0000001");
        assert_eq!(Decimal::try_from(0.1f32).unwrap().as_str(), "0.1");
        for number in [f64::INFINITY, f64::NEG_INFINITY, f64::NAN] {
            assert!(Decimal::try_from(number).is_err());
        }
        assert_eq!(decimal("1.25").to_f64(), 1.25);
        assert_eq!(decimal(&"9".repeat(400)).to_f64(), f64::INFINITY);
    }
}
