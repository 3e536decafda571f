//! `xs:integer`.

use std::fmt;
use std::str::FromStr;

use super::decimal::Decimal;
use super::digits::{Digits, is_decimal};
use super::error::ParseError;
use super::white_space::trim;

/// An integer of any size: `xs:integer` (XSD 1.0 Part 2 §3.3.13) and the types derived from it
/// that have no bounds of 64 bits or fewer, such as `xs:nonNegativeInteger`.
///
/// ```
/// use wsdl_runtime::types::Integer;
///
/// let number: Integer = "0042".parse()?;
/// assert_eq!(number.as_str(), "0042");
/// assert_eq!(number, Integer::from(42));
/// assert_eq!(u64::try_from(number)?, 42);
/// # Ok::<(), wsdl_runtime::types::ParseError>(())
/// ```
///
/// The text is kept as it was written. Equality, order and hash go by the value, so `1` equals
/// `+01`. Reading fails for whatever is not digits with an optional sign; the bounds of a derived
/// type are not checked. The default is 0.
#[derive(Clone, Debug)]
pub struct Integer(Box<str>);

impl Integer {
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

impl Default for Integer {
    fn default() -> Self {
        Self("0".into())
    }
}

impl FromStr for Integer {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        match trim(text) {
            number if is_decimal(number) && !number.contains('.') => Ok(Self(number.into())),
            other => Err(ParseError::new("xsd:integer", other)),
        }
    }
}

impl fmt::Display for Integer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<Integer> for Decimal {
    fn from(number: Integer) -> Self {
        Self(number.as_str().into())
    }
}

impl TryFrom<Decimal> for Integer {
    type Error = ParseError;

    /// Fails where there is a fraction other than zero.
    fn try_from(number: Decimal) -> Result<Self, ParseError> {
        match number.digits() {
            digits if digits.is_integer() => Ok(Self(digits.to_integer().into())),
            _ => Err(ParseError::new("xsd:integer", number.as_str())),
        }
    }
}

/// The integers of Rust become one of any size always; the way back fails out of range.
macro_rules! integers {
    ($($rust:ty),*) => {$(
        impl From<$rust> for Integer {
            fn from(number: $rust) -> Self {
                Self(number.to_string().into())
            }
        }

        impl TryFrom<&Integer> for $rust {
            type Error = ParseError;

            /// Fails where the value is out of range.
            fn try_from(number: &Integer) -> Result<Self, ParseError> {
                let value = number.digits().to_integer().parse();
                value.map_err(|_| ParseError::new(stringify!($rust), &number.0))
            }
        }

        impl TryFrom<Integer> for $rust {
            type Error = ParseError;

            /// Fails where the value is out of range.
            fn try_from(number: Integer) -> Result<Self, ParseError> {
                Self::try_from(&number)
            }
        }
    )*};
}

integers!(i8, i16, i32, i64, i128, u8, u16, u32, u64, u128);

#[cfg(test)]
mod tests {
    use super::*;

    fn integer(text: &str) -> Integer {
        text.parse().unwrap()
    }

    #[test]
    fn every_valid_form_stays_as_it_is() {
        for text in ["0", "-0", "+7", "007", "-123456789012345678901234567890"] {
            assert_eq!(integer(text).to_string(), text);
            assert_eq!(integer(&format!("\n{text}\t")).as_str(), text);
        }
    }

    #[test]
    fn what_is_no_integer_is_refused() {
        for text in ["", "+", "1.0", "1.", "1e3", "0x1F", "1 2", "--1"] {
            assert!(text.parse::<Integer>().is_err(), "{text}");
        }
    }

    #[test]
    fn equality_and_order_go_by_value() {
        assert_eq!(integer("+01"), integer("1"));
        assert_eq!(integer("-0"), Integer::default());
        let ascending = ["-20", "-3", "0", "3", "20", "100000000000000000000"];
        assert!(ascending.map(integer).is_sorted_by(|one, other| one < other));
    }

    #[test]
    fn numbers_convert_as_far_as_they_fit() {
        assert_eq!(i128::try_from(Integer::from(i128::MIN)), Ok(i128::MIN));
        assert_eq!(u64::try_from(integer("-0")), Ok(0));
        assert!(u64::try_from(integer("-1")).is_err());
        assert!(i64::try_from(integer("9223372036854775808")).is_err());
        assert_eq!(integer("1000").to_f64(), 1000.0);
    }

    #[test]
    fn decimals_convert_where_they_have_no_fraction() {
        assert_eq!(Decimal::from(integer("007")).as_str(), "007");
        assert_eq!(Integer::try_from("-3.00".parse::<Decimal>().unwrap()).unwrap().as_str(), "-3");
        assert!(Integer::try_from("0.1".parse::<Decimal>().unwrap()).is_err());
    }
}
