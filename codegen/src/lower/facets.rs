//! What simple types ask of their values beyond the type that they come to in Rust.

use super::shapes::Shapes;
use crate::diagnostics::Diagnostics;
use crate::markdown::code;
use crate::model::{Builtin, EnumerationValue, Facets, Scalar, TypeKind, TypeRef};
use crate::pattern;
use crate::rust_model::{Bound, Checks, Count, Reading};
use crate::source::Span;

/// How many types may stand between a type and what it comes to.
const LONGEST_CHAIN: usize = 64;

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

/// What is to be checked of a value of the type before it is sent. Nothing if nothing is to be, or
/// the type is no simple one.
pub(super) fn checks(
    shapes: &Shapes<'_>,
    ty: &TypeRef,
    span: Span,
    diagnostics: &mut Diagnostics,
) -> Checks {
    if !shapes.checks {
        return Checks::default();
    }
    Finder { shapes, span, diagnostics }.checks(ty, 0)
}

struct Finder<'f, 'm> {
    shapes: &'f Shapes<'m>,
    span: Span,
    diagnostics: &'f mut Diagnostics,
}

/// What a chain of restrictions ends in.
enum Base<'m> {
    Builtin(&'m Builtin),
    Enumeration(&'m [EnumerationValue]),
    List(&'m TypeRef),
    Union(&'m [TypeRef]),
}

impl<'m> Finder<'_, 'm> {
    fn checks<'t>(&mut self, ty: &'t TypeRef, depth: usize) -> Checks
    where
        'm: 't,
    {
        let Some((steps, base)) = self.steps(ty).filter(|_| depth < LONGEST_CHAIN) else {
            return Checks::default();
        };
        let limits = self.limits(&steps);
        match base {
            Base::Builtin(builtin) => of_builtin(builtin, &steps, limits),
            Base::Enumeration(_) => Checks { known: true, ..limits },
            Base::List(item) => self.list(item, depth, limits),
            Base::Union(members) => self.union(members, depth, limits),
        }
    }

    /// The restrictions on the way to what the type comes to, the most derived one first.
    fn steps<'t>(&self, mut ty: &'t TypeRef) -> Option<(Vec<&'t Facets>, Base<'t>)>
    where
        'm: 't,
    {
        let mut steps = Vec::new();
        for _ in 0..LONGEST_CHAIN {
            ty = match ty {
                TypeRef::Builtin(builtin) => return Some((steps, Base::Builtin(builtin))),
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

    fn list(&mut self, item: &TypeRef, depth: usize, limits: Checks) -> Checks {
        let mut items = self.checks(item, depth + 1);
        // Whether each item is known, the list itself can tell.
        let known = std::mem::take(&mut items.known);
        let items = (!items.is_empty()).then(|| Box::new(items));
        // A list that asks nothing is a list in any case.
        if !known && items.is_none() && limits.is_empty() {
            return limits;
        }
        Checks { reading: Reading::List, known, items, ..limits }
    }

    fn union(&mut self, members: &[TypeRef], depth: usize, limits: Checks) -> Checks {
        let members: Vec<Checks> = members.iter().map(|it| self.member(it, depth)).collect();
        // A member that asks nothing lets everything through.
        let members = if members.iter().any(Checks::is_empty) { Vec::new() } else { members };
        Checks { known: true, members, ..limits }
    }

    /// The facets of a union's member, which have to tell the values of an enumeration from others.
    fn member(&mut self, member: &TypeRef, depth: usize) -> Checks {
        let mut checks = self.checks(member, depth + 1);
        // The union as a whole is known or not.
        checks.known = false;
        if let Some((_, Base::Enumeration(values))) = self.steps(member) {
            checks.values = values.iter().map(|it| it.value.clone()).collect();
        }
        checks
    }

    /// The limits that the restrictions set, whatever they are about.
    fn limits(&mut self, steps: &[&Facets]) -> Checks {
        let last = |wanted: &str| {
            steps.iter().find_map(|step| {
                let mut facets = step.iter().rev();
                facets.find(|(name, _)| name == wanted).map(|(_, value)| value.trim())
            })
        };
        let counts = COUNTS.iter().filter_map(|(name, count)| Some((*count, last(name)?)));
        let counts = counts.filter_map(|(count, value)| Some((count, value.parse().ok()?)));
        let bounds = BOUNDS.iter().filter_map(|(name, bound)| Some((*bound, last(name)?.into())));
        let values = steps.iter().map(|step| of_name(step, "enumeration").map(str::to_owned));
        let mut values = values.map(Iterator::collect::<Vec<String>>);
        Checks {
            counts: counts.collect(),
            bounds: bounds.collect(),
            patterns: steps.iter().filter_map(|step| self.pattern(step)).collect(),
            values: values.find(|values| !values.is_empty()).unwrap_or_default(),
            ..Checks::default()
        }
    }

    /// The patterns of one restriction as one expression of the crate `regex`, since they are
    /// alternatives (XSD 1.0 Part 2 §4.3.4); a warning where they cannot be checked.
    fn pattern(&mut self, step: &Facets) -> Option<String> {
        let mut alternatives = Vec::new();
        for written in of_name(step, "pattern") {
            match pattern::parse(written) {
                Ok(pattern) => alternatives.push(pattern::regex(&pattern)),
                Err(problem) => {
                    let message =
                        format!("the pattern {} is not checked: {problem}", code(written));
                    self.diagnostics
                        .warning("unknown-pattern", self.span, message)
                        .help("see XSD 1.0 Part 2 Appendix F for what a pattern can be");
                    return None;
                }
            }
        }
        (!alternatives.is_empty()).then(|| format!(r"\A(?:{})\z", alternatives.join("|")))
    }
}

/// Facets that are numbers.
const COUNTS: [(&str, Count); 5] = [
    ("length", Count::Length),
    ("minLength", Count::MinLength),
    ("maxLength", Count::MaxLength),
    ("totalDigits", Count::TotalDigits),
    ("fractionDigits", Count::FractionDigits),
];

/// Facets that are values.
const BOUNDS: [(&str, Bound); 4] = [
    ("minInclusive", Bound::MinInclusive),
    ("minExclusive", Bound::MinExclusive),
    ("maxInclusive", Bound::MaxInclusive),
    ("maxExclusive", Bound::MaxExclusive),
];

/// What is checked of a restricted built-in type.
fn of_builtin(builtin: &Builtin, steps: &[&Facets], limits: Checks) -> Checks {
    let mut limits = limits;
    if let Some((bound, value)) = own_bound(builtin)
        && !limits.bounds.iter().any(|(set, _)| set.is_lower() == bound.is_lower())
    {
        limits.bounds.push((bound, value.to_owned()));
    }
    if limits.is_empty() || matches!(builtin.name.as_str(), "QName" | "NOTATION") {
        return Checks::default();
    }
    Checks { reading: reading(builtin, steps), ..limits }
}

/// The bound of an integer that has one on one side only, so that no type of Rust keeps to it.
fn own_bound(builtin: &Builtin) -> Option<(Bound, &'static str)> {
    match builtin.name.as_str() {
        "nonNegativeInteger" => Some((Bound::MinInclusive, "0")),
        "positiveInteger" => Some((Bound::MinInclusive, "1")),
        "nonPositiveInteger" => Some((Bound::MaxInclusive, "0")),
        "negativeInteger" => Some((Bound::MaxInclusive, "-1")),
        _ => None,
    }
}

/// How the values of a built-in type are read.
fn reading(builtin: &Builtin, steps: &[&Facets]) -> Reading {
    match (builtin.scalar, builtin.name.as_str()) {
        (Scalar::String, name) => {
            let set = steps.iter().find_map(|step| of_name(step, "whiteSpace").next());
            match (set, name) {
                (Some("collapse"), _) => Reading::Collapse,
                (Some("replace"), _) => Reading::Replace,
                (_, "string") => Reading::Preserve,
                (_, "normalizedString") => Reading::Replace,
                _ => Reading::Collapse,
            }
        }
        (Scalar::TextList, _) => Reading::List,
        (Scalar::Bool, _) => Reading::Collapse,
        (Scalar::F32 | Scalar::F64, _) => Reading::Float,
        (_, "hexBinary") => Reading::HexBinary,
        (_, "base64Binary") => Reading::Base64Binary,
        (_, "dateTime") => Reading::DateTime,
        (_, "date") => Reading::Date,
        (_, "time") => Reading::Time,
        (_, "gYear") => Reading::GYear,
        (_, "gYearMonth") => Reading::GYearMonth,
        (_, "gMonth") => Reading::GMonth,
        (_, "gMonthDay") => Reading::GMonthDay,
        (_, "gDay") => Reading::GDay,
        (_, "duration") => Reading::Duration,
        _ => Reading::Decimal,
    }
}

/// The values of the facets of one name.
fn of_name<'f>(step: &'f Facets, wanted: &str) -> impl Iterator<Item = &'f str> {
    step.iter().filter(move |(name, _)| name == wanted).map(|(_, value)| value.as_str())
}
