//! Whether a text fits a simple type.

use std::cmp::Ordering;

use super::kinds::{self, Shape};
use super::lexical;
use crate::builtin::{Builtin, Values};
use crate::documents::xsd::{Facets, Schemas, SimpleType, TypeBody, TypeUse};
use crate::limits::LONGEST_CHAIN;

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
            let Some(SimpleType::List(item)) = made_of(schemas, ty) else { return None };
            text.split_whitespace().find_map(|it| fault(schemas, item, it, depth + 1))
        }
        Shape::Union => {
            let Some(SimpleType::Union(members)) = made_of(schemas, ty) else { return None };
            let is_none = !members.is_empty()
                && members.iter().all(|it| fault(schemas, it, text, depth + 1).is_some());
            is_none.then(|| "it is of no member of the union".to_owned())
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

/// What keeps a value of `builtin` from fitting facets.
pub(super) fn of_facets(builtin: Builtin, facets: &[&Facets], text: &str) -> Option<String> {
    let listed = facets.iter().find(|it| !it.enumeration.is_empty());
    if listed.is_some_and(|it| !it.enumeration.iter().any(|it| it.value.trim() == text.trim())) {
        return Some("its type does not list it".to_owned());
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
