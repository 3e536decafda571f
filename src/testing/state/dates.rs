//! Points in time as the portal reads and stores them: `YYYY-MM-DD HH:MM:SS`, in UTC.

use std::time::{SystemTime, UNIX_EPOCH};

/// What MySQL makes of a text that is no date.
pub(in crate::testing) const ZERO: &str = "0000-00-00 00:00:00";

/// What stands for no date.
fn is_none(text: &str) -> bool {
    ["", ZERO].contains(&text)
}

/// Reads a date as PHP does for an account: a text, or a number of seconds since 1970. What it
/// cannot read becomes the present moment.
pub(in crate::testing) fn by_php(text: &str) -> Option<String> {
    if is_none(text) {
        return None;
    }
    let seconds = text.parse().ok().map(of_seconds);
    Some(parse(text).or(seconds).unwrap_or_else(now))
}

/// What the database holds after a text was written into it untouched.
pub(in crate::testing) fn by_database(text: &str) -> String {
    parse(text).unwrap_or_else(|| ZERO.to_owned())
}

/// The date at the beginning or the end of a day; `None` where there is no such day.
pub(in crate::testing) fn of_day(year: i64, month: i64, day: i64, time: &str) -> Option<String> {
    let fits = (1..=9999).contains(&year)
        && (1..=12).contains(&month)
        && (1..=days_of(year, month)).contains(&day);
    fits.then(|| format!("{year:04}-{month:02}-{day:02} {time}"))
}

/// Reads `YYYY-MM-DD`, `YYYY-MM-DD HH:MM` or `YYYY-MM-DD HH:MM:SS`.
pub(in crate::testing) fn parse(text: &str) -> Option<String> {
    let (date, time) = text.split_once([' ', 'T']).unwrap_or((text, "00:00:00"));
    let mut parts = date.split('-').map(|part| part.parse().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    let well_formed = date.len() == 10 && parts.next().is_none();
    let time = match time.len() {
        5 => format!("{time}:00"),
        _ => time.to_owned(),
    };
    let mut parts = time.split(':').map(|part| part.parse::<u8>().ok());
    let in_range = parts.next()?? < 24 && parts.next()?? < 60 && parts.next()?? < 60;
    let well_formed = well_formed && in_range && time.len() == 8 && parts.next().is_none();
    of_day(year, month, day, &time).filter(|_| well_formed)
}

fn now() -> String {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    of_seconds(i64::try_from(since.as_secs()).unwrap_or(i64::MAX))
}

/// The moment so many seconds after 1970. The calendar repeats itself every 400 years.
fn of_seconds(seconds: i64) -> String {
    let day = seconds.div_euclid(86_400);
    let second = seconds.rem_euclid(86_400);
    let (mut year, mut left) = (1970 + 400 * day.div_euclid(146_097), day.rem_euclid(146_097));
    while left >= days_of_year(year) {
        left -= days_of_year(year);
        year += 1;
    }
    let mut month = 1;
    while left >= days_of(year, month) {
        left -= days_of(year, month);
        month += 1;
    }
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    format!("{year:04}-{month:02}-{:02} {hour:02}:{minute:02}:{second:02}", left + 1)
}

fn days_of_year(year: i64) -> i64 {
    (1..=12).map(|month| days_of(year, month)).sum()
}

fn days_of(year: i64, month: i64) -> i64 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 => 28 + i64::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_the_forms_that_the_portal_takes() {
        assert_eq!(parse("2030-12-31").as_deref(), Some("2030-12-31 00:00:00"));
        assert_eq!(parse("2030-12-31 10:05").as_deref(), Some("2030-12-31 10:05:00"));
        for text in ["31/12/2030", "2030-02-30", "2030-12-31 25:00:00", "2030-1-1", ""] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn seconds_are_counted_from_1970() {
        assert_eq!(by_php("951782400").as_deref(), Some("2000-02-29 00:00:00"));
        assert_eq!(of_seconds(-1), "1969-12-31 23:59:59");
    }

    #[test]
    fn what_is_no_date_is_now_for_php_and_zero_for_the_database() {
        assert_eq!(by_php(""), None);
        assert_eq!(by_php(ZERO), None);
        let read = by_php("31/12/2030").unwrap();
        assert!(parse(&read).is_some() && read.as_str() < "2100", "{read}");
        assert_eq!(by_database("31/12/2030"), ZERO);
    }
}
