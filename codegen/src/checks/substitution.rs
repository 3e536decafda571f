//! Substitution groups that lead back to themselves, or that their head does not allow.

use super::breach::warn;
use super::declared::Declared;
use crate::builtin::{self, Values};
use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::xml::name::{QName, Quoted, XSD};
use crate::documents::xsd::{Content, Element, Schemas, SimpleType, TypeBody, TypeUse};
use crate::limits::LONGEST_CHAIN;

/// Looks at every element that can stand in for another one.
pub(super) fn check(all: &Declared<'_>, diagnostics: &mut Diagnostics) {
    let elements = &all.schemas.elements;
    let head = |element: &Element| elements.position(element.substitutes.as_ref()?.name.as_ref()?);
    for (position, declared) in elements.items().iter().enumerate() {
        let Some(reference) = &declared.item.substitutes else { continue };
        let Some(first) = head(&declared.item) else { continue };
        let mut next = Some(first);
        for _ in 0..LONGEST_CHAIN {
            next =
                next.filter(|it| *it != position).and_then(|it| head(&elements.items()[it].item));
        }
        if next.is_some()
            || leads_to(first, position, elements.items().len(), |it| {
                head(&elements.items()[it].item)
            })
        {
            let message = format!(
                "the element {} stands in for itself, by way of {reference}; each stands in for the \
                 others",
                Quoted(&declared.name.local)
            );
            let rule = "XSD 1.0 Part 1 §3.3.6, e-props-correct 6: no circular substitution groups";
            warn(diagnostics, codes::SUBSTITUTION_RULE, reference.span, message, rule);
            continue;
        }
        let head = &elements.items()[first].item;
        if head.finals.extension && head.finals.restriction {
            let message = format!(
                "{reference} is final: nothing may stand in for it; read as if it were not"
            );
            let rule = "XSD 1.0 Part 1 §3.3.6, e-props-correct 4";
            warn(diagnostics, codes::SUBSTITUTION_RULE, reference.span, message, rule);
        } else if !is_derived(all.schemas, &declared.item, head) {
            let message = format!(
                "the type of {} is not derived from that of {reference}, for which it stands in; read \
                 as it stands",
                Quoted(&declared.name.local)
            );
            let rule = "XSD 1.0 Part 1 §3.3.6, e-props-correct 4";
            warn(diagnostics, codes::SUBSTITUTION_RULE, reference.span, message, rule);
        }
    }
}

/// Whether following heads from `from` comes to `wanted`.
fn leads_to(
    from: usize,
    wanted: usize,
    most: usize,
    head: impl Fn(usize) -> Option<usize>,
) -> bool {
    let mut next = Some(from);
    for _ in 0..most.min(LONGEST_CHAIN) {
        match next {
            Some(at) if at == wanted => return true,
            Some(at) => next = head(at),
            None => return false,
        }
    }
    false
}

/// Whether the type of an element is that of another one, or derived from it. What has no name is
/// taken to be.
pub(super) fn is_derived(schemas: &Schemas, element: &Element, head: &Element) -> bool {
    let (Some(own), Some(wanted)) = (named(element), named(head)) else { return true };
    if wanted.is(XSD, "anyType") || wanted.is(XSD, "anySimpleType") {
        return true;
    }
    let mut next = Some(own);
    for _ in 0..LONGEST_CHAIN {
        match next {
            None => return false,
            Some(name) if name == wanted => return true,
            // A built-in type, or what is not declared, may be derived from anything.
            Some(name) => match schemas.types.position(name) {
                None => {
                    return schemas.types.position(wanted).is_none()
                        && !differ(&name.local, &wanted.local);
                }
                Some(index) => next = base(&schemas.types.items()[index].item.body),
            },
        }
    }
    true
}

/// Whether two built-in types have nothing to do with each other.
fn differ(own: &str, wanted: &str) -> bool {
    let (Some(own), Some(wanted)) = (builtin::find(own), builtin::find(wanted)) else {
        return false;
    };
    let is_number = |values| matches!(values, Values::Decimal | Values::Integer(..));
    let alike = own.values == wanted.values || is_number(own.values) && is_number(wanted.values);
    !alike
}

fn named(element: &Element) -> Option<&QName> {
    match &element.ty {
        TypeUse::Named(name) => name.reference.name.as_ref(),
        TypeUse::Inline(_) | TypeUse::Absent => None,
    }
}

fn base(body: &TypeBody) -> Option<&QName> {
    let name = match body {
        TypeBody::Simple(SimpleType::Restriction(TypeUse::Named(name), _)) => name,
        TypeBody::Simple(_) => return None,
        TypeBody::Complex(complex) => match &complex.content {
            Content::Plain(_) => return None,
            Content::Simple(base, _) => base,
            Content::Derived(derived) => &derived.base,
        },
    };
    name.reference.name.as_ref()
}
