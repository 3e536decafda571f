//! What stands between the tags of a struct, or can be chosen: fields and variants, with what is said
//! of them.

use super::occurrence::{self, Holder, Particle};
use super::settings::Item;
use super::shapes::Shapes;
use super::site::Site;
use crate::documents::diagnostics::Diagnostics;
use crate::markdown::code;
use crate::model::{Element, Member, MemberKind, Occurs, TypeRef, WireName};
use crate::rust_model::{Declared, DeclaredKind, Docs, FieldItem, RustType, Text, What};

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
    let holder = place.holder;
    let documentation = documentation.as_deref();
    match kind {
        MemberKind::Any => {
            let occurrence = occurrence::of_wildcard(*occurs, holder);
            let docs = docs(documentation, "Elements that the schema does not name".to_owned());
            FieldItem::new(
                place.ident,
                &place.key,
                docs,
                What::OtherElements,
                occurrence,
                RustType::Xml,
            )
        }
        MemberKind::Group(id, _) => {
            let occurrence = occurrence::of_group(*occurs, holder);
            let rust = shapes.rust_type(&TypeRef::Named(*id), *span, diagnostics);
            let what = if occurrence.repeats() { "Any number of" } else { "The elements of" };
            let docs = docs(documentation, format!("{what} [`{}`]", shapes.path(*id)));
            let least = if shapes.emptiable.is(shapes.model, *id) { 0 } else { occurs.least };
            let occurs = Occurs { least, ..*occurs };
            let limits = occurrence::limits(occurs, occurrence, holder, shapes.model.literal);
            let group =
                FieldItem::new(place.ident, &place.key, docs, What::Group, occurrence, rust);
            FieldItem { limits, ..group }
        }
        MemberKind::Element(element) => {
            element_item(shapes, path, member, element, place, diagnostics)
        }
    }
}

/// The field, or the variant, for an element.
fn element_item(
    shapes: &Shapes<'_>,
    path: &WireName,
    member: &Member,
    element: &Element,
    place: Place,
    diagnostics: &mut Diagnostics,
) -> FieldItem {
    let occurs = member.occurs;
    let (holder, shares_name, required) = (place.holder, place.shares_name, place.required);
    let site = Site {
        constraint: element.constraint.as_ref(),
        is_required: occurs.least == 1 && holder != Holder::Choice,
        ..Site::element(Item::of_type(path).inside(&place.key), member.span)
    };
    let typed = shapes.typed(&element.ty, site, diagnostics);
    let mut summary = format!("{}, {}", code(&place.wire), shapes.describe(&element.ty));
    summary.push_str(&typed.remark);
    summary.push_str(&remarks(shapes, element, occurs));
    summary.push_str(&declared(&typed.text));
    let docs = docs(member.documentation.as_deref(), summary);
    let (nillable, literal) = (is_nillable(shapes, element), shapes.model.literal);
    let may_be_nil = element.nillable;
    let particle = Particle { occurs, nillable, shares_name, required, literal, may_be_nil };
    let occurrence = occurrence::of_element(particle, holder);
    FieldItem {
        limits: occurrence::limits(occurs, occurrence, holder, literal),
        schema_type: typed.schema_type,
        checks: typed.checks,
        text: typed.text,
        wire: place.wire,
        namespace: element.name.namespace.clone(),
        ..FieldItem::new(place.ident, &place.key, docs, What::Element, occurrence, typed.ty)
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
