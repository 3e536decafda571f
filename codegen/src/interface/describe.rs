//! Puts the description together, from the resolved model and from what was lowered.

use super::maker::{self, Maker, declared, facets, name, shape};
use super::name::Name;
use super::parts::Parts;
use super::rust::Lines;
use super::said;
use super::service::{Port, Service, SoapVersion};
use super::types::{Derivation, Element, Field, FieldKind, Kind, Shape, Type, Value};
use super::whole::{FORMAT, Interface};
use crate::documents::source::Sources;
use crate::lower::{Item, Settings};
use crate::model::{Content, Member, MemberKind, Model, Occurs, Struct, TypeDef, TypeId, TypeKind};
use crate::rust_model::{RustModel, TypeItem, What};

/// The interface that `model` is of, whose documents are those of `sources` after the first ones.
pub(crate) fn interface(
    model: &Model,
    lowered: &RustModel,
    settings: &Settings<'_>,
    sources: &Sources,
    first: usize,
) -> Interface {
    let mut documents: Vec<String> = Vec::new();
    for source in sources.since(first) {
        if !documents.contains(&source.name) {
            documents.push(source.name.clone());
        }
    }
    let maker = Maker::new(model, lowered, settings, sources, &documents);
    let types: Vec<Type> = (0..model.types.len()).map(|index| maker.ty(TypeId(index))).collect();
    let (services, elements) = (maker.services(), maker.elements());
    let (refined_types, reasons) = said::defined(settings, &services, &types);
    Interface { format: FORMAT, documents, services, types, elements, refined_types, reasons }
}

impl<'m> Maker<'m> {
    /// The services, each with its ports: those of one service follow one another in the model.
    fn services(&self) -> Vec<Service> {
        let parts = Parts::new(self);
        let mut services: Vec<Service> = Vec::new();
        for (declared, lowered) in self.model.services.iter().zip(self.rust.services()) {
            let (name, namespace) = (&declared.service, &declared.target_namespace);
            let port = Port {
                name: declared.port.clone(),
                path: declared.name.clone(),
                binding: maker::name(&declared.binding),
                address: lowered.address.clone(),
                soap: if declared.soap12 { SoapVersion::V12 } else { SoapVersion::V11 },
                rust: lowered.ident.clone(),
                place: self.place(declared.span),
                operations: parts.operations(declared, lowered),
            };
            match services.last_mut() {
                Some(last) if last.name == *name && last.namespace == *namespace => {
                    last.ports.push(port);
                }
                _ => services.push(Service {
                    name: name.clone(),
                    namespace: namespace.clone(),
                    documentation: declared.documentation.clone(),
                    refined: said::service(
                        &self.settings.said_of_service(Item::service(namespace, name)),
                    ),
                    ports: vec![port],
                }),
            }
        }
        services
    }

    fn elements(&self) -> Vec<Element> {
        let elements = self.model.elements.iter();
        elements
            .map(|element| Element {
                name: name(&element.name),
                shape: shape(&element.ty),
                nillable: element.nillable,
                declared: element.constraint.as_ref().map(declared),
                rust: self.rust.element(&element.name),
            })
            .collect()
    }

    fn ty(&self, id: TypeId) -> Type {
        let TypeDef { name: wire, named, documentation, span, kind } = self.model.type_def(id);
        let items = self.rust.items(id);
        let derived = items.iter().find(|item| matches!(item, TypeItem::Derived(_)));
        let item = items.iter().find(|item| !matches!(item, TypeItem::Derived(_))).copied();
        let path = items.first().map_or(wire, |item| &item.head().path);
        Type {
            name: name(wire),
            named: *named,
            path: path.local.clone(),
            documentation: documentation.clone(),
            kind: self.kind(kind, item),
            refined: items.first().and_then(|item| {
                said::of_type(&self.settings.said_of_type(Item::of_type(&item.head().path)))
            }),
            rust: item.map(|it| it.head().qualified()),
            rust_alias: item.and_then(|item| self.rust.alias(item)),
            constructor: item.map(|item| self.rust.constructor(item)).unwrap_or_default(),
            rust_derived: derived.map(|it| it.head().qualified()),
            place: self.place(*span),
        }
    }

