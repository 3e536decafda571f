//! The white space of simple types (XSD 1.0 Part 2 §4.3.6).

use crate::builtin::{Values, WhiteSpace};
use crate::limits::LONGEST_CHAIN;
use crate::model::{Content, Facets, Model, TypeKind, TypeRef};

/// What becomes of the white space in values of a type. The members of a union have each their own,
/// and what is no simple type has none.
pub(super) fn white_space(model: &Model, ty: &TypeRef) -> WhiteSpace {
    let mut ty = ty;
    for _ in 0..LONGEST_CHAIN {
        let (of, facets): (&TypeRef, Option<&Facets>) = match ty {
            TypeRef::Builtin(builtin) => return builtin.white_space,
            TypeRef::Any => break,
            TypeRef::Array(item) => (item, None),
            TypeRef::Restricted(of, facets) => (of, Some(facets)),
            TypeRef::Named(id) => match &model.type_def(*id).kind {
                TypeKind::Alias(of, facets) => (of, Some(facets)),
                TypeKind::Enumeration(_, base) => (base, None),
                TypeKind::Array(item) => (item, None),
                TypeKind::List(_) => return WhiteSpace::Collapse,
                TypeKind::Struct(content) => match &content.content {
                    Content::Text(text) => (text, None),
                    Content::Members(_) | Content::Mixed => break,
                },
                TypeKind::Union(_) | TypeKind::Choice(_) | TypeKind::Sequence(_) => break,
            },
        };
        if let Some(own) = facets.and_then(set) {
            return own;
        }
        ty = of;
    }
    WhiteSpace::Preserve
}

/// Whether a type is a simple one: a built-in type, or one of a schema that is made of those.
pub(super) fn is_simple(model: &Model, ty: &TypeRef) -> bool {
    let mut ty = ty;
    for _ in 0..LONGEST_CHAIN {
        ty = match ty {
            TypeRef::Builtin(_) => return true,
            TypeRef::Any => return false,
            TypeRef::Array(of) | TypeRef::Restricted(of, _) => of,
            TypeRef::Named(id) => match &model.type_def(*id).kind {
                TypeKind::Enumeration(..) | TypeKind::List(_) | TypeKind::Union(_) => return true,
                TypeKind::Alias(of, _) | TypeKind::Array(of) => of,
                _ => return false,
            },
        };
    }
    false
}

/// Whether a type is a struct that holds text and attributes.
pub(super) fn has_text(model: &Model, ty: &TypeRef) -> bool {
    let TypeRef::Named(id) = ty else { return false };
    match &model.type_def(*id).kind {
        TypeKind::Struct(content) => matches!(content.content, Content::Text(_)),
        _ => false,
    }
}

/// What a restriction sets.
fn set(facets: &Facets) -> Option<WhiteSpace> {
    let mut facets = facets.iter().rev().filter(|(name, _)| name == "whiteSpace");
    facets.find_map(|(_, value)| WhiteSpace::of_name(value))
}

/// Whether values of a type hold qualified names, whose prefixes have to be known.
pub(super) fn holds_names(model: &Model, ty: &TypeRef) -> bool {
    let mut open = vec![(ty, 0)];
    while let Some((ty, depth)) = open.pop() {
        if depth == LONGEST_CHAIN {
            continue;
        }
        let mut add = |ty| open.push((ty, depth + 1));
        match ty {
            TypeRef::Builtin(builtin) if builtin.values == Values::QName => return true,
            TypeRef::Builtin(_) | TypeRef::Any => {}
            TypeRef::Array(of) | TypeRef::Restricted(of, _) => add(of),
            TypeRef::Named(id) => match &model.type_def(*id).kind {
                TypeKind::Alias(of, _) | TypeKind::List(of) | TypeKind::Enumeration(_, of) => {
                    add(of);
                }
                TypeKind::Union(members) if depth < 8 => members.iter().for_each(add),
                TypeKind::Struct(content) => {
                    if let Content::Text(text) = &content.content {
                        add(text);
                    }
                }
                _ => {}
            },
        }
    }
    false
}
