//! What the parts of the description are made with.

use std::collections::HashMap;

use super::name::{Name, Place};
use super::refined::RefinedField;
use super::rust::Rust;
use super::said;
use super::types::{Declared, Facet, Shape};
use crate::documents::source::{self, Sources, Span};
use crate::lower::{Item, Settings};
use crate::model::{Constraint, Content, Facets, Model, TypeKind, TypeRef, WireName};
use crate::rust_model::RustModel;

/// What the parts of the description are made with.
pub(super) struct Maker<'m> {
    pub model: &'m Model,
    pub rust: Rust<'m>,
    pub settings: &'m Settings<'m>,
    places: HashMap<Span, Place>,
}

impl<'m> Maker<'m> {
    pub(super) fn new(
        model: &'m Model,
        lowered: &'m RustModel,
        settings: &'m Settings<'m>,
        sources: &Sources,
        documents: &[String],
    ) -> Self {
        let places = places(model, sources, documents);
        Self { model, rust: Rust::new(lowered), settings, places }
    }

    /// What refinements say of what settings know as `path/key`.
    pub(super) fn said(&self, path: &WireName, key: &str) -> Option<RefinedField> {
        said::field(&self.settings.said_of_field(Item::of_type(path).inside(key)))
    }

    /// Where something is declared.
    pub(super) fn place(&self, span: Span) -> Option<Place> {
        self.places.get(&span).copied()
    }
}

/// Where each thing of the model is declared.
fn places(model: &Model, sources: &Sources, documents: &[String]) -> HashMap<Span, Place> {
    let index: HashMap<&str, usize> =
        documents.iter().enumerate().map(|(index, name)| (name.as_str(), index)).collect();
    let located = sources.locate(spans(model)).into_iter();
    let place = |(span, place): (Span, source::Place<'_>)| {
        let document = *index.get(place.file)?;
        Some((span, Place { document, line: place.line, column: place.column }))
    };
    located.filter_map(place).collect()
}

/// Every place that the description names.
fn spans(model: &Model) -> Vec<Span> {
    let mut spans = Vec::new();
    for ty in &model.types {
        spans.push(ty.span);
        match &ty.kind {
            TypeKind::Struct(content) => {
                spans.extend(content.attributes.iter().map(|it| it.span));
                if let Content::Members(members) = &content.content {
                    spans.extend(members.iter().map(|it| it.span));
                }
            }
            TypeKind::Choice(members) | TypeKind::Sequence(members) => {
                spans.extend(members.iter().map(|it| it.span));
            }
            TypeKind::Enumeration(values, _) => spans.extend(values.iter().map(|it| it.span)),
            TypeKind::Array(_) | TypeKind::Alias(..) | TypeKind::List(_) | TypeKind::Union(_) => {}
        }
    }
    for service in &model.services {
        spans.push(service.span);
        for operation in &service.operations {
            spans.push(operation.span);
            let faults = operation.faults.iter().chain(&operation.header_faults);
            let parts = operation.input.iter().chain(&operation.output);
            let headers = operation.input_headers.iter().chain(&operation.output_headers);
            let parts = parts.chain(headers).chain(faults.map(|it| &it.part));
            spans.extend(parts.map(|it| it.span));
        }
    }
    spans
}

pub(super) fn name(name: &WireName) -> Name {
    Name { namespace: name.namespace.clone(), local: name.local.clone() }
}

pub(super) fn shape(ty: &TypeRef) -> Shape {
    match ty {
        TypeRef::Builtin(builtin) => Shape::Builtin(builtin.name.to_owned()),
        TypeRef::Named(id) => Shape::Type(id.0),
        TypeRef::Array(of) => Shape::Array(Box::new(shape(of))),
        TypeRef::Restricted(of, more) => Shape::Restricted(Box::new(shape(of)), facets(more)),
        TypeRef::Any => Shape::Any,
    }
}

pub(super) fn facets(facets: &Facets) -> Vec<Facet> {
    let facet =
        |(name, value): &(String, String)| Facet { name: name.clone(), value: value.clone() };
    facets.iter().map(facet).collect()
}

pub(super) fn declared(constraint: &Constraint) -> Declared {
    let (value, prefixes, is_fixed) = match constraint {
        Constraint::Default(value, prefixes) => (value, prefixes, false),
        Constraint::Fixed(value, prefixes) => (value, prefixes, true),
    };
    Declared { value: value.clone(), is_fixed, prefixes: prefixes.clone() }
}
