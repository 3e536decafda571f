//! Schema types to model types.

use std::collections::HashMap;

use super::builtin;
use crate::diagnostics::Diagnostics;
use crate::model::WireName;
use crate::model::{
    Builtin, Compositor, Field, Scalar, Struct, TypeDef, TypeId, TypeKind, TypeRef,
};
use crate::source::Span;
use crate::xml::name::{Quoted, Reference, SOAP_ENC, XSD};
use crate::xml::table::Declared;
use crate::xsd::{
    ArrayType, ComplexType, Content, Derived, Element, ElementName, Particle, Schemas, SimpleType,
    Term, TypeBody, TypeDefinition, TypeName, TypeUse,
};

/// How many types may extend one another, and how many groups may contain one another.
const DEEPEST: usize = 64;
/// How many particles all structs together may have once bases and groups are written out.
const MOST_PARTICLES: usize = 2_000_000;

/// Follows references to types. A [`TypeId`] is a type's position in the table of the schemas.
pub(super) struct Types<'a> {
    schemas: &'a Schemas,
    pub diagnostics: &'a mut Diagnostics,
    /// How many more particles may be written out.
    budget: usize,
}

/// The fields of a struct while they are put together.
#[derive(Default)]
struct Fields<'a> {
    list: Vec<Field>,
    by_name: HashMap<&'a str, usize>,
    compositor: Option<Compositor>,
}

impl<'a> Types<'a> {
    pub(super) fn new(schemas: &'a Schemas, diagnostics: &'a mut Diagnostics) -> Self {
        Self { schemas, diagnostics, budget: MOST_PARTICLES }
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
            return array;
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
        let mut fields = Fields::default();
        self.content(complex, declared, 0, &mut fields)?;
        let compositor = fields.compositor.unwrap_or(Compositor::Sequence);
        Some(TypeKind::Struct(Struct { compositor, fields: fields.list }))
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

    fn declared(&self, name: &crate::xml::name::QName) -> Option<&'a Declared<TypeDefinition>> {
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

    /// Adds the fields of `complex`, those of the types it extends first.
    fn content(
        &mut self,
        complex: &'a ComplexType,
        declared: &'a Declared<TypeDefinition>,
        depth: usize,
        fields: &mut Fields<'a>,
    ) -> Option<()> {
        let particle = match &complex.content {
            Content::Plain(particle) => particle,
            Content::Simple(_) => &None,
            Content::Derived(derived) => {
                if derived.extends {
                    self.base(derived, declared, depth, fields)?;
                }
                &derived.particle
            }
        };
        match particle {
            Some(particle) => self.particle(particle, false, 0, fields),
            None => Some(()),
        }
    }

    fn base(
        &mut self,
        derived: &'a Derived,
        declared: &'a Declared<TypeDefinition>,
        depth: usize,
        fields: &mut Fields<'a>,
    ) -> Option<()> {
        let reference = &derived.base.reference;
        if depth == DEEPEST {
            let message = format!(
                "the type `{}` extends itself, or more than {DEEPEST} types one after the other",
                declared.name.local
            );
            self.diagnostics
                .error("cyclic-type", reference.span, message)
                .help("end the chain with a type that extends none");
            return None;
        }
        let id = match self.named(&derived.base)? {
            TypeRef::Named(id) => id,
            // `xsd:anyType` and `SOAP-ENC:Struct` have no fields to inherit.
            TypeRef::Any => return Some(()),
            TypeRef::Builtin(_) | TypeRef::Array(_) => return self.no_struct(derived, declared),
        };
        let base = &self.schemas.types.items()[id.0];
        match &base.item.body {
            TypeBody::Complex(complex) if !is_array(complex) => {
                self.content(complex, base, depth + 1, fields)
            }
            _ => self.no_struct(derived, declared),
        }
    }

    fn no_struct(&mut self, derived: &Derived, declared: &Declared<TypeDefinition>) -> Option<()> {
        let reference = &derived.base.reference;
        let message =
            format!("`{}` adds fields to {reference}, which is no struct", declared.name.local);
        self.diagnostics
            .error("bad-extension", reference.span, message)
            .help("extend a complex type with element content");
        None
    }

    fn particle(
        &mut self,
        particle: &'a Particle,
        repeated: bool,
        depth: usize,
        fields: &mut Fields<'a>,
    ) -> Option<()> {
        self.spend(particle.span)?;
        let repeated = repeated || particle.repeated;
        match &particle.term {
            Term::Element(element) => self.field(element, repeated, fields),
            Term::Group(compositor, particles) => {
                if *compositor == Compositor::Choice && particles.len() > 1 {
                    return self.not_supported(particle.span, "xsd:choice in an encoded struct");
                }
                fields.compositor.get_or_insert(*compositor);
                let mut sound = Some(());
                for particle in particles {
                    sound = self.particle(particle, repeated, depth, fields).and(sound);
                }
                sound
            }
            Term::GroupReference(reference) => {
                if depth == DEEPEST {
                    let message =
                        format!("the group {reference} contains itself, or groups {DEEPEST} deep");
                    self.diagnostics
                        .error("cyclic-type", reference.span, message)
                        .help("end the chain with a group that refers to none");
                    return None;
                }
                let group = &self.schemas.groups.get(reference, self.diagnostics)?.item;
                self.particle(group, repeated, depth + 1, fields)
            }
            Term::Wildcard => self.not_supported(particle.span, "xsd:any in an encoded struct"),
        }
    }

    /// Counts one particle, so that groups within groups cannot go on for ever.
    fn spend(&mut self, span: Span) -> Option<()> {
        if let Some(rest) = self.budget.checked_sub(1) {
            self.budget = rest;
            return Some(());
        }
        let message = format!("the structs have more than {MOST_PARTICLES} fields and groups");
        self.diagnostics
            .error("too-large", span, message)
            .help("no WSDL needs this; check where the document comes from");
        None
    }

    fn not_supported(&mut self, span: Span, what: &str) -> Option<()> {
        self.diagnostics
            .error("not-supported", span, format!("not supported yet: {what}"))
            .help("list the elements in `xsd:all` or `xsd:sequence`");
        None
    }

    fn field(
        &mut self,
        element: &'a Element,
        repeated: bool,
        fields: &mut Fields<'a>,
    ) -> Option<()> {
        let (name, ty) = self.element(element)?;
        let field = Field {
            name: name.to_owned(),
            ty,
            repeated,
            documentation: element.documentation.clone(),
            span: element.span,
        };
        let Some(first) = fields.by_name.get(name).map(|index| &fields.list[*index]) else {
            fields.by_name.insert(name, fields.list.len());
            fields.list.push(field);
            return Some(());
        };
        if first.ty == field.ty {
            let message = format!("the field `{name}` is declared twice; one is used");
            self.diagnostics.warning("duplicate", field.span, message).clashes_with(first.span);
            return Some(());
        }
        let message = format!("the field `{name}` is declared twice, with different types");
        self.diagnostics
            .error("duplicate", field.span, message)
            .clashes_with(first.span)
            .help("remove or rename one of them");
        None
    }

    /// The name and the type of an element, or of the global one that it refers to.
    fn element(&mut self, element: &'a Element) -> Option<(&'a str, TypeRef)> {
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
fn is_array(complex: &ComplexType) -> bool {
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
