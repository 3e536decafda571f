//! A scanner for the fixed formats of dates and times.

use super::error::ParseError;
use super::white_space::trim;

/// What is left to read of a text. Each method takes what it names off the front, and answers
/// `None` where something else stands there.
pub(super) struct Scan<'a> {
    rest: &'a str,
}

impl<'a> Scan<'a> {
    /// Reads the whole of `text`, apart from white space around it, as `read` says.
    pub(super) fn parse<T>(
        expected: &'static str,
        text: &str,
        read: impl FnOnce(&mut Scan<'_>) -> Option<T>,
    ) -> Result<T, ParseError> {
        let text = trim(text);
        let mut scan = Scan { rest: text };
        let value = read(&mut scan).filter(|_| scan.is_at_end());
        value.ok_or_else(|| ParseError::new(expected, text))
    }

    /// Whether all is read.
    pub(super) fn is_at_end(&self) -> bool {
        self.rest.is_empty()
    }

    pub(super) fn literal(&mut self, literal: &str) -> Option<()> {
        self.rest = self.rest.strip_prefix(literal)?;
        Some(())
    }

    fn digits(&mut self) -> &'a str {
        let is_other = |c: char| !c.is_ascii_digit();
        let (digits, rest) =
            self.rest.split_at(self.rest.find(is_other).unwrap_or(self.rest.len()));
        self.rest = rest;
        digits
    }

    pub(super) fn two_digits(&mut self) -> Option<u8> {
        let (digits, rest) = self.rest.split_at_checked(2)?;
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        self.rest = rest;
        digits.parse().ok()
    }

    /// A two-digit number after a hyphen.
    pub(super) fn hyphen_two_digits(&mut self) -> Option<u8> {
        self.literal("-")?;
        self.two_digits()
    }

    /// A year of four digits, or of more with no zero in front.
    pub(super) fn year(&mut self) -> Option<i32> {
        let sign = self.literal("-").map_or("", |()| "-");
        let digits = self.digits();
        let well_formed = digits.len() == 4 || (digits.len() > 4 && !digits.starts_with('0'));
        if well_formed { format!("{sign}{digits}").parse().ok() } else { None }
    }

    /// The fraction of a second in nanoseconds, and how many digits it has: no more than nine,
    /// further ones are skipped.
    pub(super) fn fraction(&mut self) -> Option<(u32, u8)> {
        if self.literal(".").is_none() {
            return Some((0, 0));
        }
        let digits = self.digits();
        (!digits.is_empty()).then_some((nanoseconds(digits)?, digits.len().min(9) as u8))
    }
}

/// The fraction of a second in nanoseconds. Digits beyond the ninth are skipped.
pub(super) fn nanoseconds(digits: &str) -> Option<u32> {
    let kept = &digits[..digits.len().min(9)];
    format!("{kept:0<9}").parse().ok()
}
