//! Conversions to and from the types of the crate `chrono`.
//!
//! Years have the same numbers in both. `24:00:00` becomes `00:00:00`, of the next day where there
//! is a date. A fraction of a second converted from there is written with as many digits as it
//! needs.

use ::chrono::{DateTime as Zoned, Datelike, Offset as _};
use ::chrono::{FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Timelike, Utc};

use super::date::Date;
use super::date_time::DateTime;
use super::error::ParseError;
use super::foreign::{WITH_ZONE, WITHOUT_ZONE};
use super::offset::Offset;
use super::time_of_day::Time;

/// What the error says where a year is out of range.
const DATE: &str = "a date that chrono holds";

impl From<Offset> for FixedOffset {
    fn from(offset: Offset) -> Self {
        // No offset is as much as a day.
        Self::east_opt(offset.seconds()).unwrap_or(Utc.fix())
    }
}

impl TryFrom<FixedOffset> for Offset {
    type Error = ParseError;

    /// `Z` for zero. Fails beyond 14 hours, and for a part of a minute.
    fn try_from(offset: FixedOffset) -> Result<Self, ParseError> {
        Self::from_seconds(offset.local_minus_utc())
    }
}

impl From<NaiveDate> for Date {
    fn from(date: NaiveDate) -> Self {
        Self::new(date.year(), date.month() as u8, date.day() as u8).unwrap_or_default()
    }
}

impl TryFrom<Date> for NaiveDate {
    type Error = ParseError;

    /// The day as written: its zone is dropped. Fails for a year beyond those of `chrono`.
    fn try_from(date: Date) -> Result<Self, ParseError> {
        let day = Self::from_ymd_opt(date.year(), date.month().into(), date.day().into());
        day.ok_or_else(|| ParseError::new(DATE, &date.to_string()))
    }
}

impl From<NaiveTime> for Time {
    /// A leap second becomes the last nanosecond before it.
    fn from(time: NaiveTime) -> Self {
        let (hour, minute, second) = (time.hour() as u8, time.minute() as u8, time.second() as u8);
        Self::of_clock(hour, minute, second, time.nanosecond())
    }
}

impl From<Time> for NaiveTime {
    /// The time as written: its zone is dropped.
    fn from(time: Time) -> Self {
        let (hour, minute, second) = (time.hour_of_clock(), time.minute(), time.second());
        let nanosecond = time.nanosecond();
        Self::from_hms_nano_opt(hour.into(), minute.into(), second.into(), nanosecond)
            .unwrap_or_default()
    }
}

impl From<NaiveDateTime> for DateTime {
    /// Without a zone. A leap second becomes the last nanosecond before it.
    fn from(local: NaiveDateTime) -> Self {
        Self::new(local.date().into(), local.time().into(), None)
    }
}

impl TryFrom<DateTime> for NaiveDateTime {
    type Error = ParseError;

    /// Fails where there is a zone, which would be lost, and for a year beyond those of `chrono`.
    fn try_from(date_time: DateTime) -> Result<Self, ParseError> {
        match date_time.offset() {
            None => local(date_time),
            Some(_) => Err(ParseError::new(WITHOUT_ZONE, &date_time.to_string())),
        }
    }
}

impl From<Zoned<Utc>> for DateTime {
    /// With the zone `Z`. A leap second becomes the last nanosecond before it.
    fn from(instant: Zoned<Utc>) -> Self {
        Self::from(instant.naive_utc()).with_offset(Offset::UTC)
    }
}

impl TryFrom<Zoned<FixedOffset>> for DateTime {
    type Error = ParseError;

    /// A leap second becomes the last nanosecond before it. Fails where the zone is beyond 14
    /// hours or holds a part of a minute, and where local time is beyond the years of `chrono`.
    fn try_from(instant: Zoned<FixedOffset>) -> Result<Self, ParseError> {
        let offset = Offset::try_from(*instant.offset())?;
        // `naive_local` panics where this is `None`.
        let local = instant.naive_utc().checked_add_offset(*instant.offset());
        let local = local.ok_or_else(|| ParseError::new(DATE, &instant.naive_utc().to_string()))?;
        Ok(Self::from(local).with_offset(offset))
    }
}

impl TryFrom<DateTime> for Zoned<FixedOffset> {
    type Error = ParseError;

