//! `xs:time`.

use std::fmt;
use std::str::FromStr;

use super::error::ParseError;
use super::offset::Offset;
use super::offset::write_zone;
use super::scan::Scan;
use super::timeline::Instant;

/// A time of the day: `xs:time` (XSD 1.0 Part 2 §3.2.8).
///
/// ```
/// use wsdl_runtime::types::{Offset, Time};
///
/// let time = Time::new(8, 30, 0)?.with_nanosecond(500_000_000)?;
/// assert_eq!(time.to_string(), "08:30:00.5");
/// assert_eq!(time, "08:30:00.50".parse()?);
/// assert_eq!(time.with_fraction_digits(3).with_offset(Offset::UTC).to_string(), "08:30:00.500Z");
/// # Ok::<(), wsdl_runtime::types::ParseError>(())
/// ```
///
/// The fraction of the second keeps its number of digits, up to nine; further digits are cut off.
/// `24:00:00` is midnight at the end of the day. Reading fails for any other hour above 23, and
/// for a minute or second above 59: XML Schema has no leap seconds.
///
/// Equality, order and hash go by the instant on one and the same day, on which `24:00:00` is
/// `00:00:00`. The default is 00:00:00, without a zone.
#[derive(Clone, Copy, Debug, Default)]
pub struct Time {
    hour: u8,
    minute: u8,
    second: u8,
    nanosecond: u32,
    fraction_digits: u8,
    offset: Option<Offset>,
}

impl Time {
    /// A time without a fraction of the second and without a time zone.
    ///
    /// # Errors
    /// There is no such hour, minute or second. The hour 24 is good for midnight only.
    pub fn new(hour: u8, minute: u8, second: u8) -> Result<Self, ParseError> {
        let time = Self { hour, minute, second, ..Self::default() };
        time.checked().ok_or_else(|| ParseError::new("xsd:time", &time.to_string()))
    }

    /// The same second with this fraction, written with no more digits than it needs.
    ///
    /// # Errors
    /// A whole second or more, and any fraction after 24:00:00.
    pub fn with_nanosecond(self, nanosecond: u32) -> Result<Self, ParseError> {
        let zeros =
            (0..9).take_while(|zeros| nanosecond.is_multiple_of(10_u32.pow(zeros + 1))).count();
        let time = Self { nanosecond, fraction_digits: 9 - zeros as u8, ..self };
        let expected = "nanoseconds of less than a second, or 0 for 24:00:00";
        time.checked().ok_or_else(|| ParseError::new(expected, &nanosecond.to_string()))
    }

    /// The same time, its fraction written with this many digits: at most nine. Digits beyond are
    /// cut off.
    pub fn with_fraction_digits(self, digits: u8) -> Self {
        let fraction_digits = digits.min(9);
        let unit = 10_u32.pow(9 - u32::from(fraction_digits));
        Self { nanosecond: self.nanosecond / unit * unit, fraction_digits, ..self }
    }

    /// The same time in this time zone, or without one.
    pub fn with_offset(self, offset: impl Into<Option<Offset>>) -> Self {
        Self { offset: offset.into(), ..self }
    }

    /// The hour, from 0 to 23, or 24 for midnight at the end of the day.
    pub fn hour(self) -> u8 {
        self.hour
    }

    /// The minute, from 0 to 59.
    pub fn minute(self) -> u8 {
        self.minute
    }

    /// The second, from 0 to 59.
    pub fn second(self) -> u8 {
        self.second
    }

    /// The fraction of the second in nanoseconds.
    pub fn nanosecond(self) -> u32 {
        self.nanosecond
    }

    /// With how many digits the fraction of the second is written: 0 to 9.
    pub fn fraction_digits(self) -> u8 {
        self.fraction_digits
    }

    /// The time zone, where the time has one.
    pub fn offset(self) -> Option<Offset> {
        self.offset
    }

    fn checked(self) -> Option<Self> {
        let before_midnight = self.hour < 24 && self.minute < 60 && self.second < 60;
        let midnight = (self.hour, self.minute, self.second, self.nanosecond) == (24, 0, 0, 0);
        ((before_midnight && self.nanosecond < 1_000_000_000) || midnight).then_some(self)
    }

