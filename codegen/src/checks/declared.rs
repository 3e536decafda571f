//! Everything that the schemas declare, at whatever depth, for the checks to go through.

use crate::documents::source::Span;
use crate::documents::xml::name::QName;
use crate::documents::xsd::{
    Attribute, AttributeTerm, AttributeUse, ComplexType, Content, Element, ElementName, Finals,
    Particle, Schemas, SimpleType, Term, TypeBody, TypeUse,
};

/// What the schemas declare.
pub(super) struct Declared<'a> {
    pub schemas: &'a Schemas,
    pub simple: Vec<Simple<'a>>,
    pub complex: Vec<Complex<'a>>,
    pub elements: Vec<&'a Element>,
    pub attributes: Vec<(&'a Attribute, Span)>,
}

/// A simple type, or the restriction of a simple content.
pub(super) struct Simple<'a> {
    /// The name of what it is declared in, or its own.
    pub owner: &'a str,
    pub span: Span,
    pub ty: &'a SimpleType,
}

/// A complex type.
pub(super) struct Complex<'a> {
    /// The name of what it is declared in, or its own.
    pub owner: &'a str,
    pub span: Span,
    /// Its own name, if it has one.
    pub name: Option<&'a QName>,
    pub ty: &'a ComplexType,
}

impl<'a> Declared<'a> {
    pub(super) fn new(schemas: &'a Schemas) -> Self {
        let (simple, complex) = (Vec::new(), Vec::new());
        let (elements, attributes) = (Vec::new(), Vec::new());
        let mut all = Self { schemas, simple, complex, elements, attributes };
        for declared in schemas.types.items() {
            let at = At { owner: &declared.name.local, span: declared.span };
            all.body(&declared.item.body, at, Some(&declared.name));
        }
        for declared in schemas.elements.items() {
            all.element(&declared.item);
        }
        for declared in schemas.groups.items() {
            all.particle(&declared.item);
        }
        for declared in schemas.attributes.items() {
            all.attribute(&declared.item, declared.span);
        }
        for declared in schemas.attribute_groups.items() {
            all.uses(&declared.item);
        }
        all
    }

    fn body(&mut self, body: &'a TypeBody, at: At<'a>, name: Option<&'a QName>) {
        match body {
            TypeBody::Simple(ty) => self.simple(ty, at),
            TypeBody::Complex(ty) => {
                let At { owner, span } = at;
                self.complex.push(Complex { owner, span, name, ty });
                match &ty.content {
                    Content::Plain(particle) => {
                        particle.iter().for_each(|particle| self.particle(particle));
                    }
                    Content::Simple(_, restriction) => {
                        restriction.iter().for_each(|ty| self.simple(ty, at));
                    }
                    Content::Derived(derived) => {
                        derived.particle.iter().for_each(|particle| self.particle(particle));
                    }
                }
                self.uses(&ty.attributes);
            }
        }
    }

    fn simple(&mut self, ty: &'a SimpleType, at: At<'a>) {
        self.simple.push(Simple { owner: at.owner, span: at.span, ty });
        match ty {
            SimpleType::Restriction(inner, _) | SimpleType::List(inner) => self.inner(inner, at),
            SimpleType::Union(members) => members.iter().for_each(|it| self.inner(it, at)),
        }
    }

    fn inner(&mut self, ty: &'a TypeUse, at: At<'a>) {
        if let TypeUse::Inline(body) = ty {
            self.body(body, at, None);
        }
    }

    fn element(&mut self, element: &'a Element) {
        self.elements.push(element);
        self.inner(&element.ty, At { owner: name(element), span: element.span });
    }

    fn particle(&mut self, particle: &'a Particle) {
        match &particle.term {
            Term::Element(element) => self.element(element),
            Term::Group(_, particles) => particles.iter().for_each(|it| self.particle(it)),
            Term::GroupReference(_) | Term::Wildcard(_) => {}
        }
    }

    fn uses(&mut self, uses: &'a [AttributeUse]) {
        for attribute in uses {
            if let AttributeTerm::Own(own) = &attribute.term {
                self.attribute(own, attribute.span);
            }
        }
    }

    fn attribute(&mut self, attribute: &'a Attribute, span: Span) {
        self.attributes.push((attribute, span));
        self.inner(&attribute.ty, At { owner: &attribute.name, span });
    }
}

/// What a type stands in.
#[derive(Clone, Copy)]
struct At<'a> {
    owner: &'a str,
    span: Span,
}

/// What messages call an element.
pub(super) fn name(element: &Element) -> &str {
    match &element.name {
        ElementName::Own(name) => name,
        ElementName::Reference(reference) => &reference.written,
    }
}

/// How nothing may be derived from the type called `name`.
pub(super) fn finals(schemas: &Schemas, name: &QName) -> Option<Finals> {
    schemas.types.position(name).map(|index| schemas.types.items()[index].item.finals)
}
