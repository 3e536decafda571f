//! Days and moments of the calendar on the wall, without a time zone.

use std::fmt;
use std::str::FromStr;

use super::calendar::days_in_month;
use super::date::{Date, write_year};
use super::date_time::DateTime;
use super::error::ParseError;
use super::scan::Scan;
use super::time_of_day::Time;

/// A day of the calendar, without a time zone: a value of a field whose refinement has the kind
/// `date`.
///
/// How it is written on the wire is said by the refinement. [`Display`](fmt::Display) and `FromStr` go
/// by ISO 8601:
///
/// ```
/// use wsdl_runtime::types::LocalDate;
///
/// let day = LocalDate::new(2024, 2, 29)?;
/// assert_eq!(day, "2024-02-29".parse()?);
/// assert!(day < LocalDate::new(2024, 3, 1)?);
/// assert!(LocalDate::new(2023, 2, 29).is_err());
/// # Ok::<(), wsdl_runtime::types::ParseError>(())
/// ```
///
/// With the features `chrono`, `jiff` and `time` it converts to and from the dates of those crates; with
/// `serde` it is its text. The default, 1970-01-01, is what a struct is made with before it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LocalDate {
    year: i32,
    month: u8,
    day: u8,
}

impl LocalDate {
    /// A day by its year (0 is 1 BC), its month from 1 to 12 and its day of the month from 1.
    ///
    /// # Errors
    /// There is no such month, or no such day in it.
    pub fn new(year: i32, month: u8, day: u8) -> Result<Self, ParseError> {
        let date = Self { year, month, day };
        match (1..=days_in_month(year, month)).contains(&day) {
            true => Ok(date),
            false => Err(ParseError::new("a day of the calendar", &date.to_string())),
        }
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

    /// The moment of this day at an hour, a minute and a second.
    ///
    /// # Errors
    /// The hour is above 23, or the minute or the second above 59.
    pub fn at(self, hour: u8, minute: u8, second: u8) -> Result<LocalDateTime, ParseError> {
        let moment = LocalDateTime { date: self, hour, minute, second };
        match hour < 24 && minute < 60 && second < 60 {
            true => Ok(moment),
            false => Err(ParseError::new("a time of the day", &moment.to_string())),
        }
    }
}

impl Default for LocalDate {
    fn default() -> Self {
        Self { year: 1970, month: 1, day: 1 }
    }
}

impl From<Date> for LocalDate {
    /// The day as written: its zone is dropped.
    fn from(date: Date) -> Self {
        Self { year: date.year(), month: date.month(), day: date.day() }
    }
}

impl From<LocalDate> for Date {
    /// Without a zone.
    fn from(date: LocalDate) -> Self {
        Self::new(date.year, date.month, date.day).unwrap_or_default()
    }
}

impl FromStr for LocalDate {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        Scan::parse("a day such as 2024-02-29", text, |scan| Date::read(scan).map(Self::from))
    }
}

impl fmt::Display for LocalDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_year(f, self.year)?;
        write!(f, "-{:02}-{:02}", self.month, self.day)
    }
}

/// A moment of the calendar and the clock, to the second, without a time zone: a value of a field whose
/// refinement has the kind `date-time`. In which zone it is meant is up to the service.
///
/// How it is written on the wire is said by the refinement. [`Display`](fmt::Display) and `FromStr` go
/// by ISO 8601, and a blank is read for the `T`:
///
/// ```
/// use wsdl_runtime::types::LocalDateTime;
///
/// let moment = LocalDateTime::new(2024, 2, 29, 8, 30, 0)?;
/// assert_eq!(moment.to_string(), "2024-02-29T08:30:00");
/// assert_eq!(moment, "2024-02-29 08:30:00".parse()?);
/// assert!(LocalDateTime::new(2024, 2, 29, 24, 0, 0).is_err());
/// # Ok::<(), wsdl_runtime::types::ParseError>(())
/// ```
///
/// With the features `chrono`, `jiff` and `time` it converts to and from the local times of those crates;
/// with `serde` it is its text. The default, 1970-01-01T00:00:00, is what a struct is made with before it
/// is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LocalDateTime {
    date: LocalDate,
    hour: u8,
    minute: u8,
    second: u8,
}

impl LocalDateTime {
    /// A moment by its year (0 is 1 BC), month, day, hour, minute and second.
    ///
    /// # Errors
    /// There is no such day, or no such time in it: the hour is above 23, or the minute or the second
    /// above 59.
    pub fn new(
        year: i32,
        month: u8,
        day: u8,
        hour: u8,
        minute: u8,
        second: u8,
    ) -> Result<Self, ParseError> {
        LocalDate::new(year, month, day)?.at(hour, minute, second)
    }

