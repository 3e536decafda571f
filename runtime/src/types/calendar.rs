//! The proleptic Gregorian calendar: converts between dates and days since 1970-01-01.

/// The number of days from 1970-01-01 to a day of the proleptic Gregorian calendar.
pub(super) fn days_before(year: i128, month: u8, day: u8) -> i128 {
    // Years that begin with March have their leap day at the end.
    let year = if month > 2 { year } else { year - 1 };
    let month = i128::from((month + 9) % 12);
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    year * 365 + leap_days + (month * 153 + 2) / 5 + i128::from(day) - 719_469
}

/// The date that lies `days` after 1970-01-01, in the Gregorian calendar. The year is counted from
/// March, so that the day of a leap year comes last in it, in eras of 400 years.
pub(crate) fn date_after(days: u64) -> (u64, u64, u64) {
    let days = days + 719_468;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (era * 400 + year + u64::from(month <= 2), month, day)
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
    fn days_are_counted_back() {
        for days in (0..200_000).step_by(31) {
            let (year, month, day) = date_after(days);
            assert_eq!(days_before(year.into(), month as u8, day as u8), days.into());
        }
    }
}
