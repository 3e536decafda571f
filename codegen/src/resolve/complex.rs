//! Complex types: structs, simple content, and SOAP arrays.

use super::members::{Members, is_empty};
use super::types::{Place, Types, restricted, text};
use crate::documents::codes;
use crate::documents::xml::name::{QName, SOAP_ENC, SOAP12_ENC};
use crate::documents::xsd::{
    self, ArrayType, ComplexType, Derived, Element, Particle, Term, TypeBody,
};
use crate::limits::LONGEST_CHAIN;
use crate::model::{Content, Struct, TypeId, TypeKind, TypeRef};
use crate::quirks::{array, bad_extension};

impl<'a> Types<'a> {
    pub(super) fn complex(
        &mut self,
        complex: &'a ComplexType,
        place: Place<'_>,
    ) -> Option<TypeKind> {
        if let Some(array) = self.array(complex, place) {
            return array.map(TypeKind::Array);
        }
        // Extending a type that has no elements by nothing only gives it another name.
        if let xsd::Content::Derived(Derived { extends: true, base, particle }) = &complex.content
            && complex.attributes.is_empty()
            && particle.as_ref().is_none_or(is_empty)
            && !self.is_struct(base)
        {
            return self.named(base).map(|base| TypeKind::Alias(base, Vec::new()));
        }
        let (attributes, any_attribute) = self.attributes(complex, place)?;
        let mut unordered = false;
        let content = if self.is_mixed(complex, 0) {
            Content::Mixed
        } else if self.has_text(complex, 0) {
            let text = self.text_of(complex, place, 0)?;
            if attributes.is_empty() && !any_attribute {
                return Some(TypeKind::Alias(text, Vec::new()));
            }
            Content::Text(text)
        } else {
            let members = self.members(complex, place)?;
            unordered = members.unordered;
            Content::Members(members.finish())
        };
        let base = self.base_id(complex);
        let is_abstract = complex.is_abstract;
        Some(TypeKind::Struct(Struct {
            base,
            is_abstract,
            attributes,
            any_attribute,
            content,
            unordered,
        }))
    }

    /// The named complex type that `complex` is derived from.
    fn base_id(&self, complex: &ComplexType) -> Option<TypeId> {
        let base = match &complex.content {
            xsd::Content::Plain(_) => return None,
            xsd::Content::Simple(base, _) => base,
            xsd::Content::Derived(derived) => &derived.base,
        };
        let index = self.schemas.types.position(base.reference.name.as_ref()?)?;
        let body = &self.schemas.types.items()[index].item.body;
        matches!(body, TypeBody::Complex(_)).then_some(TypeId(index))
    }

