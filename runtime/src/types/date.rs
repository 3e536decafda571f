//! `xs:date`.

use std::fmt;
use std::str::FromStr;

use super::calendar::days_in_month;
use super::error::ParseError;
use super::offset::Offset;
use super::offset::write_zone;
use super::scan::Scan;
use super::timeline::Instant;

/// A day of the calendar: `xs:date` (XSD 1.0 Part 2 §3.2.9).
///
/// ```
/// use wsdl_runtime::types::{Date, Offset};
///
/// let date = Date::new(2024, 2, 29)?;
/// assert_eq!(date, "2024-02-29".parse()?);
/// assert_eq!(date.with_offset(Offset::UTC).to_string(), "2024-02-29Z");
/// assert!(Date::new(2023, 2, 29).is_err());
/// # Ok::<(), wsdl_runtime::types::ParseError>(())
/// ```
///
/// Years have four digits or more, up to those of an `i32`, and count as in ISO 8601 and XSD 1.1:
/// `0000` is the year before `0001`, though XSD 1.0 has no such year (`-0000` is read as
/// `0000`). Reading fails for a month or day that does not exist, and for a year of fewer than
/// four digits.
///
/// Equality, order and hash go by the instant at which the day begins: `2024-01-01Z` equals
/// `2024-01-01+00:00`. A date with a zone never equals one without. The default is 1970-01-01,
/// without a zone.
#[derive(Clone, Copy, Debug)]
pub struct Date {
    year: i32,
    month: u8,
    day: u8,
    offset: Option<Offset>,
}

impl Date {
    /// A day without a time zone.
    ///
    /// # Errors
    /// There is no such month, or no such day in it.
    pub fn new(year: i32, month: u8, day: u8) -> Result<Self, ParseError> {
        let date = Self { year, month, day, offset: None };
        date.checked().ok_or_else(|| ParseError::new("xsd:date", &date.to_string()))
    }

    /// The same day in this time zone, or without one.
    pub fn with_offset(self, offset: impl Into<Option<Offset>>) -> Self {
        Self { offset: offset.into(), ..self }
    }

    /// The year: 0 for 1 BC, -1 for 2 BC.
    pub fn year(self) -> i32 {
        self.year
    }

    /// The month, from 1 to 12.
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, from 1.
    pub fn day(self) -> u8 {
        self.day
    }

    /// The time zone, where the date has one.
    pub fn offset(self) -> Option<Offset> {
        self.offset
    }

    fn checked(self) -> Option<Self> {
        (1..=days_in_month(self.year, self.month)).contains(&self.day).then_some(self)
    }

    /// Reads a date without its zone.
    pub(super) fn read(scan: &mut Scan<'_>) -> Option<Self> {
        let year = scan.year()?;
        let month = scan.hyphen_two_digits()?;
        let day = scan.hyphen_two_digits()?;
        Self { year, month, day, offset: None }.checked()
    }

    pub(super) fn instant(self) -> Instant {
        Instant::of_day(self.year, self.month, self.day, self.offset)
    }
}

impl Default for Date {
    fn default() -> Self {
        Self { year: 1970, month: 1, day: 1, offset: None }
    }
}

impl FromStr for Date {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        Scan::parse("xsd:date", text, |scan| {
            let date = Self::read(scan)?;
            Some(date.with_offset(scan.zone()?))
        })
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_year(f, self.year)?;
        write!(f, "-{:02}-{:02}", self.month, self.day)?;
        write_zone(f, self.offset)
    }
}

/// Writes a year with four digits at least, which do not count the sign.
pub(super) fn write_year(f: &mut fmt::Formatter<'_>, year: i32) -> fmt::Result {
    let sign = if year < 0 { "-" } else { "" };
    write!(f, "{sign}{:04}", year.unsigned_abs())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn every_valid_form_stays_as_it_is() {
        for text in [
            "2024-02-29",
            "1900-02-28Z",
            "2000-02-29+00:00",
            "0000-02-29",
            "0001-01-01-00:00",
            "-0044-03-15",
            "12345-12-31-14:00",
            "-2147483648-01-01",
        ] {
            assert_eq!(date(text).to_string(), text);
            assert_eq!(date(&format!("\n {text}\r\t")).to_string(), text);
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "2024",
            "24-01-01",
            "02024-01-01",
            "+2024-01-01",
            "2024-1-1",
            "2024-13-01",
            "2024-00-00",
            "2024-04-31",
            "2023-02-29",
            "1900-02-29",
            "2024-01-01T00:00:00",
            "2024-01-01 Z",
            "2024-01-01+15:00",
            "2147483648-01-01",
            "2024-01-0é",
        ] {
            assert!(text.parse::<Date>().is_err(), "{text}");
        }
    }

    #[test]
    fn the_parts_are_as_written() {
        let date = date("-0044-03-15+01:00");
        assert_eq!((date.year(), date.month(), date.day()), (-44, 3, 15));
        assert_eq!(date.offset(), Offset::from_minutes(60).ok());
        assert_eq!(date.with_offset(None), Date::new(-44, 3, 15).unwrap());
        assert!(Date::new(2024, 0, 1).is_err());
        assert!(Date::new(2024, 1, 0).is_err());
    }

    #[test]
    fn order_goes_by_the_start_of_the_day() {
        assert!(date("2024-01-01+01:00") < date("2024-01-01Z"));
        assert_eq!(date("2024-01-02+13:00"), date("2024-01-01-11:00"));
        assert!(date("-0001-12-31") < date("0000-01-01"));
        assert_eq!(date("2024-01-01").partial_cmp(&date("2024-01-01Z")), None);
    }

    #[test]
    fn a_negative_year_zero_is_zero() {
        assert_eq!(date("-0000-01-01").to_string(), "0000-01-01");
    }
}
