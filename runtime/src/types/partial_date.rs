//! `xs:gYear` and `xs:gYearMonth`, and what they share with `recurring_date`.

use std::fmt;
use std::str::FromStr;

use super::calendar::days_in_month;
use super::date::write_year;
use super::error::ParseError;
use super::offset::Offset;
use super::offset::write_zone;
use super::scan::Scan;
use super::timeline::Instant;

/// What all types that name a date in part share, over their own `exists`, `read` and `write`.
macro_rules! partial_dates {
    ($($type:ident = $xsd:literal, $default:expr;)*) => {$(
        impl $type {
            /// The same in this time zone, or without one.
            pub fn with_offset(self, offset: impl Into<Option<Offset>>) -> Self {
                Self { offset: offset.into(), ..self }
            }

            /// The time zone, where there is one.
            pub fn offset(self) -> Option<Offset> {
                self.offset
            }

            fn checked(self) -> Result<Self, ParseError> {
                match self.exists() {
                    true => Ok(self),
                    false => Err(ParseError::new($xsd, &self.to_string())),
                }
            }
        }

        impl Default for $type {
            fn default() -> Self {
                $default
            }
        }

        impl FromStr for $type {
            type Err = ParseError;

            fn from_str(text: &str) -> Result<Self, ParseError> {
                Scan::parse($xsd, text, |scan| Self::read(scan)?.checked().ok())
            }
        }

        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.write(f)?;
                write_zone(f, self.offset)
            }
        }
    )*};
}

pub(super) use partial_dates;

/// A month of a year: `xs:gYearMonth` (XSD 1.0 Part 2 §3.2.10), written `2024-02`.
///
/// What [`Date`](super::Date) says of years, equality and zones holds here too. Reading fails for
/// a month that does not exist. The default is 1970-01.
#[derive(Clone, Copy, Debug)]
pub struct GYearMonth {
    year: i32,
    month: u8,
    offset: Option<Offset>,
}

/// A year: `xs:gYear` (XSD 1.0 Part 2 §3.2.11), written `2024`.
///
/// What [`Date`](super::Date) says of years, equality and zones holds here too. Reading fails for
/// fewer than four digits. The default is 1970.
#[derive(Clone, Copy, Debug)]
pub struct GYear {
    year: i32,
    offset: Option<Offset>,
}

impl GYearMonth {
    /// A month of a year, without a time zone.
    ///
    /// # Errors
    /// There is no such month.
    pub fn new(year: i32, month: u8) -> Result<Self, ParseError> {
        Self { year, month, offset: None }.checked()
    }

    fn exists(self) -> bool {
        days_in_month(self.year, self.month) > 0
    }

    fn read(scan: &mut Scan<'_>) -> Option<Self> {
        Some(Self { year: scan.year()?, month: scan.hyphen_two_digits()?, offset: scan.zone()? })
    }

    /// The year: 0 for 1 BC, -1 for 2 BC.
    pub fn year(self) -> i32 {
        self.year
    }

    /// The month, from 1 to 12.
    pub fn month(self) -> u8 {
        self.month
    }

    pub(super) fn instant(self) -> Instant {
        Instant::of_day(self.year, self.month, 1, self.offset)
    }

    fn write(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_year(f, self.year)?;
        write!(f, "-{:02}", self.month)
    }
}

impl GYear {
    /// A year, without a time zone.
    pub fn new(year: i32) -> Self {
        Self { year, offset: None }
    }

    fn exists(self) -> bool {
        true
    }

    fn read(scan: &mut Scan<'_>) -> Option<Self> {
        Some(Self { year: scan.year()?, offset: scan.zone()? })
    }

    /// The year: 0 for 1 BC, -1 for 2 BC.
    pub fn year(self) -> i32 {
        self.year
    }

    pub(super) fn instant(self) -> Instant {
        Instant::of_day(self.year, 1, 1, self.offset)
    }

    fn write(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_year(f, self.year)
    }
}

partial_dates! {
    GYearMonth = "xsd:gYearMonth", Self { year: 1970, month: 1, offset: None };
    GYear = "xsd:gYear", Self { year: 1970, offset: None };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_valid_form_stays_as_it_is() {
        for text in ["2024-02", "0000-12Z", "-0044-03+00:00", "12345-01-14:00"] {
            assert_eq!(format!("\n {text}\t").parse::<GYearMonth>().unwrap().to_string(), text);
        }
        for text in ["2024", "0000Z", "-0044+00:00", "12345-14:00"] {
            assert_eq!(format!("\n {text}\t").parse::<GYear>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn anything_else_is_refused() {
        for text in ["", "2024", "2024-00", "2024-13", "2024-1", "2024-01-01", "024-01"] {
            assert!(text.parse::<GYearMonth>().is_err(), "{text}");
        }
        for text in ["", "24", "02024", "2024-01", "+2024", "2024z"] {
            assert!(text.parse::<GYear>().is_err(), "{text}");
        }
        assert!(GYearMonth::new(2024, 13).is_err());
    }

    #[test]
    fn the_parts_are_as_written() {
        let month: GYearMonth = "-0044-03Z".parse().unwrap();
        assert_eq!((month.year(), month.month(), month.offset()), (-44, 3, Some(Offset::UTC)));
        assert_eq!(month.with_offset(None), GYearMonth::new(-44, 3).unwrap());
        assert_eq!(GYear::new(-44).with_offset(Offset::UTC).to_string(), "-0044Z");
    }

    #[test]
    fn order_goes_by_the_start() {
        assert!(GYearMonth::new(2023, 12).unwrap() < GYearMonth::new(2024, 1).unwrap());
        assert!(GYear::new(-1) < GYear::new(0));
        assert_eq!(GYear::new(2024).partial_cmp(&GYear::new(2024).with_offset(Offset::UTC)), None);
        assert_eq!(GYear::default(), GYear::new(1970));
    }
}
