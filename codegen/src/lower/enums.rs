//! Types that become enums: choices, types with others derived from them, enumerations and unions.

use super::records::{elements, member_item};
use super::shapes::Shapes;
use crate::diagnostics::Diagnostics;
use crate::markdown::code;
use crate::model::{EnumerationValue, Fault, Member, MemberKind, TypeId, TypeRef, WireName};
use crate::names::{Case, Scope};
use crate::rust_model::{
    Choice, Derived, Docs, Elements, Enumeration, FieldItem, RustType, Slot, Union, Value,
};
use crate::source::Span;

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
        let ident = names.settle(name);
        let item = member_item(shapes, Some(id), member, ident, wire, diagnostics);
        variants.push(variant(item, member));
    }
    let mut elements = elements(members);
    elements.exact |= members.iter().any(|member| matches!(member.kind, MemberKind::Any));
    Choice { ident: shapes.idents[id.0].clone(), docs, elements, variants }
}

/// A variant has a value where it is chosen, so that none is optional.
fn variant(mut item: FieldItem, member: &Member) -> FieldItem {
    item.slot = match item.slot {
        Slot::Element => Slot::One,
        Slot::Nillable => Slot::Nil,
        Slot::Group => Slot::OneGroup,
        Slot::Any if !member.occurs.repeats() => Slot::OneAny,
        other => other,
    };
    item
}

/// The enum of what an operation can refuse with, by the elements of the detail.
pub(super) fn fault(
    shapes: &Shapes<'_>,
    ident: String,
    docs: Docs,
    faults: &[Fault],
    diagnostics: &mut Diagnostics,
) -> Choice {
    let mut names = Scope::new(Case::Pascal, "Fault");
    let mut variants: Vec<FieldItem> = Vec::new();
    for Fault { name, part } in faults {
        let unnamed = WireName { namespace: String::new(), local: part.name.clone() };
        let WireName { namespace, local: wire } = part.element.clone().unwrap_or(unnamed);
        // What another fault is on the wire as well cannot be told apart from that.
        if variants.iter().any(|it| it.wire == wire && it.namespace == namespace) {
            continue;
        }
        let summary = format!("{}, {}.", code(&wire), shapes.describe(&part.ty));
        variants.push(FieldItem {
            ident: names.settle(name),
            docs: Docs { summary, ..Docs::default() },
            slot: Slot::One,
            ty: shapes.rust_type(&part.ty, part.span, diagnostics),
            schema_type: None,
            wire,
            namespace,
        });
    }
    let namespace = variants.first().map(|it| it.namespace.clone()).unwrap_or_default();
    Choice { ident, docs, elements: Elements { namespace, exact: false }, variants }
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
    let variants: Vec<String> = structs.map(|id| shapes.idents[id.0].clone()).collect();
    let mut names = Scope::new(Case::Pascal, OTHER);
    variants.iter().for_each(|variant| {
        names.settle(variant);
    });
    let summary = match is_abstract {
        true => format!("One of the types that are derived from {}.", code(&name.local)),
        false => format!("{}, or one of the types that are derived from it.", code(&name.local)),
    };
    Derived {
        ident,
        docs: Docs { summary, ..Docs::default() },
        namespace: name.namespace.clone(),
        name: name.local.clone(),
        variants,
        other: names.settle(OTHER),
    }
}

/// The enum of the values of a simple type.
pub(super) fn enumeration(
    ident: String,
    docs: Docs,
    name: WireName,
    values: &[EnumerationValue],
    diagnostics: &mut Diagnostics,
) -> Enumeration {
    let mut names = Scope::new(Case::Pascal, "Empty");
    let values = values
        .iter()
        .map(|value| Value {
            ident: names.settle_at(&spelled(&value.value), value.span, diagnostics),
            docs: Docs {
                documentation: value.documentation.clone(),
                summary: format!("{}.", code(&value.value)),
                note: None,
            },
            wire: value.value.clone(),
        })
        .collect();
    let WireName { namespace, local } = name;
    Enumeration { ident, docs, namespace, name: local, values, other: names.settle(OTHER) }
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
    ident: String,
    docs: Docs,
    name: WireName,
    members: &[TypeRef],
    span: Span,
    diagnostics: &mut Diagnostics,
) -> Union {
    let mut names = Scope::new(Case::Pascal, "Member");
    let mut typed: Vec<(String, Docs, RustType)> = Vec::new();
    for member in members {
        let ty = shapes.simple_type(member, span, diagnostics);
        if typed.iter().any(|(_, _, known)| *known == ty) {
            continue;
        }
        let variant = match member {
            TypeRef::Builtin(builtin) => names.settle(&builtin.name),
            TypeRef::Named(id) => names.settle(&shapes.model.type_def(*id).name.local),
            TypeRef::Array(_) | TypeRef::Any => names.settle("text"),
        };
        let summary =
            format!("A value {}.", shapes.describe(member).replacen("an ", "of type ", 1));
        typed.push((variant, Docs { summary, ..Docs::default() }, ty));
    }
    let WireName { namespace, local } = name;
    Union { ident, docs, namespace, name: local, members: typed, other: names.settle(OTHER) }
}