    fn kind(&self, kind: &TypeKind, item: Option<&'m TypeItem>) -> Kind {
        match kind {
            TypeKind::Struct(content) => Kind::Struct {
                fields: self.fields(content, item),
                unordered: content.unordered,
                derivation: Derivation {
                    base: content.base.map(|id| id.0),
                    is_abstract: content.is_abstract,
                },
            },
            TypeKind::Array(of) => Kind::Array(shape(of)),
            TypeKind::Alias(of, restrictions) => Kind::Alias(shape(of), facets(restrictions)),
            TypeKind::Enumeration(values, base) => {
                let values = values.iter().map(|value| Value {
                    value: value.value.clone(),
                    documentation: value.documentation.clone(),
                    refined: item.and_then(|item| self.said(&item.head().path, &value.value)),
                    rust: item.and_then(|item| self.rust.value(item, &value.value)),
                    place: self.place(value.span),
                });
                Kind::Enumeration { base: shape(base), values: values.collect() }
            }
            TypeKind::List(of) => Kind::List(shape(of)),
            TypeKind::Union(members) => Kind::Union(members.iter().map(shape).collect()),
            TypeKind::Choice(members) => Kind::Choice(self.members(members, item)),
            TypeKind::Sequence(members) => Kind::Sequence(self.members(members, item)),
        }
    }

    /// The fields of a struct: attributes, then what stands between the tags.
    fn fields(&self, content: &Struct, item: Option<&'m TypeItem>) -> Vec<Field> {
        let mut lines = self.rust.lines(item);
        let mut fields: Vec<Field> = Vec::new();
        for attribute in &content.attributes {
            let line = lines.take(What::Attribute, &attribute.name.local);
            fields.push(Field {
                kind: FieldKind::Attribute,
                name: name(&attribute.name),
                shape: shape(&attribute.ty),
                least: u32::from(attribute.required),
                most: Some(1),
                nillable: false,
                declared: attribute.constraint.as_ref().map(declared),
                documentation: attribute.documentation.clone(),
                credential: line.credential,
                refined: item.and_then(|it| self.said(&it.head().path, &attribute.name.local)),
                rust: line.rust,
                place: self.place(attribute.span),
            });
        }
        if content.any_attribute {
            let mut field = nameless(FieldKind::OtherAttributes, "other_attributes", Shape::Any);
            field.most = None;
            field.rust = lines.take(What::OtherAttributes, "other_attributes").rust;
            fields.push(field);
        }
        match &content.content {
            Content::Members(members) => {
                fields.extend(members.iter().map(|member| self.member(member, item, &mut lines)));
            }
            Content::Text(ty) => {
                let mut field = nameless(FieldKind::Text, "value", shape(ty));
                field.refined = item.and_then(|it| self.said(&it.head().path, "value"));
                field.rust = lines.take(What::Text, "value").rust;
                fields.push(field);
            }
            Content::Mixed => {
                let mut field = nameless(FieldKind::Mixed, "content", Shape::Any);
                field.rust = lines.take(What::Mixed, "content").rust;
                fields.push(field);
            }
        }
        fields
    }

    fn members(&self, members: &[Member], item: Option<&'m TypeItem>) -> Vec<Field> {
        let mut lines = self.rust.lines(item);
        members.iter().map(|member| self.member(member, item, &mut lines)).collect()
    }

    fn member(
        &self,
        member: &Member,
        item: Option<&'m TypeItem>,
        lines: &mut Lines<'_, 'm>,
    ) -> Field {
        let Member { kind, occurs: Occurs { least, most }, documentation, span } = member;
        let (mut field, what) = match kind {
            MemberKind::Element(element) => {
                let mut field =
                    nameless(FieldKind::Element, &element.name.local, shape(&element.ty));
                field.name = name(&element.name);
                field.nillable = element.nillable;
                field.declared = element.constraint.as_ref().map(declared);
                (field, What::Element)
            }
            MemberKind::Group(id, name) => {
                (nameless(FieldKind::Group, name, Shape::Type(id.0)), What::Group)
            }
            MemberKind::Any => {
                (nameless(FieldKind::OtherElements, "any", Shape::Any), What::OtherElements)
            }
        };
        let line = lines.take(what, &field.name.local);
        (field.least, field.most) = (*least, *most);
        field.documentation = documentation.clone();
        (field.credential, field.rust) = (line.credential, line.rust);
        field.refined = item.and_then(|it| self.said(&it.head().path, &field.name.local));
        field.place = self.place(*span);
        field
    }
}

/// A field of which no more is known.
fn nameless(kind: FieldKind, key: &str, shape: Shape) -> Field {
    Field {
        kind,
        name: Name { namespace: String::new(), local: key.to_owned() },
        shape,
        least: 0,
        most: Some(1),
        nillable: false,
        declared: None,
        documentation: None,
        credential: None,
        refined: None,
        rust: None,
        place: None,
    }
}
