//! Facets, as calls of the functions of the runtime's `Facets`.

use crate::rust_model::{Bound, Checks, Count, Reading};

/// The calls, with commas in between: `max_length(8), patterns(&[r"\A(?:[a-z]+)\z"])`.
pub(super) fn calls(checks: &Checks) -> String {
    let Checks { reading, known, items, members, counts, bounds, patterns, values } = checks;
    let mut calls: Vec<String> = self::reading(*reading).map(str::to_owned).into_iter().collect();
    if *known {
        calls.push("known()".to_owned());
    }
    if let Some(items) = items {
        calls.push(format!("items({})", constant(items)));
    }
    if !members.is_empty() {
        let members: Vec<String> = members.iter().map(constant).collect();
        calls.push(format!("members(&[{}])", members.join(", ")));
    }
    calls.extend(counts.iter().map(|(count, limit)| format!("{}({limit})", self::count(*count))));
    calls.extend(bounds.iter().map(|(bound, value)| format!("{}({value:?})", self::bound(*bound))));
    if !patterns.is_empty() {
        let patterns: Vec<String> = patterns.iter().map(|pattern| raw(pattern)).collect();
        calls.push(format!("patterns(&[{}])", patterns.join(", ")));
    }
    if !values.is_empty() {
        calls.push(format!("values(&{values:?})"));
    }
    calls.join(", ")
}

/// The calls as a constant of their own.
pub(super) fn constant(checks: &Checks) -> String {
    format!("::wsdl_runtime::facets!([{}])", calls(checks))
}

/// Nothing for text as it stands.
fn reading(reading: Reading) -> Option<&'static str> {
    Some(match reading {
        Reading::Preserve => return None,
        Reading::Replace => "replace()",
        Reading::Collapse => "collapse()",
        Reading::List => "list()",
        Reading::Decimal => "decimal()",
        Reading::Float => "float()",
        Reading::HexBinary => "hex_binary()",
        Reading::Base64Binary => "base64_binary()",
        Reading::DateTime => "date_time()",
        Reading::Date => "date()",
        Reading::Time => "time()",
        Reading::GYear => "g_year()",
        Reading::GYearMonth => "g_year_month()",
        Reading::GMonth => "g_month()",
        Reading::GMonthDay => "g_month_day()",
        Reading::GDay => "g_day()",
        Reading::Duration => "duration()",
    })
}

fn count(count: Count) -> &'static str {
    match count {
        Count::Length => "length",
        Count::MinLength => "min_length",
        Count::MaxLength => "max_length",
        Count::TotalDigits => "total_digits",
        Count::FractionDigits => "fraction_digits",
    }
}

fn bound(bound: Bound) -> &'static str {
    match bound {
        Bound::MinInclusive => "min_inclusive",
        Bound::MinExclusive => "min_exclusive",
        Bound::MaxInclusive => "max_inclusive",
        Bound::MaxExclusive => "max_exclusive",
    }
}

/// Text as a literal of Rust, without escapes where that is possible.
fn raw(text: &str) -> String {
    let printable = !text.contains(|c: char| c == '"' || c.is_control() || !c.is_ascii());
    if printable { format!("r\"{text}\"") } else { format!("{text:?}") }
}

#[cfg(test)]
mod tests {
    use super::{Bound, Checks, Count, Reading, calls, constant};

    #[test]
    fn every_facet_is_a_call() {
        assert_eq!(calls(&Checks::default()), "");
        let text = Checks {
            counts: vec![(Count::MinLength, 2), (Count::MaxLength, 8)],
            patterns: vec![r"\A(?:[a-z]+)\z".to_owned(), "\"é\"".to_owned()],
            ..Checks::default()
        };
        let expected = r#"min_length(2), max_length(8), patterns(&[r"\A(?:[a-z]+)\z", "\"é\""])"#;
        assert_eq!(calls(&text), expected);
        let number = Checks {
            reading: Reading::Decimal,
            counts: vec![(Count::TotalDigits, 4)],
            bounds: vec![(Bound::MinInclusive, "0".to_owned())],
            ..Checks::default()
        };
        let word = Checks { values: vec!["none".to_owned()], ..Checks::default() };
        let members = vec![number, word];
        let union = Checks { known: true, members, ..Checks::default() };
        let list =
            Checks { reading: Reading::List, items: Some(Box::new(union)), ..Checks::default() };
        let number = "::wsdl_runtime::facets!([decimal(), total_digits(4), min_inclusive(\"0\")])";
        let word = "::wsdl_runtime::facets!([values(&[\"none\"])])";
        let union = format!("::wsdl_runtime::facets!([known(), members(&[{number}, {word}])])");
        assert_eq!(constant(&list), format!("::wsdl_runtime::facets!([list(), items({union})])"));
    }
}
