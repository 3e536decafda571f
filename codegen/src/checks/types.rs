//! Types that are made from types that they cannot be made from.

use std::collections::HashMap;

use super::breach::warn;
use super::declared::{self, Declared, Simple};
use super::kinds::{self, Kind, Shape};
use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::xml::name::{QName, Quoted, Reference};
use crate::documents::xsd::{Content, Finals, SimpleType, TypeBody, TypeName, TypeUse};
use crate::limits::LONGEST_CHAIN;

/// Looks at the types that types are made from.
pub(super) fn check(all: &Declared<'_>, diagnostics: &mut Diagnostics) {
    for simple in &all.simple {
        made_of(all, simple, diagnostics);
    }
    for (attribute, span) in &all.attributes {
        if !is_simple(all, &attribute.ty) {
            let message = format!(
                "the attribute {} is of a complex type; read as text",
                Quoted(&attribute.name)
            );
            let rule = "XSD 1.0 Part 1 §3.2.2: the type of an attribute is simple";
            warn(diagnostics, codes::DERIVATION_RULE, *span, message, rule);
        }
    }
    for complex in &all.complex {
        match &complex.ty.content {
            Content::Plain(_) => {}
            Content::Simple(base, narrowed) => {
                simple_content(all, base, narrowed.is_some(), diagnostics);
            }
            Content::Derived(derived) => {
                let base = &derived.base;
                let Some(name) = &base.reference.name else { continue };
                // A quirk tells of elements that are added to text.
                if derived.particle.is_none() && kinds::kind(all.schemas, name) == Kind::Simple {
                    let message = format!(
                        "`complexContent` is derived from {}, which is simple; read as `simpleContent`",
                        base.reference
                    );
                    let rule = "XSD 1.0 Part 1 §3.4.3, src-ct 1";
                    warn(diagnostics, codes::DERIVATION_RULE, base.reference.span, message, rule);
                }
                let of_base = all.schemas.types.position(name);
                let of_base = of_base.map(|index| &all.schemas.types.items()[index].item.body);
                if let Some(TypeBody::Complex(base)) = of_base
                    && derived.extends
                    && derived.particle.is_some()
                    && base.mixed != complex.ty.mixed
                    && matches!(base.content, Content::Plain(Some(_)))
                {
                    let message = format!(
                        "{} is mixed and its base is not, or the other way round; read as mixed",
                        Quoted(complex.owner)
                    );
                    let rule = "XSD 1.0 Part 1 §3.4.6, cos-ct-extends 1.4.2.2.2";
                    warn(diagnostics, codes::DERIVATION_RULE, complex.span, message, rule);
                }
                let what = if derived.extends { "extension" } else { "restriction" };
                is_final(all, base, what, diagnostics);
            }
        }
    }
    circular_unions(all, diagnostics);
}

fn is_simple(all: &Declared<'_>, ty: &TypeUse) -> bool {
    match ty {
        TypeUse::Absent => true,
        TypeUse::Inline(body) => matches!(**body, TypeBody::Simple(_)),
        TypeUse::Named(name) => name.reference.name.as_ref().is_none_or(|name| {
            matches!(kinds::kind(all.schemas, name), Kind::Simple | Kind::Unknown)
        }),
    }
}

/// What a restriction, a list or a union is made of has to be simple, and the items of a list no lists.
fn made_of(all: &Declared<'_>, simple: &Simple<'_>, diagnostics: &mut Diagnostics) {
    let (uses, what, noun) = match simple.ty {
        SimpleType::Restriction(base, _) => (std::slice::from_ref(base), "restriction", "base"),
        SimpleType::List(item) => (std::slice::from_ref(item), "list", "item"),
        SimpleType::Union(members) => (members.as_slice(), "union", "member"),
    };
    for ty in uses {
        let span = match ty {
            TypeUse::Named(name) => name.reference.span,
            TypeUse::Inline(_) | TypeUse::Absent => simple.span,
        };
        if !is_simple(all, ty) {
            let message = format!(
                "a {noun} of the simple type {} is complex; read as text",
                Quoted(simple.owner)
            );
            let rule =
                "XSD 1.0 Part 1 §3.14.6, st-props-correct: simple types are made of simple ones";
            warn(diagnostics, codes::DERIVATION_RULE, span, message, rule);
        } else if what == "list" && kinds::chain(all.schemas, ty).1 == Some(Shape::List) {
            let message = format!(
                "the items of the list {} are lists themselves; read as one list",
                Quoted(simple.owner)
            );
            let rule = "XSD 1.0 Part 1 §3.14.6, cos-st-restricts 2.1";
            warn(diagnostics, codes::DERIVATION_RULE, span, message, rule);
        }
        if let TypeUse::Named(name) = ty {
            is_final(all, name, what, diagnostics);
        }
    }
}

