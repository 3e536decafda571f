//! The schemas as a grammar, for writing documents.

use std::collections::HashMap;

use super::simple::{Domain, Variety};
use super::values;
use crate::documents::xml::name::{Reference, SOAP_ENC, XSD};
use crate::documents::xsd::{
    ComplexType, Content, Derived, Element, ElementName, Particle, Schemas, SimpleType, TypeBody,
    TypeName, TypeUse,
};

/// How many types or elements may be derived from one another in a row.
pub(super) const DEEPEST: usize = crate::limits::LONGEST_CHAIN;

/// The schemas, with what follows from them.
#[derive(Debug)]
pub(super) struct Grammar<'s> {
    pub schemas: &'s Schemas,
    /// The complex types that are derived from one, at one remove or more, by their positions.
    derived: HashMap<usize, Vec<usize>>,
    /// The elements that can stand in for one, by their positions.
    substitutes: HashMap<usize, Vec<usize>>,
}

/// What a type is, once references are followed.
#[derive(Clone, Debug)]
pub(super) enum Type<'s> {
    /// `xsd:anyType`.
    Any,
    Simple(Domain),
    /// A complex type, with its position if it has a name.
    Complex(&'s ComplexType, Option<usize>),
}

impl<'s> Grammar<'s> {
    pub(super) fn new(schemas: &'s Schemas) -> Self {
        let mut grammar = Self { schemas, derived: HashMap::new(), substitutes: HashMap::new() };
        for index in 0..schemas.types.items().len() {
            let base = |index: usize| match &schemas.types.items()[index].item.body {
                TypeBody::Complex(complex) => grammar.base(complex).and_then(|base| base.1),
                TypeBody::Simple(_) => None,
            };
            let above = chain(index, base);
            for base in above {
                grammar.derived.entry(base).or_default().push(index);
            }
        }
        let elements = schemas.elements.items();
        for index in 0..elements.len() {
            let head = |index: usize| {
                let head = elements[index].item.substitutes.as_ref()?;
                schemas.elements.position(head.name.as_ref()?)
            };
            for head in chain(index, head) {
                grammar.substitutes.entry(head).or_default().push(index);
            }
        }
        grammar
    }

    /// The named complex types that can stand where the one at `index` is asked for, itself not
    /// among them.
    pub(super) fn derived(&self, index: usize) -> impl Iterator<Item = (&'s ComplexType, usize)> {
        let derived = self.derived.get(&index).map_or(&[][..], Vec::as_slice);
        let items = self.schemas.types.items();
        derived.iter().filter_map(|index| match &items[*index].item.body {
            TypeBody::Complex(complex) => Some((complex, *index)),
            TypeBody::Simple(_) => None,
        })
    }

