//! The facets of simple types that the Rust type does not enforce.

use super::shapes::Shapes;
use super::white_space::white_space;
use crate::builtin::{Builtin, Values, WhiteSpace};
use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::source::Span;
use crate::limits::LONGEST_CHAIN;
use crate::markdown::code;
use crate::model::{EnumerationValue, Facets, TypeKind, TypeRef};
use crate::pattern;
use crate::rust_model::{Bound, Checks, Count, Reading};

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
    Builtin(Builtin),
    Enumeration(&'m [EnumerationValue], WhiteSpace),
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
            Base::Enumeration(..) => Checks { known: true, ..limits },
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
                // What stands for it knows itself what it can be.
                TypeRef::Builtin(builtin) if self.shapes.change_of(*builtin).is_some() => {
                    return None;
                }
                TypeRef::Builtin(builtin) => return Some((steps, Base::Builtin(*builtin))),
                TypeRef::Any => return None,
                TypeRef::Restricted(of, facets) => {
                    steps.push(facets);
                    of
                }
                TypeRef::Array(item) => item,
                TypeRef::Named(id) if self.shapes.is_replaced(*id) => return None,
                TypeRef::Named(id) => match &self.shapes.model.type_def(*id).kind {
                    TypeKind::Alias(of, facets) => {
                        steps.push(facets);
                        of
                    }
                    TypeKind::Array(item) => item,
                    TypeKind::Enumeration(values, base) => {
                        let space = white_space(self.shapes.model, base);
                        return Some((steps, Base::Enumeration(values, space)));
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
        if let Some((_, Base::Enumeration(values, space))) = self.steps(member) {
            checks.reading = of_text(space);
            checks.values = values.iter().map(|it| space.apply(&it.value)).collect();
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
                        .left_out(codes::UNKNOWN_PATTERN, self.span, message)
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
fn of_builtin(builtin: Builtin, steps: &[&Facets], limits: Checks) -> Checks {
    let mut limits = limits;
    // Integers that are bounded on one side only come to a type without bounds.
    let own = match builtin.values {
        Values::Integer(Some(least), None) => Some((Bound::MinInclusive, least)),
        Values::Integer(None, Some(most)) => Some((Bound::MaxInclusive, most)),
        _ => None,
    };
    if let Some((bound, value)) = own
        && !limits.bounds.iter().any(|(set, _)| set.is_lower() == bound.is_lower())
    {
        limits.bounds.push((bound, value.to_string()));
    }
    if limits.is_empty() || builtin.values == Values::QName {
        return Checks::default();
    }
    Checks { reading: reading(builtin, steps), ..limits }
}

/// How the values of a built-in type are read.
fn reading(builtin: Builtin, steps: &[&Facets]) -> Reading {
    match builtin.values {
        Values::Text => {
            let set = steps.iter().find_map(|step| of_name(step, "whiteSpace").next());
            of_text(set.and_then(WhiteSpace::of_name).unwrap_or(builtin.white_space))
        }
        Values::List => Reading::List,
        Values::Boolean => Reading::Collapse,
        Values::Float | Values::Double => Reading::Float,
        Values::HexBinary => Reading::HexBinary,
        Values::Base64Binary => Reading::Base64Binary,
        Values::DateTime => Reading::DateTime,
        Values::Date => Reading::Date,
        Values::Time => Reading::Time,
        Values::GYear => Reading::GYear,
        Values::GYearMonth => Reading::GYearMonth,
        Values::GMonth => Reading::GMonth,
        Values::GMonthDay => Reading::GMonthDay,
        Values::GDay => Reading::GDay,
        Values::Duration => Reading::Duration,
        Values::Decimal | Values::Integer(..) | Values::QName => Reading::Decimal,
    }
}

/// How text is read whose white space goes like this.
fn of_text(white_space: WhiteSpace) -> Reading {
    match white_space {
        WhiteSpace::Preserve => Reading::Preserve,
        WhiteSpace::Replace => Reading::Replace,
        WhiteSpace::Collapse => Reading::Collapse,
    }
}

/// The values of the facets of one name.
fn of_name<'f>(step: &'f Facets, wanted: &str) -> impl Iterator<Item = &'f str> {
    step.iter().filter(move |(name, _)| name == wanted).map(|(_, value)| value.as_str())
}
