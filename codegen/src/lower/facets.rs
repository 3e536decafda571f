//! What simple types ask of their values beyond the type that they come to in Rust.

mod blocks;
mod pattern;

use super::shapes::Shapes;
use crate::builtin::{Builtin, Values, WhiteSpace};
use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::source::Span;
use crate::limits::LONGEST_CHAIN;
use crate::markdown::code;
use crate::model::{EnumerationValue, Facets, TypeKind, TypeRef};

/// Facets in Markdown, as in "with …".
pub(super) fn describe(facets: &[(String, String)]) -> String {
    let is_value = |name: &str| name == "enumeration";
    let others = facets.iter().filter(|(name, _)| !is_value(name));
    let mut listed: Vec<String> =
        others.map(|(name, value)| format!("{name} {}", code(value))).collect();
    let values = facets.iter().filter(|(name, _)| is_value(name));
    let values: Vec<String> = values.map(|(_, value)| code(value)).collect();
    if !values.is_empty() {
        listed.push(format!("the values {}", values.join(", ")));
    }
    listed.join(", ")
}

/// What is to be checked of a value of the type before it is sent: calls of the functions of the
/// runtime's `Facets`. Nothing if nothing is to be, or the type is no simple one.
pub(super) fn checks(
    shapes: &Shapes<'_>,
    ty: &TypeRef,
    span: Span,
    diagnostics: &mut Diagnostics,
) -> Vec<String> {
    if !shapes.checks {
        return Vec::new();
    }
    Finder { shapes, span, diagnostics }.rule(ty, 0)
}

struct Finder<'f, 'm> {
    shapes: &'f Shapes<'m>,
    span: Span,
    diagnostics: &'f mut Diagnostics,
}

/// What a chain of restrictions ends in.
enum Base<'m> {
    Builtin(Builtin),
    Enumeration(&'m [EnumerationValue]),
    List(&'m TypeRef),
    Union(&'m [TypeRef]),
}

impl<'m> Finder<'_, 'm> {
    fn rule<'t>(&mut self, ty: &'t TypeRef, depth: usize) -> Vec<String>
    where
        'm: 't,
    {
        let Some((steps, base)) = self.steps(ty).filter(|_| depth < LONGEST_CHAIN) else {
            return Vec::new();
        };
        let limits = self.limits(&steps);
        let mut calls = match base {
            Base::Builtin(builtin) => return of_builtin(builtin, &steps, limits),
            Base::Enumeration(_) => vec!["known()".to_owned()],
            Base::List(item) => self.list(item, depth),
            Base::Union(members) => self.union(members, depth),
        };
        // A list that asks nothing is a list in any case.
        if limits.is_empty() && calls == ["list()"] {
            return Vec::new();
        }
        calls.extend(limits);
        calls
    }

    /// The restrictions on the way to what the type comes to, the most derived one first.
    fn steps<'t>(&self, mut ty: &'t TypeRef) -> Option<(Vec<&'t Facets>, Base<'t>)>
    where
        'm: 't,
    {
        let mut steps = Vec::new();
        for _ in 0..LONGEST_CHAIN {
            ty = match ty {
                TypeRef::Builtin(builtin) => return Some((steps, Base::Builtin(*builtin))),
                TypeRef::Any => return None,
                TypeRef::Restricted(of, facets) => {
                    steps.push(facets);
                    of
                }
                TypeRef::Array(item) => item,
                // What stands for it knows itself what it can be.
                TypeRef::Named(id) if self.shapes.is_replaced(*id) => return None,
                TypeRef::Named(id) => match &self.shapes.model.type_def(*id).kind {
                    TypeKind::Alias(of, facets) => {
                        steps.push(facets);
                        of
                    }
                    TypeKind::Array(item) => item,
                    TypeKind::Enumeration(values) => {
                        return Some((steps, Base::Enumeration(values)));
                    }
                    TypeKind::List(item) => return Some((steps, Base::List(item))),
                    TypeKind::Union(members) => return Some((steps, Base::Union(members))),
                    TypeKind::Struct(_) | TypeKind::Choice(_) | TypeKind::Sequence(_) => {
                        return None;
                    }
                },
            };
        }
        None
    }

    fn list(&mut self, item: &TypeRef, depth: usize) -> Vec<String> {
        let (known, rule) = split_known(self.rule(item, depth + 1));
        let mut calls = vec!["list()".to_owned()];
        calls.extend(known);
        if !rule.is_empty() {
            calls.push(format!("items({})", nested(&rule)));
        }
        calls
    }

    fn union(&mut self, members: &[TypeRef], depth: usize) -> Vec<String> {
        let mut calls = vec!["known()".to_owned()];
        let rules = members.iter().map(|member| self.member(member, depth));
        let rules: Vec<Vec<String>> = rules.collect();
        // A member that asks nothing lets everything through.
        if rules.iter().all(|rule| !rule.is_empty()) {
            let rules = rules.iter().map(|rule| nested(rule));
            calls.push(format!("members(&[{}])", rules.collect::<Vec<_>>().join(", ")));
        }
        calls
    }

    /// The rule of a union's member, which has to tell the values of an enumeration from others.
    fn member(&mut self, member: &TypeRef, depth: usize) -> Vec<String> {
        let mut rule = split_known(self.rule(member, depth + 1)).1;
        if let Some((_, Base::Enumeration(values))) = self.steps(member) {
            let values: Vec<&str> = values.iter().map(|it| it.value.as_str()).collect();
            rule.push(format!("values(&{values:?})"));
        }
        rule
    }

    /// The limits that the restrictions set, whatever they are about.
    fn limits(&mut self, steps: &[&Facets]) -> Vec<String> {
        let last = |wanted: &str| {
            steps.iter().find_map(|step| {
                let mut facets = step.iter().rev();
                facets.find(|(name, _)| name == wanted).map(|(_, value)| value.trim())
            })
        };
        let mut calls = Vec::new();
        for (name, call) in COUNTS {
            let count = last(name).and_then(|value| value.parse::<usize>().ok());
            calls.extend(count.map(|count| format!("{call}({count})")));
        }
        for (name, call) in BOUNDS {
            calls.extend(last(name).map(|value| format!("{call}({value:?})")));
        }
        let patterns: Vec<String> = steps.iter().filter_map(|step| self.pattern(step)).collect();
        if !patterns.is_empty() {
            let patterns = patterns.iter().map(|pattern| raw(pattern)).collect::<Vec<_>>();
            calls.push(format!("patterns(&[{}])", patterns.join(", ")));
        }
        let values = steps.iter().map(|step| of_name(step, "enumeration").collect::<Vec<_>>());
        if let Some(values) = values.into_iter().find(|values| !values.is_empty()) {
            calls.push(format!("values(&{values:?})"));
        }
        calls
    }

    /// The patterns of one restriction as one; a warning where they cannot be checked.
    fn pattern(&mut self, step: &Facets) -> Option<String> {
        let mut patterns = of_name(step, "pattern").peekable();
        let first = (*patterns.peek()?).to_owned();
        match pattern::translate(patterns) {
            Ok(translated) => Some(translated),
            Err(problem) => {
                let message = format!("the pattern {} is not checked: {problem}", code(&first));
                self.diagnostics
                    .left_out(codes::UNKNOWN_PATTERN, self.span, message)
                    .help("see XSD 1.0 Part 2 Appendix F for what a pattern can be");
                None
            }
        }
    }
}

