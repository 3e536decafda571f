//! Compares the types of values.

use std::cmp::Ordering;

use wsdl_codegen::interface::{Facet, Shape};

use super::change::{Change, Sides};
use super::pairs::Pairs;
use super::rules::Rule;
use crate::words;

/// Compares two types; `rust` says that their Rust types differ as well. `place` is where both stand.
pub(super) fn compare(
    pairs: &Pairs<'_>,
    path: &str,
    (old, new): (&Shape, &Shape),
    sides: Sides,
    rust: bool,
    place: &(String, String),
    changes: &mut Vec<Change>,
) {
    let mut push = |change: Change| changes.push(change.at(place.0.clone(), place.1.clone()));
    if !pairs.same_shape(old, new) {
        let rule = match (builtin(old), builtin(new)) {
            (Some(old), Some(new)) => match relation(old, new) {
                Some(Ordering::Less) => Rule::TypeWidened,
                Some(Ordering::Greater) => Rule::TypeNarrowed,
                _ => Rule::TypeReplaced,
            },
            _ if matches!(new, Shape::Any) => Rule::TypeWidened,
            _ if matches!(old, Shape::Any) => Rule::TypeNarrowed,
            _ => Rule::TypeReplaced,
        };
        let (from, to) = (words::shape(pairs.old, old), words::shape(pairs.new, new));
        push(Change::new(rule, path, sides, rust).from_to(from, to));
        return;
    }
    for (rule, from, to) in facets(&stacked(old), &stacked(new)) {
        push(Change::new(rule, path, sides, false).from_to(from, to));
    }
}

fn builtin(shape: &Shape) -> Option<&str> {
    match shape {
        Shape::Builtin(name) => Some(name),
        Shape::Restricted(of, _) => builtin(of),
        _ => None,
    }
}

/// The facets of all steps together.
fn stacked(shape: &Shape) -> Vec<Facet> {
    match shape {
        Shape::Restricted(of, facets) => {
            let mut all = stacked(of);
            all.extend(facets.iter().cloned());
            all
        }
        Shape::Array(of) => stacked(of),
        _ => Vec::new(),
    }
}

/// The changes from some facets to others.
pub(super) fn facets(old: &[Facet], new: &[Facet]) -> Vec<(Rule, String, String)> {
    let mut names: Vec<&str> = Vec::new();
    for facet in old.iter().chain(new) {
        if !names.contains(&facet.name.as_str()) {
            names.push(&facet.name);
        }
    }
    let values = |facets: &[Facet], name: &str| -> Vec<String> {
        let named = facets.iter().filter(|it| it.name == name);
        named.map(|it| it.value.clone()).collect()
    };
    let mut found = Vec::new();
    for name in names {
        let (from, to) = (values(old, name), values(new, name));
        if from == to {
            continue;
        }
        let rule = match (from.is_empty(), to.is_empty()) {
            (true, _) => Rule::FacetTightened,
            (_, true) => Rule::FacetLoosened,
            _ => tightened(name, from.last(), to.last()),
        };
        let said = |values: &[String]| match values {
            [] => String::new(),
            values => format!("{name} {}", values.join(" ")),
        };
        found.push((rule, said(&from), said(&to)));
    }
    found
}

/// Whether a facet allows less than it did.
fn tightened(name: &str, old: Option<&String>, new: Option<&String>) -> Rule {
    let number = |text: Option<&String>| text.and_then(|it| it.trim().parse::<f64>().ok());
    let (Some(old), Some(new)) = (number(old), number(new)) else { return Rule::FacetChanged };
    let upper = matches!(
        name,
        "maxLength" | "maxInclusive" | "maxExclusive" | "totalDigits" | "fractionDigits"
    );
    let lower = matches!(name, "minLength" | "minInclusive" | "minExclusive");
    match (new < old, upper, lower) {
        (true, true, _) | (false, _, true) => Rule::FacetTightened,
        (false, true, _) | (true, _, true) => Rule::FacetLoosened,
        _ => Rule::FacetChanged,
    }
}

/// Whether a built-in type has fewer values than another one, or more (XSD 1.0 Part 2 §3).
fn relation(old: &str, new: &str) -> Option<Ordering> {
    if is_within(old, new) {
        return Some(Ordering::Less);
    }
    is_within(new, old).then_some(Ordering::Greater)
}

/// Whether each value of `inner` is spelled as one of `outer`.
fn is_within(inner: &str, outer: &str) -> bool {
    // Any value is a text.
    if outer == "string" || outer == "anySimpleType" {
        return true;
    }
    let base = |name: &str| {
        Some(match name {
            "normalizedString" => "string",
            "token" => "normalizedString",
            "language" | "NMTOKEN" | "Name" => "token",
            "NCName" => "Name",
            "ID" | "IDREF" | "ENTITY" => "NCName",
            "integer" => "decimal",
            "nonPositiveInteger" | "nonNegativeInteger" | "long" => "integer",
            "negativeInteger" => "nonPositiveInteger",
            "int" => "long",
            "short" => "int",
            "byte" => "short",
            "unsignedLong" | "positiveInteger" => "nonNegativeInteger",
            "unsignedInt" => "unsignedLong",
            "unsignedShort" => "unsignedInt",
            "unsignedByte" => "unsignedShort",
            "float" => "double",
            _ => return None,
        })
    };
    // Some fit into others although they are not derived from them.
    let beside = |name: &str| match name {
        "unsignedByte" => Some("short"),
        "unsignedShort" => Some("int"),
        "unsignedInt" => Some("long"),
        _ => None,
    };
    let mut open = vec![inner];
    while let Some(name) = open.pop() {
        if name == outer {
            return true;
        }
        open.extend(base(name));
        open.extend(beside(name));
    }
    false
}

#[cfg(test)]
mod tests {
    use super::is_within;

    #[test]
    fn a_type_is_within_those_that_have_all_its_values() {
        assert!(is_within("int", "long") && is_within("unsignedInt", "long"));
        assert!(is_within("date", "string") && is_within("byte", "decimal"));
        assert!(!is_within("long", "int") && !is_within("dateTime", "date"));
        assert!(!is_within("int", "unsignedInt") && !is_within("string", "token"));
    }
}
