//! What the conversions for `chrono`, `jiff` and `time` share.

use super::date::Date;
use super::date_time::DateTime;
use super::error::ParseError;
use super::offset::Offset;
use super::time_of_day::Time;

/// What the error says where a local time would lose its zone.
pub(super) const WITHOUT_ZONE: &str = "an xsd:dateTime without a time zone";

/// What the error says where an instant needs a zone.
pub(super) const WITH_ZONE: &str = "an xsd:dateTime with a time zone";

impl Offset {
    /// The zone this many seconds ahead of UTC; `Z` for zero.
    pub(super) fn from_seconds(seconds: i32) -> Result<Self, ParseError> {
        match i16::try_from(seconds / 60) {
            Ok(0) if seconds == 0 => Ok(Self::UTC),
            Ok(minutes) if seconds % 60 == 0 => Self::from_minutes(minutes),
            _ => Err(ParseError::new("whole minutes ahead of UTC", &format!("{seconds} seconds"))),
        }
    }
}

impl Date {
    /// The day after, unless its year is too large.
    fn next(self) -> Option<Self> {
        let in_month = Self::new(self.year(), self.month(), self.day() + 1);
        let in_year = || Self::new(self.year(), self.month() + 1, 1);
        let in_next_year = || Self::new(self.year().checked_add(1)?, 1, 1).ok();
        in_month.or_else(|_| in_year()).ok().or_else(in_next_year)
    }
}

impl Time {
    /// The time of a clock that does not stop at leap seconds.
    ///
    /// In a leap second, which `chrono` counts as a fraction above one, it is the last nanosecond
    /// before.
    pub(super) fn of_clock(hour: u8, minute: u8, second: u8, nanosecond: u32) -> Self {
        let time = Self::new(hour, minute, second);
        time.and_then(|time| time.with_nanosecond(nanosecond.min(999_999_999))).unwrap_or_default()
    }

    /// The hour, where 24:00:00 is 00:00:00.
    pub(super) fn hour_of_clock(self) -> u8 {
        self.hour() % 24
    }
}

impl DateTime {
    /// The day on which the time falls where 24:00:00 is 00:00:00 of the next, unless its year is
    /// too large.
    pub(super) fn day_of_clock(self) -> Option<Date> {
        if self.hour() == 24 { self.date().next() } else { Some(self.date()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_day_follows() {
        for (day, next) in [
            ("2024-02-28", "2024-02-29"),
            ("2023-02-28", "2023-03-01"),
            ("2024-12-31", "2025-01-01"),
        ] {
            assert_eq!(day.parse::<Date>().unwrap().next().unwrap().to_string(), next);
        }
        assert_eq!(Date::new(i32::MAX, 12, 31).unwrap().next(), None);
    }

    #[test]
    fn offsets_are_whole_minutes() {
        assert_eq!(Offset::from_seconds(0).unwrap().to_string(), "Z");
        assert_eq!(Offset::from_seconds(-60).unwrap().to_string(), "-00:01");
        for seconds in [1, -61, 50_401, i32::MAX, i32::MIN] {
            assert!(Offset::from_seconds(seconds).is_err(), "{seconds}");
        }
    }
}
