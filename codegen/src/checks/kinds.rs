//! What kind of type a reference leads to, and what a simple type is made of.

use crate::builtin::{self, Builtin};
use crate::documents::xml::name::{QName, Quoted, XSD};
use crate::documents::xsd::{
    ComplexType, Content, Derived, Facets, Schemas, SimpleType, TypeBody, TypeUse,
};
use crate::limits::LONGEST_CHAIN;

/// What a type can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Text alone.
    Simple,
    /// Text, and attributes.
    SimpleContent,
    /// Elements.
    Complex,
    /// It is not declared, or there is no telling.
    Unknown,
}

/// What the values of a simple type are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Atomic(Builtin),
    List,
    Union,
    /// Any text (`xsd:anySimpleType`).
    Open,
}

/// What `name` leads to.
pub(super) fn kind(schemas: &Schemas, name: &QName) -> Kind {
    if let Some(index) = schemas.types.position(name) {
        return match &schemas.types.items()[index].item.body {
            TypeBody::Simple(_) => Kind::Simple,
            TypeBody::Complex(complex) => kind_of_complex(schemas, complex),
        };
    }
    if &*name.namespace != XSD {
        return Kind::Unknown;
    }
    match name.local.as_str() {
        "anyType" | "ur-type" => Kind::Complex,
        "anySimpleType" => Kind::Simple,
        local if builtin::find(builtin::of_a_draft(local)).is_some() => Kind::Simple,
        _ => Kind::Unknown,
    }
}

fn kind_of_complex(schemas: &Schemas, complex: &ComplexType) -> Kind {
    let mut complex = complex;
    for _ in 0..LONGEST_CHAIN {
        match &complex.content {
            Content::Simple(..) => return Kind::SimpleContent,
            Content::Plain(_) => return Kind::Complex,
            Content::Derived(Derived { base, particle, .. }) => {
                let Some(name) = base.reference.name.as_ref() else { return Kind::Unknown };
                match declared(schemas, name) {
                    // What adds nothing to text is text.
                    Some(TypeBody::Complex(base)) if particle.is_none() => complex = base,
                    _ => return Kind::Complex,
                }
            }
        }
    }
    Kind::Unknown
}

fn declared<'a>(schemas: &'a Schemas, name: &QName) -> Option<&'a TypeBody> {
    schemas.types.position(name).map(|index| &schemas.types.items()[index].item.body)
}

/// What a simple type comes to: its own facets first, then those that it inherits, and what its values
/// are; nothing where that leads nowhere.
pub(super) fn chain<'a>(
    schemas: &'a Schemas,
    start: &'a TypeUse,
) -> (Vec<&'a Facets>, Option<Shape>) {
    let mut facets = Vec::new();
    let mut next = start;
    for _ in 0..LONGEST_CHAIN {
        let body = match next {
            TypeUse::Absent => return (facets, None),
            TypeUse::Inline(body) => &**body,
            TypeUse::Named(name) => {
                let Some(name) = name.reference.name.as_ref().filter(|_| name.lists == 0) else {
                    return (facets, None);
                };
                match declared(schemas, name) {
                    Some(body) => body,
                    None => return (facets, built_in(name)),
                }
            }
        };
        let TypeBody::Simple(simple) = body else { return (facets, None) };
        match simple {
            SimpleType::List(_) => return (facets, Some(Shape::List)),
            SimpleType::Union(_) => return (facets, Some(Shape::Union)),
            SimpleType::Restriction(base, own) => {
                facets.push(own);
                next = base;
            }
        }
    }
    (facets, None)
}

fn built_in(name: &QName) -> Option<Shape> {
    if &*name.namespace != XSD {
        return None;
    }
    if name.local == "anySimpleType" {
        return Some(Shape::Open);
    }
    let builtin = builtin::find(builtin::of_a_draft(&name.local))?;
    let is_list = builtin.values == builtin::Values::List;
    Some(if is_list { Shape::List } else { Shape::Atomic(builtin) })
}

/// How a message names a shape.
pub(super) fn shown(shape: Shape) -> String {
    match shape {
        Shape::Atomic(builtin) => Quoted(builtin.name).to_string(),
        Shape::List => "a list".to_owned(),
        Shape::Union => "a union".to_owned(),
        Shape::Open => "`anySimpleType`".to_owned(),
    }
}
