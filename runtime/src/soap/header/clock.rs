//! Times as XML Schema writes them.

use std::time::{Duration, SystemTime};

use crate::types::calendar::date_after;

/// `time` as an `xsd:dateTime` in UTC, to the millisecond (XSD 1.0 Part 2 §3.2.7).
///
/// What lies before 1970 is given as its beginning: no clock that is set shows it.
pub(super) fn date_time(time: SystemTime) -> String {
    let since = time.duration_since(SystemTime::UNIX_EPOCH).unwrap_or(Duration::ZERO);
    let (days, rest) = (since.as_secs() / 86_400, since.as_secs() % 86_400);
    let (year, month, day) = date_after(days);
    let (hour, minute, second) = (rest / 3600, rest / 60 % 60, rest % 60);
    let millis = since.subsec_millis();
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{millis:03}Z")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_those_of_the_calendar() {
        // `date -u -d @SECONDS +%FT%T`
        for (millis, expected) in [
            (0, "1970-01-01T00:00:00.000Z"),
            (951_782_399_999, "2000-02-28T23:59:59.999Z"),
            (951_782_400_000, "2000-02-29T00:00:00.000Z"),
            (1_095_984_307_000, "2004-09-24T00:05:07.000Z"),
            (1_767_225_599_007, "2025-12-31T23:59:59.007Z"),
            (4_107_542_400_000, "2100-03-01T00:00:00.000Z"),
        ] {
            let time = SystemTime::UNIX_EPOCH + Duration::from_millis(millis);
            assert_eq!(date_time(time), expected);
        }
        assert!(date_time(SystemTime::UNIX_EPOCH - Duration::from_secs(1)).starts_with("1970"));
    }
}
