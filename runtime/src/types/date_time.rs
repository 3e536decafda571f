//! `xs:dateTime`.

use std::fmt;
use std::str::FromStr;

use super::date::Date;
use super::error::ParseError;
use super::offset::Offset;
use super::offset::write_zone;
use super::scan::Scan;
use super::time_of_day::Time;
use super::timeline::Instant;

/// A date and a time: `xs:dateTime` (XSD 1.0 Part 2 §3.2.7).
///
/// ```
/// use wsdl_runtime::types::{Date, DateTime, Offset, Time};
///
/// let (date, time) = (Date::new(2024, 1, 31)?, Time::new(24, 0, 0)?);
/// let end = DateTime::new(date, time, Offset::from_minutes(60)?);
/// assert_eq!(end.to_string(), "2024-01-31T24:00:00+01:00");
/// assert_eq!(end, "2024-01-31T23:00:00Z".parse()?);
/// assert_eq!(DateTime::new(date, time, None).to_string(), "2024-01-31T24:00:00");
/// # Ok::<(), wsdl_runtime::types::ParseError>(())
/// ```
///
/// See [`Date`] for years, and [`Time`] for fractions and `24:00:00`. Reading fails where the date
/// or the time does not exist.
///
/// Equality, order and hash go by the instant: `2024-01-01T12:00:00Z` equals
/// `2024-01-01T13:00:00.0+01:00`. A value with a zone never equals one without. The default is
/// 1970-01-01T00:00:00, without a zone.
#[derive(Clone, Copy, Debug, Default)]
pub struct DateTime {
    date: Date,
    time: Time,
    offset: Option<Offset>,
}

impl DateTime {
    /// A date and a time in this time zone, or without one. Zones of `date` and `time` themselves
    /// are dropped.
    pub fn new(date: Date, time: Time, offset: impl Into<Option<Offset>>) -> Self {
        let (date, time) = (date.with_offset(None), time.with_offset(None));
        Self { date, time, offset: offset.into() }
    }

    /// The same local time in this time zone, or without one: another instant.
    pub fn with_offset(self, offset: impl Into<Option<Offset>>) -> Self {
        Self { offset: offset.into(), ..self }
    }

    /// The local day, without a zone.
    pub fn date(self) -> Date {
        self.date
    }

    /// The local time, without a zone.
    pub fn time(self) -> Time {
        self.time
    }

    /// The time zone, where there is one.
    pub fn offset(self) -> Option<Offset> {
        self.offset
    }

    /// The year: 0 for 1 BC, -1 for 2 BC.
    pub fn year(self) -> i32 {
        self.date.year()
    }

    /// The month, from 1 to 12.
    pub fn month(self) -> u8 {
        self.date.month()
    }

    /// The day of the month, from 1.
    pub fn day(self) -> u8 {
        self.date.day()
    }

    /// The hour, from 0 to 23, or 24 for midnight at the end of the day.
    pub fn hour(self) -> u8 {
        self.time.hour()
    }

    /// The minute, from 0 to 59.
    pub fn minute(self) -> u8 {
        self.time.minute()
    }

    /// The second, from 0 to 59.
    pub fn second(self) -> u8 {
        self.time.second()
    }

    /// The fraction of the second in nanoseconds.
    pub fn nanosecond(self) -> u32 {
        self.time.nanosecond()
    }

    pub(super) fn instant(self) -> Instant {
        let date = self.date.with_offset(self.offset);
        date.instant().at(self.time.second_of_day(), self.time.nanosecond())
    }
}

impl FromStr for DateTime {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        Scan::parse("xsd:dateTime", text, |scan| {
            let date = Date::read(scan)?;
            scan.literal("T")?;
            let time = Time::read(scan)?;
            Some(Self::new(date, time, scan.zone()?))
        })
    }
}

impl fmt::Display for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}T{}", self.date, self.time)?;
        write_zone(f, self.offset)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    fn date_time(text: &str) -> DateTime {
        text.parse().unwrap()
    }

    #[test]
    fn every_valid_form_stays_as_it_is() {
        for text in [
            "2024-02-29T23:59:59",
            "2024-02-29T24:00:00Z",
            "-0001-01-01T00:00:00.000+00:00",
            "12345-01-01T12:30:00.50-14:00",
        ] {
            assert_eq!(date_time(text).to_string(), text);
            assert_eq!(date_time(&format!("\n {text}\r\t")).to_string(), text);
        }
    }

    #[test]
    fn what_is_no_date_time_is_refused() {
        for text in [
            "",
            "2024-01-01",
            "2024-01-01 00:00:00",
            "2024-01-01t00:00:00z",
            "2024-01-01T00:00",
            "2024-02-30T00:00:00",
            "2024-01-01T24:00:01",
            "2024-01-01T00:00:00ZZ",
            "2024-01-01T00:00:00+0100",
            "0000-00-00T00:00:00",
        ] {
            assert!(text.parse::<DateTime>().is_err(), "{text}");
        }
    }

    #[test]
    fn the_parts_are_as_written() {
        let parsed = date_time("2024-02-29T08:30:15.25+01:00");
        assert_eq!((parsed.year(), parsed.month(), parsed.day()), (2024, 2, 29));
        assert_eq!((parsed.hour(), parsed.minute(), parsed.second()), (8, 30, 15));
        assert_eq!(parsed.nanosecond(), 250_000_000);
        let again = DateTime::new(parsed.date(), parsed.time(), parsed.offset());
        assert_eq!(again.to_string(), parsed.to_string());
    }

    #[test]
    fn zones_of_the_date_and_of_the_time_are_dropped() {
        let date = Date::default().with_offset(Offset::UTC);
        let time = Time::default().with_offset(Offset::UTC);
        assert_eq!(DateTime::new(date, time, None).to_string(), "1970-01-01T00:00:00");
        assert_eq!(DateTime::default(), DateTime::new(date, time, None));
    }

    #[test]
    fn equality_and_order_go_by_the_instant() {
        let same = ["2024-01-01T00:00:00Z", "2023-12-31T24:00:00.0Z", "2024-01-01T05:30:00+05:30"];
        assert_eq!(HashSet::from(same.map(date_time)).len(), 1);
        assert_ne!(date_time("2024-01-01T00:00:00Z"), date_time("2024-01-01T00:00:00"));
        assert!(date_time("2024-01-01T00:00:00.1Z") > date_time("2024-01-01T01:00:00+01:00"));
    }
}
