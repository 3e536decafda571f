//! The texts that stand for values of built-in types (XSD 1.0 Part 2 §3), and their order.

use std::cmp::Ordering;

use crate::builtin::{Builtin, Values, WhiteSpace};
use crate::documents::xml::name::is_local_name;

/// Whether `text` stands for a value of the type.
pub(super) fn is_value(builtin: Builtin, text: &str) -> bool {
    let text = match builtin.white_space {
        WhiteSpace::Collapse => text.trim_matches(is_blank),
        WhiteSpace::Preserve | WhiteSpace::Replace => text,
    };
    match builtin.values {
        Values::Text => is_text(builtin.name, text),
        Values::Boolean => matches!(text, "true" | "false" | "1" | "0"),
        Values::Decimal => Decimal::read(text).is_some(),
        Values::Integer(low, high) => Decimal::read(text).is_some_and(|number| {
            let within = |bound: Option<i128>, wanted: Ordering| {
                bound.is_none_or(|bound| {
                    let bound = bound.to_string();
                    Decimal::read(&bound).is_some_and(|it| number.cmp(&it) != wanted)
                })
            };
            !text.contains('.') && within(low, Ordering::Less) && within(high, Ordering::Greater)
        }),
        Values::Float | Values::Double => is_float(text),
        Values::HexBinary => {
            text.len().is_multiple_of(2) && text.bytes().all(|it| it.is_ascii_hexdigit())
        }
        Values::Base64Binary => is_base64(text),
        Values::QName => text.splitn(2, ':').all(is_local_name),
        Values::List => !text.is_empty(),
        Values::Duration => is_duration(text),
        moment => is_moment(moment, text),
    }
}

/// How two values of a type are ordered, where that can be told from their texts.
pub(super) fn order(values: Values, one: &str, other: &str) -> Option<Ordering> {
    let (one, other) = (one.trim_matches(is_blank), other.trim_matches(is_blank));
    match values {
        Values::Decimal | Values::Integer(..) => {
            Some(Decimal::read(one)?.cmp(&Decimal::read(other)?))
        }
        Values::Float | Values::Double => float(one)?.partial_cmp(&float(other)?),
        Values::DateTime
        | Values::Date
        | Values::Time
        | Values::GYear
        | Values::GYearMonth
        | Values::GMonthDay
        | Values::GDay
        | Values::GMonth => {
            // Texts of one length that end alike are ordered as they are written.
            let zone = |text: &str| text.find(['Z', '+']).map(|at| text[at..].to_owned());
            let alike = one.len() == other.len() && zone(one) == zone(other);
            (alike && !one.starts_with('-') && !other.starts_with('-')).then(|| one.cmp(other))
        }
        _ => None,
    }
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r')
}

/// Names are told from other texts; the texts that are only told from each other are not.
fn is_text(name: &str, text: &str) -> bool {
    !matches!(name, "ID" | "IDREF" | "ENTITY") || is_local_name(text)
}

/// A number in digits, of whatever length.
struct Decimal<'t> {
    negative: bool,
    whole: &'t str,
    fraction: &'t str,
}

impl<'t> Decimal<'t> {
    fn read(text: &'t str) -> Option<Self> {
        let negative = text.starts_with('-');
        let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let plain = |text: &str| text.bytes().all(|it| it.is_ascii_digit());
        if whole.len() + fraction.len() == 0 || !plain(whole) || !plain(fraction) {
            return None;
        }
        let (whole, fraction) = (whole.trim_start_matches('0'), fraction.trim_end_matches('0'));
        let negative = negative && !(whole.is_empty() && fraction.is_empty());
        Some(Self { negative, whole, fraction })
    }

    fn cmp(&self, other: &Self) -> Ordering {
        let size = self.whole.len().cmp(&other.whole.len());
        let size = size.then_with(|| self.whole.cmp(other.whole));
        let size = size.then_with(|| self.fraction.cmp(other.fraction));
        match (self.negative, other.negative) {
            (false, true) => Ordering::Greater,
            (true, false) => Ordering::Less,
            (false, false) => size,
            (true, true) => size.reverse(),
        }
    }
}

