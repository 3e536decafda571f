//! Schema types to model types.

use super::budget::Budget;
use super::builtin;
use crate::diagnostics::Diagnostics;
use crate::model::{Builtin, Scalar, TypeDef, TypeId, TypeKind, TypeRef, WireName};
use crate::source::Span;
use crate::xml::name::{QName, Quoted, Reference, SOAP_ENC, XSD};
use crate::xml::table::Declared;
use crate::xsd::{
    ArrayType, ComplexType, Content, Derived, Element, ElementName, Particle, Schemas, SimpleType,
    Term, TypeBody, TypeDefinition, TypeName, TypeUse,
};

/// Follows references to types. A [`TypeId`] is a type's position in the table of the schemas.
pub(super) struct Types<'a> {
    pub(super) schemas: &'a Schemas,
    pub(super) diagnostics: &'a mut Diagnostics,
    pub(super) budget: Budget,
}

impl<'a> Types<'a> {
    pub(super) fn new(schemas: &'a Schemas, diagnostics: &'a mut Diagnostics) -> Self {
        Self { schemas, diagnostics, budget: Budget::default() }
    }

    /// Every named type, in document order.
    pub(super) fn definitions(mut self) -> Vec<TypeDef> {
        let schemas = self.schemas;
        schemas.types.items().iter().map(|declared| self.definition(declared)).collect()
    }

    fn definition(&mut self, declared: &'a Declared<TypeDefinition>) -> TypeDef {
        let kind = match &declared.item.body {
            TypeBody::Simple(simple) => self.simple(simple).map(TypeKind::Alias),
            TypeBody::Complex(complex) => self.complex(complex, declared),
        };
        TypeDef {
            name: WireName {
                namespace: declared.name.namespace.as_ref().to_owned(),
                local: declared.name.local.clone(),
            },
            documentation: declared.item.documentation.clone(),
            span: declared.span,
            // Without a kind there is an error, and the model is not used.
            kind: kind.unwrap_or(TypeKind::Alias(TypeRef::Any)),
        }
    }

    /// The type that `name` refers to; without one there is a new error.
    pub(super) fn named(&mut self, name: &TypeName) -> Option<TypeRef> {
        let ty = self.reference(&name.reference)?;
        Some((0..name.lists).fold(ty, |item, _| TypeRef::Array(Box::new(item))))
    }

    fn reference(&mut self, reference: &Reference) -> Option<TypeRef> {
        let table = &self.schemas.types;
        if let Some(name) = &reference.name
            && table.position(name).is_none()
        {
            if let Some(ty) = builtin::resolve(name) {
                return Some(ty);
            }
            if matches!(&*name.namespace, XSD | SOAP_ENC) {
                let message = format!("there is no type {reference} in `{}`", name.namespace);
                self.diagnostics
                    .error("dangling-type", reference.span, message)
                    .help_with(|| Some(builtin::suggest(&name.local)));
                return None;
            }
            let bare = !reference.written.contains(':');
            if bare && let Some(ty) = builtin::schema_type(&name.local) {
                let message =
                    format!("the type {reference} has no prefix; read as the one of XML Schema");
                self.diagnostics
                    .warning("missing-prefix", reference.span, message)
                    .help(format!("write it with the prefix that stands for `{XSD}`"));
                return Some(ty);
            }
        }
        table.find(reference, self.diagnostics).map(|index| TypeRef::Named(TypeId(index)))
    }

    fn type_use(&mut self, ty: &'a TypeUse, owner: &str, span: Span) -> Option<TypeRef> {
        match ty {
            TypeUse::Absent => Some(TypeRef::Any),
            TypeUse::Named(name) => self.named(name),
            TypeUse::Inline(body) => match &**body {
                TypeBody::Simple(simple) => self.simple(simple),
                TypeBody::Complex(complex) => self.inline(complex, owner, span),
            },
        }
    }

    fn simple(&mut self, simple: &'a SimpleType) -> Option<TypeRef> {
        match simple {
            SimpleType::Restriction(TypeUse::Named(base)) => self.named(base),
            SimpleType::Restriction(TypeUse::Inline(body)) => match &**body {
                TypeBody::Simple(simple) => self.simple(simple),
                TypeBody::Complex(_) => Some(text()),
            },
            SimpleType::Restriction(TypeUse::Absent) | SimpleType::List | SimpleType::Union => {
                Some(text())
            }
        }
    }

    fn inline(&mut self, complex: &'a ComplexType, owner: &str, span: Span) -> Option<TypeRef> {
        if let Some(array) = self.array(complex, owner, span) {
            return array.map(|item| TypeRef::Array(Box::new(item)));
        }
        if let Content::Simple(base) = &complex.content {
            return self.named(base);
        }
        let message = format!("not supported yet: {} has a struct without a name", Quoted(owner));
        self.diagnostics
            .error("not-supported", span, message)
            .help("move the `complexType` to the schema's top level, and give it a name");
        None
    }

