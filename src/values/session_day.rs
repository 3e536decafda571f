use std::fmt;
use std::str::FromStr;

use wsdl_runtime::types::{LocalDate, ParseError};

/// A day that a session begins or ends on, which goes over the wire as year, month and day.
///
/// ```
/// use chamilo::values::SessionDay;
///
/// let first = SessionDay::new(2026, 9, 1)?;
/// assert_eq!(first, "2026-09-01".parse()?);
/// assert!(SessionDay::new(2026, 9, 31).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SessionDay(LocalDate);

impl SessionDay {
    /// A day of the calendar.
    ///
    /// # Errors
    /// There is no such day.
    pub fn new(year: u16, month: u8, day: u8) -> Result<Self, ParseError> {
        LocalDate::new(i32::from(year), month, day).map(Self)
    }

    /// The day, which converts to those of `jiff`, `chrono` and `time` with the features of
    /// `wsdl-runtime`.
    pub fn date(self) -> LocalDate {
        self.0
    }
}

impl From<LocalDate> for SessionDay {
    fn from(date: LocalDate) -> Self {
        Self(date)
    }
}

impl FromStr for SessionDay {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        text.parse().map(Self)
    }
}

impl fmt::Display for SessionDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl TryFrom<(i32, u8, u8)> for SessionDay {
    type Error = ParseError;

    fn try_from((year, month, day): (i32, u8, u8)) -> Result<Self, ParseError> {
        LocalDate::new(year, month, day).map(Self)
    }
}

impl From<&SessionDay> for (i32, u8, u8) {
    fn from(SessionDay(date): &SessionDay) -> Self {
        (date.year(), date.month(), date.day())
    }
}

wsdl_runtime::group_type!(SessionDay as (i32, u8, u8));