    /// The day.
    pub fn date(self) -> LocalDate {
        self.date
    }

    /// The year: 0 for 1 BC, -1 for 2 BC.
    pub fn year(self) -> i32 {
        self.date.year
    }

    /// The month, from 1 to 12.
    pub fn month(self) -> u8 {
        self.date.month
    }

    /// The day of the month, from 1.
    pub fn day(self) -> u8 {
        self.date.day
    }

    /// The hour, from 0 to 23.
    pub fn hour(self) -> u8 {
        self.hour
    }

    /// The minute, from 0 to 59.
    pub fn minute(self) -> u8 {
        self.minute
    }

    /// The second, from 0 to 59.
    pub fn second(self) -> u8 {
        self.second
    }
}

impl From<LocalDate> for LocalDateTime {
    /// The beginning of the day.
    fn from(date: LocalDate) -> Self {
        Self { date, ..Self::default() }
    }
}

impl From<LocalDateTime> for DateTime {
    /// Without a zone.
    fn from(moment: LocalDateTime) -> Self {
        let time = Time::new(moment.hour, moment.minute, moment.second).unwrap_or_default();
        Self::new(moment.date.into(), time, None)
    }
}

impl TryFrom<DateTime> for LocalDateTime {
    type Error = ParseError;

    /// Fails where there is a zone or a part of a second, which would be lost, and at 24:00:00, which is
    /// the next day on a clock.
    fn try_from(moment: DateTime) -> Result<Self, ParseError> {
        let expected = "a moment without a zone and without a part of a second";
        let date = LocalDate::from(moment.date());
        let is_sound = moment.offset().is_none() && moment.nanosecond() == 0;
        let moment_of_day = date.at(moment.hour(), moment.minute(), moment.second()).ok();
        let lost = || ParseError::new(expected, &moment.to_string());
        moment_of_day.filter(|_| is_sound).ok_or_else(lost)
    }
}

impl FromStr for LocalDateTime {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        Scan::parse("a moment such as 2024-02-29T08:30:00", text, |scan| {
            let date = LocalDate::from(Date::read(scan)?);
            scan.literal("T").or_else(|| scan.literal(" "))?;
            let time = Time::read(scan).filter(|time| time.fraction_digits() == 0)?;
            date.at(time.hour(), time.minute(), time.second()).ok()
        })
    }
}

impl fmt::Display for LocalDateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { date, hour, minute, second } = self;
        write!(f, "{date}T{hour:02}:{minute:02}:{second:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_moments_that_are_not_there_are_refused() {
        for day in ["", "2023-02-29", "2024-13-01", "2024-01-00", "2024-01-01Z", "24-01-01"] {
            assert!(day.parse::<LocalDate>().is_err(), "{day}");
        }
        for moment in [
            "",
            "2024-01-01",
            "2024-01-01T24:00:00",
            "2024-01-01T00:60:00",
            "2024-01-01T00:00:60",
            "2024-01-01T00:00:00.5",
            "2024-01-01T00:00:00Z",
            "2024-01-01  00:00:00",
        ] {
            assert!(moment.parse::<LocalDateTime>().is_err(), "{moment}");
        }
        let error = LocalDateTime::new(2024, 1, 1, 7, 60, 0).unwrap_err();
        assert_eq!(error.to_string(), "expected a time of the day, found `2024-01-01T07:60:00`");
    }

    #[test]
    fn the_order_is_that_of_time() {
        let moments = [
            "-0001-12-31T23:59:59",
            "0000-01-01T00:00:00",
            "2024-02-29T08:30:00",
            "2024-02-29T08:30:01",
            "2024-02-29T08:31:00",
            "2024-02-29T09:00:00",
            "2024-03-01T00:00:00",
            "12024-01-01T00:00:00",
        ];
        let read = moments.map(|text| text.parse::<LocalDateTime>().unwrap());
        assert!(read.is_sorted());
        assert_eq!(read.map(|moment| moment.to_string()), moments);
    }

    #[test]
    fn a_day_begins_at_midnight() {
        let day = LocalDate::new(2024, 2, 29).unwrap();
        let moment = LocalDateTime::from(day);
        assert_eq!(moment, day.at(0, 0, 0).unwrap());
        assert_eq!(moment.date(), day);
        assert_eq!(LocalDate::from(Date::from(day)), day);
    }
}
