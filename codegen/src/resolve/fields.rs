//! The fields of structs, with bases, groups and references written out.

use std::collections::HashMap;

use super::types::{Types, is_array};
use crate::model::{Compositor, Field, Struct, TypeRef};
use crate::source::Span;
use crate::xml::name::Reference;
use crate::xml::table::Declared;
use crate::xsd::{
    ComplexType, Content, Derived, Element, Particle, Term, TypeBody, TypeDefinition,
};

/// How many types may extend one another, and how many groups may contain one another.
const DEEPEST: usize = 64;

/// The fields of a struct while they are put together.
#[derive(Default)]
struct Fields<'a> {
    list: Vec<Field>,
    by_name: HashMap<&'a str, usize>,
    compositor: Option<Compositor>,
    /// The groups that are being written out, each inside of the one before.
    open: Vec<usize>,
}

impl<'a> Types<'a> {
    /// The fields of `complex`, which `declared` declares.
    pub(super) fn fields(
        &mut self,
        complex: &'a ComplexType,
        declared: &'a Declared<TypeDefinition>,
    ) -> Option<Struct> {
        let mut fields = Fields::default();
        self.content(complex, declared, 0, &mut fields)?;
        let compositor = fields.compositor.unwrap_or(Compositor::Sequence);
        Some(Struct { compositor, fields: fields.list })
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
            Some(particle) => self.particle(particle, false, fields),
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
        fields: &mut Fields<'a>,
    ) -> Option<()> {
        let documentation = match &particle.term {
            Term::Element(element) => element.documentation.as_deref(),
            _ => None,
        };
        self.budget.spend(&[documentation], particle.span, self.diagnostics)?;
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
                    sound = self.particle(particle, repeated, fields).and(sound);
                }
                sound
            }
            Term::GroupReference(reference) => self.group(reference, repeated, fields),
            Term::Wildcard => self.not_supported(particle.span, "xsd:any in an encoded struct"),
        }
    }

    fn group(
        &mut self,
        reference: &Reference,
        repeated: bool,
        fields: &mut Fields<'a>,
    ) -> Option<()> {
        let index = self.schemas.groups.find(reference, self.diagnostics)?;
        if fields.open.contains(&index) || fields.open.len() == DEEPEST {
            let message =
                format!("the group {reference} contains itself, or groups {DEEPEST} deep");
            self.diagnostics
                .error("cyclic-type", reference.span, message)
                .help("end the chain with a group that refers to none");
            return None;
        }
        fields.open.push(index);
        let sound = self.particle(&self.schemas.groups.items()[index].item, repeated, fields);
        fields.open.pop();
        sound
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
            self.diagnostics
                .warning("duplicate", field.span, message)
                .clashes_with(first.span)
                .help("remove one of them");
            return Some(());
        }
        let message = format!("the field `{name}` is declared twice, with different types");
        self.diagnostics
            .error("duplicate", field.span, message)
            .clashes_with(first.span)
            .help("remove or rename one of them");
        None
    }
}
