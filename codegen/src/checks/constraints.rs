//! Default and fixed values that are none of their type.

use super::breach::warn;
use super::declared::{self, Declared};
use super::fits;
use super::kinds::{self, Kind, Shape};
use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::source::Span;
use crate::documents::xml::name::Quoted;
use crate::documents::xsd::{AttributeTerm, Constraint, Content, TypeBody, TypeUse};

/// Looks at the default and fixed values of elements and attributes.
pub(super) fn check(all: &Declared<'_>, diagnostics: &mut Diagnostics) {
    for element in &all.elements {
        if let Some(constraint) = &element.constraint {
            let of = Of { noun: "element", name: declared::name(element), span: element.span };
            value(all, &element.ty, constraint, &of, diagnostics);
        }
    }
    for (attribute, span) in &all.attributes {
        if let Some(constraint) = &attribute.constraint {
            let of = Of { noun: "attribute", name: &attribute.name, span: *span };
            value(all, &attribute.ty, constraint, &of, diagnostics);
        }
    }
    references(all, diagnostics);
}

/// What has the value.
struct Of<'a> {
    noun: &'a str,
    name: &'a str,
    span: Span,
}

fn value(
    all: &Declared<'_>,
    ty: &TypeUse,
    constraint: &Constraint,
    of: &Of<'_>,
    diagnostics: &mut Diagnostics,
) {
    let (Constraint::Default(text, _) | Constraint::Fixed(text, _)) = constraint;
    let fault = if holds_elements(all, ty) {
        Some("an element of complex content can have no value".to_owned())
    } else {
        match kinds::chain(all.schemas, ty).1 {
            Some(Shape::Atomic(builtin)) if builtin.name == "ID" => {
                Some("an `ID` can have no value of its own".to_owned())
            }
            _ => fits::fault(all.schemas, ty, text, 0),
        }
    };
    if let Some(fault) = fault {
        let Of { noun, name, span } = of;
        let kind = match constraint {
            Constraint::Default(..) => "default",
            Constraint::Fixed(..) => "fixed",
        };
        let message = format!(
            "the {kind} value {} of the {noun} {} is not valid: {fault}; read as it stands",
            Quoted(text),
            Quoted(name)
        );
        let rule = "XSD 1.0 Part 1 §3.3.6, e-props-correct, and §3.2.6, a-props-correct: the value is \
                    one of the type";
        warn(diagnostics, codes::INVALID_VALUE, *span, message, rule);
    }
}

fn holds_elements(all: &Declared<'_>, ty: &TypeUse) -> bool {
    match ty {
        TypeUse::Absent => false,
        TypeUse::Inline(body) => matches!(
            &**body,
            TypeBody::Complex(it) if !it.mixed && !matches!(it.content, Content::Simple(..))
        ),
        TypeUse::Named(name) => name.reference.name.as_ref().is_some_and(|name| {
            let Some(index) = all.schemas.types.position(name) else { return false };
            let body = &all.schemas.types.items()[index].item.body;
            let mixed = matches!(body, TypeBody::Complex(it) if it.mixed);
            !mixed && kinds::kind(all.schemas, name) == Kind::Complex
        }),
    }
}

/// A reference may give a value of its own, but no other one than a fixed one.
fn references(all: &Declared<'_>, diagnostics: &mut Diagnostics) {
    for attribute in all.complex.iter().flat_map(|it| &it.ty.attributes) {
        let (AttributeTerm::Reference(reference), Some(own)) =
            (&attribute.term, &attribute.constraint)
        else {
            continue;
        };
        let index = reference.name.as_ref().and_then(|it| all.schemas.attributes.position(it));
        let Some(index) = index else { continue };
        let declared = &all.schemas.attributes.items()[index].item;
        let of = Of { noun: "attribute", name: &reference.written, span: attribute.span };
        value(all, &declared.ty, own, &of, diagnostics);
        if let Some(Constraint::Fixed(value, _)) = &declared.constraint
            && !matches!(own, Constraint::Fixed(other, _) if other == value)
        {
            let message = format!(
                "the attribute {reference} is fixed to {}, and given another value here; the one here \
                 is read",
                Quoted(value)
            );
            let rule = "XSD 1.0 Part 1 §3.5.6, au-props-correct 2";
            warn(diagnostics, codes::CONFLICTING_ATTRIBUTES, attribute.span, message, rule);
        }
    }
}
