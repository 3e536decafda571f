//! Readings of broken documents.
//!
//! Each file knows one way in which real documents are broken, repairs the definitions so that the
//! later stages need not know, and says in a warning what it assumed.

mod array_type_reference;
mod bracketed_type;
mod debug_address;
mod dollar_name;
mod empty_type;
mod misspelt_element;
mod stray_attribute;
mod xsd_array;

use crate::documents::diagnostics::Diagnostics;
use crate::documents::wsdl::{Definitions, PartContent};
use crate::documents::xml::Document;
use crate::documents::xsd::{
    AttributeTerm, AttributeUse, ComplexType, Content, Element, ElementName, Particle, SimpleType,
    Term, TypeBody, TypeName, TypeUse,
};

/// Repairs the tree of a document, before anything is read of it.
pub(crate) fn mend(document: &mut Document<'_>, diagnostics: &mut Diagnostics) {
    misspelt_element::repair(document, diagnostics);
}

/// Repairs what has a sound reading; everything else stays as it is.
pub(crate) fn repair(mut definitions: Definitions, diagnostics: &mut Diagnostics) -> Definitions {
    let mut repairs = Repairs { diagnostics };
    for message in definitions.messages.items_mut() {
        for part in &mut message.item.parts {
            if let PartContent::Type(name) = &mut part.content {
                dollar_name::repair(&mut part.name, part.span, repairs.diagnostics);
                repairs.type_name(name, &part.name);
            }
        }
    }
    for service in definitions.services.items_mut() {
        for address in service.item.ports.iter_mut().filter_map(|port| port.address.as_mut()) {
            debug_address::repair(address, repairs.diagnostics);
        }
    }
    for declared in definitions.schemas.types.items_mut() {
        repairs.body(&mut declared.item.body, &declared.name.local);
    }
    for declared in definitions.schemas.elements.items_mut() {
        repairs.element(&mut declared.item);
    }
    for declared in definitions.schemas.groups.items_mut() {
        repairs.particle(&mut declared.item);
    }
    for declared in definitions.schemas.attributes.items_mut() {
        repairs.type_use(&mut declared.item.ty, &declared.name.local);
    }
    for declared in definitions.schemas.attribute_groups.items_mut() {
        for attribute in &mut declared.item {
            repairs.attribute(attribute, &declared.name.local);
        }
    }
    definitions
}

/// Walks through everything that a quirk may sit in. The depth is that of the document.
struct Repairs<'d> {
    diagnostics: &'d mut Diagnostics,
}

impl Repairs<'_> {
    /// `owner` is the name of what has the type.
    fn type_name(&mut self, name: &mut TypeName, owner: &str) {
        empty_type::repair(name, owner, self.diagnostics);
        bracketed_type::repair(name, owner, self.diagnostics);
        xsd_array::repair(name, owner, self.diagnostics);
    }

    fn type_use(&mut self, ty: &mut TypeUse, owner: &str) {
        match ty {
            TypeUse::Named(name) => self.type_name(name, owner),
            TypeUse::Inline(body) => self.body(body, owner),
            TypeUse::Absent => {}
        }
    }

    fn body(&mut self, body: &mut TypeBody, owner: &str) {
        match body {
            TypeBody::Simple(simple) => self.simple(simple, owner),
            TypeBody::Complex(complex) => self.complex(complex, owner),
        }
    }

    fn simple(&mut self, simple: &mut SimpleType, owner: &str) {
        match simple {
            SimpleType::Restriction(ty, _) | SimpleType::List(ty) => self.type_use(ty, owner),
            SimpleType::Union(members) => {
                for member in members {
                    self.type_use(member, owner);
                }
            }
        }
    }

    fn complex(&mut self, complex: &mut ComplexType, owner: &str) {
        match &mut complex.content {
            Content::Simple(base, restriction) => {
                self.type_name(base, owner);
                if let Some(restriction) = restriction {
                    self.simple(restriction, owner);
                }
            }
            Content::Plain(None) => {}
            Content::Plain(Some(particle)) => self.particle(particle),
            Content::Derived(derived) => {
                self.type_name(&mut derived.base, owner);
                if let Some(particle) = &mut derived.particle {
                    self.particle(particle);
                }
            }
        }
        for attribute in &mut complex.attributes {
            self.attribute(attribute, owner);
        }
    }

    fn attribute(&mut self, attribute: &mut AttributeUse, owner: &str) {
        array_type_reference::repair(attribute, owner, self.diagnostics);
        if let AttributeTerm::Own(own) = &mut attribute.term {
            self.type_use(&mut own.ty, owner);
        }
        if let Some(array) = &mut attribute.array_type {
            self.type_name(&mut array.item, owner);
        }
    }

    fn particle(&mut self, particle: &mut Particle) {
        match &mut particle.term {
            Term::Element(element) => self.element(element),
            Term::Group(_, particles) => {
                for particle in particles {
                    self.particle(particle);
                }
            }
            Term::GroupReference(_) | Term::Wildcard(_) => {}
        }
    }

    fn element(&mut self, element: &mut Element) {
        let owner = match &element.name {
            ElementName::Own(name) => name,
            ElementName::Reference(reference) => &reference.written,
        };
        stray_attribute::repair(owner, &element.stray, self.diagnostics);
        let owner = owner.clone();
        self.type_use(&mut element.ty, &owner);
    }
}
