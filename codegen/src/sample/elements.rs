//! Elements: which one of several, of which type, nil or not.

use super::grammar::{Grammar, Type};
use super::heights::Heights;
use super::random::Random;
use super::simple::{Domain, Variety};
use super::tree::{self, Node, Prefixes};
use crate::documents::xml::name::{XSD, XSI};
use crate::documents::xsd::{ComplexType, Element, ElementName};
use crate::model::Constraint;

/// How deep elements may nest.
const DEEPEST: usize = 40;
/// How many elements a document has at most, where it could do with fewer.
const ROOM: usize = 120;
/// How many elements a document has at most.
const MOST: usize = 20_000;

/// Makes documents.
#[derive(Debug)]
pub(super) struct Sampler<'g, 's> {
    pub grammar: &'g Grammar<'s>,
    heights: Heights,
    pub random: Random,
    pub prefixes: Prefixes,
    /// How many elements there are so far, and how many there should be at most.
    made: usize,
    room: usize,
    /// Whether to make whatever can be made.
    pub full: bool,
    /// The values of type `xsd:ID` so far: none may be there twice, and references mean one of them.
    identities: Vec<String>,
}

impl<'g, 's> Sampler<'g, 's> {
    pub(super) fn new(grammar: &'g Grammar<'s>, random: Random) -> Self {
        Self {
            grammar,
            heights: Heights::default(),
            random,
            prefixes: Prefixes::default(),
            made: 0,
            room: 0,
            full: false,
            identities: Vec::new(),
        }
    }

    /// A document with the global element `element` as its root: the first one as small as can be,
    /// the second one full.
    ///
    /// # Errors
    /// If there can be none, or none is found; it says why.
    pub(super) fn document(
        &mut self,
        element: &'s Element,
        index: usize,
    ) -> Result<String, String> {
        if element.is_abstract {
            return Err("the element is abstract".to_owned());
        }
        self.prefixes = Prefixes::default();
        self.made = 0;
        self.identities.clear();
        self.full = index == 1;
        self.room = match index {
            0 => 0,
            1 => ROOM,
            _ => 3 + self.random.below(ROOM),
        };
        let least = self.least(element, DEEPEST);
        if !self.fits(element, least) {
            self.grammar.type_of(element)?;
            return Err("it must hold itself without an end, or what nothing declares".to_owned());
        }
        let depth = match index {
            0 => least,
            _ => (least + 1 + self.random.below(7)).min(DEEPEST),
        };
        let root = self.element(element, depth)?;
        Ok(self.prefixes.document(root))
    }

    pub(super) fn fits(&self, element: &'s Element, depth: usize) -> bool {
        self.heights.element(self.grammar, element, depth)
    }

    /// The fewest levels that the element fits into; `most` if it takes more.
    fn least(&self, element: &'s Element, most: usize) -> usize {
        (1..most).find(|depth| self.fits(element, *depth)).unwrap_or(most)
    }

    pub(super) fn heights(&self) -> &Heights {
        &self.heights
    }

    /// Whether there should be no more than what must be there.
    pub(super) fn is_full(&self) -> bool {
        self.made >= self.room
    }

    /// An element, or one that can stand in for it, of at most so many levels.
    pub(super) fn element(
        &mut self,
        element: &'s Element,
        depth: usize,
    ) -> Result<tree::Element, String> {
        let depth = if self.is_full() { self.least(element, depth) } else { depth };
        let candidates = self.grammar.candidates(element)?;
        let candidates: Vec<&'s Element> = candidates
            .into_iter()
            .filter(|it| {
                self.grammar
                    .type_of(it)
                    .is_ok_and(|ty| it.nillable || self.concrete(&ty, depth).next().is_some())
            })
            .collect();
        let element = self.random.pick(&candidates).copied();
        let element = element.ok_or("no element can stand there")?;
        if element.keyed {
            return Err("keys are not understood".to_owned());
        }
        self.made += 1;
        if self.made > MOST {
            return Err(format!("it takes more than {MOST} elements"));
        }
        let name = match &element.name {
            ElementName::Own(local) => self.prefixes.name(&element.namespace, local),
            ElementName::Reference(reference) => {
                return Err(format!("the element {reference} refers to another one"));
            }
        };
        let mut made = tree::Element { name, attributes: Vec::new(), children: Vec::new() };
        match self.grammar.type_of(element)? {
            Type::Any => self.anything(element, &mut made),
            Type::Simple(domain) => self.text(element, &domain, &mut made)?,
            complex @ Type::Complex(..) => self.complex(element, &complex, depth, &mut made)?,
        }
        Ok(made)
    }

