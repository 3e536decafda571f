//! The order and the length of values, by their text.

use std::cmp::Ordering;
use std::str::FromStr;

use super::kind::Kind;
use crate::codec::lexical::read_by_text;
use crate::types::white_space::{trim, words};
use crate::types::{
    Date, DateTime, Decimal, Duration, GDay, GMonth, GMonthDay, GYear, GYearMonth, Time,
};

/// The order of two values; `None` where they have none, or where one is no value of the kind.
pub(super) fn compare(kind: Kind, left: &str, right: &str) -> Option<Ordering> {
    match kind {
        Kind::Decimal => by::<Decimal>(left, right),
        Kind::Float => by::<f64>(left, right),
        Kind::DateTime => by::<DateTime>(left, right),
        Kind::Date => by::<Date>(left, right),
        Kind::Time => by::<Time>(left, right),
        Kind::GYear => by::<GYear>(left, right),
        Kind::GYearMonth => by::<GYearMonth>(left, right),
        Kind::GMonth => by::<GMonth>(left, right),
        Kind::GMonthDay => by::<GMonthDay>(left, right),
        Kind::GDay => by::<GDay>(left, right),
        Kind::Duration => by::<Duration>(left, right),
        Kind::HexBinary => Some(left.to_ascii_lowercase().cmp(&right.to_ascii_lowercase())),
        Kind::Text | Kind::Base64Binary | Kind::List => Some(left.cmp(right)),
    }
}

fn by<T: FromStr + PartialOrd>(left: &str, right: &str) -> Option<Ordering> {
    read_by_text::<T>(left)?.partial_cmp(&read_by_text(right)?)
}

/// The length of a value and what it is counted in (XSD 1.0 Part 2 §4.3.1); nothing for kinds that
/// have no length.
pub(super) fn length(kind: Kind, text: &str) -> Option<(usize, &'static str)> {
    match kind {
        Kind::Text => Some((text.chars().count(), "characters")),
        Kind::HexBinary => Some((text.len() / 2, "bytes")),
        Kind::Base64Binary => {
            let digits = text.bytes().filter(|byte| !matches!(byte, b'=' | b' ')).count();
            Some((digits * 3 / 4, "bytes"))
        }
        Kind::List => Some((words(text).count(), "items")),
        _ => None,
    }
}

/// How many digits a number has, without those that say nothing.
pub(super) struct Digits {
    pub total: usize,
    pub fraction: usize,
}

pub(super) fn digits(text: &str) -> Digits {
    let number = trim(text).trim_start_matches(['+', '-']);
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let fraction = fraction.trim_end_matches('0').len();
    Digits { total: whole.trim_start_matches('0').len() + fraction, fraction }
}
