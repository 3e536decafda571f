//! Content models: particles into the members of structs and groups.
//!
//! A sequence that occurs once is merged into what surrounds it. A choice, or a sequence that
//! repeats, becomes a type of its own.

use std::collections::HashMap;

use super::builtin;
use super::types::{Place, Types};
use crate::documents::codes;
use crate::documents::source::Span;
use crate::documents::xml::name::{Reference, XSD};
use crate::documents::xsd::{self, Compositor, ElementName, Particle, Term};
use crate::limits::LONGEST_CHAIN;
use crate::model::{Element, Member, MemberKind, Occurs, TypeId, TypeKind, TypeRef, WireName};
use crate::quirks::{duplicate, mixed_up, reference};

/// The members of a struct or group while they are put together.
pub(super) struct Members<'a> {
    list: Vec<Member>,
    /// The elements of `xsd:all`, which has each of them once.
    of_all: HashMap<&'a str, usize>,
    /// Some of them come in any order.
    pub(super) unordered: bool,
    /// What names for inner groups are made of.
    owner: String,
    /// The groups that are being written out, each inside of the one before.
    open: Vec<usize>,
}

impl Members<'_> {
    pub(super) fn new(owner: &str) -> Self {
        let owner = owner.to_owned();
        let (list, of_all, open) = (Vec::new(), HashMap::new(), Vec::new());
        Self { list, of_all, unordered: false, owner, open }
    }

    /// Lets any elements stand in front of those that follow.
    pub(super) fn open_to_any(&mut self, span: Span) {
        let occurs = Occurs { least: 0, most: None };
        self.list.push(Member { kind: MemberKind::Any, occurs, documentation: None, span });
    }

    pub(super) fn finish(self) -> Vec<Member> {
        self.list
    }

    /// Members of a group inside of this one.
    fn inner(&self) -> Self {
        Self { open: self.open.clone(), ..Self::new(&self.owner) }
    }
}

impl<'a> Types<'a> {
    /// Adds what `particle` consists of, which stands in something that occurs as `outer` says.
    pub(super) fn particle(
        &mut self,
        particle: &'a Particle,
        outer: Occurs,
        place: Place<'_>,
        members: &mut Members<'a>,
    ) -> Option<()> {
        let documentation = match &particle.term {
            Term::Element(element) => element.documentation.as_deref(),
            _ => None,
        };
        self.budget.spend(&[documentation], particle.span, self.diagnostics)?;
        let occurs = particle.occurs.within(outer);
        match &particle.term {
            Term::Element(element) => {
                let kind = self.element_member(element, place)?;
                self.add(kind, occurs, element, members)
            }
            Term::Wildcard(_) => {
                let (kind, span) = (MemberKind::Any, particle.span);
                members.list.push(Member { kind, occurs, documentation: None, span });
                Some(())
            }
            Term::Group(compositor, particles) => {
                self.group(particle, *compositor, particles, occurs, place, members)
            }
            Term::GroupReference(reference) => {
                self.group_reference(reference, occurs, place, members)
            }
        }
    }

    fn group(
        &mut self,
        particle: &'a Particle,
        compositor: Compositor,
        particles: &'a [Particle],
        occurs: Occurs,
        place: Place<'_>,
        members: &mut Members<'a>,
    ) -> Option<()> {
        let choice = compositor == Compositor::Choice;
        let inner: Vec<&Particle> = particles.iter().filter(|it| !is_empty(it)).collect();
        // A choice with an empty alternative need not be made.
        let least = if choice && inner.len() < particles.len() { 0 } else { occurs.least };
        let occurs = Occurs { least, ..occurs };
        if let [one] = inner[..] {
            return self.particle(one, occurs, place, members);
        }
        if choice || occurs.repeats() {
            return self.typed_group(particle, choice, inner, occurs, place, members);
        }
        members.unordered |= compositor == Compositor::All;
        let mut sound = Some(());
        for particle in inner {
            if compositor == Compositor::All
                && let Term::Element(element) = &particle.term
                && self.is_repeated(element, place, members)?
            {
                continue;
            }
            sound = self.particle(particle, occurs, place, members).and(sound);
        }
        sound
    }