    /// What an element of a type can be: complex types that are not abstract and fit into so many
    /// levels, each with the name that `xsi:type` has to give.
    fn concrete<'t>(
        &'t self,
        ty: &'t Type<'s>,
        depth: usize,
    ) -> impl Iterator<Item = Option<(&'s ComplexType, Option<usize>)>> + use<'t, 'g, 's> {
        let (own, index) = match ty {
            Type::Complex(complex, index) => (Some(Some((*complex, None))), *index),
            Type::Any | Type::Simple(_) => (Some(None), None),
        };
        let derived = index.into_iter().flat_map(|index| self.grammar.derived(index));
        let derived = derived.map(|(complex, index)| Some((complex, Some(index))));
        own.into_iter().chain(derived).filter(move |found| match found {
            None => true,
            Some((complex, _)) => {
                !complex.is_abstract && self.heights.complex(self.grammar, complex, depth)
            }
        })
    }

    fn complex(
        &mut self,
        element: &'s Element,
        ty: &Type<'s>,
        depth: usize,
        made: &mut tree::Element,
    ) -> Result<(), String> {
        let fitting: Vec<_> = self.concrete(ty, depth).flatten().collect();
        let nil = self.is_nil(element, fitting.is_empty());
        // What is nil has attributes of its type all the same.
        let derived = match ty {
            Type::Complex(complex, None) if nil => vec![(*complex, None)],
            Type::Complex(complex, Some(index)) if nil => {
                let derived = self.grammar.derived(*index).map(|(it, index)| (it, Some(index)));
                let all = std::iter::once((*complex, None)).chain(derived);
                all.filter(|(complex, _)| !complex.is_abstract).collect()
            }
            _ => fitting,
        };
        // The type that is declared is as likely as all others together.
        let own = derived.first().filter(|(_, index)| index.is_none() && self.random.once_in(2));
        let picked = own.copied().or_else(|| self.random.pick(&derived).copied());
        let (complex, index) = picked.ok_or("the type is abstract, and none is derived from it")?;
        if let Some(index) = index {
            let name = &self.grammar.schemas.types.items()[index].name;
            let value = self.prefixes.name(&name.namespace, &name.local);
            made.attributes.push(("xsi:type".to_owned(), value));
        }
        self.attributes(complex, nil, made)?;
        if nil {
            made.attributes.push((self.prefixes.name(XSI, "nil"), "true".to_owned()));
            return Ok(());
        }
        match self.grammar.text_of(complex, 0)? {
            Some(domain) => self.value(element, &domain, made),
            None if element.constraint.is_some() => self.constrained(element, made),
            None => self.content(complex, depth.saturating_sub(1), made),
        }
    }

    /// An element that only holds text.
    fn text(
        &mut self,
        element: &'s Element,
        domain: &Domain,
        made: &mut tree::Element,
    ) -> Result<(), String> {
        if self.is_nil(element, false) {
            made.attributes.push((self.prefixes.name(XSI, "nil"), "true".to_owned()));
            return Ok(());
        }
        self.value(element, domain, made)
    }

    /// Whether the element says that it has no value.
    fn is_nil(&mut self, element: &Element, must: bool) -> bool {
        let fixed = matches!(element.constraint, Some(Constraint::Fixed(..)));
        element.nillable && !fixed && (must || self.is_full() || self.random.once_in(6))
    }

    fn value(
        &mut self,
        element: &'s Element,
        domain: &Domain,
        made: &mut tree::Element,
    ) -> Result<(), String> {
        let text = match &element.constraint {
            Some(Constraint::Fixed(value, _)) => value.clone(),
            _ => self.simple_value(domain)?,
        };
        if !text.is_empty() {
            made.children.push(Node::Text(text));
        }
        Ok(())
    }

    /// The default or fixed value of an element of mixed content.
    fn constrained(&mut self, element: &Element, made: &mut tree::Element) -> Result<(), String> {
        if let Some(Constraint::Fixed(value, _) | Constraint::Default(value, _)) =
            &element.constraint
        {
            made.children.push(Node::Text(value.clone()));
        }
        Ok(())
    }

    /// A value of a simple type. Names get a prefix of the document, and identities are told apart.
    pub(super) fn simple_value(&mut self, domain: &Domain) -> Result<String, String> {
        let drawn = domain.draw(&mut self.random)?;
        let Variety::Atomic(builtin) = domain.variety else { return Ok(drawn) };
        match builtin.name {
            "ID" => {
                let unique = format!("{drawn}{}", self.identities.len());
                let value = if domain.allows(&unique) { unique } else { drawn };
                self.identities.push(value.clone());
                Ok(value)
            }
            "IDREF" => Ok(self.random.pick(&self.identities).cloned().unwrap_or(drawn)),
            "QName" => {
                let namespaces = ["urn:example:names", XSD];
                let namespace = self.random.pick(&namespaces).copied().unwrap_or_default();
                Ok(self.prefixes.name(namespace, &drawn))
            }
            _ => Ok(drawn),
        }
    }

    /// An element that can hold anything.
    fn anything(&mut self, element: &Element, made: &mut tree::Element) {
        if let Some(Constraint::Fixed(value, _)) = &element.constraint {
            made.children.push(Node::Text(value.clone()));
            return;
        }
        match self.random.below(4) {
            0 => {}
            _ if self.is_full() => {}
            1 => made.children.push(Node::Text("any text".to_owned())),
            2 => {
                made.attributes.push(("xsi:type".to_owned(), self.prefixes.name(XSD, "int")));
                made.children.push(Node::Text("7".to_owned()));
            }
            _ => {
                let other = self.foreign("urn:example:other");
                made.children.push(Node::Element(other));
            }
        }
    }

    /// An element of which no schema knows.
    pub(super) fn foreign(&mut self, namespace: &str) -> tree::Element {
        let name = self.prefixes.name(namespace, "sample");
        let inner = self.prefixes.name(namespace, "inner");
        let inner = tree::Element {
            name: inner,
            attributes: vec![("a".to_owned(), "1".to_owned())],
            children: vec![Node::Text("text & more".to_owned())],
        };
        let children = if self.random.once_in(2) { vec![Node::Element(inner)] } else { Vec::new() };
        tree::Element { name, attributes: Vec::new(), children }
    }
}
