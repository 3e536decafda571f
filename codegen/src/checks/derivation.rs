//! Restrictions that add something to their base or loosen it, and attributes that a type has twice.

use std::collections::{HashMap, HashSet};

use super::breach::warn;
use super::declared::{Complex, Declared, name};
use super::substitution;
use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::source::Span;
use crate::documents::xml::name::Quoted;
use crate::documents::xsd::{
    AttributeTerm, AttributeUse, ComplexType, Compositor, Content, Element, ElementName, Occurs,
    Particle, Presence, Schemas, Term, TypeBody,
};
use crate::limits::LONGEST_CHAIN;

type Name<'a> = (&'a str, &'a str);

/// How many elements of bases may be looked at in all.
const MOST: usize = 1_000_000;

/// Looks at every complex type.
pub(super) fn check(all: &Declared<'_>, diagnostics: &mut Diagnostics) {
    let mut left = MOST;
    let mut elements = all.schemas.elements.items().iter();
    let substitutes = elements.any(|it| it.item.substitutes.is_some());
    for complex in &all.complex {
        repeated_attributes(all.schemas, complex, diagnostics);
        let Content::Derived(derived) = &complex.ty.content else { continue };
        let base = derived.base.reference.name.as_ref().filter(|_| !derived.extends);
        let Some(base) = base.and_then(|name| declared(all.schemas, name)) else { continue };
        let mut of_base = Elements::new(all.schemas, substitutes, left);
        of_base.of_type(base, 0);
        let mut own = Elements::new(all.schemas, substitutes, left);
        if let Some(particle) = &derived.particle {
            own.particle(particle, Occurs::ONCE, 0);
        }
        left = of_base.left.min(own.left);
        if left == 0 {
            return;
        }
        compare(complex, &own, &of_base, diagnostics);
        attributes(all.schemas, complex, base, diagnostics);
    }
}

fn declared<'a>(
    schemas: &'a Schemas,
    name: &crate::documents::xml::name::QName,
) -> Option<&'a ComplexType> {
    match &schemas.types.items()[schemas.types.position(name)?].item.body {
        TypeBody::Complex(complex) => Some(complex),
        TypeBody::Simple(_) => None,
    }
}

fn compare(
    complex: &Complex<'_>,
    own: &Elements<'_>,
    base: &Elements<'_>,
    diagnostics: &mut Diagnostics,
) {
    let rule = "XSD 1.0 Part 1 §3.4.6, derivation-ok-restriction 5, and §3.9.6: a restriction allows \
                nothing that its base does not";
    let mut faults: Vec<(Span, String)> = Vec::new();
    for (name, (occurs, span, element)) in &own.found {
        match base.found.get(name) {
            None if !base.open => {
                faults.push((*span, format!("adds the element {}", Quoted(name.1))));
            }
            Some((outer, ..)) if is_wider(*occurs, *outer) => {
                let fault = format!("lets the element {} occur more freely", Quoted(name.1));
                faults.push((*span, fault));
            }
            Some((.., outer)) if !substitution::is_derived(own.schemas, element, outer) => {
                let fault = format!("gives the element {} another type", Quoted(name.1));
                faults.push((*span, fault));
            }
            _ => {}
        }
    }
    for (name, (occurs, ..)) in &base.found {
        if occurs.least > 0 && !own.found.contains_key(name) && !own.open {
            let fault = format!("leaves out the required element {}", Quoted(name.1));
            faults.push((complex.span, fault));
        }
    }
    faults.sort();
    for (span, fault) in faults {
        let message =
            format!("the restriction {} {fault}; read as it stands", Quoted(complex.owner));
        warn(diagnostics, codes::DERIVATION_RULE, span, message, rule);
    }
}

fn is_wider(inner: Occurs, outer: Occurs) -> bool {
    let most = |occurs: Occurs| occurs.most.unwrap_or(u32::MAX);
    inner.least < outer.least || most(inner) > most(outer)
}

/// The elements of a content model by their names, with how often each occurs in all.
struct Elements<'a> {
    schemas: &'a Schemas,
    found: HashMap<Name<'a>, (Occurs, Span, &'a Element)>,
    /// Others may stand there too.
    open: bool,
    /// Some elements can stand in for others.
    substitutes: bool,
    left: usize,
}

impl<'a> Elements<'a> {
    fn new(schemas: &'a Schemas, substitutes: bool, left: usize) -> Self {
        Self { schemas, found: HashMap::new(), open: false, substitutes, left }
    }

    fn of_type(&mut self, complex: &'a ComplexType, depth: usize) {
        let particle = match &complex.content {
            Content::Plain(particle) => particle,
            Content::Simple(..) => return,
            Content::Derived(derived) => {
                let base = derived.base.reference.name.as_ref().filter(|_| derived.extends);
                match base.map(|name| declared(self.schemas, name)) {
                    Some(Some(base)) if depth < LONGEST_CHAIN => self.of_type(base, depth + 1),
                    Some(_) => self.open = true,
                    None => {}
                }
                &derived.particle
            }
        };
        if let Some(particle) = particle {
            self.particle(particle, Occurs::ONCE, depth);
        }
    }

