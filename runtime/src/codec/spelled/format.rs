//! Moments by their formats, such as `%Y-%m-%d %H:%M:%S`.

use crate::types::{LocalDate, LocalDateTime};

/// What is left to read of a text, and what was found in it.
struct Found {
    year: Option<i32>,
    month: Option<u8>,
    day: Option<u8>,
    time: [Option<u8>; 3],
}

/// The moment that `text` stands for by `format`; nothing where it does not fit the whole of it, or
/// where there is no such moment. What the format has no place for, of hour, minute and second, is 0.
///
/// The format knows `%Y`, of four digits; `%m`, `%d`, `%H`, `%M`, `%S`, of two each; and `%%`. Everything
/// else stands for itself.
pub(super) fn read(format: &str, text: &str) -> Option<LocalDateTime> {
    let mut found = Found { year: None, month: None, day: None, time: [None; 3] };
    let mut rest = text;
    let mut signs = format.chars();
    while let Some(sign) = signs.next() {
        let field = if sign == '%' { signs.next()? } else { sign };
        if sign != '%' || field == '%' {
            rest = rest.strip_prefix(field)?;
            continue;
        }
        let (digits, behind) = rest.split_at_checked(if field == 'Y' { 4 } else { 2 })?;
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        rest = behind;
        match field {
            'Y' => found.year = digits.parse().ok(),
            'm' => found.month = digits.parse().ok(),
            'd' => found.day = digits.parse().ok(),
            'H' => found.time[0] = digits.parse().ok(),
            'M' => found.time[1] = digits.parse().ok(),
            'S' => found.time[2] = digits.parse().ok(),
            _ => return None,
        }
    }
    let [hour, minute, second] = found.time.map(Option::unwrap_or_default);
    let date = LocalDate::new(found.year?, found.month?, found.day?).ok()?;
    rest.is_empty().then(|| date.at(hour, minute, second).ok()).flatten()
}

/// The moment as `format` writes it; nothing where it would not be read back as the same: the format has
/// no place for the second, or the year has more than four digits.
pub(super) fn write(format: &str, moment: LocalDateTime) -> Option<String> {
    let mut text = String::new();
    let mut signs = format.chars();
    while let Some(sign) = signs.next() {
        let field = if sign == '%' { signs.next()? } else { sign };
        if sign != '%' {
            text.push(field);
            continue;
        }
        match field {
            'Y' => text.push_str(&format!("{:04}", moment.year())),
            'm' => text.push_str(&format!("{:02}", moment.month())),
            'd' => text.push_str(&format!("{:02}", moment.day())),
            'H' => text.push_str(&format!("{:02}", moment.hour())),
            'M' => text.push_str(&format!("{:02}", moment.minute())),
            'S' => text.push_str(&format!("{:02}", moment.second())),
            other => text.push(other),
        }
    }
    (read(format, &text) == Some(moment)).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(text: &str) -> LocalDateTime {
        text.parse().unwrap()
    }

    #[test]
    fn a_moment_is_read_as_its_format_has_it() {
        for (format, text, expected) in [
            ("%Y-%m-%d %H:%M:%S", "2024-02-29 08:30:15", "2024-02-29T08:30:15"),
            ("%d/%m/%Y %H:%M", "29/02/2024 08:30", "2024-02-29T08:30:00"),
            ("%d/%m/%Y", "29/02/2024", "2024-02-29T00:00:00"),
            ("%H%%%Y%m%d", "08%20240229", "2024-02-29T08:00:00"),
        ] {
            assert_eq!(read(format, text), Some(moment(expected)), "{format}");
            assert_eq!(write(format, moment(expected)).as_deref(), Some(text), "{format}");
        }
    }

    #[test]
    fn what_does_not_fit_is_not_read() {
        let format = "%Y-%m-%d %H:%M:%S";
        for text in [
            "",
            "2024-02-29",
            "2024-02-29 08:30:15.0",
            "2024-02-29T08:30:15",
            "2023-02-29 08:30:15",
            "0000-00-00 00:00:00",
            "2024-2-29 08:30:15",
            "+024-02-29 08:30:15",
            "2024-02-29 24:00:00",
            " 2024-02-29 08:30:15",
            "ä024-02-29 08:30:15",
        ] {
            assert_eq!(read(format, text), None, "{text}");
        }
        assert_eq!(read("%d.%m.", "29.02."), None);
        assert_eq!(read("%Y-%m-%d%", "2024-02-29"), None);
    }

    #[test]
    fn what_a_format_would_lose_is_not_written() {
        assert_eq!(write("%d/%m/%Y %H:%M", moment("2024-02-29T08:30:15")), None);
        assert_eq!(write("%d/%m/%Y", moment("12024-02-29T00:00:00")), None);
        assert_eq!(write("%d/%m/%Y", moment("-0044-03-15T00:00:00")), None);
    }
}
