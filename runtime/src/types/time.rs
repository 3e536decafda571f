//! Conversions to and from the types of the crate `time`.
//!
//! Years have the same numbers in both. `24:00:00` becomes `00:00:00`, of the next day where there
//! is a date. A fraction of a second converted from there is written with as many digits as it
//! needs.

use ::time::{Month, OffsetDateTime, PrimitiveDateTime, UtcOffset};

use super::date::Date;
use super::date_time::DateTime;
use super::error::ParseError;
use super::foreign::{WITH_ZONE, WITHOUT_ZONE};
use super::offset::Offset;
use super::time_of_day::Time;

/// What the error says where a year is out of range.
const DATE: &str = "a date that time holds";

impl From<Offset> for UtcOffset {
    fn from(offset: Offset) -> Self {
        // Those of time reach beyond a day.
        Self::from_whole_seconds(offset.seconds()).unwrap_or(Self::UTC)
    }
}

impl TryFrom<UtcOffset> for Offset {
    type Error = ParseError;

    /// `Z` for zero. Fails beyond 14 hours, and for a part of a minute.
    fn try_from(offset: UtcOffset) -> Result<Self, ParseError> {
        Self::from_seconds(offset.whole_seconds())
    }
}

impl From<::time::Date> for Date {
    fn from(date: ::time::Date) -> Self {
        Self::new(date.year(), date.month().into(), date.day()).unwrap_or_default()
    }
}

impl TryFrom<Date> for ::time::Date {
    type Error = ParseError;

    /// The day as written: its zone is dropped. Fails for a year beyond those of `time`: ±9999,
    /// or ±999999 with its feature `large-dates`.
    fn try_from(date: Date) -> Result<Self, ParseError> {
        let month = Month::try_from(date.month());
        let day = month.and_then(|month| Self::from_calendar_date(date.year(), month, date.day()));
        day.map_err(|_| ParseError::new(DATE, &date.to_string()))
    }
}

impl From<::time::Time> for Time {
    fn from(time: ::time::Time) -> Self {
        let (hour, minute, second, nanosecond) = time.as_hms_nano();
        Self::of_clock(hour, minute, second, nanosecond)
    }
}

impl From<Time> for ::time::Time {
    /// The time as written: its zone is dropped.
    fn from(time: Time) -> Self {
        let (hour, minute, second) = (time.hour_of_clock(), time.minute(), time.second());
        Self::from_hms_nano(hour, minute, second, time.nanosecond()).unwrap_or(Self::MIDNIGHT)
    }
}

impl From<PrimitiveDateTime> for DateTime {
    /// Without a zone.
    fn from(local: PrimitiveDateTime) -> Self {
        Self::new(local.date().into(), local.time().into(), None)
    }
}

impl TryFrom<DateTime> for PrimitiveDateTime {
    type Error = ParseError;

    /// Fails where there is a zone, which would be lost, and for a year beyond those of `time`.
    fn try_from(date_time: DateTime) -> Result<Self, ParseError> {
        match date_time.offset() {
            None => local(date_time),
            Some(_) => Err(ParseError::new(WITHOUT_ZONE, &date_time.to_string())),
        }
    }
}

impl TryFrom<OffsetDateTime> for DateTime {
    type Error = ParseError;

    /// Fails where the zone is beyond 14 hours or holds a part of a minute.
    fn try_from(instant: OffsetDateTime) -> Result<Self, ParseError> {
        let offset = Offset::try_from(instant.offset())?;
        Ok(Self::new(instant.date().into(), instant.time().into(), offset))
    }
}

impl TryFrom<DateTime> for OffsetDateTime {
    type Error = ParseError;

    /// Fails where there is no zone, and for a year beyond those of `time`.
    fn try_from(date_time: DateTime) -> Result<Self, ParseError> {
        let offset = date_time.offset();
        let offset = offset.ok_or_else(|| ParseError::new(WITH_ZONE, &date_time.to_string()))?;
        Ok(local(date_time)?.assume_offset(offset.into()))
    }
}

/// The local time, without its zone.
fn local(date_time: DateTime) -> Result<PrimitiveDateTime, ParseError> {
    let day = date_time.day_of_clock();
    let day = day.ok_or_else(|| ParseError::new(DATE, &date_time.to_string()))?;
    Ok(PrimitiveDateTime::new(day.try_into()?, date_time.time().into()))
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
            let local = PrimitiveDateTime::try_from(date_time(text)).unwrap();
            assert_eq!(DateTime::from(local).to_string(), text);
            assert_eq!(::time::Date::try_from(date_time(text).date()), Ok(local.date()));
            assert_eq!(::time::Time::from(date_time(text).time()), local.time());
        }
    }

    #[test]
    fn instants_round_trip() {
        for text in ["2024-02-29T08:30:00.5Z", "2024-01-01T00:00:00-13:30"] {
            let instant = OffsetDateTime::try_from(date_time(text)).unwrap();
            assert_eq!(DateTime::try_from(instant).unwrap().to_string(), text);
            let utc = instant.to_offset(UtcOffset::UTC);
            assert_eq!(DateTime::try_from(utc).unwrap(), date_time(text));
        }
    }

    #[test]
    fn midnight_at_the_end_of_a_day_begins_the_next() {
        let local = PrimitiveDateTime::try_from(date_time("2024-12-31T24:00:00")).unwrap();
        assert_eq!(DateTime::from(local).to_string(), "2025-01-01T00:00:00");
        assert_eq!(::time::Time::from(Time::new(24, 0, 0).unwrap()), ::time::Time::MIDNIGHT);
    }

    #[test]
    fn a_zone_is_neither_lost_nor_made_up() {
        assert!(PrimitiveDateTime::try_from(date_time("2024-01-01T00:00:00Z")).is_err());
        assert!(OffsetDateTime::try_from(date_time("2024-01-01T00:00:00")).is_err());
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        assert!(::time::Date::try_from(Date::new(1_000_000, 1, 1).unwrap()).is_err());
        assert!(PrimitiveDateTime::try_from(date_time("2147483647-12-31T24:00:00")).is_err());
        assert!(Offset::try_from(UtcOffset::from_whole_seconds(15 * 3600).unwrap()).is_err());
        assert!(Offset::try_from(UtcOffset::from_whole_seconds(61).unwrap()).is_err());
    }
}
