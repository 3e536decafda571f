//! Enums: choices, derived types, enumerations and unions.

use std::collections::HashSet;

use super::members::{Place, member_item};
use super::names::{choose, derived_path};
use super::occurrence::Holder;
use super::records::elements;
use super::settings::Item;
use super::shapes::{Shapes, Whose};
use super::site::Site;
use super::white_space::white_space;
use crate::config::Setting;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::source::Span;
use crate::markdown::code;
use crate::model::{EnumerationValue, Fault, Member, MemberKind, TypeId, TypeRef, WireName};
use crate::names::{Case, Scope};
use crate::rust_model::{
    Choice, Derived, Docs, Elements, Enumeration, FieldItem, Head, Occurrence, RustType, Union,
    UnionMember, Value, What,
};

/// What the variant is called for what the schema does not know of.
const OTHER: &str = "Other";

/// The choice between `members`.
pub(super) fn choice(
    shapes: &Shapes<'_>,
    id: TypeId,
    docs: Docs,
    members: &[Member],
    diagnostics: &mut Diagnostics,
) -> Choice {
    let mut names = Scope::new(Case::Pascal, "Variant");
    let mut variants = Vec::new();
    for member in members {
        let (name, wire) = match &member.kind {
            MemberKind::Element(element) => {
                (element.name.local.as_str(), element.name.local.clone())
            }
            MemberKind::Group(_, name) => (name.as_str(), String::new()),
            MemberKind::Any => ("any", String::new()),
        };
        let path = &shapes.paths[id.0];
        let ident = chosen(shapes, path, name, member.span, &mut names, diagnostics)
            .unwrap_or_else(|| names.settle(name));
        let (holder, key) = (Holder::Choice, name.to_owned());
        let place = Place { holder, ident, key, wire, shares_name: false, required: false };
        variants.push(member_item(shapes, path, member, place, diagnostics));
    }
    let mut elements = elements(members);
    elements.exact |= members.iter().any(|member| matches!(member.kind, MemberKind::Any));
    Choice { head: shapes.head(id, docs), elements, variants }
}

/// The name that the user chose for a variant.
fn chosen(
    shapes: &Shapes<'_>,
    path: &WireName,
    key: &str,
    span: Span,
    names: &mut Scope,
    diagnostics: &mut Diagnostics,
) -> Option<String> {
    let item = Item::of_type(path).inside(key);
    let name = shapes.settings.last(Setting::RenameField, item)?;
    choose(name, key, span, names, diagnostics);
    Some(name.to_owned())
}

/// The enum of what an operation can refuse with, by the elements of the detail.
pub(super) fn fault(
    shapes: &Shapes<'_>,
    head: Head,
    faults: &[Fault],
    diagnostics: &mut Diagnostics,
) -> Choice {
    let mut names = Scope::new(Case::Pascal, "Fault");
    let mut variants: Vec<FieldItem> = Vec::new();
    let mut known = HashSet::new();
    for Fault { name, part, .. } in faults {
        let unnamed = WireName { namespace: String::new(), local: part.name.clone() };
        let WireName { namespace, local: wire } = part.element.clone().unwrap_or(unnamed);
        // What another fault is on the wire as well cannot be told apart from that.
        if !known.insert((wire.clone(), namespace.clone())) {
            continue;
        }
        let site = Site {
            constraint: part.element.as_ref().and_then(|it| shapes.constraint(it)),
            ..Site::element(Item::of_type(&head.path).inside(name), part.span)
        };
        let typed = shapes.typed(&part.ty, site, diagnostics);
        let summary = format!("{}, {}{}.", code(&wire), shapes.describe(&part.ty), typed.remark);
        let ident = chosen(shapes, &head.path, name, part.span, &mut names, diagnostics)
            .unwrap_or_else(|| names.settle(name));
        let docs = Docs { summary, ..Docs::default() };
        variants.push(FieldItem {
            checks: typed.checks,
            text: typed.text,
            wire,
            namespace,
            ..FieldItem::new(ident, name, docs, What::Element, Occurrence::One, typed.ty)
        });
    }
    let namespace = variants.first().map(|it| it.namespace.clone()).unwrap_or_default();
    Choice { head, elements: Elements { namespace, ..Elements::default() }, variants }
}

