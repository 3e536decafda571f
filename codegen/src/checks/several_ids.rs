//! Types with more than one attribute that identifies an element.

use super::breach::warn;
use super::declared::{Complex, Declared};
use super::kinds::{self, Shape};
use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::source::Span;
use crate::documents::xml::name::{Quoted, Reference};
use crate::documents::xsd::{
    AttributeTerm, AttributeUse, ComplexType, Content, Presence, Schemas, TypeBody, TypeUse,
};
use crate::limits::LONGEST_CHAIN;

/// How many attributes may be looked at in all: groups can refer to groups again and again.
const MOST: usize = 1_000_000;

/// Looks at the attributes of every complex type, those that it inherits and those of groups included.
pub(super) fn check(all: &Declared<'_>, diagnostics: &mut Diagnostics) {
    let mut left = MOST;
    for complex in &all.complex {
        let mut ids = Vec::new();
        of_uses(all.schemas, &complex.ty.attributes, &mut ids, &mut left, 0);
        // What the base has by itself is told of the base.
        if !ids.is_empty() && ids.len() < 2 {
            of_bases(all.schemas, complex.ty, &mut ids, &mut left);
        }
        if let [(first, _), (second, span), ..] = ids[..]
            && first != second
        {
            tell(complex, first, second, span, diagnostics);
        }
    }
}

fn tell(
    complex: &Complex<'_>,
    first: &str,
    second: &str,
    span: Span,
    diagnostics: &mut Diagnostics,
) {
    let message = format!(
        "the attributes {} and {} of {} are both of the type `ID`; both are read",
        Quoted(first),
        Quoted(second),
        Quoted(complex.owner)
    );
    let rule = "XSD 1.0 Part 1 §3.4.6, ct-props-correct 5: an element has one ID at most";
    warn(diagnostics, codes::DUPLICATE, span, message, rule);
}

/// The names of the attributes whose values identify an element, and where they stand.
fn of_uses<'a>(
    schemas: &'a Schemas,
    uses: &'a [AttributeUse],
    ids: &mut Vec<(&'a str, Span)>,
    left: &mut usize,
    depth: usize,
) {
    for attribute in uses.iter().filter(|it| it.presence != Presence::Prohibited) {
        *left = left.saturating_sub(1);
        if ids.len() > 1 || *left == 0 {
            return;
        }
        match &attribute.term {
            AttributeTerm::Own(own) if is_id(schemas, &own.ty) => {
                ids.push((&own.name, attribute.span));
            }
            AttributeTerm::Reference(reference) => {
                if referred(schemas, reference).is_some_and(|ty| is_id(schemas, ty)) {
                    ids.push((&reference.written, attribute.span));
                }
            }
            AttributeTerm::Group(group) if depth < LONGEST_CHAIN => {
                let index = group.name.as_ref();
                let index = index.and_then(|it| schemas.attribute_groups.position(it));
                if let Some(index) = index {
                    let uses = &schemas.attribute_groups.items()[index].item;
                    of_uses(schemas, uses, ids, left, depth + 1);
                }
            }
            AttributeTerm::Own(_) | AttributeTerm::Group(_) | AttributeTerm::Wildcard(_) => {}
        }
    }
}

fn of_bases<'a>(
    schemas: &'a Schemas,
    complex: &'a ComplexType,
    ids: &mut Vec<(&'a str, Span)>,
    left: &mut usize,
) {
    let mut next = complex;
    for _ in 0..LONGEST_CHAIN {
        let base = match &next.content {
            // A restriction repeats what it keeps.
            Content::Derived(derived) if derived.extends => &derived.base,
            Content::Simple(base, None) => base,
            Content::Plain(_) | Content::Simple(..) | Content::Derived(_) => return,
        };
        let index = base.reference.name.as_ref().and_then(|it| schemas.types.position(it));
        let Some(TypeBody::Complex(base)) =
            index.map(|index| &schemas.types.items()[index].item.body)
        else {
            return;
        };
        of_uses(schemas, &base.attributes, ids, left, 0);
        if ids.len() > 1 {
            // It is the one here that is too many.
            ids.swap(0, 1);
            return;
        }
        next = base;
    }
}

fn referred<'a>(schemas: &'a Schemas, reference: &Reference) -> Option<&'a TypeUse> {
    let index = schemas.attributes.position(reference.name.as_ref()?)?;
    Some(&schemas.attributes.items()[index].item.ty)
}

fn is_id(schemas: &Schemas, ty: &TypeUse) -> bool {
    matches!(kinds::chain(schemas, ty).1, Some(Shape::Atomic(builtin)) if builtin.name == "ID")
}
