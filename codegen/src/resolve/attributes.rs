//! Attributes of complex types, including those of base types and attribute groups.

use std::collections::HashMap;

use super::types::{Place, Types, text};
use crate::documents::codes;
use crate::documents::xml::name::{Reference, SOAP_ENC, WSDL, XML};
use crate::documents::xsd::{self, AttributeTerm, AttributeUse, ComplexType, Presence};
use crate::limits::LONGEST_CHAIN;
use crate::model::{Attribute, TypeRef, WireName};
use crate::quirks::reference;

/// The attributes of a type while they are put together.
#[derive(Default)]
struct Found {
    /// Nothing in the place of one that is prohibited.
    list: Vec<Option<Attribute>>,
    /// Where in the list each one stands.
    index: HashMap<WireName, usize>,
    any: bool,
}

impl<'a> Types<'a> {
    /// The attributes of `complex`, inherited ones first, and whether others may be added.
    pub(super) fn attributes(
        &mut self,
        complex: &'a ComplexType,
        place: Place<'_>,
    ) -> Option<(Vec<Attribute>, bool)> {
        let mut found = Found::default();
        self.add_attributes(complex, place, 0, &mut found)?;
        Some((found.list.into_iter().flatten().collect(), found.any))
    }

    fn add_attributes(
        &mut self,
        complex: &'a ComplexType,
        place: Place<'_>,
        depth: usize,
        found: &mut Found,
    ) -> Option<()> {
        if let Some(base) = self.base_of(complex) {
            if depth == LONGEST_CHAIN {
                let (xsd::Content::Simple(name, _)
                | xsd::Content::Derived(xsd::Derived { base: name, .. })) = &complex.content
                else {
                    return None;
                };
                return self.endless(name, place);
            }
            self.add_attributes(base, place, depth + 1, found)?;
        }
        self.add_uses(&complex.attributes, place, 0, found)
    }

    fn add_uses(
        &mut self,
        uses: &'a [AttributeUse],
        place: Place<'_>,
        depth: usize,
        found: &mut Found,
    ) -> Option<()> {
        for attribute in uses {
            self.budget.spend(&[], attribute.span, self.diagnostics)?;
            match &attribute.term {
                AttributeTerm::Wildcard(_) => found.any = true,
                AttributeTerm::Group(reference) => {
                    self.add_group(reference, place, depth, found)?;
                }
                AttributeTerm::Own(own) => self.add_attribute(attribute, own, place, found)?,
                AttributeTerm::Reference(reference) => {
                    self.add_reference(attribute, reference, place, found)?;
                }
            }
        }
        Some(())
    }

    /// Tells of a global attribute that is not declared.
    pub(super) fn check_attribute(&mut self, reference: &Reference) {
        let Some(name) = &reference.name else {
            let table = &self.schemas.attributes;
            reference::find_or_open(table, reference, "none", self.diagnostics);
            return;
        };
        let is_known = self.schemas.attributes.position(name).is_some()
            || is_encoding(&name.namespace)
            || matches!(&*name.namespace, WSDL | XML);
        if !is_known {
            reference::report_attribute(reference, &name.namespace, self.diagnostics);
        }
    }

    /// Tells of an attribute group that is not declared.
    pub(super) fn check_attribute_group(&mut self, group: &Reference) {
        if !group.name.as_ref().is_some_and(|name| is_encoding(&name.namespace)) {
            let table = &self.schemas.attribute_groups;
            reference::find_or_open(table, group, "any attributes", self.diagnostics);
        }
    }

    fn add_group(
        &mut self,
        reference: &Reference,
        place: Place<'_>,
        depth: usize,
        found: &mut Found,
    ) -> Option<()> {
        let table = &self.schemas.attribute_groups;
        // What SOAP declares itself is about the encoding, not about the value.
        if reference.name.as_ref().is_some_and(|name| is_encoding(&name.namespace)) {
            return Some(());
        }
        let found_group =
            reference::find_or_open(table, reference, "any attributes", self.diagnostics);
        let Some(group) = found_group.map(|index| &table.items()[index]) else {
            found.any = true;
            return Some(());
        };
        if depth == LONGEST_CHAIN {
            let message = format!(
                "the attributeGroup {reference} contains itself, or groups {LONGEST_CHAIN} deep"
            );
            self.diagnostics
                .error(codes::CYCLIC_TYPE, reference.span, message)
                .help("end the chain with a group that refers to none");
            return None;
        }
        self.add_uses(&group.item, place, depth + 1, found)
    }

    fn add_reference(
        &mut self,
        attribute: &'a AttributeUse,
        reference: &Reference,
        place: Place<'_>,
        found: &mut Found,
    ) -> Option<()> {
        let table = &self.schemas.attributes;
        let Some(name) = &reference.name else {
            let _ = reference::find_or_open(table, reference, "none", self.diagnostics);
            return Some(());
        };
        if let Some(index) = table.position(name) {
            return self.add_attribute(attribute, &table.items()[index].item, place, found);
        }
        // What SOAP and WSDL declare themselves is about the encoding, not about the value.
        if is_encoding(&name.namespace) || &*name.namespace == WSDL {
            return Some(());
        }
        if &*name.namespace != XML {
            reference::report_attribute(reference, &name.namespace, self.diagnostics);
        }
        let (namespace, local) = (name.namespace.as_ref().to_owned(), name.local.clone());
        self.push_attribute(attribute, None, WireName { namespace, local }, text(), found);
        Some(())
    }

    fn add_attribute(
        &mut self,
        attribute: &'a AttributeUse,
        declared: &'a xsd::Attribute,
        place: Place<'_>,
        found: &mut Found,
    ) -> Option<()> {
        let name = WireName {
            namespace: declared.namespace.as_ref().to_owned(),
            local: declared.name.clone(),
        };
        // The type is of no use where there is to be no such attribute.
        let ty = if attribute.presence == Presence::Prohibited {
            text()
        } else {
            let made_of = format!("{}.{}", place.name, declared.name);
            let inner = Place { name: &made_of, span: attribute.span, ..place };
            match self.type_use(&declared.ty, inner)? {
                TypeRef::Any | TypeRef::Array(_) => text(),
                ty => ty,
            }
        };
        self.push_attribute(attribute, Some(declared), name, ty, found);
        Some(())
    }

    /// Adds an attribute in the place of an inherited one of the same name.
    fn push_attribute(
        &mut self,
        attribute: &AttributeUse,
        declared: Option<&xsd::Attribute>,
        name: WireName,
        ty: TypeRef,
        found: &mut Found,
    ) {
        if attribute.presence == Presence::Prohibited {
            if let Some(index) = found.index.remove(&name) {
                found.list[index] = None;
            }
            return;
        }
        let index = *found.index.entry(name.clone()).or_insert(found.list.len());
        let constraint = attribute.constraint.clone();
        let new = Attribute {
            name,
            ty,
            required: attribute.presence == Presence::Required,
            constraint: constraint.or_else(|| declared.and_then(|it| it.constraint.clone())),
            documentation: declared.and_then(|it| it.documentation.clone()),
            span: attribute.span,
        };
        match found.list.get_mut(index) {
            Some(before) => *before = Some(new),
            None => found.list.push(Some(new)),
        }
    }
}

/// Whether the namespace is that of a SOAP encoding, of whatever version.
fn is_encoding(namespace: &str) -> bool {
    namespace == SOAP_ENC
        || (namespace.starts_with("http://www.w3.org/") && namespace.ends_with("/soap-encoding"))
}
