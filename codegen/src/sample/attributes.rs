//! The attributes of example elements.

use super::elements::Sampler;
use super::grammar::DEEPEST;
use super::simple::Domain;
use super::tree;
use crate::documents::xml::name::{QName, SOAP_ENC, XML};
use crate::documents::xsd::{
    Attribute, AttributeTerm, AttributeUse, ComplexType, Content, Derived, Presence, Wildcard,
};
use crate::model::Constraint;

/// What attributes a type has.
#[derive(Debug, Default)]
struct Found<'s> {
    list: Vec<Use<'s>>,
    wildcards: Vec<&'s Wildcard>,
}

#[derive(Debug)]
struct Use<'s> {
    name: QName,
    /// Nothing if no schema declares it.
    declared: Option<&'s Attribute>,
    presence: Presence,
    constraint: Option<&'s Constraint>,
}

impl<'s> Sampler<'_, 's> {
    /// Adds attributes of the complex type: of an element that is nil, those alone that must be
    /// there.
    pub(super) fn attributes(
        &mut self,
        complex: &'s ComplexType,
        nil: bool,
        made: &mut tree::Element,
    ) -> Result<(), String> {
        let mut found = Found::default();
        self.collect(complex, 0, &mut found)?;
        let other = "urn:example:other";
        if !nil
            && !found.wildcards.is_empty()
            && found.wildcards.iter().all(|it| !it.strict && it.lets_through(other))
            && (self.full || self.random.once_in(3))
        {
            let name = self.prefixes.name(other, "more");
            made.attributes.push((name, "some \"more\"".to_owned()));
        }
        for attribute in found.list {
            let wanted = match attribute.presence {
                Presence::Required => true,
                Presence::Prohibited => false,
                Presence::Optional if nil => false,
                Presence::Optional => self.full || (!self.is_full() && self.random.once_in(2)),
            };
            if wanted {
                self.attribute(&attribute, made)?;
            }
        }
        Ok(())
    }

    fn attribute(&mut self, attribute: &Use<'s>, made: &mut tree::Element) -> Result<(), String> {
        let QName { namespace, local } = &attribute.name;
        let domain = match attribute.declared {
            Some(declared) => self.grammar.simple_use(&declared.ty, 0)?,
            None => Domain::builtin(match (&**namespace, local.as_str()) {
                (XML, "lang") => "language",
                (XML, "base") => "anyURI",
                (XML, "id") => "ID",
                (XML, _) => "NCName",
                _ => return Err(format!("the attribute `{local}` is not declared")),
            }),
        };
        let value = match attribute.constraint {
            Some(Constraint::Fixed(value, prefixes)) => {
                for (prefix, namespace) in prefixes.iter().filter(|(it, _)| !it.is_empty()) {
                    let declaration = (format!("xmlns:{prefix}"), namespace.clone());
                    if !made.attributes.contains(&declaration) {
                        made.attributes.push(declaration);
                    }
                }
                value.clone()
            }
            _ if &**namespace == XML && local == "space" => "preserve".to_owned(),
            _ => self.simple_value(&domain)?,
        };
        made.attributes.push((self.prefixes.name(namespace, local), value));
        Ok(())
    }

    /// The attributes of a type, with those that it inherits.
    fn collect(
        &self,
        complex: &'s ComplexType,
        depth: usize,
        found: &mut Found<'s>,
    ) -> Result<(), String> {
        if depth > DEEPEST {
            return Err("types are derived from one another without an end".to_owned());
        }
        if let Some((base, _)) = self.grammar.base(complex) {
            self.collect(base, depth + 1, found)?;
        }
        let restricts = match &complex.content {
            Content::Plain(_) => false,
            Content::Simple(_, narrowed) => narrowed.is_some(),
            Content::Derived(Derived { extends, .. }) => !extends,
        };
        // A restriction has those wildcards alone that it gives itself.
        if restricts {
            found.wildcards.clear();
        }
        self.add(&complex.attributes, 0, found)
    }

    fn add(
        &self,
        uses: &'s [AttributeUse],
        depth: usize,
        found: &mut Found<'s>,
    ) -> Result<(), String> {
        if depth > DEEPEST {
            return Err("attribute groups hold one another without an end".to_owned());
        }
        let schemas = self.grammar.schemas;
        for attribute in uses {
            match &attribute.term {
                AttributeTerm::Wildcard(wildcard) => found.wildcards.push(wildcard),
                AttributeTerm::Group(reference) => {
                    let table = &schemas.attribute_groups;
                    let index = reference.name.as_ref().and_then(|name| table.position(name));
                    match index {
                        Some(index) => self.add(&table.items()[index].item, depth + 1, found)?,
                        None if reference.name.as_ref().is_some_and(|it| &*it.namespace == XML) => {
                        }
                        None => {
                            return Err(format!("the attribute group {reference} is not declared"));
                        }
                    }
                }
                AttributeTerm::Own(own) => {
                    let name = QName { namespace: own.namespace.clone(), local: own.name.clone() };
                    found.put(attribute, name, Some(own));
                }
                AttributeTerm::Reference(reference) => {
                    let Some(name) = &reference.name else {
                        return Err(format!("the attribute {reference} is not declared"));
                    };
                    if &*name.namespace == SOAP_ENC {
                        continue;
                    }
                    let index = schemas.attributes.position(name);
                    let declared = index.map(|index| &schemas.attributes.items()[index].item);
                    found.put(attribute, name.clone(), declared);
                }
            }
        }
        Ok(())
    }
}

impl<'s> Found<'s> {
    /// Adds an attribute in the place of an inherited one of the same name.
    fn put(&mut self, attribute: &'s AttributeUse, name: QName, declared: Option<&'s Attribute>) {
        let constraint = attribute.constraint.as_ref();
        let constraint = constraint.or_else(|| declared.and_then(|it| it.constraint.as_ref()));
        self.list.retain(|it| it.name != name);
        let presence = attribute.presence;
        self.list.push(Use { name, declared, presence, constraint });
    }
}
