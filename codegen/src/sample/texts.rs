//! Texts, names, and points in time.

use super::facets::Bounds;
use super::random::Random;
use crate::builtin::{Builtin, Values, WhiteSpace};

/// Characters of free text: some that XML escapes, and some of two, three and four bytes.
const LETTERS: [char; 24] = [
    'a', 'b', 'c', 'x', 'y', 'z', 'A', 'Z', '0', '1', '9', '.', '-', '_', '&', '<', '>', '"', '\'',
    'é', 'ß', 'Ж', '中', '😀',
];
/// Letters that a name can begin with and go on with.
const OF_NAMES: [char; 10] = ['a', 'b', 'c', 'n', 'x', 'z', 'A', 'Q', 'é', '_'];

/// A value of a built-in type that is none of numbers and bytes.
pub(super) fn draw(
    builtin: Builtin,
    bounds: &Bounds,
    blanks: WhiteSpace,
    random: &mut Random,
) -> String {
    match (builtin.values, builtin.name) {
        (Values::Text, "language") => pick(&["en", "de-AT", "zh-Hant", "x-klingon"], random),
        (Values::Text, "anyURI") => uri(bounds, random),
        (Values::Text, "NMTOKEN") => of_name(bounds, random, true),
        (Values::Text, "Name" | "NCName" | "ID" | "IDREF") => of_name(bounds, random, false),
        (Values::Text, _) => text(bounds, blanks, random),
        (Values::QName, _) => of_name(&Bounds::default(), random, false),
        (Values::Duration, _) => duration(random),
        (values, _) => moment(values, random),
    }
}

fn pick(list: &[&str], random: &mut Random) -> String {
    random.pick(list).copied().unwrap_or_default().to_owned()
}

/// Text in which blanks stand only where they are kept.
fn text(bounds: &Bounds, blanks: WhiteSpace, random: &mut Random) -> String {
    let (least, most) = bounds.lengths(1, 12);
    let count = random.between(least, most);
    let mut text = String::new();
    for at in 0..count {
        let inner = at > 0 && at + 1 < count && !text.ends_with(' ');
        let blank = random.once_in(8).then(|| match blanks {
            WhiteSpace::Preserve => random.pick(&[' ', ' ', '\n', '\t']).copied(),
            WhiteSpace::Replace => Some(' '),
            WhiteSpace::Collapse => inner.then_some(' '),
        });
        let letter = random.pick(&LETTERS).copied();
        text.extend(blank.flatten().or(letter));
    }
    // Text of nothing but blanks is a matter of its own, which many a tool loses.
    if text.trim().is_empty() { "a".repeat(text.len()) } else { text }
}

fn of_name(bounds: &Bounds, random: &mut Random, token: bool) -> String {
    let (least, most) = bounds.lengths(1, 8);
    let count = random.between(least.max(1), most);
    (0..count)
        .filter_map(|at| {
            let digit = (at > 0 || token) && random.once_in(3);
            let more = ['0', '7', '-', '.'];
            random.pick(if digit { more.as_slice() } else { &OF_NAMES }).copied()
        })
        .collect()
}

fn uri(bounds: &Bounds, random: &mut Random) -> String {
    let uris = ["http://example.org/a?b=c&d=%20#e", "urn:example:1", "../a/b", "mailto:a@b.org"];
    let uri = pick(&uris, random);
    let (least, most) = bounds.lengths(1, 40);
    let length = i128::try_from(uri.len()).unwrap_or(0);
    if (least..=most).contains(&length) {
        return uri;
    }
    let count = random.between(least, most);
    (0..count).filter_map(|_| random.pick(&['a', 'b', '1', '_']).copied()).collect()
}

fn duration(random: &mut Random) -> String {
    let sign = if random.once_in(4) { "-" } else { "" };
    let parts = ["P1Y2M3DT4H5M6.7S", "P0D", "PT36H", "P2M", "PT0.001S", "P400D", "PT1M30S"];
    format!("{sign}{}", pick(&parts, random))
}

/// A date, a time, or a part of one (XSD 1.0 Part 2 §3.2.7 to §3.2.14).
fn moment(values: Values, random: &mut Random) -> String {
    let mut number = |low, high| random.between(low, high);
    let year = if number(0, 9) == 0 { number(1, 9999) } else { number(1970, 2040) };
    let (month, day) = (number(1, 12), number(1, 28));
    let (hour, minute, second) = (number(0, 23), number(0, 59), number(0, 59));
    let fraction = pick(&["", "", ".5", ".123", ".123456789"], random);
    let zone = pick(&["", "Z", "+02:00", "-11:30", "+14:00"], random);
    let time = format!("{hour:02}:{minute:02}:{second:02}{fraction}");
    let moment = match values {
        Values::DateTime => format!("{year:04}-{month:02}-{day:02}T{time}"),
        Values::Time => time,
        Values::GYearMonth => format!("{year:04}-{month:02}"),
        Values::GYear => format!("{year:04}"),
        Values::GMonthDay => format!("--{month:02}-{day:02}"),
        Values::GDay => format!("---{day:02}"),
        Values::GMonth => format!("--{month:02}"),
        _ => format!("{year:04}-{month:02}-{day:02}"),
    };
    moment + &zone
}

/// A value like `bound`: that one, or one with another year, which is greater or smaller.
pub(super) fn near(values: Values, bound: &str, inclusive: bool, random: &mut Random) -> String {
    let year = bound.get(..4).and_then(|year| year.parse::<i128>().ok());
    let in_years =
        matches!(values, Values::DateTime | Values::Date | Values::GYearMonth | Values::GYear);
    match year.filter(|_| in_years && !(inclusive && random.once_in(3))) {
        Some(year) => format!("{:04}{}", random.between(year - 3, year + 3), &bound[4..]),
        None => bound.to_owned(),
    }
}