    /// The complex type that `complex` is derived from, if it is.
    pub(super) fn base_of(&self, complex: &'a ComplexType) -> Option<&'a ComplexType> {
        let id = self.base_id(complex)?;
        match &self.schemas.types.items()[id.0].item.body {
            TypeBody::Complex(base) => Some(base),
            TypeBody::Simple(_) => None,
        }
    }

    /// Text may stand between the elements; a type that extends such a one allows it as well.
    fn is_mixed(&self, complex: &'a ComplexType, depth: usize) -> bool {
        let inherits =
            matches!(&complex.content, xsd::Content::Derived(Derived { extends: true, .. }));
        complex.mixed && !matches!(complex.content, xsd::Content::Simple(..))
            || inherits
                && depth < LONGEST_CHAIN
                && self.base_of(complex).is_some_and(|base| self.is_mixed(base, depth + 1))
    }

    /// Whether the type holds text and no elements. `complexContent` that extends a simple type
    /// is taken to mean `simpleContent`.
    fn has_text(&self, complex: &'a ComplexType, depth: usize) -> bool {
        match &complex.content {
            xsd::Content::Simple(..) => true,
            xsd::Content::Plain(_) => false,
            xsd::Content::Derived(Derived { base, particle, .. }) => {
                if particle.as_ref().is_some_and(|it| !is_empty(it)) || depth == LONGEST_CHAIN {
                    return false;
                }
                match self.base_of(complex) {
                    Some(base) => self.has_text(base, depth + 1),
                    None => self.is_simple(base),
                }
            }
        }
    }

    /// Whether `name` is a simple type.
    fn is_simple(&self, name: &xsd::TypeName) -> bool {
        let Some(name) = &name.reference.name else { return false };
        match self.declared(name) {
            Some(declared) => matches!(declared.item.body, TypeBody::Simple(_)),
            None => matches!(super::builtin::resolve(name), Some(TypeRef::Builtin(_))),
        }
    }

    /// The type of the text of a type that has text.
    fn text_of(
        &mut self,
        complex: &'a ComplexType,
        place: Place<'_>,
        depth: usize,
    ) -> Option<TypeRef> {
        let base = match &complex.content {
            xsd::Content::Plain(_) => return Some(text()),
            xsd::Content::Simple(base, _) => base,
            xsd::Content::Derived(derived) => &derived.base,
        };
        if depth == LONGEST_CHAIN {
            return self.endless(base, place);
        }
        // A restriction that lists values, or says what type it narrows, has a type of its own.
        if let xsd::Content::Simple(_, Some(restriction)) = &complex.content
            && let xsd::SimpleType::Restriction(inner, facets) = &**restriction
            && (!facets.enumeration.is_empty() || !matches!(inner, xsd::TypeUse::Absent))
        {
            let name = format!("{}.value", place.name);
            let value = Place { name: &name, ..place };
            let id =
                self.anonymous(&**restriction, value, |types| types.simple(restriction, value));
            return Some(TypeRef::Named(id));
        }
        let ty = match self.base_of(complex) {
            Some(base) => self.text_of(base, place, depth + 1)?,
            None => match self.named(base)? {
                TypeRef::Any => text(),
                ty => ty,
            },
        };
        Some(match &complex.content {
            xsd::Content::Simple(_, Some(restriction)) => match &**restriction {
                xsd::SimpleType::Restriction(_, facets) => restricted(ty, &facets.others),
                _ => ty,
            },
            _ => ty,
        })
    }

    /// The elements of `complex`, those of the types it extends first.
    fn members(&mut self, complex: &'a ComplexType, place: Place<'_>) -> Option<Members<'a>> {
        let mut members = Members::new(place.name);
        self.add_content(complex, place, 0, &mut members)?;
        Some(members)
    }

    fn add_content(
        &mut self,
        complex: &'a ComplexType,
        place: Place<'_>,
        depth: usize,
        members: &mut Members<'a>,
    ) -> Option<()> {
        let particle = match &complex.content {
            xsd::Content::Plain(particle) => particle,
            xsd::Content::Simple(..) => return Some(()),
            xsd::Content::Derived(derived) => {
                if derived.extends {
                    self.add_base(complex, derived, place, depth, members)?;
                }
                &derived.particle
            }
        };
        match particle {
            Some(particle) => self.particle(particle, crate::model::Occurs::ONCE, place, members),
            None => Some(()),
        }
    }

    fn add_base(
        &mut self,
        complex: &'a ComplexType,
        derived: &'a Derived,
        place: Place<'_>,
        depth: usize,
        members: &mut Members<'a>,
    ) -> Option<()> {
        if depth == LONGEST_CHAIN {
            return self.endless(&derived.base, place);
        }
        let base = self.named(&derived.base)?;
        match self.base_of(complex) {
            Some(base) if !is_array(base) => {
                let name = &derived.base.reference.name;
                let name = name.as_ref().map_or(place.name, |name| &name.local);
                let place = Place { name, ..place };
                self.add_content(base, place, depth + 1, members)
            }
            // `xsd:anyType` and `SOAP-ENC:Struct` have no elements to inherit; a type that nothing
            // declares may have some.
            _ if base == TypeRef::Any => {
                let reference = &derived.base.reference;
                if reference.name.as_ref().and_then(super::builtin::resolve).is_none() {
                    members.open_to_any(reference.span);
                }
                Some(())
            }
            _ => {
                self.no_struct(derived, place, members);
                Some(())
            }
        }
    }

