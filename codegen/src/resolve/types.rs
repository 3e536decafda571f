//! Types of the schemas.

use std::collections::HashMap;

use super::budget::Budget;
use super::builtin;
use super::substitution::Substitution;
use crate::builtin::{STRING, Values};
use crate::documents::diagnostics::Diagnostics;
use crate::documents::source::Span;
use crate::documents::xml::name::{QName, Reference, SOAP_ENC, XSD};
use crate::documents::xml::table::Declared;
use crate::documents::xsd::{
    ComplexType, Content, Facets, Schemas, SimpleType, TypeBody, TypeDefinition, TypeName, TypeUse,
};
use crate::limits::LONGEST_CHAIN;
use crate::model::{EnumerationValue, TypeDef, TypeId, TypeKind, TypeRef, WireName};
use crate::quirks::{mixed_up, reference};

/// Follows references to types.
///
/// The [`TypeId`] of a named type is its position in the table of the schemas; the anonymous
/// types come behind, in the order in which they are met.
pub(super) struct Types<'a> {
    pub(super) schemas: &'a Schemas,
    pub(super) diagnostics: &'a mut Diagnostics,
    pub(super) budget: Budget,
    pub(super) substitution: Substitution,
    /// The anonymous types; one that is yet to be resolved has no kind.
    anonymous: Vec<Anonymous>,
    /// The anonymous types by the address of what declares them: what many types inherit, or
    /// refer to in a group, is one type.
    by_address: HashMap<(std::any::TypeId, usize), TypeId>,
    /// The anonymous types that are yet to be resolved.
    pending: Vec<(TypeId, &'a TypeBody)>,
    /// How many anonymous types the one stands in that is being resolved.
    depth: usize,
}

struct Anonymous {
    name: WireName,
    span: Span,
    kind: Option<TypeKind>,
}

/// What an anonymous type stands in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place<'p> {
    /// What a name for it is made of.
    pub name: &'p str,
    pub namespace: &'p str,
    pub span: Span,
}

impl<'a> Types<'a> {
    pub(super) fn new(schemas: &'a Schemas, diagnostics: &'a mut Diagnostics) -> Self {
        Self {
            schemas,
            substitution: Substitution::new(schemas, diagnostics),
            diagnostics,
            budget: Budget::default(),
            anonymous: Vec::new(),
            by_address: HashMap::new(),
            pending: Vec::new(),
            depth: 0,
        }
    }

    /// Every type: the named ones in document order, then the others.
    pub(super) fn definitions(&mut self) -> Vec<TypeDef> {
        let schemas = self.schemas;
        let mut types: Vec<TypeDef> =
            schemas.types.items().iter().map(|declared| self.definition(declared)).collect();
        while !self.pending.is_empty() {
            for (id, body) in std::mem::take(&mut self.pending) {
                let index = id.0 - schemas.types.items().len();
                let name = self.anonymous[index].name.clone();
                let span = self.anonymous[index].span;
                let place = Place { name: &name.local, namespace: &name.namespace, span };
                self.anonymous[index].kind = self.body(body, place);
            }
        }
        types.extend(self.anonymous.drain(..).map(|Anonymous { name, span, kind }| TypeDef {
            name,
            named: false,
            documentation: None,
            span,
            kind: kind.unwrap_or_else(unknown),
        }));
        types
    }

    fn definition(&mut self, declared: &'a Declared<TypeDefinition>) -> TypeDef {
        let name = WireName {
            namespace: declared.name.namespace.as_ref().to_owned(),
            local: declared.name.local.clone(),
        };
        let place = Place { name: &name.local, namespace: &name.namespace, span: declared.span };
        let kind = self.body(&declared.item.body, place);
        TypeDef {
            named: true,
            documentation: declared.item.documentation.clone(),
            span: declared.span,
            // Without a kind there is an error, and the model is not used.
            kind: kind.unwrap_or_else(unknown),
            name,
        }
    }

    fn body(&mut self, body: &'a TypeBody, place: Place<'_>) -> Option<TypeKind> {
        match body {
            TypeBody::Simple(simple) => self.simple(simple, place),
            TypeBody::Complex(complex) => self.complex(complex, place),
        }
    }