    /// Fails where there is no zone, and for a year beyond those of `chrono`.
    fn try_from(date_time: DateTime) -> Result<Self, ParseError> {
        let error = |expected| ParseError::new(expected, &date_time.to_string());
        let offset = date_time.offset().ok_or_else(|| error(WITH_ZONE))?;
        let instant = FixedOffset::from(offset).from_local_datetime(&local(date_time)?);
        instant.single().ok_or_else(|| error(DATE))
    }
}

impl TryFrom<DateTime> for Zoned<Utc> {
    type Error = ParseError;

    /// The same instant in UTC. Fails where there is no zone, and for a year beyond those of
    /// `chrono`.
    fn try_from(date_time: DateTime) -> Result<Self, ParseError> {
        Zoned::<FixedOffset>::try_from(date_time).map(Self::from)
    }
}

/// The local time, without its zone.
fn local(date_time: DateTime) -> Result<NaiveDateTime, ParseError> {
    let day = date_time.day_of_clock();
    let day = day.ok_or_else(|| ParseError::new(DATE, &date_time.to_string()))?;
    Ok(NaiveDate::try_from(day)?.and_time(date_time.time().into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date_time(text: &str) -> DateTime {
        text.parse().unwrap()
    }

    #[test]
    fn local_times_round_trip() {
        for text in
            ["2024-02-29T23:59:59.123456789", "-0044-03-15T00:00:00", "12345-01-01T12:30:00"]
        {
            let naive = NaiveDateTime::try_from(date_time(text)).unwrap();
            assert_eq!(DateTime::from(naive).to_string(), text);
            assert_eq!(NaiveDate::try_from(date_time(text).date()), Ok(naive.date()));
            assert_eq!(NaiveTime::from(date_time(text).time()), naive.time());
        }
    }

    #[test]
    fn instants_round_trip() {
        for text in ["2024-02-29T08:30:00.5Z", "2024-01-01T00:00:00-13:30"] {
            let fixed = Zoned::<FixedOffset>::try_from(date_time(text)).unwrap();
            assert_eq!(DateTime::try_from(fixed).unwrap().to_string(), text);
            let utc = Zoned::<Utc>::try_from(date_time(text)).unwrap();
            assert_eq!(utc, fixed);
            assert_eq!(DateTime::from(utc), date_time(text));
        }
        let utc = Zoned::<Utc>::try_from(date_time("2024-01-01T00:00:00+01:00")).unwrap();
        assert_eq!(DateTime::from(utc).to_string(), "2023-12-31T23:00:00Z");
    }

    #[test]
    fn midnight_at_the_end_of_a_day_begins_the_next() {
        let naive = NaiveDateTime::try_from(date_time("2024-12-31T24:00:00")).unwrap();
        assert_eq!(DateTime::from(naive).to_string(), "2025-01-01T00:00:00");
        assert_eq!(NaiveTime::from(Time::new(24, 0, 0).unwrap()), NaiveTime::MIN);
    }

    #[test]
    fn a_leap_second_ends_the_second_before() {
        let leap = NaiveTime::from_hms_nano_opt(23, 59, 59, 1_500_000_000).unwrap();
        assert_eq!(Time::from(leap).to_string(), "23:59:59.999999999");
    }

    #[test]
    fn a_zone_is_neither_lost_nor_made_up() {
        assert!(NaiveDateTime::try_from(date_time("2024-01-01T00:00:00Z")).is_err());
        assert!(Zoned::<FixedOffset>::try_from(date_time("2024-01-01T00:00:00")).is_err());
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        assert!(NaiveDate::try_from(Date::new(1_000_000, 1, 1).unwrap()).is_err());
        assert!(NaiveDateTime::try_from(date_time("2147483647-12-31T24:00:00")).is_err());
        assert!(Zoned::<Utc>::try_from(date_time("262142-12-31T23:00:00-14:00")).is_err());
        let east = FixedOffset::east_opt(3600).unwrap();
        assert!(DateTime::try_from(Zoned::<Utc>::MAX_UTC.with_timezone(&east)).is_err());
        assert!(Offset::try_from(FixedOffset::east_opt(15 * 3600).unwrap()).is_err());
        assert!(Offset::try_from(FixedOffset::east_opt(61).unwrap()).is_err());
    }
}
