//! Facets that their type does not have, that contradict each other, or that widen a type.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};

use super::breach::warn;
use super::declared::{Declared, Simple};
use super::kinds::{self, Shape};
use super::{fits, lexical};
use crate::builtin::{Builtin, Values, WhiteSpace};
use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::source::Span;
use crate::documents::xml::name::Quoted;
use crate::documents::xsd::{Facets, SimpleType};
use crate::pattern;

/// Looks at the facets of every simple type.
pub(super) fn check(all: &Declared<'_>, diagnostics: &mut Diagnostics) {
    for simple in &all.simple {
        let SimpleType::Restriction(base, own) = simple.ty else { continue };
        let (inherited, shape) = kinds::chain(all.schemas, base);
        let mut check = Check { simple, own, diagnostics };
        check.repeated();
        check.values();
        check.patterns();
        if let Some(shape) = shape {
            check.applicable(shape);
            if let Shape::Atomic(builtin) = shape {
                check.of_the_type(builtin);
                check.contradictions(builtin.values);
                check.wider(builtin, &inherited);
            } else {
                check.contradictions(Values::Text);
            }
        }
    }
}

const LENGTHS: [&str; 6] =
    ["length", "minLength", "maxLength", "pattern", "enumeration", "whiteSpace"];
const BOUNDS: [&str; 7] = [
    "pattern",
    "enumeration",
    "whiteSpace",
    "maxInclusive",
    "maxExclusive",
    "minInclusive",
    "minExclusive",
];
const DIGITS: [&str; 2] = ["totalDigits", "fractionDigits"];

/// Whether a type has a facet (XSD 1.0 Part 2 §4.1.5).
fn applies(shape: Shape, facet: &str) -> bool {
    match shape {
        Shape::Open => true,
        Shape::List => LENGTHS.contains(&facet),
        Shape::Union => matches!(facet, "pattern" | "enumeration"),
        Shape::Atomic(builtin) => match builtin.values {
            Values::Boolean => matches!(facet, "pattern" | "whiteSpace"),
            Values::Decimal | Values::Integer(..) => {
                BOUNDS.contains(&facet) || DIGITS.contains(&facet)
            }
            Values::Text
            | Values::HexBinary
            | Values::Base64Binary
            | Values::QName
            | Values::List => LENGTHS.contains(&facet),
            _ => BOUNDS.contains(&facet),
        },
    }
}

/// The facets of one restriction.
struct Check<'c, 'a> {
    simple: &'c Simple<'a>,
    own: &'a Facets,
    diagnostics: &'c mut Diagnostics,
}

