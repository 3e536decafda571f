//! `xs:gMonthDay`, `xs:gDay` and `xs:gMonth`: dates that recur.

use std::fmt;
use std::str::FromStr;

use super::calendar::days_in_month;
use super::error::ParseError;
use super::offset::Offset;
use super::offset::write_zone;
use super::partial_date::partial_dates;
use super::scan::Scan;
use super::timeline::Instant;

/// A leap year, in which every month and day exists.
const LEAP_YEAR: i32 = 1972;

/// A day of every year: `xs:gMonthDay` (XSD 1.0 Part 2 §3.2.12), written `--02-29`.
///
/// What [`Date`](super::Date) says of equality and zones holds here too, in a leap year. Reading
/// fails for a day that no year has. The default is 1 January.
#[derive(Clone, Copy, Debug)]
pub struct GMonthDay {
    month: u8,
    day: u8,
    offset: Option<Offset>,
}

/// A day of every month: `xs:gDay` (XSD 1.0 Part 2 §3.2.13), written `---31`.
///
/// What [`Date`](super::Date) says of equality and zones holds here too. Reading fails for a day
/// that no month has. The default is the first.
#[derive(Clone, Copy, Debug)]
pub struct GDay {
    day: u8,
    offset: Option<Offset>,
}

/// A month of every year: `xs:gMonth` (XSD 1.0 Part 2 §3.2.14), written `--02`.
///
/// `--02--`, the form of the standard before its errata, is read too, and written as `--02`. What
/// [`Date`](super::Date) says of equality and zones holds here too. Reading fails for a month that
/// does not exist. The default is January.
#[derive(Clone, Copy, Debug)]
pub struct GMonth {
    month: u8,
    offset: Option<Offset>,
}

impl GMonthDay {
    /// A day of every year, without a time zone.
    ///
    /// # Errors
    /// No year has such a day.
    pub fn new(month: u8, day: u8) -> Result<Self, ParseError> {
        Self { month, day, offset: None }.checked()
    }

    fn exists(self) -> bool {
        (1..=days_in_month(LEAP_YEAR, self.month)).contains(&self.day)
    }

    fn read(scan: &mut Scan<'_>) -> Option<Self> {
        scan.literal("-")?;
        let (month, day) = (scan.hyphen_two_digits()?, scan.hyphen_two_digits()?);
        Some(Self { month, day, offset: scan.zone()? })
    }

    /// The month, from 1 to 12.
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, from 1.
    pub fn day(self) -> u8 {
        self.day
    }

    pub(super) fn instant(self) -> Instant {
        Instant::of_day(LEAP_YEAR, self.month, self.day, self.offset)
    }

    fn write(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "--{:02}-{:02}", self.month, self.day)
    }
}

impl GDay {
    /// A day of every month, without a time zone.
    ///
    /// # Errors
    /// No month has such a day.
    pub fn new(day: u8) -> Result<Self, ParseError> {
        Self { day, offset: None }.checked()
    }

    fn exists(self) -> bool {
        (1..=31).contains(&self.day)
    }

    fn read(scan: &mut Scan<'_>) -> Option<Self> {
        scan.literal("--")?;
        Some(Self { day: scan.hyphen_two_digits()?, offset: scan.zone()? })
    }

    /// The day of the month, from 1.
    pub fn day(self) -> u8 {
        self.day
    }

    pub(super) fn instant(self) -> Instant {
        Instant::of_day(LEAP_YEAR, 12, self.day, self.offset)
    }

    fn write(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "---{:02}", self.day)
    }
}

impl GMonth {
    /// A month of every year, without a time zone.
    ///
    /// # Errors
    /// There is no such month.
    pub fn new(month: u8) -> Result<Self, ParseError> {
        Self { month, offset: None }.checked()
    }

    fn exists(self) -> bool {
        (1..=12).contains(&self.month)
    }

    fn read(scan: &mut Scan<'_>) -> Option<Self> {
        scan.literal("-")?;
        let month = scan.hyphen_two_digits()?;
        let _ = scan.literal("--");
        Some(Self { month, offset: scan.zone()? })
    }

    /// The month, from 1 to 12.
    pub fn month(self) -> u8 {
        self.month
    }

    pub(super) fn instant(self) -> Instant {
        Instant::of_day(LEAP_YEAR, self.month, 1, self.offset)
    }

    fn write(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "--{:02}", self.month)
    }
}

partial_dates! {
    GMonthDay = "xsd:gMonthDay", Self { month: 1, day: 1, offset: None };
    GDay = "xsd:gDay", Self { day: 1, offset: None };
    GMonth = "xsd:gMonth", Self { month: 1, offset: None };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_valid_form_stays_as_it_is() {
        for text in ["--02-29", "--12-31Z", "--01-01-14:00"] {
            assert_eq!(format!("\n {text}\t").parse::<GMonthDay>().unwrap().to_string(), text);
        }
        for text in ["---01", "---31+00:00", "---15-05:30"] {
            assert_eq!(format!("\n {text}\t").parse::<GDay>().unwrap().to_string(), text);
        }
        for text in ["--01", "--12Z", "--06-05:30"] {
            assert_eq!(format!("\n {text}\t").parse::<GMonth>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn anything_else_is_refused() {
        for text in ["", "02-29", "--02-30", "--00-01", "--13-01", "--01-00", "--1-1", "--0101"] {
            assert!(text.parse::<GMonthDay>().is_err(), "{text}");
        }
        for text in ["", "01", "--01", "---00", "---32", "---1"] {
            assert!(text.parse::<GDay>().is_err(), "{text}");
        }
        for text in ["", "01", "--00", "--13", "--1", "---01", "--01-01", "--01-"] {
            assert!(text.parse::<GMonth>().is_err(), "{text}");
        }
        assert!(GMonthDay::new(4, 31).is_err());
        assert!(GDay::new(32).is_err());
        assert!(GMonth::new(0).is_err());
    }

    #[test]
    fn months_in_the_form_before_the_errata_are_read() {
        for (old, new) in [("--05--", "--05"), ("--05--Z", "--05Z"), ("--05---01:00", "--05-01:00")]
        {
            assert_eq!(old.parse::<GMonth>().unwrap().to_string(), new);
        }
    }

    #[test]
    fn the_parts_are_as_written() {
        let day: GMonthDay = "--02-29Z".parse().unwrap();
        assert_eq!((day.month(), day.day(), day.offset()), (2, 29, Some(Offset::UTC)));
        assert_eq!(day.with_offset(None), GMonthDay::new(2, 29).unwrap());
        assert_eq!(GDay::new(31).unwrap().with_offset(Offset::UTC).to_string(), "---31Z");
        assert_eq!(GMonth::new(12).unwrap().month(), 12);
    }

    #[test]
    fn order_goes_by_the_start() {
        assert!(GMonthDay::new(2, 29).unwrap() < GMonthDay::new(3, 1).unwrap());
        assert!(GDay::default() < GDay::new(2).unwrap());
        assert!(GMonth::default() < GMonth::new(2).unwrap());
    }
}
