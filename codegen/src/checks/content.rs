//! Content models in which it cannot be told which declaration an element is of, and those that give
//! one name two types.

use std::collections::HashMap;
use std::rc::Rc;

use super::breach::warn;
use super::declared::{Complex, Declared, name};
use super::labels::{Labels, Name};
use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::source::Span;
use crate::documents::xml::name::{QName, Quoted};
use crate::documents::xsd::{
    Compositor, Content, Element, ElementName, Occurs, Particle, Schemas, Term, TypeBody, TypeUse,
};
use crate::limits::LONGEST_CHAIN;

/// How many labels may be looked at in all: what is larger is not checked to the end.
const MOST: usize = 2_000_000;

/// Looks at the content of every complex type.
pub(super) fn check(all: &Declared<'_>, diagnostics: &mut Diagnostics) {
    let mut models = Models {
        schemas: all.schemas,
        diagnostics,
        particles: 0,
        left: MOST,
        in_all: false,
        groups: Vec::new(),
        named: HashMap::new(),
    };
    for complex in &all.complex {
        models.complex(complex);
    }
}

/// What a piece of a content model begins with, and what may follow its end and still be of it.
#[derive(Clone, Debug, Default)]
struct Model<'a> {
    first: Labels<'a>,
    open: Labels<'a>,
    nullable: bool,
}

impl Model<'_> {
    /// Whether something may come between the start of this and its end, and what.
    fn pending(&self) -> Self {
        let mut pending = self.clone();
        if self.nullable {
            pending.open.add(&self.first);
        }
        pending
    }
}

/// What the own content of a type comes to.
struct Own<'a> {
    model: Model<'a>,
    types: HashMap<Name<'a>, (Identity<'a>, Span)>,
    /// The content is an `all`.
    all: bool,
}