/// Facets that are numbers, with what the runtime calls them.
const COUNTS: [(&str, &str); 5] = [
    ("length", "length"),
    ("minLength", "min_length"),
    ("maxLength", "max_length"),
    ("totalDigits", "total_digits"),
    ("fractionDigits", "fraction_digits"),
];

/// Facets that are values.
const BOUNDS: [(&str, &str); 4] = [
    ("minInclusive", "min_inclusive"),
    ("minExclusive", "min_exclusive"),
    ("maxInclusive", "max_inclusive"),
    ("maxExclusive", "max_exclusive"),
];

/// The rule of a restricted built-in type.
fn of_builtin(builtin: Builtin, steps: &[&Facets], limits: Vec<String>) -> Vec<String> {
    let mut calls: Vec<String> = kind(builtin, steps).map(str::to_owned).into_iter().collect();
    let mut limits = limits;
    // Integers without bounds stand for those that have one on one side.
    let bound = match builtin.values {
        Values::Integer(Some(least), None) => Some(("min_", least.to_string())),
        Values::Integer(None, Some(most)) => Some(("max_", most.to_string())),
        _ => None,
    };
    if let Some((side, value)) =
        bound.filter(|(side, _)| !limits.iter().any(|it| it.starts_with(side)))
    {
        limits.push(format!("{side}inclusive({value:?})"));
    }
    if limits.is_empty() || builtin.values == Values::QName {
        return Vec::new();
    }
    calls.extend(limits);
    calls
}

/// How the values of a built-in type are read; nothing for text as it stands.
fn kind(builtin: Builtin, steps: &[&Facets]) -> Option<&'static str> {
    Some(match builtin.values {
        Values::Text => {
            let set = steps.iter().find_map(|step| of_name(step, "whiteSpace").next());
            return match (set, builtin.white_space) {
                (Some("collapse"), _) => Some("collapse()"),
                (Some("replace"), _) => Some("replace()"),
                (_, WhiteSpace::Preserve) => None,
                (_, WhiteSpace::Replace) => Some("replace()"),
                (_, WhiteSpace::Collapse) => Some("collapse()"),
            };
        }
        Values::List => "list()",
        Values::Boolean => "collapse()",
        Values::Float | Values::Double => "float()",
        Values::HexBinary => "hex_binary()",
        Values::Base64Binary => "base64_binary()",
        Values::DateTime => "date_time()",
        Values::Date => "date()",
        Values::Time => "time()",
        Values::GYear => "g_year()",
        Values::GYearMonth => "g_year_month()",
        Values::GMonth => "g_month()",
        Values::GMonthDay => "g_month_day()",
        Values::GDay => "g_day()",
        Values::Duration => "duration()",
        Values::Decimal | Values::Integer(..) | Values::QName => "decimal()",
    })
}

/// The values of the facets of one name.
fn of_name<'f>(step: &'f Facets, wanted: &str) -> impl Iterator<Item = &'f str> {
    step.iter().filter(move |(name, _)| name == wanted).map(|(_, value)| value.as_str())
}

/// Takes out that a value has to be one that the schema has: the whole value knows that itself.
fn split_known(rule: Vec<String>) -> (Option<String>, Vec<String>) {
    let (mut known, rest): (Vec<_>, Vec<_>) = rule.into_iter().partition(|call| call == "known()");
    (known.pop(), rest)
}

/// Text as a literal of Rust, without escapes where that is possible.
fn raw(text: &str) -> String {
    let printable = !text.contains(|c: char| c == '"' || c.is_control() || !c.is_ascii());
    if printable { format!("r\"{text}\"") } else { format!("{text:?}") }
}

/// A rule within another one.
fn nested(rule: &[String]) -> String {
    format!("::wsdl_runtime::facets!([{}])", rule.join(", "))
}