/// The enum of the struct `id` and those derived from it.
pub(super) fn derived(
    shapes: &Shapes<'_>,
    id: TypeId,
    ident: String,
    is_abstract: bool,
    name: &WireName,
) -> Derived {
    let itself = (!is_abstract).then_some(id);
    let structs = itself.into_iter().chain(shapes.derived[id.0].iter().copied());
    let mut names = Scope::new(Case::Pascal, OTHER);
    let mut variants: Vec<(String, RustType)> = Vec::new();
    let mut known = HashSet::new();
    for id in structs {
        let (ident, ty) = (&shapes.idents[id.0], shapes.variant_type(id));
        // One type of the user's can stand for several, and reads as the first of them.
        if !known.insert(ty.clone()) {
            continue;
        }
        // Types of different modules can have one name.
        let ident = if names.choose(ident) { ident.clone() } else { names.settle(ident) };
        variants.push((ident, ty));
    }
    let summary = match is_abstract {
        true => format!("One of the types that are derived from {}.", code(&name.local)),
        false => format!("{}, or one of the types that are derived from it.", code(&name.local)),
    };
    let docs = Docs { summary, ..Docs::default() };
    let path = derived_path(&shapes.paths[id.0], is_abstract);
    Derived {
        head: Head { ident, path, ..shapes.head(id, docs) },
        namespace: name.namespace.clone(),
        name: name.local.clone(),
        variants,
        other: names.settle(OTHER),
    }
}

/// The enum of the values of a simple type.
pub(super) fn enumeration(
    shapes: &Shapes<'_>,
    head: Head,
    name: WireName,
    (values, base): (&[EnumerationValue], &TypeRef),
    diagnostics: &mut Diagnostics,
) -> Enumeration {
    let mut names = Scope::new(Case::Pascal, "Empty");
    let white_space = white_space(shapes.model, base);
    let mut seen = HashSet::new();
    let values = values
        .iter()
        .map(|value| EnumerationValue { value: white_space.apply(&value.value), ..value.clone() });
    let values = values
        .filter(|value| seen.insert(value.value.clone()))
        .map(|value| Value {
            ident: chosen(shapes, &head.path, &value.value, value.span, &mut names, diagnostics)
                .unwrap_or_else(|| {
                    names.settle_at(&spelled(&value.value), value.span, diagnostics)
                }),
            docs: Docs {
                documentation: value.documentation.clone(),
                summary: format!("{}.", code(&value.value)),
                ..Docs::default()
            },
            attributes: Vec::new(),
            wire: value.value.clone(),
        })
        .collect();
    let WireName { namespace, local } = name;
    let other = names.settle(OTHER);
    Enumeration { head, namespace, name: local, values, white_space, other }
}

/// A value with its signs in words, where it would have no name without them.
fn spelled(value: &str) -> String {
    if value.contains(char::is_alphanumeric) {
        return match value.strip_prefix('-') {
            Some(rest) if rest.starts_with(|c: char| c.is_ascii_digit()) => format!("minus {rest}"),
            _ => value.to_owned(),
        };
    }
    let word = |sign: char| match sign {
        '<' => "less ",
        '>' => "greater ",
        '=' => "equal ",
        '!' => "not ",
        '+' => "plus ",
        '-' => "minus ",
        '*' => "star ",
        '/' => "slash ",
        '%' => "percent ",
        '&' => "and ",
        '|' => "or ",
        '.' => "dot ",
        ',' => "comma ",
        ':' => "colon ",
        ';' => "semicolon ",
        '#' => "hash ",
        '$' => "dollar ",
        '?' => "question ",
        _ => " ",
    };
    value.chars().map(word).collect()
}

/// The enum of the member types of a simple type.
pub(super) fn union(
    shapes: &Shapes<'_>,
    head: Head,
    name: WireName,
    members: &[TypeRef],
    span: Span,
    diagnostics: &mut Diagnostics,
) -> Union {
    let mut names = Scope::new(Case::Pascal, "Member");
    let mut typed: Vec<UnionMember> = Vec::new();
    let mut known = HashSet::new();
    for member in members {
        let mut named = member;
        while let TypeRef::Restricted(of, _) = named {
            named = of;
        }
        let key = match named {
            TypeRef::Builtin(builtin) => builtin.name,
            TypeRef::Named(id) => &shapes.model.type_def(*id).name.local,
            TypeRef::Array(_) | TypeRef::Restricted(..) | TypeRef::Any => "text",
        };
        let item = Item::of_type(&head.path).inside(key);
        let ty = match shapes.settings.last(Setting::FieldType, item) {
            Some(own) => RustType::Extern(own.to_owned()),
            None => shapes.simple_type(member, Whose::Users, span, diagnostics),
        };
        if !known.insert(ty.clone()) {
            continue;
        }
        let ident = chosen(shapes, &head.path, key, span, &mut names, diagnostics)
            .unwrap_or_else(|| names.settle(key));
        let summary =
            format!("A value {}.", shapes.describe(member).replacen("an ", "of type ", 1));
        let docs = Docs { summary, ..Docs::default() };
        let white_space = shapes.text(member, &ty, Site::element(item, span)).white_space;
        let attributes = Vec::new();
        typed.push(UnionMember { ident, key: key.to_owned(), docs, attributes, ty, white_space });
    }
    let WireName { namespace, local } = name;
    Union { head, namespace, name: local, members: typed, other: names.settle(OTHER) }
}
