//! What calls and answers go by, out of the description of an interface.

use wsdl_codegen::Interface;
use wsdl_codegen::interface::{self, Action, Declared, Facet, FieldKind, Name, Shape, SoapVersion};
use wsdl_runtime::types::QName;

use crate::message::model::{
    Attribute, Content, Element, Kind, Member, MemberKind, Operation, Part, Port, Schema, Struct,
    Style, TypeDef, TypeRef,
};

/// The messages that an interface describes.
pub fn schema(interface: &Interface) -> Schema {
    let mut converter = Converter { types: Vec::new(), first_extra: interface.types.len() };
    let types: Vec<TypeDef> = interface.types.iter().map(|ty| converter.type_def(ty)).collect();
    let ports = interface.ports().map(|(service, port)| converter.port(service, port)).collect();
    Schema { types: types.into_iter().chain(converter.types).collect(), ports }
}

/// Types that stand where they are used become types of their own, behind all others.
struct Converter {
    types: Vec<TypeDef>,
    first_extra: usize,
}

impl Converter {
    fn port(&mut self, service: &interface::Service, port: &interface::Port) -> Port {
        Port {
            service: service.name.clone(),
            name: port.path.clone(),
            address: port.address.clone(),
            soap12: port.soap == SoapVersion::V12,
            operations: port.operations.iter().map(|it| self.operation(it)).collect(),
        }
    }

    fn operation(&mut self, operation: &interface::Operation) -> Operation {
        let style = match &operation.style {
            interface::Style::Document => Style::Document,
            interface::Style::RpcLiteral { namespace } => {
                Style::Rpc { namespace: namespace.clone(), encoded: false }
            }
            interface::Style::RpcEncoded { namespace } => {
                Style::Rpc { namespace: namespace.clone(), encoded: true }
            }
        };
        let (action, action_at_endpoint) = match &operation.action {
            Action::Fixed(action) => (action.clone(), false),
            Action::AtEndpoint(rest) => (rest.clone(), true),
        };
        let output = operation.output.as_ref();
        let mut parts = |parts: &[interface::Part]| -> Vec<Part> {
            parts.iter().map(|part| self.part(part)).collect()
        };
        Operation {
            name: operation.name.clone(),
            documentation: operation.documentation.clone(),
            action,
            action_at_endpoint,
            addressing: operation.addressing.clone(),
            style,
            input: parts(&operation.input.parts),
            output: output.map(|it| parts(&it.parts)).unwrap_or_default(),
            output_message: output.map(|it| it.name.clone()).unwrap_or_default(),
            one_way: output.is_none(),
            input_headers: parts(&operation.input.headers),
            output_headers: output.map(|it| parts(&it.headers)).unwrap_or_default(),
        }
    }

    fn part(&mut self, part: &interface::Part) -> Part {
        Part {
            name: part.name.clone(),
            element: part.element.as_ref().map(qname),
            nillable: part.nillable,
            ty: self.shape(&part.shape),
        }
    }

    fn type_def(&mut self, ty: &interface::Type) -> TypeDef {
        TypeDef { name: qname(&ty.name), named: ty.named, kind: self.kind(&ty.kind) }
    }

    fn kind(&mut self, kind: &interface::Kind) -> Kind {
        match kind {
            interface::Kind::Struct { fields, derivation, .. } => {
                let mut found = self.structure(fields);
                (found.base, found.is_abstract) = (derivation.base, derivation.is_abstract);
                Kind::Struct(found)
            }
            interface::Kind::Array(item) => Kind::Array(self.shape(item)),
            interface::Kind::Alias(base, found) => {
                Kind::Restriction(self.shape(base), facets(found))
            }
            interface::Kind::Enumeration { base, values } => Kind::Enumeration(
                self.shape(base),
                values.iter().map(|value| value.value.clone()).collect(),
            ),
            interface::Kind::List(item) => Kind::List(self.shape(item)),
            interface::Kind::Union(members) => {
                Kind::Union(members.iter().map(|member| self.shape(member)).collect())
            }
            interface::Kind::Choice(fields) => Kind::Choice(self.members(fields)),
            interface::Kind::Sequence(fields) => Kind::Sequence(self.members(fields)),
            // A kind that is added later is left open.
            _ => Kind::Restriction(TypeRef::Any, Vec::new()),
        }
    }

    fn structure(&mut self, fields: &[interface::Field]) -> Struct {
        let attributes = fields
            .iter()
            .filter(|field| field.kind == FieldKind::Attribute)
            .map(|field| Attribute {
                name: qname(&field.name),
                ty: self.shape(&field.shape),
                required: field.least > 0,
                fixed: fixed(&field.declared),
            })
            .collect();
        let any_attribute = fields.iter().any(|it| it.kind == FieldKind::OtherAttributes);
        let content =
            match fields.iter().find(|it| matches!(it.kind, FieldKind::Text | FieldKind::Mixed)) {
                Some(field) if field.kind == FieldKind::Mixed => Content::Mixed,
                Some(field) => Content::Text(self.shape(&field.shape)),
                None => Content::Members(self.members(fields)),
            };
        Struct { base: None, is_abstract: false, attributes, any_attribute, content }
    }

    fn members(&mut self, fields: &[interface::Field]) -> Vec<Member> {
        let mut members = Vec::new();
        for field in fields {
            let kind = match (field.kind, &field.shape) {
                (FieldKind::Element, shape) => MemberKind::Element(Element {
                    name: qname(&field.name),
                    ty: self.shape(shape),
                    nillable: field.nillable,
                    default: declared(&field.declared, false),
                    fixed: fixed(&field.declared),
                }),
                (FieldKind::Group, Shape::Type(index)) => {
                    MemberKind::Group(*index, field.name.local.clone())
                }
                (FieldKind::OtherElements, _) => MemberKind::Any,
                _ => continue,
            };
            members.push(Member {
                kind,
                least: field.least.into(),
                most: field.most.map(u64::from),
            });
        }
        members
    }

    fn shape(&mut self, shape: &Shape) -> TypeRef {
        match shape {
            Shape::Builtin(name) => TypeRef::Builtin(name.clone()),
            Shape::Type(index) => TypeRef::Named(*index),
            Shape::Array(item) => TypeRef::Array(Box::new(self.shape(item))),
            Shape::Restricted(base, found) => {
                let kind = Kind::Restriction(self.shape(base), facets(found));
                let name = QName::default();
                self.types.push(TypeDef { name, named: false, kind });
                TypeRef::Named(self.first_extra + self.types.len() - 1)
            }
            Shape::Any => TypeRef::Any,
        }
    }
}

fn qname(name: &Name) -> QName {
    QName::new(name.namespace.as_str(), name.local.as_str())
}

fn facets(found: &[Facet]) -> Vec<(String, String)> {
    found.iter().map(|facet| (facet.name.clone(), facet.value.clone())).collect()
}

fn fixed(value: &Option<Declared>) -> Option<String> {
    declared(value, true)
}

fn declared(value: &Option<Declared>, is_fixed: bool) -> Option<String> {
    value.as_ref().filter(|it| it.is_fixed == is_fixed).map(|it| it.value.clone())
}
