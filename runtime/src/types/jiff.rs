//! Conversions to and from the types of the crate `jiff`.
//!
//! Years have the same numbers in both. `24:00:00` becomes `00:00:00`, of the next day where there
//! is a date. A fraction of a second converted from there is written with as many digits as it
//! needs.

use ::jiff::{Timestamp, ZonedDateTime, civil, tz};

use super::date::Date;
use super::date_time::DateTime;
use super::error::ParseError;
use super::foreign::{WITH_ZONE, WITHOUT_ZONE};
use super::offset::Offset;
use super::time_of_day::Time;

/// What the error says where a year is out of range.
const DATE: &str = "a date that jiff holds";

impl From<Offset> for tz::Offset {
    fn from(offset: Offset) -> Self {
        // Those of jiff reach beyond a day.
        Self::from_seconds(offset.seconds()).unwrap_or(Self::UTC)
    }
}

impl TryFrom<tz::Offset> for Offset {
    type Error = ParseError;

    /// `Z` for zero. Fails beyond 14 hours, and for a part of a minute.
    fn try_from(offset: tz::Offset) -> Result<Self, ParseError> {
        Self::from_seconds(offset.seconds())
    }
}

impl From<civil::Date> for Date {
    fn from(date: civil::Date) -> Self {
        Self::new(date.year().into(), date.month() as u8, date.day() as u8).unwrap_or_default()
    }
}

impl TryFrom<Date> for civil::Date {
    type Error = ParseError;

    /// The day as written: its zone is dropped. Fails for a year beyond ±9999.
    fn try_from(date: Date) -> Result<Self, ParseError> {
        let year = i16::try_from(date.year()).ok();
        let day = year.and_then(|year| Self::new(year, date.month() as i8, date.day() as i8).ok());
        day.ok_or_else(|| ParseError::new(DATE, &date.to_string()))
    }
}

impl From<civil::Time> for Time {
    fn from(time: civil::Time) -> Self {
        let (hour, minute, second) = (time.hour() as u8, time.minute() as u8, time.second() as u8);
        Self::of_clock(hour, minute, second, time.subsec_nanosecond() as u32)
    }
}

impl From<Time> for civil::Time {
    /// The time as written: its zone is dropped.
    fn from(time: Time) -> Self {
        let (hour, minute, second) = (time.hour_of_clock(), time.minute(), time.second());
        let nanosecond = time.nanosecond();
        Self::new(hour as i8, minute as i8, second as i8, nanosecond as i32).unwrap_or_default()
    }
}

impl From<civil::DateTime> for DateTime {
    /// Without a zone.
    fn from(local: civil::DateTime) -> Self {
        Self::new(local.date().into(), local.time().into(), None)
    }
}

impl TryFrom<DateTime> for civil::DateTime {
    type Error = ParseError;

    /// Fails where there is a zone, which would be lost, and for a year beyond ±9999.
    fn try_from(date_time: DateTime) -> Result<Self, ParseError> {
        match date_time.offset() {
            None => local(date_time),
            Some(_) => Err(ParseError::new(WITHOUT_ZONE, &date_time.to_string())),
        }
    }
}

impl From<Timestamp> for DateTime {
    /// With the zone `Z`.
    fn from(instant: Timestamp) -> Self {
        Self::from(tz::Offset::UTC.to_datetime(instant)).with_offset(Offset::UTC)
    }
}

impl TryFrom<DateTime> for Timestamp {
    type Error = ParseError;

    /// Fails where there is no zone, and for a year beyond ±9999.
    fn try_from(date_time: DateTime) -> Result<Self, ParseError> {
        let error = |expected| ParseError::new(expected, &date_time.to_string());
        let offset = date_time.offset().ok_or_else(|| error(WITH_ZONE))?;
        let instant = tz::Offset::from(offset).to_timestamp(local(date_time)?);
        instant.map_err(|_| error(DATE))
    }
}

impl TryFrom<&ZonedDateTime> for DateTime {
    type Error = ParseError;

