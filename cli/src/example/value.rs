//! Values of simple types.

use wsdl_codegen::example_value;
use wsdl_codegen::interface::{Facet, Interface, Kind, Shape};

/// How many types may stand for one another in a row.
const LONGEST_CHAIN: usize = 200;

/// What a simple type comes to.
#[derive(Debug)]
pub(super) enum Simple<'i> {
    /// A built-in type, with the facets of each step of restriction, the first step first.
    Builtin(&'i str, Vec<Vec<(String, String)>>),
    List(&'i Shape, Vec<Vec<(String, String)>>),
    Union(&'i [Shape]),
}

/// What a type comes to once names and restrictions are followed; nothing if that is no simple type.
pub(super) fn simple<'i>(interface: &'i Interface, mut shape: &'i Shape) -> Option<Simple<'i>> {
    let mut steps = Vec::new();
    for _ in 0..LONGEST_CHAIN {
        match shape {
            Shape::Builtin(name) => {
                steps.reverse();
                return Some(Simple::Builtin(name, steps));
            }
            Shape::Restricted(of, facets) => {
                steps.push(pairs(facets));
                shape = of;
            }
            Shape::Type(index) => match &interface.ty(*index)?.kind {
                Kind::Alias(of, facets) => {
                    steps.push(pairs(facets));
                    shape = of;
                }
                Kind::Enumeration { base, values } => {
                    let values = values.iter().map(|it| &it.value);
                    steps.push(values.map(|it| ("enumeration".to_owned(), it.clone())).collect());
                    shape = base;
                }
                Kind::List(of) => {
                    steps.reverse();
                    return Some(Simple::List(of, steps));
                }
                Kind::Union(members) => return Some(Simple::Union(members)),
                _ => return None,
            },
            _ => return None,
        }
    }
    None
}

fn pairs(facets: &[Facet]) -> Vec<(String, String)> {
    facets.iter().map(|it| (it.name.clone(), it.value.clone())).collect()
}

/// An example of a value of a simple type, for something of this name.
///
/// # Errors
/// If none is found. The text says why.
pub(super) fn value(
    interface: &Interface,
    simple: &Simple<'_>,
    name: &str,
) -> Result<String, String> {
    match simple {
        Simple::Builtin(builtin, steps) => {
            let first = steps.iter().rev().flatten().find(|(facet, _)| facet == "enumeration");
            let preferred = match first {
                Some((_, value)) => value.clone(),
                None => usual(builtin, name),
            };
            // `example_value` draws no names with prefixes, and takes none for values.
            match *builtin {
                "QName" | "NOTATION" | "anySimpleType" => Ok(preferred),
                _ => example_value(builtin, steps, &preferred),
            }
        }
        Simple::List(item, steps) => {
            let item = match self::simple(interface, item) {
                Some(item) => value(interface, &item, name)?,
                None => name.to_owned(),
            };
            let lengths = steps
                .iter()
                .flatten()
                .filter(|(facet, _)| matches!(facet.as_str(), "length" | "minLength"));
            let least = lengths.filter_map(|(_, value)| value.trim().parse().ok()).max();
            Ok(vec![item; least.unwrap_or(1usize).clamp(1, 20)].join(" "))
        }
        Simple::Union(members) => {
            let mut reason = "the union has no members".to_owned();
            for member in members.iter().filter_map(|it| self::simple(interface, it)) {
                match value(interface, &member, name) {
                    Ok(value) => return Ok(value),
                    Err(why) => reason = why,
                }
            }
            Err(reason)
        }
    }
}

/// What people expect to see of a built-in type.
fn usual(builtin: &str, name: &str) -> String {
    let usual = match builtin {
        "boolean" => "true",
        "decimal" => "12.5",
        "float" | "double" => "1.5",
        "duration" => "P1D",
        "dateTime" => "2026-01-31T12:00:00Z",
        "time" => "12:00:00",
        "date" => "2026-01-31",
        "gYearMonth" => "2026-01",
        "gYear" => "2026",
        "gMonthDay" => "--01-31",
        "gDay" => "---31",
        "gMonth" => "--01",
        "hexBinary" => "0A1B",
        "base64Binary" => "aGVsbG8=",
        "anyURI" => "https://example.org/",
        "language" => "en",
        "negativeInteger" | "nonPositiveInteger" => "-1",
        "integer" | "long" | "int" | "short" | "byte" | "nonNegativeInteger" | "unsignedLong"
        | "unsignedInt" | "unsignedShort" | "unsignedByte" | "positiveInteger" => "1",
        _ => return name.to_owned(),
    };
    usual.to_owned()
}
