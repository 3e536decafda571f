//! The numbers in a duration, and the value that they make up.

use std::cmp::Ordering;
use std::time::Duration as Std;

use super::calendar::days_before;
use super::scan::nanoseconds;

/// The numbers in a [`Duration`](super::Duration). None of them carries over: 90 minutes are 90
/// minutes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct DurationParts {
    /// Whether the span goes back in time.
    pub negative: bool,
    /// The years.
    pub years: u64,
    /// The months beside the years.
    pub months: u64,
    /// The days beside the months.
    pub days: u64,
    /// The hours beside the days.
    pub hours: u64,
    /// The minutes beside the hours.
    pub minutes: u64,
    /// The seconds beside the minutes.
    pub seconds: u64,
    /// The fraction of a second, of less than 1,000,000,000.
    pub nanoseconds: u32,
}

impl DurationParts {
    pub(super) fn read(text: &str) -> Option<Self> {
        let positive = text.strip_prefix('-');
        let spans = positive.unwrap_or(text).strip_prefix('P')?;
        let (mut date, mut time) = match spans.split_once('T') {
            Some((_, "")) => return None,
            Some(spans) => spans,
            None if spans.is_empty() => return None,
            None => (spans, ""),
        };
        let parts = Self {
            negative: positive.is_some(),
            years: take(&mut date, 'Y')?,
            months: take(&mut date, 'M')?,
            days: take(&mut date, 'D')?,
            hours: take(&mut time, 'H')?,
            minutes: take(&mut time, 'M')?,
            ..Self::default()
        };
        let (seconds, nanoseconds) = read_seconds(time)?;
        date.is_empty().then_some(Self { seconds, nanoseconds, ..parts })
    }

    /// The form without what is 0.
    pub(super) fn lexical(&self) -> String {
        let counted = |number: u64, unit: &str| match number {
            0 => String::new(),
            number => format!("{number}{unit}"),
        };
        let seconds = match self.nanoseconds {
            0 => counted(self.seconds, "S"),
            fraction => {
                let fraction = format!("{fraction:09}");
                format!("{}.{}S", self.seconds, fraction.trim_end_matches('0'))
            }
        };
        let date = counted(self.years, "Y") + &counted(self.months, "M") + &counted(self.days, "D");
        let time = counted(self.hours, "H") + &counted(self.minutes, "M") + &seconds;
        let sign = if self.negative { "-" } else { "" };
        match (date.as_str(), time.as_str()) {
            ("", "") => "PT0S".to_owned(),
            (date, "") => format!("{sign}P{date}"),
            (date, time) => format!("{sign}P{date}T{time}"),
        }
    }

    pub(super) fn value(&self) -> Value {
        let number = i128::from;
        let months = number(self.years) * 12 + number(self.months);
        let hours = number(self.days) * 24 + number(self.hours);
        let seconds = (hours * 60 + number(self.minutes)) * 60 + number(self.seconds);
        let nanoseconds = seconds * SECOND + i128::from(self.nanoseconds);
        let sign = if self.negative { -1 } else { 1 };
        Value { months: sign * months, nanoseconds: sign * nanoseconds }
    }
}

/// Takes the number before `unit` off the front: 0 where another unit, or none, stands there.
fn take(spans: &mut &str, unit: char) -> Option<u64> {
    let is_other = |c: char| !c.is_ascii_digit();
    let (digits, rest) = spans.split_at(spans.find(is_other).unwrap_or(spans.len()));
    let Some(rest) = rest.strip_prefix(unit) else { return Some(0) };
    *spans = rest;
    digits.parse().ok()
}

/// Reads what is left of a time: seconds, or nothing.
fn read_seconds(text: &str) -> Option<(u64, u32)> {
    if text.is_empty() {
        return Some((0, 0));
    }
    let number = text.strip_suffix('S')?;
    let (whole, fraction) = number.split_once('.').unwrap_or((number, "0"));
    let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if fraction.is_empty() || !all_digits(whole) || !all_digits(fraction) {
        return None;
    }
    Some((whole.parse().ok()?, nanoseconds(fraction)?))
}

/// In nanoseconds.
const SECOND: i128 = 1_000_000_000;

/// The value of a duration: its months and its seconds, neither of which makes up the other.
#[derive(PartialEq, Eq, Hash)]
pub(super) struct Value {
    months: i128,
    nanoseconds: i128,
}

/// The months from which two durations are counted to compare them, of XSD 1.0 Part 2 §3.2.6.2.
const STARTS: [(i128, i128); 4] = [(1696, 9), (1697, 2), (1903, 3), (1903, 7)];

impl Value {
    /// When the span is over that begins with the month `start`.
    fn end(&self, (year, month): (i128, i128)) -> i128 {
        let months = year * 12 + month - 1 + self.months;
        let month = (months.rem_euclid(12) + 1) as u8;
        days_before(months.div_euclid(12), month, 1) * 86_400 * SECOND + self.nanoseconds
    }

    pub(super) fn to_std(&self) -> Option<Std> {
        let seconds = u64::try_from(self.nanoseconds.div_euclid(SECOND)).ok()?;
        let fraction = self.nanoseconds.rem_euclid(SECOND) as u32;
        (self.months == 0).then(|| Std::new(seconds, fraction))
    }
}

impl PartialOrd for Value {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        if self == other {
            return Some(Ordering::Equal);
        }
        let [first, rest @ ..] = STARTS.map(|start| self.end(start).cmp(&other.end(start)));
        // 400 years end when 146097 days do, whenever they begin, but are not the same value.
        (first.is_ne() && rest.iter().all(|order| *order == first)).then_some(first)
    }
}