    /// The id of the anonymous type that `source` declares, which `define` makes up where it
    /// is met for the first time.
    pub(super) fn anonymous<T: 'static>(
        &mut self,
        source: &'a T,
        place: Place<'_>,
        define: impl FnOnce(&mut Self) -> Option<TypeKind>,
    ) -> TypeId {
        let (id, new) = self.reserve(source, place);
        if new {
            let kind = define(self);
            self.anonymous[id.0 - self.schemas.types.items().len()].kind = kind;
        }
        id
    }

    /// The id for what `source` declares, and whether it is new.
    fn reserve<T: 'static>(&mut self, source: &'a T, place: Place<'_>) -> (TypeId, bool) {
        let id = TypeId(self.schemas.types.items().len() + self.anonymous.len());
        let address = (std::any::TypeId::of::<T>(), std::ptr::from_ref(source).addr());
        let found = *self.by_address.entry(address).or_insert(id);
        if found == id {
            let (namespace, local) = (place.namespace.to_owned(), place.name.to_owned());
            let name = WireName { namespace, local };
            self.anonymous.push(Anonymous { name, span: place.span, kind: None });
        }
        (found, found == id)
    }

    /// The type that `name` refers to; without one there is a new error.
    pub(super) fn named(&mut self, name: &TypeName) -> Option<TypeRef> {
        let ty = self.reference(&name.reference)?;
        Some((0..name.lists).fold(ty, |item, _| TypeRef::Array(Box::new(item))))
    }

    fn reference(&mut self, reference: &Reference) -> Option<TypeRef> {
        let table = &self.schemas.types;
        let Some(name) = &reference.name else { return self.unbound(reference) };
        if let Some(index) = table.position(name) {
            return Some(TypeRef::Named(TypeId(index)));
        }
        if let Some(ty) = builtin::resolve(name) {
            return Some(ty);
        }
        if let Some(index) = self.schemas.elements.position(name) {
            return self.type_of_element(reference, index);
        }
        if reference::is_built_in(table, reference, self.diagnostics) {
            return builtin::schema_type(&name.local);
        }
        if matches!(&*name.namespace, XSD | SOAP_ENC) && table.only_of_local(&name.local).is_none()
        {
            reference::report_no_builtin(reference, &name.namespace, self.diagnostics);
            return Some(TypeRef::Any);
        }
        self.named_or_open(reference)
    }

    /// A type whose prefix stands for nothing.
    fn unbound(&mut self, reference: &Reference) -> Option<TypeRef> {
        if reference::is_built_in(&self.schemas.types, reference, self.diagnostics) {
            return builtin::schema_type(reference.written.rsplit(':').next()?);
        }
        self.named_or_open(reference)
    }

    /// What nothing declares can be anything.
    fn named_or_open(&mut self, reference: &Reference) -> Option<TypeRef> {
        let index = reference::find_or_open(
            &self.schemas.types,
            reference,
            "`xsd:anyType`",
            self.diagnostics,
        );
        Some(index.map_or(TypeRef::Any, |index| TypeRef::Named(TypeId(index))))
    }

    /// The type of the global element at `index`, which a reference to a type names by mistake.
    fn type_of_element(&mut self, reference: &Reference, index: usize) -> Option<TypeRef> {
        mixed_up::report_element(reference, self.diagnostics);
        if self.depth == LONGEST_CHAIN {
            return self.named_or_open(reference);
        }
        self.depth += 1;
        let element = self.global_element(index);
        self.depth -= 1;
        element.map(|element| element.ty)
    }

    /// The declaration of a named type.
    pub(super) fn declared(&self, name: &QName) -> Option<&'a Declared<TypeDefinition>> {
        self.schemas.types.position(name).map(|index| &self.schemas.types.items()[index])
    }

    pub(super) fn type_use(&mut self, ty: &'a TypeUse, place: Place<'_>) -> Option<TypeRef> {
        match ty {
            TypeUse::Absent => Some(TypeRef::Any),
            TypeUse::Named(name) => self.named(name),
            TypeUse::Inline(body) => self.inline(body, place),
        }
    }

    /// An anonymous type. One that says no more than another stands for that one at once.
    fn inline(&mut self, body: &'a TypeBody, place: Place<'_>) -> Option<TypeRef> {
        if self.depth < LONGEST_CHAIN {
            self.depth += 1;
            let direct = match body {
                TypeBody::Simple(SimpleType::Restriction(base, facets))
                    if facets.enumeration.is_empty() =>
                {
                    let base = self.simple_use(base, place);
                    Some(base.map(|base| restricted(base, &facets.others)))
                }
                TypeBody::Complex(complex) => self
                    .array(complex, place)
                    .map(|item| item.map(|item| TypeRef::Array(Box::new(item))))
                    .or_else(|| self.plain_text(complex)),
                TypeBody::Simple(_) => None,
            };
            self.depth -= 1;
            if let Some(direct) = direct {
                return direct;
            }
        }
        let (id, new) = self.reserve(body, place);
        if new {
            self.budget.spend(&[Some(place.name)], place.span, self.diagnostics)?;
            self.pending.push((id, body));
        }
        Some(TypeRef::Named(id))
    }

    /// What a complex type stands for that only says that it holds text of another type.
    fn plain_text(&mut self, complex: &'a ComplexType) -> Option<Option<TypeRef>> {
        let Content::Simple(base, None) = &complex.content else { return None };
        let is_complex = base.reference.name.as_ref().and_then(|name| self.declared(name));
        let is_complex = is_complex.is_some_and(|it| matches!(it.item.body, TypeBody::Complex(_)));
        (complex.attributes.is_empty() && !is_complex).then(|| self.named(base))
    }

    /// The type of a list's items, a union's members or a restriction's base: text unless it is
    /// said.
    fn simple_use(&mut self, ty: &'a TypeUse, place: Place<'_>) -> Option<TypeRef> {
        match ty {
            TypeUse::Absent => Some(text()),
            TypeUse::Inline(body) if matches!(**body, TypeBody::Complex(_)) => Some(text()),
            other => self.type_use(other, place),
        }
    }

    pub(super) fn simple(&mut self, simple: &'a SimpleType, place: Place<'_>) -> Option<TypeKind> {
        let item_name = format!("{}.item", place.name);
        let inner = Place { name: &item_name, ..place };
        match simple {
            SimpleType::Restriction(base, facets) => self.restriction(base, facets, inner),
            SimpleType::List(item) => {
                let item = self.simple_use(item, inner)?;
                Some(TypeKind::List(simple_or_text(item)))
            }
            SimpleType::Union(members) => {
                let mut types = Vec::new();
                let mut seen = std::collections::HashSet::new();
                for member in members {
                    self.budget.spend(&[], place.span, self.diagnostics)?;
                    let member = simple_or_text(self.simple_use(member, inner)?);
                    if seen.insert(member.clone()) {
                        types.push(member);
                    }
                }
                Some(match types.len() {
                    0 => TypeKind::Alias(text(), Vec::new()),
                    1 => TypeKind::Alias(types.remove(0), Vec::new()),
                    _ => TypeKind::Union(types),
                })
            }
        }
    }

    fn restriction(
        &mut self,
        base: &'a TypeUse,
        facets: &'a Facets,
        inner: Place<'_>,
    ) -> Option<TypeKind> {
        let base = self.simple_use(base, inner)?;
        if facets.enumeration.is_empty() || !is_word(&base) {
            let mut all = facets.others.clone();
            let values = facets.enumeration.iter().map(|it| it.value.clone());
            all.extend(values.map(|value| ("enumeration".to_owned(), value)));
            return Some(TypeKind::Alias(base, all));
        }
        let mut values: Vec<EnumerationValue> = Vec::new();
        let mut seen = std::collections::HashSet::new();
        for value in &facets.enumeration {
            self.budget.spend(&[value.documentation.as_deref()], value.span, self.diagnostics)?;
            if seen.insert(&value.value) {
                values.push(EnumerationValue {
                    value: value.value.clone(),
                    documentation: value.documentation.clone(),
                    span: value.span,
                });
            }
        }
        Some(TypeKind::Enumeration(values, restricted(base, &facets.others)))
    }
}

/// Whether the values of a type can be told apart by their text, without a look at its meaning.
fn is_word(ty: &TypeRef) -> bool {
    match ty {
        TypeRef::Builtin(builtin) => builtin.values == Values::Text,
        TypeRef::Named(_) => true,
        TypeRef::Restricted(of, _) => is_word(of),
        TypeRef::Array(_) | TypeRef::Any => false,
    }
}

/// A simple type for a place where none but simple types can stand.
fn simple_or_text(ty: TypeRef) -> TypeRef {
    match ty {
        TypeRef::Any | TypeRef::Array(_) => text(),
        other => other,
    }
}

/// The restriction of a type by facets.
pub(super) fn restricted(base: TypeRef, facets: &[(String, String)]) -> TypeRef {
    match base {
        TypeRef::Any | TypeRef::Array(_) => base,
        base if facets.is_empty() => base,
        base => TypeRef::Restricted(Box::new(base), facets.to_vec()),
    }
}

/// Text in its lexical form.
pub(super) fn text() -> TypeRef {
    TypeRef::Builtin(STRING)
}

/// What stands in for a type that has no sound reading.
fn unknown() -> TypeKind {
    TypeKind::Alias(TypeRef::Any, Vec::new())
}
