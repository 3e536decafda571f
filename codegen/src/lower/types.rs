//! Lowers the types of the schemas.

use super::occurrence::Holder;
use super::records::RecordBuilder;
use super::shapes::Shapes;
use super::{enums, facet_docs};
use crate::documents::diagnostics::Diagnostics;
use crate::markdown::code;
use crate::model::{
    Content, Member, MemberKind, Struct, TypeDef, TypeId, TypeKind, TypeRef, WireName,
};
use crate::rust_model::{Alias, Docs, Occurrence, Record, Role, RustType, TypeItem, What};

/// Every type, in the order of the model, and what each stands for there.
pub(super) fn items(
    shapes: &Shapes<'_>,
    diagnostics: &mut Diagnostics,
) -> (Vec<TypeItem>, Vec<TypeId>) {
    let (mut items, mut origins) = (Vec::new(), Vec::new());
    for (index, ty) in shapes.model.types.iter().enumerate() {
        if !shapes.generated[index] {
            continue;
        }
        push_items(shapes, TypeId(index), ty, &mut items, diagnostics);
        origins.resize(items.len(), TypeId(index));
    }
    (items, origins)
}

fn push_items(
    shapes: &Shapes<'_>,
    id: TypeId,
    ty: &TypeDef,
    items: &mut Vec<TypeItem>,
    diagnostics: &mut Diagnostics,
) {
    let wire = wire_name(ty);
    match &ty.kind {
        TypeKind::Struct(content) => {
            let derived = shapes.derived_idents[id.0].clone();
            if !content.is_abstract {
                let record = record(shapes, id, ty, content, diagnostics);
                items.push(TypeItem::Record(record));
            } else if derived.is_none() {
                // Nothing that the document knows of can stand there.
                let docs = docs(ty, ": an abstract type without any that is derived from it.");
                let target = RustType::Xml;
                items.push(TypeItem::Alias(Alias { head: shapes.head(id, docs), target }));
            }
            if let Some(ident) = derived {
                let item = enums::derived(shapes, id, ident, content.is_abstract, &wire);
                items.push(TypeItem::Derived(item));
            }
        }
        TypeKind::Choice(members) => {
            let docs = docs(ty, "");
            let choice = enums::choice(shapes, id, docs, members, diagnostics);
            items.push(TypeItem::Choice(choice));
        }
        TypeKind::Sequence(members) => {
            let record = sequence(shapes, id, ty, members, diagnostics);
            items.push(TypeItem::Record(record));
        }
        TypeKind::Enumeration(values, base) => {
            let head = shapes.head(id, docs(ty, "."));
            let item = enums::enumeration(shapes, head, wire, (values, base), diagnostics);
            items.push(TypeItem::Enumeration(item));
        }
        TypeKind::Union(members) => {
            let head = shapes.head(id, docs(ty, "."));
            let item = enums::union(shapes, head, wire, members, ty.span, diagnostics);
            items.push(TypeItem::Union(item));
        }
        TypeKind::Array(of) => {
            let list = TypeRef::Array(Box::new(of.clone()));
            items.push(alias(shapes, id, ty, &list, &[], diagnostics));
        }
        TypeKind::List(_) => {
            let itself = TypeRef::Named(id);
            items.push(alias(shapes, id, ty, &itself, &[], diagnostics));
        }
        TypeKind::Alias(of, facets) => {
            items.push(alias(shapes, id, ty, of, facets, diagnostics));
        }
    }
}

/// The name that `xsi:type` can call a type by; empty where there is none.
fn wire_name(ty: &TypeDef) -> WireName {
    if ty.named {
        ty.name.clone()
    } else {
        WireName { namespace: String::new(), local: String::new() }
    }
}

/// The documentation of a type; `end` follows its name.
fn docs(ty: &TypeDef, end: &str) -> Docs {
    let WireName { namespace, local } = &ty.name;
    let summary = match &ty.kind {
        TypeKind::Choice(_) => {
            format!("One of several elements in {}.", code(owner(local)))
        }
        TypeKind::Sequence(_) => {
            format!("Elements that come together in {}.", code(owner(local)))
        }
        _ if !ty.named => format!("The type of {}{end}", code(local)),
        _ if namespace.is_empty() => format!("{}{end}", code(local)),
        _ => format!("{} of {}{end}", code(local), code(namespace)),
    };
    Docs { documentation: ty.documentation.clone(), summary, ..Docs::default() }
}

/// What a group stands in.
fn owner(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(owner, _)| owner)
}

fn alias(
    shapes: &Shapes<'_>,
    id: TypeId,
    ty: &TypeDef,
    of: &TypeRef,
    restrictions: &[(String, String)],
    diagnostics: &mut Diagnostics,
) -> TypeItem {
    let mut end = format!(": {}", shapes.describe(of));
    if !restrictions.is_empty() {
        end.push_str(&format!(", with {}", facet_docs::describe(restrictions)));
    }
    end.push('.');
    let target = shapes.rust_type(of, ty.span, diagnostics);
    TypeItem::Alias(Alias { head: shapes.head(id, docs(ty, &end)), target })
}

fn record(
    shapes: &Shapes<'_>,
    id: TypeId,
    ty: &TypeDef,
    content: &Struct,
    diagnostics: &mut Diagnostics,
) -> Record {
    let members: &[Member] = match &content.content {
        Content::Members(members) => members,
        Content::Text(_) | Content::Mixed => &[],
    };
    let mut builder =
        RecordBuilder::new(shapes, Holder::Struct, &ty.name.local, &shapes.paths[id.0], members)
            .unordered(content.unordered && shapes.model.literal);
    for attribute in &content.attributes {
        builder.attribute(attribute, diagnostics);
    }
    if content.any_attribute {
        let summary = "Attributes that the schema does not name";
        builder.nameless(
            "other_attributes",
            (What::OtherAttributes, Occurrence::Repeated),
            RustType::XmlAttribute,
            summary,
            diagnostics,
        );
    }
    match &content.content {
        Content::Members(_) => {}
        Content::Text(text) => builder.text(text, ty.span, diagnostics),
        Content::Mixed => {
            let summary = "Text and elements, in the order in which they stand";
            let what = (What::Mixed, Occurrence::One);
            builder.nameless("content", what, RustType::MixedContent, summary, diagnostics);
        }
    }
    let services = shapes.model.services.iter().map(|service| service.name.as_str());
    for member in members {
        let credential = match &member.kind {
            MemberKind::Element(element) if shapes.sent[id.0] => {
                shapes.settings.credential(services.clone(), &ty.name.local, &element.name.local)
            }
            _ => None,
        };
        builder.member(member, credential, diagnostics);
    }
    let WireName { namespace, local } = wire_name(ty);
    let role = Role::Struct { namespace, name: local };
    builder.finish(shapes.head(id, docs(ty, ".")), role, diagnostics)
}

fn sequence(
    shapes: &Shapes<'_>,
    id: TypeId,
    ty: &TypeDef,
    members: &[Member],
    diagnostics: &mut Diagnostics,
) -> Record {
    let holder = Holder::Sequence { has_anchor: members.iter().any(always_has_a_value) };
    let mut builder =
        RecordBuilder::new(shapes, holder, &ty.name.local, &shapes.paths[id.0], members);
    for member in members {
        builder.member(member, None, diagnostics);
    }
    builder.finish(shapes.head(id, docs(ty, "")), Role::Sequence, diagnostics)
}

/// Whether an element is there, and not nil, in every sequence that it is part of.
fn always_has_a_value(member: &Member) -> bool {
    matches!(&member.kind, MemberKind::Element(element) if !element.nillable)
        && member.occurs.least > 0
}