    fn particle(&mut self, particle: &'a Particle, outer: Occurs, depth: usize) {
        self.left = self.left.saturating_sub(1);
        if self.left == 0 {
            return;
        }
        let occurs = particle.occurs.within(outer);
        match &particle.term {
            Term::Element(element) => self.element(element, occurs),
            Term::Wildcard(_) => self.open = true,
            Term::Group(compositor, particles) => {
                // Of a choice, each may be left out.
                let alone = particles.len() == 1 || *compositor != Compositor::Choice;
                let least = if alone { occurs.least } else { 0 };
                for particle in particles {
                    self.particle(particle, Occurs { least, ..occurs }, depth);
                }
            }
            Term::GroupReference(reference) => {
                let found = reference.name.as_ref().and_then(|it| self.schemas.groups.position(it));
                match found.filter(|_| depth < LONGEST_CHAIN) {
                    Some(index) => {
                        self.particle(&self.schemas.groups.items()[index].item, occurs, depth + 1);
                    }
                    None => self.open = true,
                }
            }
        }
    }

    fn element(&mut self, element: &'a Element, occurs: Occurs) {
        let key = match &element.name {
            ElementName::Own(local) => (&*element.namespace, local.as_str()),
            ElementName::Reference(reference) => match &reference.name {
                Some(name) => (&*name.namespace, name.local.as_str()),
                None => ("", name(element)),
            },
        };
        let entry = self.found.entry(key);
        entry
            .and_modify(|(known, ..)| {
                known.least = known.least.saturating_add(occurs.least);
                known.most =
                    known.most.zip(occurs.most).map(|(one, other)| one.saturating_add(other));
            })
            .or_insert((occurs, element.span, element));
        // What can stand in for an element may take its place in a restriction.
        if matches!(element.name, ElementName::Reference(_)) {
            self.open |= self.substitutes;
        }
    }
}

/// The name of an attribute on the wire; nothing for groups and wildcards.
fn attribute_name(attribute: &AttributeUse) -> Option<Name<'_>> {
    match &attribute.term {
        AttributeTerm::Own(own) => Some((&own.namespace, &own.name)),
        AttributeTerm::Reference(reference) => {
            reference.name.as_ref().map(|name| (&*name.namespace, name.local.as_str()))
        }
        AttributeTerm::Group(_) | AttributeTerm::Wildcard(_) => None,
    }
}

/// A type has each attribute once, those that it inherits by extension included.
fn repeated_attributes(schemas: &Schemas, complex: &Complex<'_>, diagnostics: &mut Diagnostics) {
    let rule = "XSD 1.0 Part 1 §3.4.6, ct-props-correct 4";
    let mut own = HashSet::new();
    for attribute in &complex.ty.attributes {
        let Some(name) = attribute_name(attribute) else { continue };
        if !own.insert(name) {
            let message = format!(
                "the attribute {} is there twice in {}; the last one is read",
                Quoted(name.1),
                Quoted(complex.owner)
            );
            warn(diagnostics, codes::DUPLICATE, attribute.span, message, rule);
        }
    }
    let Content::Derived(derived) = &complex.ty.content else { return };
    if own.is_empty() || !derived.extends {
        return;
    }
    let mut base = derived.base.reference.name.as_ref().and_then(|it| declared(schemas, it));
    for _ in 0..LONGEST_CHAIN {
        let Some(found) = base else { return };
        for attribute in &found.attributes {
            if let Some(name) = attribute_name(attribute).filter(|name| own.contains(name)) {
                let message = format!(
                    "the attribute {} of {} is one of its base already; the one here is read",
                    Quoted(name.1),
                    Quoted(complex.owner)
                );
                warn(diagnostics, codes::DUPLICATE, complex.span, message, rule);
            }
        }
        base = match &found.content {
            Content::Derived(derived) => {
                derived.base.reference.name.as_ref().and_then(|it| declared(schemas, it))
            }
            Content::Plain(_) | Content::Simple(..) => None,
        };
    }
}

/// The attributes of a restriction are among those of its base, and no looser.
fn attributes(
    schemas: &Schemas,
    complex: &Complex<'_>,
    base: &ComplexType,
    diagnostics: &mut Diagnostics,
) {
    let mut known: HashMap<Name<'_>, Presence> = HashMap::new();
    let mut next = Some(base);
    for _ in 0..LONGEST_CHAIN {
        let Some(found) = next else { break };
        for attribute in &found.attributes {
            match attribute_name(attribute) {
                Some(name) => {
                    known.entry(name).or_insert(attribute.presence);
                }
                // Groups and wildcards are not looked into.
                None => return,
            }
        }
        next = match &found.content {
            Content::Plain(_) => None,
            Content::Simple(base, _) => {
                base.reference.name.as_ref().and_then(|it| declared(schemas, it))
            }
            Content::Derived(derived) => {
                let name = derived.base.reference.name.as_ref();
                // A base that is not declared here may have any.
                let Some(base) = name.and_then(|it| declared(schemas, it)) else { return };
                Some(base)
            }
        };
    }
    for attribute in &complex.ty.attributes {
        let Some(name) = attribute_name(attribute) else { continue };
        let fault = match known.get(&name) {
            None => "is none of its base",
            Some(Presence::Required) if attribute.presence != Presence::Required => {
                "is required in its base"
            }
            _ => continue,
        };
        let message = format!(
            "the attribute {} of the restriction {} {fault}; read as it stands",
            Quoted(name.1),
            Quoted(complex.owner)
        );
        let rule = "XSD 1.0 Part 1 §3.4.6, derivation-ok-restriction 2 and 3";
        warn(diagnostics, codes::DERIVATION_RULE, attribute.span, message, rule);
    }
}
