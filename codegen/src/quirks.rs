//! Readings of broken documents: one file for what is broken, with its fixtures.
//!
//! The rule: what a document says by mistake is given the meaning that it must have, here and nowhere
//! else, and each time a warning names the place and what was assumed. There are three ways:
//!
//! 1. [`repair_tree`] changes the tree of a document, before anything is read of it:
//!    `<xsd:simpletype>` becomes `<xsd:simpleType>`.
//! 2. [`repair`] changes what the documents declare: the type `tns:user[]` becomes an array of
//!    `tns:user`. What has been read as it must be meant, such as an attribute inside of a sequence,
//!    is only told of.
//! 3. Where [`resolve`](crate::resolve) follows a reference that leads nowhere, or meets a thing that
//!    contradicts another, it asks: the functions that begin with `find` and `is` answer, and those
//!    that begin with `report` and `check` say in their first line what is assumed.
//!
//! No repair is what has no sound reading, or what nothing here knows: that is left out where it
//! stands, by [`Diagnostics::left_out`], or is an error. Neither is what is only old, such as drafts
//! of XML Schema.

pub(crate) mod abstract_type;
pub(crate) mod array;
mod array_type_reference;
pub(crate) mod attached;
pub(crate) mod bad_extension;
mod bad_occurrence;
mod bracketed_type;
pub(crate) mod counterpart;
mod debug_address;
mod dollar_name;
pub(crate) mod duplicate;
mod empty_type;
mod ill_formed;
mod misplaced;
pub(crate) mod missing_address;
mod missing_base;
mod missing_name;
mod misspelt_element;
pub(crate) mod mixed_up;
mod outside_schema;
pub(crate) mod parts;
pub(crate) mod reference;
pub(crate) mod style;
mod trailing_content;
mod tree;
mod two_types;
pub(crate) mod unoffered;
mod unprefixed_schema;
mod xsd_array;

use crate::documents::diagnostics::Diagnostics;
use crate::documents::wsdl::{Definitions, PartContent};
use crate::documents::xml::Document;
use crate::documents::xsd::{
    AttributeTerm, AttributeUse, ComplexType, Content, Element, ElementName, Particle, SimpleType,
    Term, TypeBody, TypeName, TypeUse,
};

/// Repairs the tree of a document, before anything is read of it.
pub(crate) fn repair_tree(document: &mut Document<'_>, diagnostics: &mut Diagnostics) {
    ill_formed::report(document, diagnostics);
    trailing_content::report(document, diagnostics);
    unprefixed_schema::repair(document, diagnostics);
    tree::walk(document, diagnostics);
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
    for binding in definitions.bindings.items_mut() {
        style::repair(&mut binding.item, binding.span, repairs.diagnostics);
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
    report_duplicates(&definitions, diagnostics);
    definitions
}

fn report_duplicates(definitions: &Definitions, diagnostics: &mut Diagnostics) {
    duplicate::report_all(&definitions.messages, diagnostics);
    duplicate::report_all(&definitions.port_types, diagnostics);
    duplicate::report_all(&definitions.bindings, diagnostics);
    duplicate::report_all(&definitions.services, diagnostics);
    duplicate::report_all(&definitions.schemas.types, diagnostics);
    duplicate::report_all(&definitions.schemas.elements, diagnostics);
    duplicate::report_all(&definitions.schemas.groups, diagnostics);
    duplicate::report_all(&definitions.schemas.attributes, diagnostics);
    duplicate::report_all(&definitions.schemas.attribute_groups, diagnostics);
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
        missing_base::check(complex, self.diagnostics);
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
        misplaced::check_attribute(attribute, self.diagnostics);
        array_type_reference::repair(attribute, owner, self.diagnostics);
        if let AttributeTerm::Own(own) = &mut attribute.term {
            self.type_use(&mut own.ty, owner);
        }
        if let Some(array) = &mut attribute.array_type {
            self.type_name(&mut array.item, owner);
        }
    }

    fn particle(&mut self, particle: &mut Particle) {
        misplaced::check_particle(particle, self.diagnostics);
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
        let owner = owner.clone();
        self.type_use(&mut element.ty, &owner);
    }
}

#[cfg(test)]
mod tests;