    /// A group that cannot be written out, and becomes a type.
    fn typed_group(
        &mut self,
        particle: &'a Particle,
        choice: bool,
        inner: Vec<&'a Particle>,
        occurs: Occurs,
        place: Place<'_>,
        members: &mut Members<'a>,
    ) -> Option<()> {
        let field = if choice { "choice" } else { "sequence" };
        let name = format!("{}.{field}", members.owner);
        let place = Place { name: &name, span: particle.span, ..place };
        let mut content = members.inner();
        let id = self.anonymous(particle, place, |types| {
            for particle in inner {
                if choice {
                    types.alternative(particle, place, &mut content)?;
                } else {
                    types.particle(particle, Occurs::ONCE, place, &mut content)?;
                }
            }
            let members = content.finish();
            Some(if choice { TypeKind::Choice(members) } else { TypeKind::Sequence(members) })
        });
        let (kind, span) = (MemberKind::Group(id, field.to_owned()), particle.span);
        members.list.push(Member { kind, occurs, documentation: None, span });
        Some(())
    }

    /// Adds what one alternative of a choice consists of, as one member.
    fn alternative(
        &mut self,
        particle: &'a Particle,
        place: Place<'_>,
        choice: &mut Members<'a>,
    ) -> Option<()> {
        let mut content = choice.inner();
        match &particle.term {
            // A choice inside of a choice adds its own alternatives.
            Term::Group(Compositor::Choice, particles) if !particle.occurs.repeats() => {
                let before = choice.list.len();
                for particle in particles.iter().filter(|it| !is_empty(it)) {
                    self.alternative(particle, place, choice)?;
                }
                // It need not be made where it is absent, or where nothing is one of its alternatives.
                if particle.occurs.least == 0 || particles.iter().any(is_empty) {
                    choice.list[before..].iter_mut().for_each(|member| member.occurs.least = 0);
                }
                return Some(());
            }
            _ => self.particle(particle, Occurs::ONCE, place, &mut content)?,
        }
        match content.list.len() {
            0 => {}
            1 => choice.list.append(&mut content.list),
            _ => {
                let name = format!("{}.sequence", choice.owner);
                let inner = Place { name: &name, span: particle.span, ..place };
                let list = content.finish();
                let id = self.anonymous(&particle.term, inner, |_| Some(TypeKind::Sequence(list)));
                let kind = MemberKind::Group(id, "sequence".to_owned());
                let (occurs, span) = (Occurs::ONCE, particle.span);
                choice.list.push(Member { kind, occurs, documentation: None, span });
            }
        }
        Some(())
    }

    fn group_reference(
        &mut self,
        reference: &'a Reference,
        occurs: Occurs,
        place: Place<'_>,
        members: &mut Members<'a>,
    ) -> Option<()> {
        let open = "any elements";
        let found =
            reference::find_or_open(&self.schemas.groups, reference, open, self.diagnostics);
        let Some(index) = found else {
            members.open_to_any(reference.span);
            return Some(());
        };
        if members.open.contains(&index) || members.open.len() == LONGEST_CHAIN {
            let message =
                format!("the group {reference} contains itself, or groups {LONGEST_CHAIN} deep");
            self.diagnostics
                .error(codes::CYCLIC_TYPE, reference.span, message)
                .help("end the chain with a group that refers to none");
            return None;
        }
        let declared = &self.schemas.groups.items()[index];
        members.open.push(index);
        let owner = std::mem::replace(&mut members.owner, declared.name.local.clone());
        let place = Place { name: &declared.name.local, ..place };
        let sound = self.particle(&declared.item, occurs, place, members);
        members.owner = owner;
        members.open.pop();
        sound
    }

    /// The element that is declared here, or the global one that is referred to.
    pub(super) fn element(
        &mut self,
        element: &'a xsd::Element,
        place: Place<'_>,
    ) -> Option<Element> {
        match &element.name {
            ElementName::Own(local) => {
                let name = format!("{}.{local}", place.name);
                let inner = Place { name: &name, span: element.span, ..place };
                self.declaration(element, local, inner)
            }
            ElementName::Reference(reference) => self.element_reference(reference),
        }
    }

