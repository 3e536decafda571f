//! Places in messages, by paths of names on the wire.

use crate::model::{Content, MemberKind, Model, Part, Style, TypeKind, TypeRef};
use crate::near::Near;
use crate::rust_model::ListAt;

/// How long a chain of types that stand for others is followed, and how deep a list may stand in a
/// reply.
const LONGEST: usize = 16;

/// What an element holds.
pub(super) enum Holds<'m> {
    /// Several items of this type.
    List(&'m TypeRef),
    /// Elements: their names, their types, and whether they repeat.
    Elements(Vec<(&'m str, &'m TypeRef, bool)>),
    Text,
    /// Whatever the document leaves open.
    Open,
}

/// What the elements of a type hold.
pub(super) fn holds<'m>(model: &'m Model, mut ty: &'m TypeRef) -> Holds<'m> {
    for _ in 0..LONGEST {
        ty = match ty {
            TypeRef::Builtin(_) => return Holds::Text,
            TypeRef::Any => return Holds::Open,
            TypeRef::Array(item) => return Holds::List(item),
            TypeRef::Restricted(of, _) => of,
            TypeRef::Named(id) => match &model.type_def(*id).kind {
                TypeKind::Alias(of, _) => of,
                TypeKind::Array(item) => return Holds::List(item),
                TypeKind::Struct(content) => return of_content(&content.content),
                TypeKind::Choice(_) | TypeKind::Sequence(_) => return Holds::Open,
                TypeKind::Enumeration(..) | TypeKind::List(_) | TypeKind::Union(_) => {
                    return Holds::Text;
                }
            },
        };
    }
    Holds::Open
}

fn of_content(content: &Content) -> Holds<'_> {
    let Content::Members(members) = content else { return Holds::Text };
    let mut elements = Vec::new();
    for member in members {
        let MemberKind::Element(element) = &member.kind else { return Holds::Open };
        elements.push((element.name.local.as_str(), &element.ty, member.occurs.repeats()));
    }
    Holds::Elements(elements)
}

/// Why a path leads nowhere: what is not there, and what may be meant.
pub(super) struct Nowhere {
    pub message: String,
    pub help: String,
}

/// The type at a path within `ty`, and whether the element there repeats. `None` where the document
/// leaves open what stands there.
pub(super) fn at<'m>(
    model: &'m Model,
    ty: &'m TypeRef,
    path: &str,
) -> Result<Option<(&'m TypeRef, bool)>, Nowhere> {
    let (mut ty, mut repeats) = (ty, false);
    for name in path.split('/').filter(|name| !name.is_empty()) {
        match holds(model, ty) {
            Holds::Open => return Ok(None),
            Holds::Elements(elements) => match elements.iter().find(|(it, ..)| *it == name) {
                Some((_, found, several)) => (ty, repeats) = (found, *several),
                None => return Err(nowhere(name, path, elements.iter().map(|(it, ..)| *it))),
            },
            Holds::Text | Holds::List(_) => return Err(nowhere(name, path, std::iter::empty())),
        }
    }
    Ok(Some((ty, repeats)))
}

fn nowhere<'n>(name: &str, path: &str, there: impl Iterator<Item = &'n str> + Clone) -> Nowhere {
    let mut near = Near::default();
    there.clone().for_each(|it| near.consider(name, it.to_owned()));
    let all: Vec<String> = there.map(|it| format!("`{it}`")).collect();
    let help = near.question().unwrap_or_else(|| match all.as_slice() {
        [] => "no elements are declared there".to_owned(),
        all => format!("there are {}", all.join(", ")),
    });
    Nowhere { message: format!("the path `{path}` leads nowhere: there is no `{name}`"), help }
}

/// A list in a message, and the type of its items; `None` where the document leaves it open.
pub(super) type Found<'m> = (ListAt, Option<&'m TypeRef>);

/// The list at a path of a request: from its parts on, or within its only part that the user fills in.
pub(super) fn sent<'m>(
    model: &'m Model,
    parts: &'m [Part],
    style: &Style,
    path: &str,
) -> Result<Found<'m>, Nowhere> {
    let (first, rest) = path.split_once('/').unwrap_or((path, ""));
    let named = parts.iter().find(|part| part.name == first && *style != Style::Document);
    let candidates = named.map(|part| (part, rest)).into_iter();
    let within = parts.iter().map(|part| (part, path));
    let mut failure = None;
    for (part, path) in candidates.chain(within) {
        match at(model, &part.ty, path) {
            Ok(found) => {
                let around = if *style == Style::Document { "" } else { part.name.as_str() };
                return Ok(list(model, joined(around, path), found));
            }
            // The deepest part is the one that is meant.
            Err(nowhere) => failure = failure.or(Some(nowhere)),
        }
    }
    Err(failure.unwrap_or_else(|| nowhere(first, path, parts.iter().map(|it| it.name.as_str()))))
}

/// The list in a reply that is one value of the type `ty`: itself, or the only thing in it.
pub(super) fn came<'m>(model: &'m Model, ty: &'m TypeRef) -> Option<Found<'m>> {
    let (mut ty, mut path) = (ty, String::new());
    for _ in 0..LONGEST {
        match holds(model, ty) {
            Holds::List(item) => return Some((ListAt { path, repeated: false }, Some(item))),
            Holds::Open => return Some((ListAt { path, repeated: false }, None)),
            Holds::Text => return None,
            Holds::Elements(elements) => match elements.as_slice() {
                [(name, item, true)] => {
                    let path = joined(&path, name);
                    return Some((ListAt { path, repeated: true }, Some(item)));
                }
                [(name, inner, false)] => {
                    path = joined(&path, name);
                    ty = inner;
                }
                _ => return None,
            },
        }
    }
    None
}

/// What a path leads to, as a list.
fn list<'m>(model: &'m Model, path: String, found: Option<(&'m TypeRef, bool)>) -> Found<'m> {
    match found {
        None => (ListAt { path, repeated: false }, None),
        Some((item, true)) => (ListAt { path, repeated: true }, Some(item)),
        Some((ty, false)) => match came(model, ty) {
            Some((inner, item)) => {
                let path = joined(&path, &inner.path);
                (ListAt { path, repeated: inner.repeated }, item)
            }
            // One item, that comes once.
            None => (ListAt { path, repeated: true }, Some(ty)),
        },
    }
}

fn joined(around: &str, path: &str) -> String {
    match (around, path) {
        ("", path) => path.to_owned(),
        (around, "") => around.to_owned(),
        (around, path) => format!("{around}/{path}"),
    }
}