    /// Reads a time without its zone.
    pub(super) fn read(scan: &mut Scan<'_>) -> Option<Self> {
        let hour = scan.two_digits()?;
        scan.literal(":")?;
        let minute = scan.two_digits()?;
        scan.literal(":")?;
        let second = scan.two_digits()?;
        let (nanosecond, fraction_digits) = scan.fraction()?;
        Self { hour, minute, second, nanosecond, fraction_digits, offset: None }.checked()
    }

    /// The seconds since the day began: a whole day for 24:00:00.
    pub(super) fn second_of_day(self) -> i64 {
        (i64::from(self.hour) * 60 + i64::from(self.minute)) * 60 + i64::from(self.second)
    }

    pub(super) fn instant(self) -> Instant {
        let day = Instant::of_day(1972, 12, 31, self.offset);
        day.at(self.second_of_day() % 86_400, self.nanosecond)
    }
}

impl FromStr for Time {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        Scan::parse("xsd:time", text, |scan| {
            let time = Self::read(scan)?;
            Some(time.with_offset(scan.zone()?))
        })
    }
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}:{:02}", self.hour, self.minute, self.second)?;
        write_fraction(f, self.nanosecond, self.fraction_digits)?;
        write_zone(f, self.offset)
    }
}

/// Writes the fraction of a second with this many digits, none for 0.
pub(super) fn write_fraction(
    f: &mut fmt::Formatter<'_>,
    nanosecond: u32,
    digits: u8,
) -> fmt::Result {
    match u32::from(digits) {
        0 => Ok(()),
        digits => {
            let width = digits as usize;
            write!(f, ".{:0width$}", nanosecond / 10_u32.pow(9 - digits))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn time(text: &str) -> Time {
        text.parse().unwrap()
    }

    #[test]
    fn every_valid_form_stays_as_it_is() {
        for text in [
            "00:00:00",
            "23:59:59.999999999",
            "24:00:00",
            "24:00:00.000Z",
            "12:30:00.0",
            "12:30:00.120-05:00",
            "01:02:03+00:00",
        ] {
            assert_eq!(time(text).to_string(), text);
            assert_eq!(time(&format!("\n {text}\r\t")).to_string(), text);
        }
    }

    #[test]
    fn what_is_no_time_is_refused() {
        for text in [
            "",
            "12:30",
            "1:02:03",
            "12:30:00.",
            "24:00:01",
            "24:00:00.1",
            "25:00:00",
            "12:60:00",
            "23:59:60",
            "12:30:00,5",
            "12:30:00 Z",
            "T12:30:00",
            "-1:00:00",
        ] {
            assert!(text.parse::<Time>().is_err(), "{text}");
        }
    }

    #[test]
    fn digits_beyond_the_ninth_are_cut_off() {
        let time = time("12:30:00.1234567899999Z");
        assert_eq!(time.to_string(), "12:30:00.123456789Z");
        assert_eq!((time.nanosecond(), time.fraction_digits()), (123_456_789, 9));
    }

    #[test]
    fn the_fraction_has_as_many_digits_as_needed_or_asked_for() {
        let time = Time::new(1, 2, 3).unwrap();
        for (nanosecond, text) in
            [(0, "01:02:03"), (120_000_000, "01:02:03.12"), (1, "01:02:03.000000001")]
        {
            assert_eq!(time.with_nanosecond(nanosecond).unwrap().to_string(), text);
        }
        let time = time.with_nanosecond(987_654_321).unwrap();
        assert_eq!(time.with_fraction_digits(3).to_string(), "01:02:03.987");
        assert_eq!(time.with_fraction_digits(3).nanosecond(), 987_000_000);
        assert_eq!(time.with_fraction_digits(0).with_fraction_digits(200).fraction_digits(), 9);
    }

    #[test]
    fn values_out_of_range_are_refused() {
        assert!(Time::new(23, 59, 60).is_err());
        assert!(Time::new(24, 0, 0).is_ok());
        assert!(Time::new(24, 0, 0).unwrap().with_nanosecond(1).is_err());
        assert!(Time::new(0, 0, 0).unwrap().with_nanosecond(1_000_000_000).is_err());
    }

    #[test]
    fn equality_and_order_go_by_value() {
        assert_eq!(time("12:00:00Z"), time("14:00:00.0+02:00"));
        assert_eq!(time("24:00:00"), time("00:00:00"));
        assert!(time("12:00:00Z") < time("12:00:00-01:00"));
        assert_eq!(time("12:00:00").partial_cmp(&time("12:00:00Z")), None);
    }
}