    /// With the offset of its zone at that instant; the name of the zone is dropped. Fails where
    /// the offset is beyond 14 hours or holds a part of a minute, as it does long ago.
    fn try_from(zoned: &ZonedDateTime) -> Result<Self, ParseError> {
        let offset = Offset::try_from(zoned.offset())?;
        Ok(Self::from(zoned.datetime()).with_offset(offset))
    }
}

impl TryFrom<ZonedDateTime> for DateTime {
    type Error = ParseError;

    /// With the offset of its zone at that instant; the name of the zone is dropped. Fails where
    /// the offset is beyond 14 hours or holds a part of a minute, as it does long ago.
    fn try_from(zoned: ZonedDateTime) -> Result<Self, ParseError> {
        Self::try_from(&zoned)
    }
}

impl TryFrom<DateTime> for ZonedDateTime {
    type Error = ParseError;

    /// In a zone of a fixed offset. Fails where there is no zone, and for a year beyond ±9999.
    fn try_from(date_time: DateTime) -> Result<Self, ParseError> {
        let offset = tz::Offset::from(date_time.offset().unwrap_or_default());
        Ok(Timestamp::try_from(date_time)?.to_zoned_datetime(offset.to_time_zone()))
    }
}

/// The local time, without its zone.
fn local(date_time: DateTime) -> Result<civil::DateTime, ParseError> {
    let day = date_time.day_of_clock();
    let day = day.ok_or_else(|| ParseError::new(DATE, &date_time.to_string()))?;
    Ok(civil::DateTime::from_parts(day.try_into()?, date_time.time().into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date_time(text: &str) -> DateTime {
        text.parse().unwrap()
    }

    #[test]
    fn local_times_round_trip() {
        for text in ["2024-02-29T23:59:59.123456789", "-0044-03-15T00:00:00", "9999-12-31T12:30:00"]
        {
            let civil = civil::DateTime::try_from(date_time(text)).unwrap();
            assert_eq!(DateTime::from(civil).to_string(), text);
            assert_eq!(civil::Date::try_from(date_time(text).date()), Ok(civil.date()));
            assert_eq!(civil::Time::from(date_time(text).time()), civil.time());
        }
    }

    #[test]
    fn instants_round_trip() {
        for text in ["2024-02-29T08:30:00.5Z", "2024-01-01T00:00:00-13:30"] {
            let zoned = ZonedDateTime::try_from(date_time(text)).unwrap();
            assert_eq!(DateTime::try_from(&zoned).unwrap().to_string(), text);
            let timestamp = Timestamp::try_from(date_time(text)).unwrap();
            assert_eq!(timestamp, zoned.timestamp());
            assert_eq!(DateTime::from(timestamp), date_time(text));
        }
        let timestamp = Timestamp::try_from(date_time("2024-01-01T00:00:00+01:00")).unwrap();
        assert_eq!(DateTime::from(timestamp).to_string(), "2023-12-31T23:00:00Z");
    }

    #[test]
    fn midnight_at_the_end_of_a_day_begins_the_next() {
        let civil = civil::DateTime::try_from(date_time("2024-12-31T24:00:00")).unwrap();
        assert_eq!(DateTime::from(civil).to_string(), "2025-01-01T00:00:00");
        assert_eq!(civil::Time::from(Time::new(24, 0, 0).unwrap()), civil::Time::MIN);
    }

    #[test]
    fn a_zone_is_neither_lost_nor_made_up() {
        assert!(civil::DateTime::try_from(date_time("2024-01-01T00:00:00Z")).is_err());
        assert!(Timestamp::try_from(date_time("2024-01-01T00:00:00")).is_err());
        assert!(ZonedDateTime::try_from(date_time("2024-01-01T00:00:00")).is_err());
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        assert!(civil::Date::try_from(Date::new(10_000, 1, 1).unwrap()).is_err());
        assert!(civil::Date::try_from(Date::new(100_000, 1, 1).unwrap()).is_err());
        assert!(civil::DateTime::try_from(date_time("2147483647-12-31T24:00:00")).is_err());
        assert!(Timestamp::try_from(date_time("9999-12-31T23:59:59-14:00")).is_err());
        assert!(Offset::try_from(tz::Offset::constant(15)).is_err());
        assert!(Offset::try_from(tz::Offset::from_seconds(61).unwrap()).is_err());
    }
}