impl<'a> Check<'_, 'a> {
    fn warn(&mut self, span: Span, what: &str, rule: &str) {
        let message = format!("{what}, in {}", Quoted(self.simple.owner));
        warn(self.diagnostics, codes::FACET_RULE, span, message, format!("XSD 1.0 Part 2 {rule}"));
    }

    fn all(&self) -> impl Iterator<Item = (&'a str, &'a str, Span)> + use<'a> {
        let facets = self.own.others.iter().zip(&self.own.spans);
        facets.map(|((name, value), span)| (name.as_str(), value.as_str(), *span))
    }

    fn get(&self, facet: &str) -> Option<(&'a str, Span)> {
        self.all().find(|(name, ..)| *name == facet).map(|(_, value, span)| (value.trim(), span))
    }

    /// But for patterns and values, each facet is there once.
    fn repeated(&mut self) {
        let mut seen = HashSet::new();
        for (name, _, span) in self.all() {
            if name != "pattern" && !seen.insert(name) {
                let what = format!("the facet `{name}` is there twice; both are read");
                self.warn(span, &what, "§4.3, src-single-facet-value");
            }
        }
        let mut values: HashMap<&str, Span> = HashMap::new();
        for value in &self.own.enumeration {
            if values.insert(&value.value, value.span).is_some() {
                let what =
                    format!("the value {} is listed twice; one is used", Quoted(&value.value));
                self.warn(value.span, &what, "§4.3.5: each value needs to be listed once");
            }
        }
    }

    /// Patterns are regular expressions of XML Schema.
    fn patterns(&mut self) {
        for (_, value, span) in self.all().filter(|(name, ..)| *name == "pattern") {
            if let Err(problem) = pattern::parse(value) {
                let message = format!(
                    "{} is no pattern: {problem}; values are not checked against it",
                    Quoted(value)
                );
                let rule = "XSD 1.0 Part 2 §4.3.4 and appendix F";
                warn(self.diagnostics, codes::UNKNOWN_PATTERN, span, message, rule);
            }
        }
    }

    /// Lengths and digits are counts.
    fn values(&mut self) {
        for (name, value, span) in self.all() {
            let counts = ["length", "minLength", "maxLength", "totalDigits", "fractionDigits"];
            let value = value.trim();
            let digits = value.strip_prefix('+').unwrap_or(value);
            let is_count = !digits.is_empty() && digits.bytes().all(|it| it.is_ascii_digit());
            let is_zero = digits.bytes().all(|it| it == b'0');
            if counts.contains(&name) && (!is_count || name == "totalDigits" && is_zero) {
                let what = format!("{} is no value of `{name}`; it is ignored", Quoted(value));
                self.warn(span, &what, "§4.3.1 to §4.3.3, §4.3.11, §4.3.12: it is a count");
            }
        }
    }

    fn applicable(&mut self, shape: Shape) {
        let enumerated = self.own.enumeration.first().map(|it| ("enumeration", "", it.span));
        for (name, _, span) in self.all().chain(enumerated) {
            let known = LENGTHS.contains(&name) || BOUNDS.contains(&name) || DIGITS.contains(&name);
            if known && !applies(shape, name) {
                let what = format!(
                    "{} has no facet `{name}`; values are not checked against it",
                    kinds::shown(shape)
                );
                self.warn(span, &what, "§4.1.5, cos-applicable-facets");
            }
        }
    }

    /// Bounds and listed values are values of the type.
    fn of_the_type(&mut self, builtin: Builtin) {
        let bounds = ["maxInclusive", "maxExclusive", "minInclusive", "minExclusive"];
        let bounds = self.all().filter(|(name, ..)| bounds.contains(name));
        let listed =
            self.own.enumeration.iter().map(|it| ("enumeration", it.value.as_str(), it.span));
        for (name, value, span) in bounds.chain(listed) {
            if applies(Shape::Atomic(builtin), name) && !lexical::is_value(builtin, value) {
                let what = format!(
                    "{} is no value of `{}`; read as it stands",
                    Quoted(value),
                    builtin.name
                );
                self.warn(span, &what, "§4.3.5 and §4.3.7 to §4.3.10: it is of the base type");
            }
        }
    }

    fn contradictions(&mut self, values: Values) {
        for (one, other, rule) in [
            ("length", "minLength", "§4.3.1.4, length-minLength-maxLength"),
            ("length", "maxLength", "§4.3.1.4, length-minLength-maxLength"),
            ("minInclusive", "minExclusive", "§4.3.9.4, minInclusive and minExclusive"),
            ("maxInclusive", "maxExclusive", "§4.3.7.4, maxInclusive and maxExclusive"),
        ] {
            if let (Some(_), Some((_, span))) = (self.get(one), self.get(other)) {
                let what = format!("`{one}` and `{other}` exclude each other; both are read");
                self.warn(span, &what, rule);
            }
        }
        let count = Values::Integer(Some(0), None);
        for (low, high, values, rule) in [
            ("minLength", "maxLength", count, "§4.3.2.4, minLength-less-than-equal-to-maxLength"),
            ("fractionDigits", "totalDigits", count, "§4.3.12.4, fractionDigits-totalDigits"),
            ("minInclusive", "maxInclusive", values, "§4.3.10.4, minInclusive <= maxInclusive"),
            ("minExclusive", "maxExclusive", values, "§4.3.8.4, minExclusive <= maxExclusive"),
            ("minExclusive", "maxInclusive", values, "§4.3.9.4, minExclusive < maxInclusive"),
            ("minInclusive", "maxExclusive", values, "§4.3.10.4, minInclusive < maxExclusive"),
        ] {
            let (Some((least, _)), Some((most, span))) = (self.get(low), self.get(high)) else {
                continue;
            };
            let mixed = low.contains("Exclusive") != high.contains("Exclusive");
            match lexical::order(values, least, most) {
                Some(Ordering::Greater) => {}
                Some(Ordering::Equal) if mixed && values != count => {}
                _ => continue,
            }
            let what = format!(
                "`{low}` {} leaves nothing below `{high}` {}; no value fits",
                Quoted(least),
                Quoted(most)
            );
            self.warn(span, &what, rule);
        }
    }

    /// A restriction may only narrow what it restricts.
    fn wider(&mut self, builtin: Builtin, inherited: &[&'a Facets]) {
        let before = |name: &str| {
            let own = |facets: &&'a Facets| {
                facets.others.iter().find(|(it, _)| it == name).map(|(_, value)| value.as_str())
            };
            inherited.iter().find_map(own)
        };
        let count = Values::Integer(Some(0), None);
        let values = builtin.values;
        for (name, values, wrong, rule) in [
            ("length", count, None, "§4.3.1.4, length-valid-restriction"),
            ("minLength", count, Some(Ordering::Less), "§4.3.2.4, minLength-valid-restriction"),
            ("maxLength", count, Some(Ordering::Greater), "§4.3.3.4, maxLength-valid-restriction"),
            (
                "totalDigits",
                count,
                Some(Ordering::Greater),
                "§4.3.11.4, totalDigits-valid-restriction",
            ),
            (
                "fractionDigits",
                count,
                Some(Ordering::Greater),
                "§4.3.12.4, fractionDigits-valid-restriction",
            ),
            (
                "maxInclusive",
                values,
                Some(Ordering::Greater),
                "§4.3.7.4, maxInclusive-valid-restriction",
            ),
            (
                "maxExclusive",
                values,
                Some(Ordering::Greater),
                "§4.3.8.4, maxExclusive-valid-restriction",
            ),
            (
                "minInclusive",
                values,
                Some(Ordering::Less),
                "§4.3.10.4, minInclusive-valid-restriction",
            ),
            (
                "minExclusive",
                values,
                Some(Ordering::Less),
                "§4.3.9.4, minExclusive-valid-restriction",
            ),
        ] {
            let (Some((own, span)), Some(base)) = (self.get(name), before(name)) else { continue };
            let order = lexical::order(values, own, base);
            let is_wrong = match wrong {
                Some(wrong) => order == Some(wrong),
                None => order.is_some_and(Ordering::is_ne),
            };
            if is_wrong {
                let what = format!(
                    "`{name}` {} is wider than the base's {}; both are read",
                    Quoted(own),
                    Quoted(base)
                );
                self.warn(span, &what, rule);
            }
        }
        self.fixed(builtin, inherited);
        self.beyond(builtin, inherited);
        self.wider_blanks(builtin, before("whiteSpace"));
        self.wider_values(inherited);
    }

    /// A facet that a base fixes keeps its value.
    fn fixed(&mut self, builtin: Builtin, inherited: &[&'a Facets]) {
        let count = Values::Integer(Some(0), None);
        for (name, value, span) in self.all() {
            let fixes = |it: &&&Facets| it.fixed.iter().any(|fixed| fixed == name);
            let Some(base) = inherited.iter().find(fixes) else { continue };
            let Some((_, fixed)) = base.others.iter().find(|(it, _)| it == name) else { continue };
            let values = if BOUNDS.contains(&name) { builtin.values } else { count };
            let is_same = value.trim() == fixed.trim()
                || lexical::order(values, value, fixed) == Some(Ordering::Equal);
            if !is_same {
                let what = format!(
                    "`{name}` {} is not the base's {}, which is fixed; both are read",
                    Quoted(value),
                    Quoted(fixed)
                );
                self.warn(span, &what, "§4.3: a fixed facet has the same value in derived types");
            }
        }
    }

    /// Bounds and listed values are among what the base allows.
    fn beyond(&mut self, builtin: Builtin, inherited: &[&'a Facets]) {
        let bounds = ["maxInclusive", "maxExclusive", "minInclusive", "minExclusive"];
        let bounds = self.all().filter(|(name, ..)| bounds.contains(name));
        let listed =
            self.own.enumeration.iter().map(|it| ("enumeration", it.value.as_str(), it.span));
        // Values that the base does not list are told below.
        let plain: Vec<&Facets> =
            inherited.iter().copied().filter(|it| it.enumeration.is_empty()).collect();
        for (name, value, span) in bounds.chain(listed) {
            // A bound of the same kind is compared above.
            let others: Vec<&Facets> = match name {
                "enumeration" => plain.clone(),
                _ => plain
                    .iter()
                    .copied()
                    .filter(|it| !it.others.iter().any(|(other, _)| other == name))
                    .collect(),
            };
            if let Some(fault) = fits::of_facets(builtin, &others, value) {
                let what = format!(
                    "`{name}` {} is none of the base: {fault}; read as it stands",
                    Quoted(value)
                );
                self.warn(span, &what, "§4.3: it is a value of the base type");
            }
        }
        let fraction = self.get("fractionDigits").filter(|(value, _)| *value != "0");
        if let (Values::Integer(..), Some((_, span))) = (builtin.values, fraction) {
            let what = "`fractionDigits` of a type without fractions is 0; it is ignored";
            self.warn(span, what, "§3.3.13 and §4.3.12.4: it is fixed");
        }
    }

    fn wider_blanks(&mut self, builtin: Builtin, before: Option<&str>) {
        let rank =
            |name: &str| ["preserve", "replace", "collapse"].iter().position(|it| *it == name);
        let Some((own, span)) = self.get("whiteSpace") else { return };
        let given = match builtin.white_space {
            WhiteSpace::Preserve => 0,
            WhiteSpace::Replace => 1,
            WhiteSpace::Collapse => 2,
        };
        let before = before.and_then(|it| rank(it.trim())).unwrap_or(given).max(given);
        if rank(own).is_some_and(|own| own < before) {
            let what = format!(
                "`whiteSpace` {} is weaker than that of the base; the base's holds",
                Quoted(own)
            );
            self.warn(span, &what, "§4.3.6.4, whiteSpace-valid-restriction");
        }
    }

    /// Values that the base does not list. Those are few, or else the same: they are put into a set for
    /// each restriction that lists some itself.
    fn wider_values(&mut self, inherited: &[&Facets]) {
        if self.own.enumeration.is_empty() {
            return;
        }
        let Some(base) = inherited.iter().find(|it| !it.enumeration.is_empty()) else { return };
        // What a few values are looked up in need not be hashed.
        let has: Box<dyn Fn(&str) -> bool> = if self.own.enumeration.len() < 8 {
            Box::new(|value| base.enumeration.iter().any(|it| it.value == value))
        } else {
            let set: HashSet<&str> = base.enumeration.iter().map(|it| it.value.as_str()).collect();
            Box::new(move |value| set.contains(value))
        };
        for value in self.own.enumeration.iter().filter(|it| !has(&it.value)) {
            let what =
                format!("the value {} is none of the base's; it is read", Quoted(&value.value));
            self.warn(value.span, &what, "§4.3.5.4, enumeration-valid-restriction");
        }
    }
}
