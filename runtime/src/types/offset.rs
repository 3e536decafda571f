//! The time zone of dates and times.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use super::error::ParseError;
use super::scan::Scan;

/// What the error of a value out of range says.
const EXPECTED: &str = "a time zone within -14:00 and +14:00";

/// How far local time is ahead of UTC: the time zone of a date or time (XSD 1.0 Part 2 §3.2.7.3).
///
/// ```
/// use wsdl_runtime::types::Offset;
///
/// let offset: Offset = "-05:30".parse()?;
/// assert_eq!(offset.minutes(), -330);
/// assert_eq!(Offset::UTC.to_string(), "Z");
/// assert_eq!(Offset::from_minutes(0)?.to_string(), "+00:00");
/// # Ok::<(), wsdl_runtime::types::ParseError>(())
/// ```
///
/// It is written `Z`, or as hours and minutes from `-14:00` to `+14:00`; reading fails for
/// anything else. `Z`, `+00:00` and `-00:00` are equal, but each is kept as it was written. The
/// order goes from west to east. The default is [`Offset::UTC`].
#[derive(Clone, Copy, Debug)]
pub struct Offset {
    sign: Sign,
    /// Without the sign.
    minutes: u16,
}

/// What the lexical form begins with.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Sign {
    Z,
    Plus,
    Minus,
}

impl Offset {
    /// UTC, written `Z`.
    pub const UTC: Self = Self { sign: Sign::Z, minutes: 0 };

    /// The zone this many minutes ahead of UTC; `+00:00` for zero.
    ///
    /// # Errors
    /// More than 14 hours.
    pub fn from_minutes(minutes: i16) -> Result<Self, ParseError> {
        let sign = if minutes < 0 { Sign::Minus } else { Sign::Plus };
        match minutes.unsigned_abs() {
            magnitude @ ..=840 => Ok(Self { sign, minutes: magnitude }),
            _ => Err(ParseError::new(EXPECTED, &format!("{minutes} minutes"))),
        }
    }

    /// How many minutes local time is ahead of UTC: negative in the west.
    pub fn minutes(self) -> i16 {
        let magnitude = self.minutes as i16;
        if self.sign == Sign::Minus { -magnitude } else { magnitude }
    }

    /// How many seconds local time is ahead of UTC: negative in the west.
    pub fn seconds(self) -> i32 {
        i32::from(self.minutes()) * 60
    }

    /// Whether the zone is written `Z`, not `+00:00`.
    pub fn is_z(self) -> bool {
        self.sign == Sign::Z
    }

    pub(super) fn read(scan: &mut Scan<'_>) -> Option<Self> {
        if scan.literal("Z").is_some() {
            return Some(Self::UTC);
        }
        let plus = scan.literal("+").map(|()| Sign::Plus);
        let sign = plus.or_else(|| scan.literal("-").map(|()| Sign::Minus))?;
        let hours = u16::from(scan.two_digits()?);
        scan.literal(":")?;
        let minutes = u16::from(scan.two_digits().filter(|minutes| *minutes < 60)?);
        let minutes = hours * 60 + minutes;
        (minutes <= 840).then_some(Self { sign, minutes })
    }
}

impl Default for Offset {
    fn default() -> Self {
        Self::UTC
    }
}

impl FromStr for Offset {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        Scan::parse(EXPECTED, text, Self::read)
    }
}

impl fmt::Display for Offset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = match self.sign {
            Sign::Z => return f.write_str("Z"),
            Sign::Plus => '+',
            Sign::Minus => '-',
        };
        write!(f, "{sign}{:02}:{:02}", self.minutes / 60, self.minutes % 60)
    }
}

/// Writes the zone of a date or time, where it has one.
pub(super) fn write_zone(f: &mut fmt::Formatter<'_>, offset: Option<Offset>) -> fmt::Result {
    offset.map_or(Ok(()), |offset| fmt::Display::fmt(&offset, f))
}

impl PartialEq for Offset {
    fn eq(&self, other: &Self) -> bool {
        self.minutes() == other.minutes()
    }
}

impl Eq for Offset {}

impl Hash for Offset {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.minutes().hash(state);
    }
}

impl Ord for Offset {
    fn cmp(&self, other: &Self) -> Ordering {
        self.minutes().cmp(&other.minutes())
    }
}

impl PartialOrd for Offset {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Scan<'_> {
    /// A time zone, or none where nothing more follows.
    pub(super) fn zone(&mut self) -> Option<Option<Offset>> {
        if self.is_at_end() { Some(None) } else { Offset::read(self).map(Some) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_valid_form_stays_as_it_is() {
        for (text, minutes) in [
            ("Z", 0),
            ("+00:00", 0),
            ("-00:00", 0),
            ("+14:00", 840),
            ("-14:00", -840),
            ("-00:30", -30),
        ] {
            let offset: Offset = text.parse().unwrap();
            assert_eq!((offset.to_string().as_str(), offset.minutes()), (text, minutes));
        }
    }

    #[test]
    fn what_is_no_zone_is_refused() {
        for text in ["", "z", "UTC", "00:00", "+0000", "+1:00", "+14:01", "-15:00", "+01:60", "+01"]
        {
            assert!(text.parse::<Offset>().is_err(), "{text}");
        }
        assert!(Offset::from_minutes(841).is_err());
        assert!(Offset::from_minutes(i16::MIN).is_err());
    }

    #[test]
    fn equality_goes_by_value() {
        assert_eq!(Offset::UTC, "-00:00".parse().unwrap());
        assert!(Offset::from_minutes(-60).unwrap() < Offset::UTC);
    }
}
