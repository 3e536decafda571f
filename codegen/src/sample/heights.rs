//! Whether an instance of an element or type fits within a given depth.
//!
//! A recursive type, whose recursive element may be required, needs this to come to an end.

use std::cell::RefCell;
use std::collections::HashMap;

use super::grammar::{Grammar, Type};
use crate::documents::xsd::{ComplexType, Compositor, Element, Particle, Term};

/// How many groups may be referred to from one another.
const DEEPEST_GROUP: usize = 32;

/// What is known of complex types already, by their addresses and depths.
#[derive(Debug, Default)]
pub(super) struct Heights {
    known: RefCell<HashMap<(usize, usize), bool>>,
}

impl Heights {
    /// Whether `element`, or what can stand in for it, fits into so many levels of elements.
    pub(super) fn element(&self, grammar: &Grammar<'_>, element: &Element, depth: usize) -> bool {
        depth > 0
            && grammar.candidates(element).is_ok_and(|all| {
                all.into_iter().any(|element| {
                    let ty = grammar.type_of(element);
                    ty.is_ok_and(|ty| element.nillable || self.type_or_derived(grammar, &ty, depth))
                })
            })
    }

    /// Whether the content of a type, or of one derived from it, fits below an element that has so
    /// many levels with itself.
    fn type_or_derived(&self, grammar: &Grammar<'_>, ty: &Type<'_>, depth: usize) -> bool {
        let Type::Complex(complex, index) = ty else { return true };
        let mut derived = index.iter().flat_map(|index| grammar.derived(*index));
        (!complex.is_abstract && self.complex(grammar, complex, depth))
            || derived.any(|(it, _)| !it.is_abstract && self.complex(grammar, it, depth))
    }

    /// Whether the content of this very type fits.
    pub(super) fn complex(
        &self,
        grammar: &Grammar<'_>,
        complex: &ComplexType,
        depth: usize,
    ) -> bool {
        let key = (std::ptr::from_ref(complex).addr(), depth);
        if let Some(known) = self.known.borrow().get(&key) {
            return *known;
        }
        let particles = grammar.particles(complex);
        let fits = particles
            .is_ok_and(|all| all.iter().all(|it| self.particle(grammar, it, depth - 1, 0)));
        self.known.borrow_mut().insert(key, fits);
        fits
    }

    /// Whether a particle fits into so many levels, be it by not occurring.
    pub(super) fn particle(
        &self,
        grammar: &Grammar<'_>,
        particle: &Particle,
        depth: usize,
        groups: usize,
    ) -> bool {
        particle.occurs.least == 0 || self.term(grammar, &particle.term, depth, groups)
    }

    /// Whether what a particle consists of fits, if it occurs.
    pub(super) fn term(
        &self,
        grammar: &Grammar<'_>,
        term: &Term,
        depth: usize,
        groups: usize,
    ) -> bool {
        let fits = |particle: &Particle| self.particle(grammar, particle, depth, groups);
        match term {
            Term::Element(element) => self.element(grammar, element, depth),
            Term::Group(Compositor::Choice, inner) => inner.iter().any(fits),
            Term::Group(_, inner) => inner.iter().all(fits),
            Term::GroupReference(reference) => {
                groups < DEEPEST_GROUP
                    && grammar
                        .group(reference)
                        .is_ok_and(|inner| self.particle(grammar, inner, depth, groups + 1))
            }
            Term::Wildcard(wildcard) if !wildcard.strict => depth > 0,
            Term::Wildcard(wildcard) => {
                let mut elements = grammar.schemas.elements.items().iter();
                depth > 0
                    && elements.any(|declared| {
                        wildcard.lets_through(&declared.name.namespace)
                            && !declared.item.is_abstract
                            && self.element(grammar, &declared.item, depth - 1)
                    })
            }
        }
    }
}
