//! Operations and the parts of their messages.

use std::collections::HashMap;

use super::maker::{Maker, declared, name, shape};
use super::rust::Lines;
use super::said;
use super::service::{Action, Fault, Message, Method, Operation, Part, Style};
use super::types::RustField;
use crate::lower::Item;
use crate::model::{self, Constraint, WireName};
use crate::rust_model::{self as rust, Argument, OperationItem, Reply, ServiceItem, What};

/// Describes operations.
pub(super) struct Parts<'r, 'm> {
    maker: &'r Maker<'m>,
    /// What the schemas declare of global elements.
    constraints: HashMap<&'m WireName, &'m Constraint>,
}

impl<'r, 'm> Parts<'r, 'm> {
    pub(super) fn new(maker: &'r Maker<'m>) -> Self {
        let elements = maker.model.elements.iter();
        let constraints = elements.filter_map(|it| Some((&it.name, it.constraint.as_ref()?)));
        Self { maker, constraints: constraints.collect() }
    }

    /// The operations of a port. Those that were lowered are some of those of the model, in its order.
    pub(super) fn operations(
        &self,
        declared: &'m model::Service,
        lowered: &'m ServiceItem,
    ) -> Vec<Operation> {
        let mut rest = lowered.operations.iter().peekable();
        let operations = declared.operations.iter();
        operations
            .map(|operation| {
                let lowered = rest.next_if(|it| it.name == operation.name);
                self.operation(declared, operation, lowered)
            })
            .collect()
    }

    fn operation(
        &self,
        service: &'m model::Service,
        operation: &'m model::Operation,
        lowered: Option<&'m OperationItem>,
    ) -> Operation {
        let namespace = &service.target_namespace;
        let item = Item::service(namespace, &service.name).inside(&operation.name);
        let fault = lowered.and_then(|it| it.fault.as_deref());
        let header_fault = lowered.and_then(|it| it.header_fault.as_deref());
        Operation {
            name: operation.name.clone(),
            documentation: operation.documentation.clone(),
            style: style(&operation.style),
            action: match lowered.map(|it| &it.action) {
                Some(rust::Action::AtEndpoint(rest)) => Action::AtEndpoint(rest.clone()),
                _ => Action::Fixed(operation.soap_action.clone()),
            },
            addressing: operation.addressing.clone(),
            safe: lowered.is_some_and(|it| it.safe),
            input: self.input(namespace, operation, lowered),
            output: (!operation.one_way).then(|| self.output(namespace, operation, lowered)),
            faults: self.faults(&operation.faults, fault),
            header_faults: self.faults(&operation.header_faults, header_fault),
            refined: lowered
                .and_then(|_| said::operation(&self.maker.settings.said_of_operation(item))),
            rust: lowered.map(|it| self.method(it)),
            place: self.maker.place(operation.span),
        }
    }

    fn method(&self, operation: &OperationItem) -> Method {
        let rust = &self.maker.rust;
        let argument = match &operation.argument {
            Argument::None | Argument::Filled { .. } => None,
            Argument::Part { ident, ty, .. } | Argument::Element { ident, ty, .. } => {
                Some(RustField { name: ident.clone(), ty: rust.text(ty) })
            }
            Argument::Parts { record } => {
                Some(RustField { name: "request".to_owned(), ty: record.clone() })
            }
        };
        let result = match (&operation.result, &operation.reply) {
            (Some(result), _) => rust.made(&result.made),
            (None, Reply::None) => "()".to_owned(),
            (None, Reply::One(ty) | Reply::Element(ty, _)) => rust.text(ty),
            (None, Reply::Several { record }) => record.clone(),
        };
        Method {
            name: operation.method.clone(),
            argument,
            result,
            with_headers: operation.headers.as_ref().map(|it| it.method.clone()),
            fault: operation.fault.clone(),
            header_fault: operation.header_fault.clone(),
        }
    }

    fn input(
        &self,
        namespace: &str,
        operation: &'m model::Operation,
        lowered: Option<&OperationItem>,
    ) -> Message {
        let record = lowered.and_then(|it| match &it.argument {
            Argument::Filled { record } | Argument::Parts { record } => Some(record.clone()),
            Argument::None | Argument::Part { .. } | Argument::Element { .. } => None,
        });
        let path = |suffix| lowered.map(|_| path(namespace, operation, suffix));
        let request = path("Request");
        let mut parts = self.parts(&operation.input, record.as_deref(), request.as_ref());
        let alone = lowered.and_then(|it| self.method(it).argument).filter(|_| record.is_none());
        if let ([part], Some(argument)) = (parts.as_mut_slice(), alone) {
            part.rust = Some(argument);
        }
        let headers = lowered.and_then(|it| it.headers.as_ref()?.request.clone());
        Message {
            name: String::new(),
            parts,
            constructor: self.constructor(record.as_deref()),
            rust: record,
            headers: self.parts(
                &operation.input_headers,
                headers.as_deref(),
                path("Headers").as_ref(),
            ),
            rust_headers: headers,
        }
    }

