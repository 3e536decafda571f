//! Whether a text fits a simple type.

use std::cmp::Ordering;

use super::kinds::{self, Shape};
use super::lexical;
use crate::builtin::{Builtin, Values, WhiteSpace};
use crate::documents::xsd::{Facets, Schemas, SimpleType, TypeBody, TypeUse};
use crate::limits::LONGEST_CHAIN;
use crate::pattern;

/// How many patterns a value is compared with.
const MOST_PATTERNS: usize = 32;

/// What keeps `text` from being a value of `ty`; nothing where there is no telling.
pub(super) fn fault(schemas: &Schemas, ty: &TypeUse, text: &str, depth: usize) -> Option<String> {
    if depth > LONGEST_CHAIN {
        return None;
    }
    let (facets, shape) = kinds::chain(schemas, ty);
    match shape? {
        Shape::Atomic(builtin) if !lexical::is_value(builtin, text) => {
            Some(format!("it is none of `{}`", builtin.name))
        }
        Shape::Atomic(builtin) => of_facets(builtin, &facets, text),
        Shape::Open => None,
        Shape::List => {
            let words: Vec<&str> = text.split_whitespace().collect();
            let whole = words.join(" ");
            let of_list = unlisted(&facets, &whole).or_else(|| of_patterns(&facets, &whole));
            let Some(SimpleType::List(item)) = made_of(schemas, ty) else { return of_list };
            of_list.or_else(|| words.iter().find_map(|it| fault(schemas, item, it, depth + 1)))
        }
        Shape::Union => {
            let Some(SimpleType::Union(members)) = made_of(schemas, ty) else { return None };
            let is_none = !members.is_empty()
                && members.iter().all(|it| fault(schemas, it, text, depth + 1).is_some());
            let of_member = is_none.then(|| "it is of no member of the union".to_owned());
            of_member
                .or_else(|| unlisted(&facets, text))
                .or_else(|| of_patterns(&facets, text.trim()))
        }
    }
}

/// The list or the union that a type is or restricts.
fn made_of<'a>(schemas: &'a Schemas, ty: &'a TypeUse) -> Option<&'a SimpleType> {
    let mut next = ty;
    for _ in 0..LONGEST_CHAIN {
        let body = match next {
            TypeUse::Absent => return None,
            TypeUse::Inline(body) => &**body,
            TypeUse::Named(name) => {
                let index = schemas.types.position(name.reference.name.as_ref()?)?;
                &schemas.types.items()[index].item.body
            }
        };
        match body {
            TypeBody::Simple(SimpleType::Restriction(base, _)) => next = base,
            TypeBody::Simple(simple) => return Some(simple),
            TypeBody::Complex(_) => return None,
        }
    }
    None
}

fn unlisted(facets: &[&Facets], text: &str) -> Option<String> {
    let listed = facets.iter().find(|it| !it.enumeration.is_empty());
    let is_listed = |it: &&Facets| it.enumeration.iter().any(|it| it.value.trim() == text.trim());
    let is_unlisted = listed.is_some_and(|it| !is_listed(it));
    is_unlisted.then(|| "its type does not list it".to_owned())
}

/// A text matches one pattern of each restriction (XSD 1.0 Part 2 §4.3.4.3).
fn of_patterns(facets: &[&Facets], text: &str) -> Option<String> {
    let restrictions = facets.iter().map(|it| {
        it.others.iter().filter(|(name, _)| name == "pattern").map(|(_, value)| value.as_str())
    });
    let mut left = MOST_PATTERNS;
    for patterns in restrictions {
        let mut first = None;
        let mut fits = false;
        for written in patterns {
            left = left.checked_sub(1)?;
            first.get_or_insert(written);
            // Where there is no telling, nothing is told.
            let matches = pattern::parse(written).ok().and_then(|it| pattern::matches(&it, text));
            fits |= matches.unwrap_or(true);
        }
        if let Some(first) = first.filter(|_| !fits) {
            return Some(format!("the `pattern` of its type is `{first}`"));
        }
    }
    None
}

/// What keeps a value of `builtin` from fitting facets.
pub(super) fn of_facets(builtin: Builtin, facets: &[&Facets], text: &str) -> Option<String> {
    let blanks = facets.iter().flat_map(|it| &it.others).find(|(name, _)| name == "whiteSpace");
    let collapses = builtin.white_space == WhiteSpace::Collapse
        || blanks.is_some_and(|(_, value)| value.trim() == "collapse");
    let whole = if collapses {
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    } else {
        text.to_owned()
    };
    let fault = unlisted(facets, text).or_else(|| of_patterns(facets, &whole));
    if fault.is_some() {
        return fault;
    }
    let is_text = builtin.values == Values::Text;
    let length = text.trim().chars().count().to_string();
    let count = Values::Integer(Some(0), None);
    for (name, bound) in facets.iter().flat_map(|it| &it.others) {
        let of_length = |wrong: fn(Ordering) -> bool| {
            is_text && lexical::order(count, &length, bound).is_some_and(wrong)
        };
        let of_value = |wrong: fn(Ordering) -> bool| {
            lexical::order(builtin.values, text, bound).is_some_and(wrong)
        };
        let is_wrong = match name.as_str() {
            "length" => of_length(Ordering::is_ne),
            "minLength" => of_length(Ordering::is_lt),
            "maxLength" => of_length(Ordering::is_gt),
            "minInclusive" => of_value(Ordering::is_lt),
            "minExclusive" => of_value(Ordering::is_le),
            "maxInclusive" => of_value(Ordering::is_gt),
            "maxExclusive" => of_value(Ordering::is_ge),
            _ => false,
        };
        if is_wrong {
            return Some(format!("the `{name}` of its type is `{}`", bound.trim()));
        }
    }
    None
}