    /// The error about a type that extends itself.
    pub(super) fn endless<T>(&mut self, base: &xsd::TypeName, place: Place<'_>) -> Option<T> {
        let message = format!(
            "the type `{}` extends itself, or more than {LONGEST_CHAIN} types one after the other",
            place.name
        );
        self.diagnostics
            .error(codes::CYCLIC_TYPE, base.reference.span, message)
            .help("end the chain with a type that extends none");
        None
    }

    /// A type that extends what has no elements: whatever it inherits is kept as XML.
    fn no_struct(&mut self, derived: &Derived, place: Place<'_>, members: &mut Members<'a>) {
        let reference = &derived.base.reference;
        bad_extension::report(place.name, reference, self.diagnostics);
        members.open_to_any(reference.span);
    }

    /// Whether `name` leads to a complex type with element content of its own.
    fn is_struct(&self, name: &xsd::TypeName) -> bool {
        let declared = name.reference.name.as_ref().and_then(|name| self.declared(name));
        declared.is_some_and(|declared| match &declared.item.body {
            TypeBody::Simple(_) => false,
            TypeBody::Complex(complex) => !is_array(complex),
        })
    }

    /// The item type, if the type is a SOAP-ENC array; the inner `None` comes with a new error.
    pub(super) fn array(
        &mut self,
        complex: &'a ComplexType,
        place: Place<'_>,
    ) -> Option<Option<TypeRef>> {
        if !is_array(complex) {
            return None;
        }
        let array_type = complex.attributes.iter().find_map(|it| it.array_type.as_ref());
        if let Some(array) = array_type {
            return Some(self.item(array, place));
        }
        let (xsd::Content::Derived(Derived { particle, .. }) | xsd::Content::Plain(particle)) =
            &complex.content
        else {
            return Some(Some(TypeRef::Any));
        };
        if let Some(element) = particle.as_ref().and_then(only_element) {
            return Some(self.element(element, place).map(|element| element.ty));
        }
        array::report_untyped(place.name, place.span, self.diagnostics);
        Some(Some(TypeRef::Any))
    }

    fn item(&mut self, array: &ArrayType, place: Place<'_>) -> Option<TypeRef> {
        array::check_dimensions(place.name, array, self.diagnostics);
        self.named(&array.item)
    }
}

/// Whether the type is a SOAP-ENC array (SOAP 1.1 §5.4.2, SOAP 1.2 Part 2 §3.1.6): it has a `wsdl:arrayType`, or it is
/// derived from `SOAP-ENC:Array`.
pub(super) fn is_array(complex: &ComplexType) -> bool {
    let derived = match &complex.content {
        xsd::Content::Derived(Derived { base, .. }) => {
            let is_array = |name: &QName| {
                [SOAP_ENC, SOAP12_ENC].iter().any(|encoding| name.is(encoding, "Array"))
            };
            base.lists > 0 || base.reference.name.as_ref().is_some_and(is_array)
        }
        xsd::Content::Plain(_) | xsd::Content::Simple(..) => false,
    };
    derived || complex.attributes.iter().any(|attribute| attribute.array_type.is_some())
}

/// The element that a particle consists of, if it is only one.
fn only_element(particle: &Particle) -> Option<&Element> {
    match &particle.term {
        Term::Element(element) => Some(element),
        Term::Group(_, particles) => match particles.as_slice() {
            [one] => only_element(one),
            _ => None,
        },
        Term::GroupReference(_) | Term::Wildcard(_) => None,
    }
}