    fn complex(
        &mut self,
        complex: &'a ComplexType,
        declared: &'a Declared<TypeDefinition>,
    ) -> Option<TypeKind> {
        let owner = &declared.name.local;
        if let Some(array) = self.array(complex, owner, declared.span) {
            return array.map(TypeKind::Array);
        }
        self.warn_of_attributes(complex, owner);
        match &complex.content {
            Content::Simple(base) => return self.named(base).map(TypeKind::Alias),
            // Extending a type that has no fields by nothing only gives it another name.
            Content::Derived(Derived { extends: true, base, particle })
                if particle.as_ref().is_none_or(is_empty) && !self.is_struct(&base.reference) =>
            {
                return self.named(base).map(TypeKind::Alias);
            }
            _ => {}
        }
        self.fields(complex, declared).map(TypeKind::Struct)
    }

    fn warn_of_attributes(&mut self, complex: &ComplexType, owner: &str) {
        for attribute in &complex.attributes {
            let message = format!(
                "the attribute {} of {} is ignored: SOAP encoding has elements only",
                Quoted(&attribute.written),
                Quoted(owner)
            );
            self.diagnostics
                .warning("ignored-attribute", attribute.span, message)
                .help("SOAP 1.1 §5.1: values are elements");
        }
    }

    /// Whether `reference` leads to a complex type with element content of its own.
    fn is_struct(&self, reference: &Reference) -> bool {
        let declared = reference.name.as_ref().and_then(|name| self.declared(name));
        declared.is_some_and(|declared| match &declared.item.body {
            TypeBody::Simple(_) => false,
            TypeBody::Complex(complex) => {
                !is_array(complex) && !matches!(complex.content, Content::Simple(_))
            }
        })
    }

    fn declared(&self, name: &QName) -> Option<&'a Declared<TypeDefinition>> {
        self.schemas.types.position(name).map(|index| &self.schemas.types.items()[index])
    }

    /// The item type, if the type is a SOAP-ENC array; the inner `None` comes with a new error.
    fn array(
        &mut self,
        complex: &'a ComplexType,
        owner: &str,
        span: Span,
    ) -> Option<Option<TypeRef>> {
        if !is_array(complex) {
            return None;
        }
        let array_type = complex.attributes.iter().find_map(|it| it.array_type.as_ref());
        if let Some(array) = array_type {
            return Some(self.item(array, owner));
        }
        let (Content::Derived(Derived { particle, .. }) | Content::Plain(particle)) =
            &complex.content
        else {
            return Some(Some(TypeRef::Any));
        };
        if let Some(element) = particle.as_ref().and_then(only_element) {
            return Some(self.element(element).map(|(_, ty)| ty));
        }
        let message = format!("the array {} says nothing about its items", Quoted(owner));
        self.diagnostics
            .warning("untyped-array", span, format!("{message}; read as an array of anything"))
            .help("add an attribute `arrayType` with a `wsdl:arrayType` (WSDL 1.1 §2.2)");
        Some(Some(TypeRef::Any))
    }

    fn item(&mut self, array: &ArrayType, owner: &str) -> Option<TypeRef> {
        if array.dimensions == 1 {
            return self.named(&array.item);
        }
        let message = format!(
            "not supported yet: the array {} has {} dimensions",
            Quoted(owner),
            array.dimensions
        );
        self.diagnostics
            .error("not-supported", array.item.reference.span, message)
            .help("declare an array of arrays instead");
        None
    }

    /// The name and the type of an element, or of the global one that it refers to.
    pub(super) fn element(&mut self, element: &'a Element) -> Option<(&'a str, TypeRef)> {
        match &element.name {
            ElementName::Own(name) => Some((name, self.type_use(&element.ty, name, element.span)?)),
            ElementName::Reference(reference) => {
                let table = &self.schemas.elements;
                let declared = &table.items()[table.find(reference, self.diagnostics)?];
                let name = &declared.name.local;
                Some((name, self.type_use(&declared.item.ty, name, declared.item.span)?))
            }
        }
    }
}

/// Whether the type is a SOAP-ENC array (SOAP 1.1 §5.4.2): it has a `wsdl:arrayType`, or it is
/// derived from `SOAP-ENC:Array`.
pub(super) fn is_array(complex: &ComplexType) -> bool {
    let derived = match &complex.content {
        Content::Derived(Derived { base, .. }) => {
            base.lists > 0
                || base.reference.name.as_ref().is_some_and(|name| name.is(SOAP_ENC, "Array"))
        }
        Content::Plain(_) | Content::Simple(_) => false,
    };
    derived || complex.attributes.iter().any(|attribute| attribute.array_type.is_some())
}

/// Whether no element can come of a particle.
fn is_empty(particle: &Particle) -> bool {
    matches!(&particle.term, Term::Group(_, particles) if particles.iter().all(is_empty))
}

/// The element that a particle consists of, if it is only one.
fn only_element(particle: &Particle) -> Option<&Element> {
    match &particle.term {
        Term::Element(element) => Some(element),
        Term::Group(_, particles) => match particles.as_slice() {
            [one] => only_element(one),
            _ => None,
        },
        Term::GroupReference(_) | Term::Wildcard => None,
    }
}

/// Text in its lexical form.
fn text() -> TypeRef {
    TypeRef::Builtin(Builtin { name: "string".to_owned(), scalar: Scalar::String })
}
