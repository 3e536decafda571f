//! Simple and complex types.

use super::super::schema::{
    ComplexType, Content, Derived, EnumerationValue, Facets, SimpleType, TypeBody, TypeName,
    TypeUse,
};
use super::attributes::is_attribute;
use super::{Reader, documentation, flag};
use crate::documents::xml;
use crate::documents::xml::name::XSD;

impl Reader<'_> {
    pub(super) fn type_body(&mut self, element: xml::Element<'_>) -> TypeBody {
        if element.local() == "simpleType" {
            TypeBody::Simple(self.simple_type(element))
        } else {
            TypeBody::Complex(self.complex_type(element))
        }
    }

    fn simple_type(&mut self, element: xml::Element<'_>) -> SimpleType {
        for child in element.children_of(XSD) {
            match child.local() {
                "restriction" => return self.restriction(child),
                "list" => return SimpleType::List(self.type_use(child, "itemType")),
                "union" => return self.union(child),
                _ => {}
            }
        }
        SimpleType::Restriction(TypeUse::Absent, Facets::default())
    }

    fn restriction(&mut self, element: xml::Element<'_>) -> SimpleType {
        SimpleType::Restriction(self.type_use(element, "base"), facets(element))
    }

    /// The members of a union: those that the attribute lists come first (XSD 1.0 Part 2 §4.1.2.3).
    fn union(&mut self, element: xml::Element<'_>) -> SimpleType {
        let mut members = Vec::new();
        if let Some(listed) = element.attribute("", "memberTypes") {
            for written in listed.value.split_whitespace() {
                let reference = self.adopt(element.reference_to(written, listed));
                members.push(TypeUse::Named(TypeName::new(reference)));
            }
        }
        for child in element.children_of(XSD).filter(|child| child.local() == "simpleType") {
            members.push(TypeUse::Inline(Box::new(self.type_body(child))));
        }
        SimpleType::Union(members)
    }

    /// The type that the attribute called `attribute` names or that stands inside of `element`.
    pub(super) fn type_use(&mut self, element: xml::Element<'_>, attribute: &str) -> TypeUse {
        if let Some(reference) = self.reference_in(element, attribute) {
            return TypeUse::Named(TypeName::new(reference));
        }
        let inline = element
            .children_of(XSD)
            .find(|child| matches!(child.local(), "simpleType" | "complexType"));
        match inline {
            Some(child) => TypeUse::Inline(Box::new(self.type_body(child))),
            None => TypeUse::Absent,
        }
    }

    fn complex_type(&mut self, element: xml::Element<'_>) -> ComplexType {
        let content = element
            .children_of(XSD)
            .find(|child| matches!(child.local(), "simpleContent" | "complexContent"));
        let derivation = content.and_then(|content| {
            content
                .children_of(XSD)
                .find(|child| matches!(child.local(), "extension" | "restriction"))
        });
        let is_abstract = flag(element, "abstract");
        let mixed = flag(element, "mixed") || content.is_some_and(|it| flag(it, "mixed"));
        let (content, attributes) = match (content, derivation) {
            (Some(content), Some(derivation)) => {
                (self.derived(content, derivation), self.attributes(derivation))
            }
            _ => (Content::Plain(self.content_particle(element)), self.attributes(element)),
        };
        let baseless = derivation.filter(|it| it.attribute("", "base").is_none());
        let baseless = baseless.map(|it| (it.written().to_owned(), it.span()));
        ComplexType { baseless, content, attributes, mixed, is_abstract }
    }

    fn derived(&mut self, content: xml::Element<'_>, derivation: xml::Element<'_>) -> Content {
        let Some(base) = self.reference_in(derivation, "base").map(TypeName::new) else {
            return Content::Plain(self.content_particle(derivation));
        };
        let extends = derivation.local() == "extension";
        if content.local() == "complexContent" {
            let particle = self.content_particle(derivation);
            return Content::Derived(Derived { extends, base, particle });
        }
        let narrowed = !extends
            && derivation.children_of(XSD).any(|it| {
                it.local() == "simpleType" || (it.value("value").is_some() && is_facet(it))
            });
        let restriction = narrowed.then(|| {
            let inline = derivation.children_of(XSD).find(|it| it.local() == "simpleType");
            let base = match inline {
                Some(child) => TypeUse::Inline(Box::new(self.type_body(child))),
                None => TypeUse::Absent,
            };
            Box::new(SimpleType::Restriction(base, facets(derivation)))
        });
        Content::Simple(base, restriction)
    }
}

/// Whether the element is a facet; anything else in a restriction has no `value`.
fn is_facet(element: xml::Element<'_>) -> bool {
    !is_attribute(element) && element.local() != "annotation"
}

/// The facets inside of a restriction (XSD 1.0 Part 2 §4.3).
fn facets(restriction: xml::Element<'_>) -> Facets {
    let mut facets = Facets::default();
    for child in restriction.children_of(XSD).filter(|child| is_facet(*child)) {
        let Some(value) = child.value("value").map(str::to_owned) else { continue };
        if child.local() == "enumeration" {
            let documentation = documentation(child);
            let span = child.span();
            facets.enumeration.push(EnumerationValue { value, documentation, span });
        } else {
            if child.value("fixed").is_some_and(|it| matches!(it.trim(), "true" | "1")) {
                facets.fixed.push(child.local().to_owned());
            }
            facets.others.push((child.local().to_owned(), value));
            facets.spans.push(child.span());
        }
    }
    facets
}