fn is_float(text: &str) -> bool {
    if matches!(text, "INF" | "-INF" | "NaN") {
        return true;
    }
    let (number, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    Decimal::read(number).is_some() && !exponent.contains('.') && Decimal::read(exponent).is_some()
}

fn float(text: &str) -> Option<f64> {
    match text {
        "INF" => Some(f64::INFINITY),
        "-INF" => Some(f64::NEG_INFINITY),
        _ => is_float(text).then(|| text.parse().ok()).flatten(),
    }
}

fn is_base64(text: &str) -> bool {
    let plain = text.trim_end_matches('=');
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '/') || is_blank(c);
    let length = text.chars().filter(|c| !is_blank(*c)).count();
    length.is_multiple_of(4) && text.len() - plain.len() <= 2 && plain.chars().all(allowed)
}

/// Takes as many digits as there are from the front.
fn digits<'t>(text: &mut &'t str) -> &'t str {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (head, rest) = text.split_at(end);
    *text = rest;
    head
}

fn is_duration(text: &str) -> bool {
    let Some(mut rest) = text.strip_prefix('-').unwrap_or(text).strip_prefix('P') else {
        return false;
    };
    let (mut time, mut any) = (false, false);
    let mut units = "YMD";
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix('T').filter(|_| !time) {
            (rest, time, any, units) = (after, true, false, "HMS");
            continue;
        }
        let whole = digits(&mut rest);
        let fraction = rest.strip_prefix('.').map(|after| {
            rest = after;
            digits(&mut rest)
        });
        let Some(unit) = rest.chars().next() else { return false };
        let Some(at) = units.find(unit) else { return false };
        if whole.is_empty() || fraction.is_some_and(|it| it.is_empty() || unit != 'S') {
            return false;
        }
        (units, rest, any) = (&units[at + 1..], &rest[unit.len_utf8()..], true);
    }
    any
}

fn is_moment(values: Values, text: &str) -> bool {
    let shape = match values {
        Values::DateTime => "Y-M-DTh:m:s",
        Values::Date => "Y-M-D",
        Values::Time => "h:m:s",
        Values::GYear => "Y",
        Values::GYearMonth => "Y-M",
        Values::GMonthDay => "--M-D",
        Values::GMonth => "--M",
        Values::GDay => "---D",
        _ => return true,
    };
    let mut rest = text;
    for sign in shape.chars() {
        let range = match sign {
            'Y' => {
                rest = rest.strip_prefix('-').unwrap_or(rest);
                let year = digits(&mut rest);
                if year.len() < 4 || year.len() > 4 && year.starts_with('0') {
                    return false;
                }
                continue;
            }
            'M' => 1..=12,
            'D' => 1..=31,
            'h' => 0..=24,
            'm' => 0..=59,
            's' => 0..=60,
            other => match rest.strip_prefix(other) {
                Some(after) => {
                    rest = after;
                    continue;
                }
                None => return false,
            },
        };
        let Some((two, after)) = rest.split_at_checked(2) else { return false };
        if !two.bytes().all(|it| it.is_ascii_digit())
            || !two.parse().is_ok_and(|it: u8| range.contains(&it))
        {
            return false;
        }
        rest = after;
        if sign == 's'
            && let Some(mut after) = rest.strip_prefix('.')
        {
            if digits(&mut after).is_empty() {
                return false;
            }
            rest = after;
        }
    }
    is_zone(rest)
}

fn is_zone(text: &str) -> bool {
    if matches!(text, "" | "Z") {
        return true;
    }
    let Some((hours, minutes)) = text.strip_prefix(['+', '-']).and_then(|it| it.split_once(':'))
    else {
        return false;
    };
    let two = |text: &str, most: u8| {
        text.len() == 2
            && text.bytes().all(|it| it.is_ascii_digit())
            && text.parse().is_ok_and(|it: u8| it <= most)
    };
    two(hours, 14) && two(minutes, 59)
}