/// What tells the types of elements apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Identity<'a> {
    Any,
    Named(&'a QName),
    Inline(usize),
    /// That of a global element.
    Global(&'a QName),
    /// That of a reference that leads nowhere.
    Unknown,
}

struct Models<'a, 'd> {
    schemas: &'a Schemas,
    diagnostics: &'d mut Diagnostics,
    /// How many particles there were: each has a number.
    particles: usize,
    left: usize,
    /// The particle stands in `all`.
    in_all: bool,
    /// The groups that are being written out.
    groups: Vec<usize>,
    /// The own content of types by their positions; nothing while it is worked out.
    named: HashMap<usize, Rc<Own<'a>>>,
}

impl<'a> Models<'a, '_> {
    fn complex(&mut self, complex: &Complex<'a>) {
        let position = complex.name.and_then(|name| self.schemas.types.position(name));
        let known = position.and_then(|position| self.named.get(&position).cloned());
        let own = known.unwrap_or_else(|| self.own(&complex.ty.content, position));
        let mut content = &complex.ty.content;
        for _ in 0..LONGEST_CHAIN {
            let Content::Derived(derived) = content else { return };
            let base = derived.base.reference.name.as_ref().filter(|_| derived.extends);
            let Some(position) = base.and_then(|name| self.schemas.types.position(name)) else {
                return;
            };
            let Some(base) = self.of_named(position) else { return };
            if let Some(what) = base.model.pending().open.clash(&own.model.first) {
                let owner = Quoted(complex.owner).to_string();
                self.ambiguous(&what, &owner, complex.span);
            }
            self.inconsistent(&base.types, &own.types);
            if (base.all && !own.types.is_empty()) || (own.all && !base.types.is_empty()) {
                let message = format!(
                    "an `all` is extended, or extends something, in {}; read as a sequence of both",
                    Quoted(complex.owner)
                );
                let rule = "XSD 1.0 Part 1 §3.8.6, cos-all-limited 1";
                warn(self.diagnostics, codes::DERIVATION_RULE, complex.span, message, rule);
            }
            if !base.model.nullable {
                return;
            }
            let body = &self.schemas.types.items()[position].item.body;
            let TypeBody::Complex(next) = body else { return };
            content = &next.content;
        }
    }

    fn of_named(&mut self, position: usize) -> Option<Rc<Own<'a>>> {
        if let Some(own) = self.named.get(&position) {
            return Some(own.clone());
        }
        match &self.schemas.types.items()[position].item.body {
            TypeBody::Complex(complex) => Some(self.own(&complex.content, Some(position))),
            TypeBody::Simple(_) => None,
        }
    }

    fn own(&mut self, content: &'a Content, position: Option<usize>) -> Rc<Own<'a>> {
        let particle = match content {
            Content::Plain(particle) => particle.as_ref(),
            Content::Simple(..) => None,
            Content::Derived(derived) => derived.particle.as_ref(),
        };
        let mut types = HashMap::new();
        let empty = Model { nullable: true, ..Model::default() };
        let model = particle.map_or(empty, |it| self.particle(it, &mut types));
        let is_all = |it: &Particle| matches!(it.term, Term::Group(Compositor::All, _));
        let own = Rc::new(Own { model, types, all: particle.is_some_and(is_all) });
        if let Some(position) = position {
            self.named.insert(position, own.clone());
        }
        own
    }

    fn inconsistent(&mut self, before: &Types<'a>, own: &Types<'a>) {
        let mut differ: Vec<_> = own
            .iter()
            .filter_map(|(name, (ty, span))| {
                let (other, place) = before.get(name)?;
                (other != ty).then_some((*span, *place, name.1))
            })
            .collect();
        differ.sort_unstable();
        for (span, place, name) in differ {
            self.two_types(name, span, place);
        }
    }

    fn two_types(&mut self, name: &str, span: Span, first: Span) {
        let message = format!(
            "the element {} is of two types in one content model; each is read by its place",
            Quoted(name)
        );
        self.diagnostics
            .warning(codes::AMBIGUOUS_CONTENT, span, message)
            .clashes_with(first)
            .help("XSD 1.0 Part 1 §3.8.6, cos-element-consistent: give both one type, by its name");
    }

    fn ambiguous(&mut self, what: &str, owner: &str, span: Span) {
        let message =
            format!("in {owner}, {what} at one and the same place; read as of the declaration");
        let rule = "XSD 1.0 Part 1 §3.8.6, cos-nonambig (unique particle attribution)";
        warn(self.diagnostics, codes::AMBIGUOUS_CONTENT, span, message, rule);
    }

    fn particle(&mut self, particle: &'a Particle, types: &mut Types<'a>) -> Model<'a> {
        self.particles += 1;
        self.left = self.left.saturating_sub(1);
        if self.left == 0 {
            return Model { nullable: true, ..Model::default() };
        }
        let mut model = match &particle.term {
            Term::Element(element) => {
                self.remember(element, types);
                let first = Labels::of_name(wire_name(element), self.particles);
                Model { first, ..Model::default() }
            }
            Term::Wildcard(wildcard) => {
                let first = Labels::of_wildcard(wildcard, self.particles);
                Model { first, ..Model::default() }
            }
            Term::Group(compositor, particles) => {
                self.group(particle, *compositor, particles, types)
            }
            Term::GroupReference(reference) => {
                let found = reference.name.as_ref().and_then(|it| self.schemas.groups.position(it));
                let empty = Model { nullable: true, ..Model::default() };
                match found
                    .filter(|it| !self.groups.contains(it) && self.groups.len() < LONGEST_CHAIN)
                {
                    Some(index) => {
                        self.groups.push(index);
                        let group = &self.schemas.groups.items()[index].item;
                        let model = self.particle(group, types);
                        self.groups.pop();
                        model
                    }
                    None => empty,
                }
            }
        };
        self.repeat(particle, &mut model);
        model
    }

    fn group(
        &mut self,
        particle: &'a Particle,
        compositor: Compositor,
        particles: &'a [Particle],
        types: &mut Types<'a>,
    ) -> Model<'a> {
        let in_order = compositor == Compositor::Sequence;
        let mut whole = Model { nullable: compositor != Compositor::Choice, ..Model::default() };
        if particles.is_empty() {
            whole.nullable = true;
        }
        for inner in particles {
            self.all_within(inner);
            self.in_all = compositor == Compositor::All;
            let model = self.particle(inner, types);
            self.left = self.left.saturating_sub(model.first.len() + model.open.len());
            if self.left == 0 {
                return whole;
            }
            // In a sequence, it competes with what may still come; else, with what may come as well.
            let before = if in_order { &whole.open } else { &whole.first };
            // A quirk tells of an element that `all` has twice.
            let told = compositor == Compositor::All;
            if let Some(what) = before.clash(&model.first).filter(|_| !told) {
                self.ambiguous(&what, shown(particle), inner.span);
            }
            match compositor {
                Compositor::Sequence => {
                    if whole.nullable {
                        whole.first.add(&model.first);
                    }
                    whole.nullable &= model.nullable;
                    if model.nullable {
                        whole.open.add(&model.first);
                        whole.open.add(&model.open);
                    } else {
                        whole.open = model.open;
                    }
                }
                Compositor::Choice | Compositor::All => {
                    let all = compositor == Compositor::All;
                    whole.first.add(&model.first);
                    whole.open.add(&model.open);
                    whole.nullable = if all {
                        whole.nullable & model.nullable
                    } else {
                        whole.nullable | model.nullable
                    };
                }
            }
        }
        whole
    }

    /// A group that is an `all` is the whole content where it is used.
    fn all_within(&mut self, inner: &Particle) {
        let Term::GroupReference(reference) = &inner.term else { return };
        let found = reference.name.as_ref().and_then(|it| self.schemas.groups.position(it));
        let Some(index) = found else { return };
        let group = &self.schemas.groups.items()[index].item.term;
        if matches!(group, Term::Group(Compositor::All, _)) {
            let message = format!("the group {reference} is an `all` inside of another group");
            let rule = "XSD 1.0 Part 1 §3.8.6, cos-all-limited 1";
            let message = format!("{message}; read as a sequence");
            warn(self.diagnostics, codes::MISPLACED_ELEMENT, inner.span, message, rule);
        }
    }

    /// What can come again competes with its own end.
    fn repeat(&mut self, particle: &Particle, model: &mut Model<'a>) {
        let Occurs { least, most } = particle.occurs;
        if most != Some(1) {
            if let Some(what) = model.open.clash(&model.first) {
                self.ambiguous(&what, "a part that repeats", particle.span);
            }
            if most != Some(least) {
                let first = model.first.clone();
                model.open.add(&first);
            }
        }
        model.nullable |= least == 0;
    }

    fn remember(&mut self, element: &'a Element, types: &mut Types<'a>) {
        let identity = match &element.name {
            ElementName::Reference(reference) => match &reference.name {
                Some(name) => Identity::Global(name),
                None => Identity::Unknown,
            },
            ElementName::Own(_) => match &element.ty {
                TypeUse::Absent => Identity::Any,
                TypeUse::Named(name) => {
                    name.reference.name.as_ref().map_or(Identity::Unknown, Identity::Named)
                }
                TypeUse::Inline(body) => Identity::Inline(std::ptr::from_ref(&**body).addr()),
            },
        };
        let entry = types.entry(wire_name(element)).or_insert((identity, element.span));
        let (first, place) = *entry;
        if !self.in_all
            && first != identity
            && place != element.span
            && !self.is_global(first, identity)
        {
            self.two_types(name(element), element.span, place);
        }
    }

    /// Whether one of the two is a reference to a global element of the other's type.
    fn is_global(&self, one: Identity<'a>, other: Identity<'a>) -> bool {
        let (Identity::Global(global), Identity::Named(ty)) = (one, other) else {
            let (Identity::Named(_), Identity::Global(_)) = (one, other) else { return false };
            return self.is_global(other, one);
        };
        let index = self.schemas.elements.position(global);
        index.is_some_and(|index| match &self.schemas.elements.items()[index].item.ty {
            TypeUse::Named(name) => name.reference.name.as_ref() == Some(ty),
            TypeUse::Inline(_) | TypeUse::Absent => false,
        })
    }
}

type Types<'a> = HashMap<Name<'a>, (Identity<'a>, Span)>;

/// What a message calls the place of a particle.
fn shown(group: &Particle) -> &'static str {
    match &group.term {
        Term::Group(Compositor::Sequence, _) => "a sequence",
        Term::Group(Compositor::Choice, _) => "a choice",
        _ => "`all`",
    }
}

fn wire_name(element: &Element) -> Name<'_> {
    match &element.name {
        ElementName::Own(local) => (&element.namespace, local),
        ElementName::Reference(reference) => match &reference.name {
            Some(name) => (&name.namespace, &name.local),
            None => ("", &reference.written),
        },
    }
}