    fn output(
        &self,
        namespace: &str,
        operation: &'m model::Operation,
        lowered: Option<&OperationItem>,
    ) -> Message {
        let record = lowered.and_then(|it| match &it.reply {
            Reply::Several { record } => Some(record.clone()),
            Reply::None | Reply::One(_) | Reply::Element(..) => None,
        });
        let headers = lowered.and_then(|it| it.headers.as_ref()?.reply.clone());
        let path = |suffix| lowered.map(|_| path(namespace, operation, suffix));
        let reply = path("Response");
        let mut parts = self.parts(&operation.output, record.as_deref(), reply.as_ref());
        let alone = lowered.map(|it| self.method(it).result).filter(|_| record.is_none());
        if let ([part], Some(ty)) = (parts.as_mut_slice(), alone) {
            part.rust = Some(RustField { name: String::new(), ty });
        }
        Message {
            name: operation.output_message.clone(),
            parts,
            constructor: self.constructor(record.as_deref()),
            rust: record,
            headers: self.parts(
                &operation.output_headers,
                headers.as_deref(),
                path("ReplyHeaders").as_ref(),
            ),
            rust_headers: headers,
        }
    }

    /// What the constructor of the struct of a message takes.
    fn constructor(&self, record: Option<&str>) -> Vec<RustField> {
        let record = record.and_then(|ident| self.maker.rust.message(ident));
        record.map(|it| self.maker.rust.constructor_of(it)).unwrap_or_default()
    }

    /// Parts, with the fields of the struct that holds them; `path` is what settings know them by.
    fn parts(
        &self,
        parts: &'m [model::Part],
        record: Option<&str>,
        path: Option<&WireName>,
    ) -> Vec<Part> {
        let record = record.and_then(|ident| self.maker.rust.message(ident));
        let mut lines = self.maker.rust.lines_of(record);
        let parts = parts.iter().map(|part| Part {
            refined: path.and_then(|path| self.maker.said(path, &part.name)),
            ..self.part(part, Some(&mut lines))
        });
        parts.collect()
    }

    fn part(&self, part: &'m model::Part, lines: Option<&mut Lines<'_, 'm>>) -> Part {
        let taken = lines.map(|lines| lines.take(What::Part, &part.name)).unwrap_or_default();
        let constraint = part.element.as_ref().and_then(|it| self.constraints.get(it));
        Part {
            name: part.name.clone(),
            element: part.element.as_ref().map(name),
            shape: shape(&part.ty),
            nillable: part.nillable,
            declared: constraint.map(|it| declared(it)),
            credential: taken.credential,
            refined: None,
            rust: taken.rust,
            place: self.maker.place(part.span),
        }
    }

    fn faults(&self, faults: &'m [model::Fault], ident: Option<&str>) -> Vec<Fault> {
        let choice = ident.and_then(|ident| self.maker.rust.fault(ident));
        let fault = |fault: &'m model::Fault| {
            let mut part = self.part(&fault.part, None);
            let variants = choice.iter().flat_map(|it| &it.variants);
            let variant = variants.into_iter().find(|it| it.key == fault.name);
            part.rust = variant.map(|it| self.maker.rust.field(it));
            Fault { name: fault.name.clone(), part }
        };
        faults.iter().map(fault).collect()
    }
}

/// What settings know the parts of a message by.
fn path(namespace: &str, operation: &model::Operation, suffix: &str) -> WireName {
    let local = format!("{}.{suffix}", operation.name);
    WireName { namespace: namespace.to_owned(), local }
}

fn style(style: &model::Style) -> Style {
    match style {
        model::Style::Document => Style::Document,
        model::Style::Rpc { namespace, encoded: false } => {
            Style::RpcLiteral { namespace: namespace.clone() }
        }
        model::Style::Rpc { namespace, encoded: true } => {
            Style::RpcEncoded { namespace: namespace.clone() }
        }
    }
}