fn simple_content(
    all: &Declared<'_>,
    base: &TypeName,
    narrowed: bool,
    diagnostics: &mut Diagnostics,
) {
    let Some(name) = &base.reference.name else { return };
    let kind = kinds::kind(all.schemas, name);
    if kind == Kind::Complex {
        let message = format!(
            "`simpleContent` is derived from {}, which holds elements; read as text",
            base.reference
        );
        let rule = "XSD 1.0 Part 1 §3.4.3, src-ct 2";
        warn(diagnostics, codes::DERIVATION_RULE, base.reference.span, message, rule);
    } else if kind == Kind::Simple && narrowed {
        let message = format!(
            "`simpleContent` restricts the simple type {}; read as its restriction",
            base.reference
        );
        let rule = "XSD 1.0 Part 1 §3.4.3, src-ct 2: a simple type can only be extended here";
        warn(diagnostics, codes::DERIVATION_RULE, base.reference.span, message, rule);
    }
    is_final(all, base, if narrowed { "restriction" } else { "extension" }, diagnostics);
}

/// A type may say that nothing is derived from it.
fn is_final(all: &Declared<'_>, base: &TypeName, what: &str, diagnostics: &mut Diagnostics) {
    let Some(finals) =
        base.reference.name.as_ref().and_then(|it| declared::finals(all.schemas, it))
    else {
        return;
    };
    let Finals { extension, restriction, list, union } = finals;
    let forbidden = match what {
        "extension" => extension,
        "restriction" => restriction,
        "list" => list,
        _ => union,
    };
    if forbidden {
        let message = format!(
            "the type {} is final: there can be no {what} of it; read as if it were not",
            base.reference
        );
        let rule = "XSD 1.0 Part 1 §3.4.6, cos-ct-extends 1.1, and §3.14.6, st-props-correct 3";
        warn(diagnostics, codes::DERIVATION_RULE, base.reference.span, message, rule);
    }
}

/// Unions that hold themselves, by way of others or at once.
fn circular_unions(all: &Declared<'_>, diagnostics: &mut Diagnostics) {
    let mut members: HashMap<&QName, Vec<&Reference>> = HashMap::new();
    for declared in all.schemas.types.items() {
        if let TypeBody::Simple(SimpleType::Union(uses)) = &declared.item.body {
            let named = uses.iter().filter_map(|it| match it {
                TypeUse::Named(name) => Some(&name.reference),
                TypeUse::Inline(_) | TypeUse::Absent => None,
            });
            members.insert(&declared.name, named.collect());
        }
    }
    // Each type is looked at once: what is done leads to no circle that is not told.
    let mut done: HashMap<&QName, bool> = HashMap::new();
    for declared in all.schemas.types.items().iter().filter(|it| members.contains_key(&it.name)) {
        follow(&declared.name, &members, &mut done, 0, diagnostics);
    }
}

fn follow<'a>(
    name: &'a QName,
    members: &HashMap<&'a QName, Vec<&'a Reference>>,
    done: &mut HashMap<&'a QName, bool>,
    depth: usize,
    diagnostics: &mut Diagnostics,
) {
    if done.contains_key(name) || depth > LONGEST_CHAIN {
        return;
    }
    done.insert(name, false);
    for reference in members.get(name).into_iter().flatten() {
        let Some(member) = &reference.name else { continue };
        if done.get(member) == Some(&false) {
            let message = format!("the union {reference} holds itself; that member is ignored");
            let rule = "XSD 1.0 Part 1 §3.14.6, st-props-correct 2: no type is made of itself";
            warn(diagnostics, codes::DERIVATION_RULE, reference.span, message, rule);
        } else if members.contains_key(member) {
            follow(member, members, done, depth + 1, diagnostics);
        }
    }
    done.insert(name, true);
}
