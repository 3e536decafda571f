//! What stands between the tags of a struct, or can be chosen: fields and variants, with what is said
//! of them.

use super::occurrence::{self, Holder, Particle};
use super::settings::Item;
use super::shapes::Shapes;
use super::site::Site;
use crate::documents::diagnostics::Diagnostics;
use crate::markdown::code;
use crate::model::{
    Element, Member, MemberKind, Model, Occurs, TypeId, TypeKind, TypeRef, WireName,
};
use crate::rust_model::{
    Checks, Declared, DeclaredKind, Docs, FieldItem, Limits, RustType, Text, What,
};

/// Where something between the tags stands in Rust.
#[derive(Debug)]
pub(super) struct Place {
    pub holder: Holder,
    pub ident: String,
    /// What settings know it by.
    pub key: String,
    /// The name on the wire; empty for what has none.
    pub wire: String,
    /// Other elements of its holder have the same name.
    pub shares_name: bool,
    /// The user wants it without an `Option`.
    pub required: bool,
}

/// The field, or the variant, for something between the tags.
pub(super) fn member_item(
    shapes: &Shapes<'_>,
    path: &WireName,
    member: &Member,
    place: Place,
    diagnostics: &mut Diagnostics,
) -> FieldItem {
    let Member { kind, occurs, documentation, span } = member;
    let Place { holder, ident, key, wire, shares_name, required } = place;
    let documentation = documentation.as_deref();
    let nameless = |what, occurrence, ty, summary: String| FieldItem {
        ident: ident.clone(),
        key: key.clone(),
        docs: docs(documentation, summary),
        attributes: Vec::new(),
        what,
        occurrence,
        limits: Limits::default(),
        ty,
        schema_type: None,
        checks: Checks::default(),
        text: Text::default(),
        wire: String::new(),
        namespace: String::new(),
        part: None,
        argument: None,
    };
    match kind {
        MemberKind::Any => {
            let occurrence = occurrence::of_wildcard(*occurs, holder);
            let summary = "Elements that the schema does not name".to_owned();
            nameless(What::OtherElements, occurrence, RustType::Xml, summary)
        }
        MemberKind::Group(id, _) => {
            let occurrence = occurrence::of_group(*occurs, holder);
            let rust = shapes.rust_type(&TypeRef::Named(*id), *span, diagnostics);
            let what = if occurrence.repeats() { "Any number of" } else { "The elements of" };
            let summary = format!("{what} [`{}`]", shapes.path(*id));
            let least = if can_be_nothing(shapes.model, *id) { 0 } else { occurs.least };
            let occurs = Occurs { least, ..*occurs };
            let limits = occurrence::limits(occurs, occurrence, holder, shapes.model.literal);
            FieldItem { limits, ..nameless(What::Group, occurrence, rust, summary) }
        }
        MemberKind::Element(element) => {
            let site = Site {
                constraint: element.constraint.as_ref(),
                is_required: occurs.least == 1 && holder != Holder::Choice,
                ..Site::element(Item::of_type(path).inside(&key), *span)
            };
            let typed = shapes.typed(&element.ty, site, diagnostics);
            let mut summary = format!("{}, {}", code(&wire), shapes.describe(&element.ty));
            summary.push_str(&typed.remark);
            summary.push_str(&remarks(shapes, element, *occurs));
            summary.push_str(&declared(&typed.text));
            let nillable = is_nillable(shapes, element);
            let literal = shapes.model.literal;
            let may_be_nil = element.nillable;
            let particle =
                Particle { occurs: *occurs, nillable, shares_name, required, literal, may_be_nil };
            let occurrence = occurrence::of_element(particle, holder);
            FieldItem {
                ident,
                key,
                docs: docs(documentation, summary),
                attributes: Vec::new(),
                what: What::Element,
                occurrence,
                limits: occurrence::limits(*occurs, occurrence, holder, literal),
                ty: typed.ty,
                schema_type: typed.schema_type,
                checks: typed.checks,
                text: typed.text,
                wire,
                namespace: element.name.namespace.clone(),
                part: None,
                argument: None,
            }
        }
    }
}

/// Whether a choice or a sequence needs no element (XSD 1.0 Part 1 §3.9.6, "emptiable").
fn can_be_nothing(model: &Model, id: TypeId) -> bool {
    let needs_nothing = |member: &Member| {
        let inner = match member.kind {
            MemberKind::Group(inner, _) => can_be_nothing(model, inner),
            MemberKind::Element(_) | MemberKind::Any => false,
        };
        member.occurs.least == 0 || inner
    };
    match &model.type_def(id).kind {
        TypeKind::Choice(members) => members.is_empty() || members.iter().any(needs_nothing),
        TypeKind::Sequence(members) => members.iter().all(needs_nothing),
        _ => false,
    }
}

/// Whether it is told apart that an element is nil, and that it is absent. In encoded messages, the
/// two are the same.
pub(super) fn is_nillable(shapes: &Shapes<'_>, element: &Element) -> bool {
    shapes.model.literal && element.nillable
}

/// What the schema says of an element beyond its type.
fn remarks(shapes: &Shapes<'_>, element: &Element, occurs: Occurs) -> String {
    let mut remarks = String::new();
    match occurs {
        Occurs { least, most: None } if least > 1 => {
            remarks.push_str(&format!(", {least} times or more"));
        }
        Occurs { most: Some(most), .. } if most > 1 => {
            remarks.push_str(&format!(", {most} times at most"));
        }
        Occurs { least: 1, most: Some(1) } if shapes.model.literal && !element.nillable => {
            remarks.push_str(", required");
        }
        _ => {}
    }
    remarks
}

/// What the schema says of a value that is not given.
pub(super) fn declared(text: &Text) -> String {
    let Some(Declared { value, kind, .. }) = &text.declared else { return String::new() };
    let value = code(value);
    match kind {
        DeclaredKind::Default => format!(", {value} by default"),
        DeclaredKind::Fixed => format!(", always {value}"),
        DeclaredKind::Always => format!(", always {value}, which is sent where it is not set"),
    }
}

/// The documentation of a field.
pub(super) fn docs(documentation: Option<&str>, summary: String) -> Docs {
    Docs {
        documentation: documentation.map(str::to_owned),
        summary: summary + ".",
        ..Docs::default()
    }
}
