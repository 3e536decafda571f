//! Content models: how often, in which order, and which alternative.

use super::elements::Sampler;
use super::tree::{self, Node};
use crate::documents::xsd::{
    Allowed, ComplexType, Compositor, Element, Occurs, Particle, Term, Wildcard,
};

/// How much more often than it must something occurs.
const MORE: u32 = 3;
/// How often something may have to occur.
const MOST: u32 = 1_000;

impl Wildcard {
    /// Whether it lets something of the namespace through.
    pub(super) fn lets_through(&self, namespace: &str) -> bool {
        match &self.allowed {
            Allowed::Any => true,
            // What has no namespace is not let through either.
            Allowed::Other(target) => **target != *namespace && !namespace.is_empty(),
            Allowed::Listed(listed) => listed.iter().any(|it| **it == *namespace),
        }
    }
}

impl<'s> Sampler<'_, 's> {
    /// Fills an element of the complex type with at most so many levels of elements.
    pub(super) fn content(
        &mut self,
        complex: &'s ComplexType,
        depth: usize,
        made: &mut tree::Element,
    ) -> Result<(), String> {
        let mut elements = Vec::new();
        for particle in self.grammar.particles(complex)? {
            self.particle(particle, depth, &mut elements)?;
        }
        let mixed = self.grammar.is_mixed(complex);
        for element in elements {
            self.between(mixed, made);
            made.children.push(Node::Element(element));
        }
        self.between(mixed, made);
        Ok(())
    }

    /// Text between elements, where it may stand.
    fn between(&mut self, mixed: bool, made: &mut tree::Element) {
        if mixed && self.random.once_in(2) {
            made.children.push(Node::Text("some text & more ".to_owned()));
        }
    }

    fn particle(
        &mut self,
        particle: &'s Particle,
        depth: usize,
        out: &mut Vec<tree::Element>,
    ) -> Result<(), String> {
        let fits = self.heights().term(self.grammar, &particle.term, depth, 0);
        for _ in 0..self.times(particle.occurs, fits)? {
            self.term(&particle.term, depth, out)?;
        }
        Ok(())
    }

    /// How often something occurs.
    fn times(&mut self, occurs: Occurs, fits: bool) -> Result<u32, String> {
        let Occurs { least, most } = occurs;
        if least > MOST {
            return Err(format!("something must occur {least} times"));
        }
        if !fits || self.is_full() {
            return Ok(least);
        }
        let most = most.unwrap_or(u32::MAX).min(least.saturating_add(MORE));
        let low = if self.full { least.max(1).min(most) } else { least };
        let drawn = self.random.between(low.into(), most.into());
        Ok(u32::try_from(drawn).unwrap_or(least))
    }

    fn term(
        &mut self,
        term: &'s Term,
        depth: usize,
        out: &mut Vec<tree::Element>,
    ) -> Result<(), String> {
        match term {
            Term::Element(element) => {
                let element = self.element(element, depth)?;
                out.push(element);
                Ok(())
            }
            Term::Group(Compositor::Choice, alternatives) => {
                let fits = |it: &&Particle| self.heights().particle(self.grammar, it, depth, 0);
                let fitting: Vec<&Particle> = alternatives.iter().filter(fits).collect();
                match self.random.pick(&fitting).copied() {
                    Some(particle) => self.particle(particle, depth, out),
                    None => Err("a choice has no alternative that comes to an end".to_owned()),
                }
            }
            Term::Group(compositor, particles) => {
                let mut particles: Vec<&Particle> = particles.iter().collect();
                if *compositor == Compositor::All {
                    self.random.shuffle(&mut particles);
                }
                particles.into_iter().try_for_each(|it| self.particle(it, depth, out))
            }
            Term::GroupReference(reference) => {
                let particle = self.grammar.group(reference)?;
                self.particle(particle, depth, out)
            }
            Term::Wildcard(wildcard) => {
                let element = self.wildcard(wildcard, depth)?;
                out.push(element);
                Ok(())
            }
        }
    }

    /// An element that a wildcard lets through: one of the schemas, or one that no schema knows
    /// where that will do.
    fn wildcard(&mut self, wildcard: &Wildcard, depth: usize) -> Result<tree::Element, String> {
        if !wildcard.strict && !self.random.once_in(4) {
            return Ok(self.unknown(wildcard));
        }
        let declared = self.grammar.schemas.elements.items().iter();
        let fitting: Vec<&'s Element> = declared
            .filter(|it| wildcard.lets_through(&it.name.namespace) && !it.item.is_abstract)
            .map(|it| &it.item)
            .filter(|it| self.fits(it, depth.saturating_sub(1)))
            .collect();
        match self.random.pick(&fitting).copied() {
            Some(element) => self.element(element, depth.saturating_sub(1)),
            None if wildcard.strict => {
                Err("no element of the schemas can stand for a wildcard".to_owned())
            }
            None => Ok(self.unknown(wildcard)),
        }
    }

    /// An element of which no schema knows, and that a wildcard lets through.
    fn unknown(&mut self, wildcard: &Wildcard) -> tree::Element {
        let listed = match &wildcard.allowed {
            Allowed::Listed(listed) => self.random.pick(listed).cloned(),
            Allowed::Any | Allowed::Other(_) => None,
        };
        self.foreign(listed.as_deref().unwrap_or("urn:example:other"))
    }
}
