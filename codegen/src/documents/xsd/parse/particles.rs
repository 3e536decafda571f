//! Content models: particles, model groups and element declarations.

use super::super::schema::{Compositor, Element, ElementName, Finals, Occurs, Particle, Term};
use super::{Reader, constraint, documentation, flag};
use crate::documents::xml;
use crate::documents::xml::declared::declared_name;
use crate::documents::xml::name::XSD;

impl Reader<'_> {
    /// The one particle that a complex type, an extension, a restriction or a group consists of.
    ///
    /// Several of them, and elements without a group, are taken to stand in a sequence.
    pub(super) fn content_particle(&mut self, element: xml::Element<'_>) -> Option<Particle> {
        let fits = |child: &xml::Element<'_>| {
            matches!(child.local(), "all" | "sequence" | "choice" | "group" | "element" | "any")
        };
        let children: Vec<_> = element.children_of(XSD).filter(fits).collect();
        match children[..] {
            [one] if !matches!(one.local(), "element" | "any") => self.particle(one),
            _ => self.loose_particles(&children),
        }
    }

    fn loose_particles(&mut self, children: &[xml::Element<'_>]) -> Option<Particle> {
        let first = children.first()?;
        let particles = children.iter().filter_map(|child| self.particle(*child)).collect();
        let term = Term::Group(Compositor::Sequence, particles);
        let loose = Some(first.written().to_owned());
        Some(Particle { loose, occurs: Occurs::ONCE, span: first.span(), term })
    }

    fn particle(&mut self, element: xml::Element<'_>) -> Option<Particle> {
        let occurs = occurs(element);
        if occurs.most == Some(0) {
            return None;
        }
        let term = match element.local() {
            "element" => Term::Element(Box::new(self.element(element, false)?)),
            "any" => Term::Wildcard(self.wildcard(element)),
            "all" => self.group(element, Compositor::All),
            "sequence" => self.group(element, Compositor::Sequence),
            "choice" => self.group(element, Compositor::Choice),
            "group" => match self.reference_in(element, "ref") {
                Some(reference) => Term::GroupReference(reference),
                None => {
                    self.unknown(element);
                    return None;
                }
            },
            // What stands for attributes is found by the type around it.
            "annotation" | "attribute" | "attributeGroup" | "anyAttribute" => return None,
            _ => {
                self.unknown(element);
                return None;
            }
        };
        Some(Particle { loose: None, occurs, span: element.span(), term })
    }

    fn group(&mut self, element: xml::Element<'_>, compositor: Compositor) -> Term {
        let particles = element.children_of(XSD).filter_map(|child| self.particle(child));
        Term::Group(compositor, particles.collect())
    }

    /// An element declaration, or a reference to one where it is not `global`.
    pub(super) fn element(&mut self, element: xml::Element<'_>, global: bool) -> Option<Element> {
        let reference = (!global).then(|| self.reference_in(element, "ref")).flatten();
        let name = match reference {
            Some(reference) => ElementName::Reference(reference),
            None => ElementName::Own(declared_name(element, self.diagnostics)?),
        };
        let namespace = if global {
            self.target.clone()
        } else {
            self.local_namespace(element, self.qualified_elements)
        };
        Some(Element {
            span: element.span(),
            name,
            namespace,
            nillable: flag(element, "nillable"),
            is_abstract: flag(element, "abstract"),
            substitutes: self.reference_in(element, "substitutionGroup"),
            finals: if global { self.finals(element) } else { Finals::default() },
            constraint: constraint(element),
            keyed: element
                .children_of(XSD)
                .any(|it| matches!(it.local(), "key" | "keyref" | "unique")),
            ty: self.type_use(element, "type"),
            documentation: documentation(element),
        })
    }
}

/// How often a particle occurs.
fn occurs(element: xml::Element<'_>) -> Occurs {
    let read = |name| element.value(name).and_then(occurrence).unwrap_or(1);
    let (least, most) = (read("minOccurs"), read("maxOccurs"));
    let most = (most != u32::MAX).then_some(most);
    // A particle that occurs more often at least than at most is taken to occur that often.
    Occurs { least, most: most.map(|most| if most == 0 { 0 } else { most.max(least) }) }
}

/// The number that `minOccurs` or `maxOccurs` gives, if it gives one; the greatest one stands for
/// any number.
pub(crate) fn occurrence(written: &str) -> Option<u32> {
    let written = written.trim();
    if written.eq_ignore_ascii_case("unbounded") || written == "*" {
        return Some(u32::MAX);
    }
    // A bound that no number holds is none.
    let huge = written.len() > 1 && written.bytes().all(|it| it.is_ascii_digit());
    written.parse().ok().or(huge.then_some(u32::MAX))
}
