//! The type of notations, which says nothing by itself.

use super::breach::warn;
use super::declared::{self, Declared};
use super::kinds::{self, Shape};
use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::source::Span;
use crate::documents::xml::name::Quoted;
use crate::documents::xsd::TypeUse;

/// Looks at the types of all elements and attributes.
pub(super) fn check(all: &Declared<'_>, diagnostics: &mut Diagnostics) {
    let elements = all.elements.iter().map(|it| (&it.ty, "element", declared::name(it), it.span));
    let attributes =
        all.attributes.iter().map(|(it, span)| (&it.ty, "attribute", it.name.as_str(), *span));
    for (ty, noun, name, span) in elements.chain(attributes) {
        use_of(all, ty, noun, name, span, diagnostics);
    }
}

fn use_of(
    all: &Declared<'_>,
    ty: &TypeUse,
    noun: &str,
    name: &str,
    span: Span,
    diagnostics: &mut Diagnostics,
) {
    let (facets, shape) = kinds::chain(all.schemas, ty);
    let is_notation = matches!(shape, Some(Shape::Atomic(builtin)) if builtin.name == "NOTATION");
    if is_notation && facets.iter().all(|it| it.enumeration.is_empty()) {
        let message = format!(
            "the {noun} {} is of the type `NOTATION`, and no notations are listed; any name is read",
            Quoted(name)
        );
        let rule = "XSD 1.0 Part 2 §3.2.19: a type that restricts `NOTATION` lists the notations";
        warn(diagnostics, codes::DERIVATION_RULE, span, message, rule);
    }
}
