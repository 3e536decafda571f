//! Where a date or time lies on the time line, and the order that follows.

use std::cmp::Ordering;
use std::hash::{Hash, Hasher};

use super::{Date, DateTime, GDay, GMonth, GMonthDay, GYear, GYearMonth, Offset, Time};

/// The most that a time zone can differ from UTC (XSD 1.0 Part 2 §3.2.7.3).
const MOST: i64 = 14 * 3600;

/// A date or time as a point on the time line: the start of what it names.
#[derive(PartialEq, Eq, Hash)]
pub(super) struct Instant {
    /// Since 1970-01-01T00:00:00, in UTC where the zone is known, else in local time.
    seconds: i64,
    nanoseconds: u32,
    zoned: bool,
}

impl Instant {
    /// The start of a day, in its zone.
    pub(super) fn of_day(year: i32, month: u8, day: u8, offset: Option<Offset>) -> Self {
        let seconds = days_before(year.into(), month, day) as i64 * 86_400;
        let ahead = offset.map_or(0, |offset| i64::from(offset.seconds()));
        Self { seconds: seconds - ahead, nanoseconds: 0, zoned: offset.is_some() }
    }

    /// A time of that day.
    pub(super) fn at(self, seconds: i64, nanoseconds: u32) -> Self {
        Self { seconds: self.seconds + seconds, nanoseconds, ..self }
    }
}

/// The order of XSD 1.0 Part 2 §3.2.7.4: a local time compares with one in a known zone only
/// where they are so far apart that its own zone does not matter.
impl PartialOrd for Instant {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        let position = |instant: &Self, shift| (instant.seconds + shift, instant.nanoseconds);
        if self.zoned == other.zoned {
            return Some(position(self, 0).cmp(&position(other, 0)));
        }
        if position(self, MOST) < position(other, 0) {
            Some(Ordering::Less)
        } else if position(self, -MOST) > position(other, 0) {
            Some(Ordering::Greater)
        } else {
            None
        }
    }
}

/// The number of days from 1970-01-01 to a day of the proleptic Gregorian calendar.
pub(super) fn days_before(year: i128, month: u8, day: u8) -> i128 {
    // Years that begin with March have their leap day at the end.
    let year = if month > 2 { year } else { year - 1 };
    let month = i128::from((month + 9) % 12);
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    year * 365 + leap_days + (month * 153 + 2) / 5 + i128::from(day) - 719_469
}

/// How many days the month has, or 0 where there is no such month.
pub(super) fn days_in_month(year: i32, month: u8) -> u8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

/// What a date or time has by way of its [`Instant`].
macro_rules! on_timeline {
    ($($type:ident),*) => {$(
        impl PartialEq for $type {
            fn eq(&self, other: &Self) -> bool {
                self.instant() == other.instant()
            }
        }

        impl Eq for $type {}

        impl Hash for $type {
            fn hash<H: Hasher>(&self, state: &mut H) {
                self.instant().hash(state);
            }
        }

        /// The order of XSD 1.0 Part 2 §3.2.7.4. A value with a time zone and one without compare
        /// only where they are more than 14 hours apart.
        impl PartialOrd for $type {
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
                self.instant().partial_cmp(&other.instant())
            }
        }
    )*};
}

on_timeline!(Date, DateTime, GDay, GMonth, GMonthDay, GYear, GYearMonth, Time);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_those_of_the_gregorian_calendar() {
        for ((year, month, day), days) in [
            ((1970, 1, 1), 0),
            ((1969, 12, 31), -1),
            ((2000, 2, 29), 11_016),
            ((2000, 3, 1), 11_017),
            ((0, 3, 1), -719_468),
            ((-1, 12, 31), -719_529),
        ] {
            assert_eq!(days_before(year, month, day), days, "{year}-{month}-{day}");
        }
    }

    #[test]
    fn every_day_follows_the_day_before() {
        let mut expected = days_before(-401, 1, 1);
        for year in -401..=401 {
            for month in 1..=12 {
                for day in 1..=days_in_month(year, month) {
                    assert_eq!(days_before(year.into(), month, day), expected);
                    expected += 1;
                }
            }
        }
    }

    #[test]
    fn zones_unknown_compare_only_far_apart() {
        let order = |one: &str, other: &str| {
            one.parse::<DateTime>().unwrap().partial_cmp(&other.parse().unwrap())
        };
        // The examples of §3.2.7.4.
        let less = Some(Ordering::Less);
        assert_eq!(order("2000-01-15T00:00:00", "2000-02-15T00:00:00"), less);
        assert_eq!(order("2000-01-15T12:00:00", "2000-01-16T12:00:00Z"), less);
        assert_eq!(order("2000-01-16T12:00:00Z", "2000-01-15T12:00:00"), Some(Ordering::Greater));
        assert_eq!(order("2000-01-01T12:00:00", "1999-12-31T23:00:00Z"), None);
        assert_eq!(order("2000-01-16T12:00:00", "2000-01-16T12:00:00Z"), None);
        assert_eq!(order("2000-01-16T00:00:00", "2000-01-16T12:00:00Z"), None);
    }
}