    /// The global elements that can stand for one that is declared or referred to; that one alone if
    /// it is a local one.
    ///
    /// # Errors
    /// If nothing declares it.
    pub(super) fn candidates(&self, element: &'s Element) -> Result<Vec<&'s Element>, String> {
        let ElementName::Reference(reference) = &element.name else { return Ok(vec![element]) };
        let table = &self.schemas.elements;
        let head = reference.name.as_ref().and_then(|name| table.position(name));
        let head = head.ok_or_else(|| format!("the element {reference} is not declared"))?;
        let others = self.substitutes.get(&head).map_or(&[][..], Vec::as_slice);
        let all = std::iter::once(&head).chain(others);
        Ok(all.map(|index| &table.items()[*index].item).filter(|it| !it.is_abstract).collect())
    }

    /// The type of an element: its own, or that of the element that it stands in for.
    ///
    /// # Errors
    /// If nothing declares it.
    pub(super) fn type_of(&self, element: &'s Element) -> Result<Type<'s>, String> {
        let mut element = element;
        for _ in 0..DEEPEST {
            let head = element.substitutes.as_ref().and_then(|head| head.name.as_ref());
            let head = head.and_then(|head| self.schemas.elements.position(head));
            match (&element.ty, head) {
                (TypeUse::Absent, Some(head)) => {
                    element = &self.schemas.elements.items()[head].item;
                }
                (ty, _) => return self.type_use(ty),
            }
        }
        Err("elements stand in for one another without an end".to_owned())
    }

    pub(super) fn type_use(&self, ty: &'s TypeUse) -> Result<Type<'s>, String> {
        match ty {
            TypeUse::Absent => Ok(Type::Any),
            TypeUse::Named(name) => self.named(name, 0),
            TypeUse::Inline(body) => self.body(body, None, 0),
        }
    }

    /// The simple type where none but simple types can stand; text if nothing is said.
    pub(super) fn simple_use(&self, ty: &'s TypeUse, depth: usize) -> Result<Domain, String> {
        let found = match ty {
            TypeUse::Absent => Type::Any,
            TypeUse::Named(name) => self.named(name, depth)?,
            TypeUse::Inline(body) => self.body(body, None, depth)?,
        };
        match found {
            Type::Simple(domain) => Ok(domain),
            Type::Any => Ok(Domain::builtin("string")),
            Type::Complex(..) => Err("a complex type stands where a simple one belongs".to_owned()),
        }
    }

    fn named(&self, name: &TypeName, depth: usize) -> Result<Type<'s>, String> {
        let reference = &name.reference;
        let array = reference.name.as_ref().is_some_and(|name| &*name.namespace == SOAP_ENC);
        if name.lists > 0 || array {
            return Err(format!("the type {reference} is one of the SOAP encoding"));
        }
        if let Some(index) = self.position(reference) {
            return self.body(&self.schemas.types.items()[index].item.body, Some(index), depth);
        }
        match &reference.name {
            Some(name) if name.is(XSD, "anyType") => Ok(Type::Any),
            Some(name) if &*name.namespace == XSD && values::is_known(&name.local) => {
                Ok(Type::Simple(Domain::builtin(&name.local)))
            }
            _ => Err(format!("the type {reference} is not declared")),
        }
    }

    fn position(&self, reference: &Reference) -> Option<usize> {
        self.schemas.types.position(reference.name.as_ref()?)
    }

    fn body(
        &self,
        body: &'s TypeBody,
        index: Option<usize>,
        depth: usize,
    ) -> Result<Type<'s>, String> {
        match body {
            TypeBody::Complex(complex) => Ok(Type::Complex(complex, index)),
            TypeBody::Simple(simple) => self.simple(simple, depth + 1).map(Type::Simple),
        }
    }

    fn simple(&self, simple: &'s SimpleType, depth: usize) -> Result<Domain, String> {
        if depth > DEEPEST {
            return Err("simple types are made from one another without an end".to_owned());
        }
        match simple {
            SimpleType::Restriction(base, facets) => {
                let mut domain = self.simple_use(base, depth)?;
                domain.restrict(facets)?;
                Ok(domain)
            }
            SimpleType::List(item) => {
                let item = self.simple_use(item, depth)?;
                Ok(Domain::new(Variety::List(Box::new(item))))
            }
            SimpleType::Union(members) => {
                let members = members.iter().map(|member| self.simple_use(member, depth));
                Ok(Domain::new(Variety::Union(members.collect::<Result<_, _>>()?)))
            }
        }
    }

    /// The complex type that one is derived from, with its position.
    pub(super) fn base(&self, complex: &ComplexType) -> Option<(&'s ComplexType, Option<usize>)> {
        let (Content::Simple(base, _) | Content::Derived(Derived { base, .. })) = &complex.content
        else {
            return None;
        };
        let index = self.position(&base.reference)?;
        match &self.schemas.types.items()[index].item.body {
            TypeBody::Complex(complex) => Some((complex, Some(index))),
            TypeBody::Simple(_) => None,
        }
    }

    /// The type of the text of a complex type with simple content; nothing if it has no such
    /// content.
    ///
    /// # Errors
    /// If it cannot be told what it is.
    pub(super) fn text_of(
        &self,
        complex: &'s ComplexType,
        depth: usize,
    ) -> Result<Option<Domain>, String> {
        let Content::Simple(base, narrowed) = &complex.content else { return Ok(None) };
        if depth > DEEPEST {
            return Err("types are derived from one another without an end".to_owned());
        }
        let mut domain = match (narrowed.as_deref(), self.named(base, 0)?) {
            // The type that a restriction names takes the place of the base's own.
            (Some(SimpleType::Restriction(inner @ TypeUse::Inline(_), _)), _) => {
                self.simple_use(inner, 0)?
            }
            (_, Type::Complex(base, _)) => {
                self.text_of(base, depth + 1)?.unwrap_or_else(|| Domain::builtin("string"))
            }
            (_, Type::Simple(domain)) => domain,
            (_, Type::Any) => Domain::builtin("string"),
        };
        if let Some(SimpleType::Restriction(_, facets)) = narrowed.as_deref() {
            domain.restrict(facets)?;
        }
        Ok(Some(domain))
    }

    /// The particles that element content consists of, those of the base first.
    ///
    /// # Errors
    /// If types are derived from one another without an end, or from what has no elements.
    pub(super) fn particles(&self, complex: &'s ComplexType) -> Result<Vec<&'s Particle>, String> {
        let mut found = Vec::new();
        let mut next = Some(complex);
        for _ in 0..DEEPEST {
            let Some(complex) = next else {
                found.reverse();
                return Ok(found);
            };
            let (particle, extends) = match &complex.content {
                Content::Plain(particle) => (particle, false),
                Content::Simple(..) => (&None, false),
                Content::Derived(derived) => {
                    self.named(&derived.base, 0)?;
                    (&derived.particle, derived.extends)
                }
            };
            found.extend(particle);
            next = if extends { self.base(complex).map(|base| base.0) } else { None };
        }
        Err("types are derived from one another without an end".to_owned())
    }

    /// Whether text may stand between the elements: a type that extends another one, and adds no
    /// elements, takes that on.
    pub(super) fn is_mixed(&self, complex: &'s ComplexType) -> bool {
        let mut next = complex;
        for _ in 0..DEEPEST {
            match (&next.content, self.base(next)) {
                (_, _) if next.mixed => return true,
                (Content::Derived(Derived { extends: true, particle: None, .. }), Some(base)) => {
                    next = base.0;
                }
                _ => return false,
            }
        }
        false
    }

    /// The particle of a named group.
    ///
    /// # Errors
    /// If nothing declares it.
    pub(super) fn group(&self, reference: &Reference) -> Result<&'s Particle, String> {
        let table = &self.schemas.groups;
        let index = reference.name.as_ref().and_then(|name| table.position(name));
        let index = index.ok_or_else(|| format!("the group {reference} is not declared"))?;
        Ok(&table.items()[index].item)
    }
}

/// What `above` leads to from `index` on, not for ever.
fn chain(index: usize, above: impl Fn(usize) -> Option<usize>) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::new();
    let mut next = above(index);
    while let Some(current) = next.filter(|it| *it != index && !found.contains(it)) {
        found.push(current);
        next = above(current);
    }
    found
}
