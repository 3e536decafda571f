//! The instant of a date or time on the time line.

use std::cmp::Ordering;

use super::calendar::days_before;
use super::offset::Offset;

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

#[cfg(test)]
mod tests {
    use super::super::date_time::DateTime;
    use super::*;

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