    /// The global element that is referred to. One that nothing declares can hold anything.
    pub(super) fn element_reference(&mut self, reference: &Reference) -> Option<Element> {
        let elements = &self.schemas.elements;
        if let Some(element) = self.type_as_element(reference) {
            return Some(element);
        }
        // XML Schema's own elements stand where a service sends a schema (.NET's data sets).
        let built_in = reference.name.as_ref().filter(|name| &*name.namespace == XSD);
        let built_in = built_in.filter(|_| !builtin::is_type(reference));
        let found = match built_in {
            Some(_) => None,
            None => {
                let open = "one that holds anything";
                reference::find_or_open(elements, reference, open, self.diagnostics)
            }
        };
        if let Some(index) = found {
            return self.global_element(index);
        }
        let written = reference.written.rsplit(':').next().unwrap_or_default();
        let (namespace, local) = match &reference.name {
            Some(name) => (name.namespace.as_ref().to_owned(), name.local.clone()),
            None => (String::new(), written.to_owned()),
        };
        let name = WireName { namespace, local };
        Some(Element { name, ty: TypeRef::Any, nillable: false, constraint: None })
    }

    /// The element of the name and the content of a type, which a reference to an element names by
    /// mistake.
    fn type_as_element(&mut self, reference: &Reference) -> Option<Element> {
        let name = reference.name.as_ref()?;
        if self.schemas.elements.position(name).is_some() {
            return None;
        }
        let index = self.schemas.types.position(name)?;
        mixed_up::report_type(reference, self.diagnostics);
        let (namespace, local) = (name.namespace.as_ref().to_owned(), name.local.clone());
        let name = WireName { namespace, local };
        let ty = TypeRef::Named(TypeId(index));
        Some(Element { name, ty, nillable: false, constraint: None })
    }

    /// Every global element that has a sound type, in document order.
    pub(super) fn elements(&mut self) -> Vec<Element> {
        let indices = 0..self.schemas.elements.items().len();
        indices.filter_map(|index| self.global_element(index)).collect()
    }

    /// The global element at `index` in the table of the schemas.
    pub(super) fn global_element(&mut self, index: usize) -> Option<Element> {
        let declared = &self.schemas.elements.items()[index];
        let local = &declared.name.local;
        let namespace = declared.name.namespace.clone();
        let place = Place { name: local, namespace: &namespace, span: declared.span };
        self.declaration(&declared.item, local, place)
    }

    fn declaration(
        &mut self,
        element: &'a xsd::Element,
        local: &str,
        place: Place<'_>,
    ) -> Option<Element> {
        let ty = match self.substitution.head_type(element, self.schemas) {
            Some(ty) => self.type_use(ty, place)?,
            None => self.type_use(&element.ty, place)?,
        };
        let name =
            WireName { namespace: element.namespace.as_ref().to_owned(), local: local.to_owned() };
        let constraint = element.constraint.clone();
        Some(Element { name, ty, nillable: element.nillable, constraint })
    }

    fn add(
        &mut self,
        kind: MemberKind,
        occurs: Occurs,
        element: &xsd::Element,
        members: &mut Members<'a>,
    ) -> Option<()> {
        let (documentation, span) = (element.documentation.clone(), element.span);
        members.list.push(Member { kind, occurs, documentation, span });
        Some(())
    }

    /// Whether `xsd:all` has declared the element before; the first declaration counts.
    fn is_repeated(
        &mut self,
        element: &'a xsd::Element,
        place: Place<'_>,
        members: &mut Members<'a>,
    ) -> Option<bool> {
        let ElementName::Own(name) = &element.name else { return Some(false) };
        let Some(&first) = members.of_all.get(name.as_str()) else {
            members.of_all.insert(name, members.list.len());
            return Some(false);
        };
        let ty = self.element(element, place)?.ty;
        let Some((first, span)) = declared_before(&members.list, first) else {
            return Some(false);
        };
        duplicate::report_field(name, *first == ty, element.span, span, self.diagnostics);
        Some(true)
    }
}

fn declared_before(list: &[Member], index: usize) -> Option<(&TypeRef, Span)> {
    let member = list.get(index)?;
    match &member.kind {
        MemberKind::Element(element) => Some((&element.ty, member.span)),
        MemberKind::Group(..) | MemberKind::Any => None,
    }
}

/// Whether no element can come of a particle.
pub(super) fn is_empty(particle: &Particle) -> bool {
    matches!(&particle.term, Term::Group(_, particles) if particles.iter().all(is_empty))
}
