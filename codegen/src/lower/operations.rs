//! Services and their operations: methods, and the structs of their requests and replies.

use std::collections::HashMap;

use super::action::action;
use super::called::{Called, METHODS};
use super::facets::checks;
use super::names::{choose, chosen};
use super::occurrence::Holder;
use super::prose;
use super::records::RecordBuilder;
use super::refined;
use super::reply_names::{reply_message, reply_part};
use super::results::Refining;
use super::select::is_wanted;
use super::server::served;
use super::settings::Item;
use super::shapes::Shapes;
use super::site::Site;
use crate::config::Setting;
use crate::documents::diagnostics::Diagnostics;
use crate::markdown::code;
use crate::model::{Operation, Part, Service, Style};
use crate::names::{Case, Scope, identifier};
use crate::rust_model::{
    Argument, Checks, Docs, Entry, Head, Headers, OperationItem, Record, Reply, Role, ServiceItem,
    Text, TypeItem,
};

/// Names one operation after the other, and gathers the records that they need.
#[derive(Debug)]
pub(super) struct Lowering<'s, 'm> {
    pub shapes: &'s Shapes<'m>,
    names: Scope,
    constants: Scope,
    results: Scope,
    /// What the enum of the reasons to refuse is called.
    reason: String,
    messages: Vec<Record>,
    pub faults: Vec<TypeItem>,
    /// Which of the faults are enums, by the names and namespaces of their elements.
    pub twins: HashMap<Vec<(String, String)>, Vec<usize>>,
}

impl<'s, 'm> Lowering<'s, 'm> {
    pub(super) fn new(shapes: &'s Shapes<'m>, names: Scope, reason: String) -> Self {
        let constants = Scope::new(Case::Screaming, "OP");
        let results = Scope::new(Case::Screaming, "RESULT");
        Self {
            shapes,
            names,
            constants,
            results,
            reason,
            messages: Vec::new(),
            faults: Vec::new(),
            twins: HashMap::new(),
        }
    }

    pub(super) fn service(
        &mut self,
        service: &'m Service,
        ident: String,
        diagnostics: &mut Diagnostics,
    ) -> ServiceItem {
        let mut methods = Scope::with_reserved(Case::Snake, "operation", METHODS);
        let mut summary = format!("Client of the {} service", code(&service.name));
        if !service.target_namespace.is_empty() {
            summary = format!("{summary} of {}", code(&service.target_namespace));
        }
        summary.push('.');
        let settings = self.shapes.settings;
        let item = Item::service(&service.target_namespace, &service.name);
        let endpoint = settings.last(Setting::Endpoint, item);
        let documentation = service.documentation.clone();
        let note = Some(summary.clone());
        let mut docs = Docs { documentation, note, summary, ..Docs::default() };
        prose::service(&mut docs, &settings.refined_service(item));
        ServiceItem {
            ident,
            blocking: None,
            docs,
            name: service.name.clone(),
            soap12: service.soap12,
            address: endpoint.unwrap_or(&service.address).to_owned(),
            is_address_set: endpoint.is_some(),
            undocumented: false,
            server: None,
            operations: service
                .operations
                .iter()
                .filter_map(|operation| self.wanted(service, operation, &mut methods, diagnostics))
                .collect(),
        }
    }

    /// The records and faults that were needed, and the scope that they are named in.
    pub(super) fn finish(self) -> (Vec<Record>, Vec<TypeItem>, Scope) {
        (self.messages, self.faults, self.names)
    }

    /// The operation, if the user wants it. One that is left out has names all the same, so that
    /// others are called as they would be with it.
    fn wanted(
        &mut self,
        service: &'m Service,
        operation: &'m Operation,
        methods: &mut Scope,
        diagnostics: &mut Diagnostics,
    ) -> Option<OperationItem> {
        if is_wanted(service, operation, self.shapes.settings) {
            return Some(self.operation(service, operation, methods, diagnostics));
        }
        let (messages, faults) = (self.messages.len(), self.faults.len());
        self.operation(service, operation, methods, &mut Diagnostics::default());
        self.messages.truncate(messages);
        self.faults.truncate(faults);
        None
    }

    fn operation(
        &mut self,
        service: &'m Service,
        operation: &'m Operation,
        methods: &mut Scope,
        diagnostics: &mut Diagnostics,
    ) -> OperationItem {
        let settings = self.shapes.settings;
        let of_service = Item::service(&service.target_namespace, &service.name);
        let item = of_service.inside(&operation.name);
        let renamed = settings.last(Setting::RenameOperation, item);
        let called = Called {
            name: renamed.unwrap_or_else(|| settings.without_prefix(&operation.name)),
            namespace: &service.target_namespace,
        };
        let method = match renamed {
            Some(name) => {
                let span = settings.place(Setting::RenameOperation, item).unwrap_or(operation.span);
                choose(name, &operation.name, span, methods, diagnostics);
                name.to_owned()
            }
            None => methods.settle_at(called.name, operation.span, diagnostics),
        };
        let argument = self.argument(service, operation, &called, diagnostics);
        let checks = self.checks(operation, &argument, diagnostics);
        let (reply, reply_text) = self.reply(operation, &called, diagnostics);
        let refined = settings.refined_operation(item);
        let result = refined.result.as_ref().and_then(|expected| {
            let (shapes, reply, reason) = (self.shapes, &reply, self.reason.as_str());
            let refining = Refining { shapes, operation, reply, reason, expected };
            let constant = self.results.settle(&format!("RESULT_{}", called.name));
            refining.result(constant, diagnostics)
        });
        let headers = self.headers(operation, &called, &method, methods, diagnostics);
        let (fault, header_fault, faults) = self.fault_enums(operation, &called, diagnostics);
        let mut docs = operation_docs(operation, &faults);
        let alive = settings.refined_service(of_service).alive;
        let alive = alive.as_ref().map(|said| &said.value);
        prose::operation(&mut docs, &refined, alive, settings.refinements(), &self.reason);
        let repeatable = refined.repeatable.is_some_and(|said| said.value);
        OperationItem {
            method,
            constant: self.constants.settle(&format!("OP_{}", called.name)),
            docs,
            name: operation.name.clone(),
            style: operation.style.clone(),
            one_way: operation.one_way,
            safe: settings.has(Setting::Safe, item) || repeatable,
            effect: refined.effect.map(|effect| effect.value),
            action: action(&operation.soap_action, &service.address),
            type_namespaces: self.shapes.namespaces_of(sent(operation)),
            addressing: operation.addressing.clone(),
            argument,
            checks,
            reply,
            result,
            served: served(self.shapes, operation, &called),
            reply_message: reply_message(operation),
            reply_part: reply_part(operation),
            reply_text,
            headers,
            fault,
            header_fault,
        }
    }

    /// How the value that is a whole request is checked.
    fn checks(
        &self,
        operation: &Operation,
        argument: &Argument,
        diagnostics: &mut Diagnostics,
    ) -> Checks {
        match (argument, operation.input.as_slice()) {
            (Argument::Element { .. }, [part]) => {
                checks(self.shapes, &part.ty, part.span, diagnostics)
            }
            _ => Checks::default(),
        }
    }

    fn argument(
        &mut self,
        service: &'m Service,
        operation: &'m Operation,
        called: &Called<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Argument {
        let shapes = self.shapes;
        let credential = |part: &str| {
            let services = [service.name.as_str()].into_iter();
            shapes.settings.credential(services, &operation.name, part)
        };
        match operation.input.as_slice() {
            [] => return Argument::None,
            [Part { name: part, element: Some(name), nillable, ty, span }]
                if operation.style == Style::Document =>
            {
                let path = called.path(operation, "Request");
                let site = Site::element(Item::of_type(&path).inside(part), *span);
                let mut typed = shapes.typed(ty, site, diagnostics);
                if refined::refuse_spelled(&typed.text, site.item, shapes.settings, diagnostics) {
                    typed.ty = shapes.rust_type(ty, *span, diagnostics);
                }
                return Argument::Element {
                    ident: "request".to_owned(),
                    ty: typed.ty.or_nil(*nillable),
                    namespace: name.namespace.clone(),
                    name: name.local.clone(),
                };
            }
            [part] if credential(&part.name).is_none() => {
                if let Some(record) = shapes.record_of(&part.ty) {
                    return Argument::Part {
                        ident: identifier(&part.name, Case::Snake, "request"),
                        ty: record,
                        wire: part.name.clone(),
                    };
                }
            }
            _ => {}
        }
        let path = called.path(operation, "Request");
        let builder = RecordBuilder::new(shapes, Holder::Struct, &operation.name, &path, &[]);
        let mut builder = builder.of_parts(&operation.input).of_request();
        for part in &operation.input {
            builder.part(part, credential(&part.name), diagnostics);
        }
        let summary = format!("The parts of a {} request.", code(&operation.name));
        let record = self.message(operation, called, "Request", summary, builder, diagnostics);
        let fields =
            |record: &Record| record.entries.iter().any(|entry| matches!(entry, Entry::Field(_)));
        if self.messages.last().is_some_and(fields) {
            Argument::Parts { record }
        } else {
            Argument::Filled { record }
        }
    }

    fn reply(
        &mut self,
        operation: &'m Operation,
        called: &Called<'_>,
        diagnostics: &mut Diagnostics,
    ) -> (Reply, Text) {
        let path = called.path(operation, "Response");
        match operation.output.as_slice() {
            [] => (Reply::None, Text::default()),
            [part] => {
                let site = Site {
                    constraint: part.element.as_ref().and_then(|it| self.shapes.constraint(it)),
                    ..Site::element(Item::of_type(&path).inside(&part.name), part.span)
                };
                let typed = self.shapes.typed(&part.ty, site, diagnostics);
                let reply = match &part.element {
                    Some(name) if operation.style == Style::Document => {
                        Reply::Element(typed.ty.or_nil(part.nillable), name.clone())
                    }
                    _ => Reply::One(self.shapes.only_part(typed.ty)),
                };
                (reply, typed.text)
            }
            parts => {
                let mut builder =
                    RecordBuilder::new(self.shapes, Holder::Struct, &operation.name, &path, &[])
                        .of_parts(parts);
                for part in parts {
                    builder.part(part, None, diagnostics);
                }
                let summary = format!("The parts of the reply to {}.", code(&operation.name));
                let (suffix, record) = ("Response", builder);
                let record = self.message(operation, called, suffix, summary, record, diagnostics);
                (Reply::Several { record }, Text::default())
            }
        }
    }

    /// The method with header blocks, for an operation that declares some.
    fn headers(
        &mut self,
        operation: &'m Operation,
        called: &Called<'_>,
        method: &str,
        methods: &mut Scope,
        diagnostics: &mut Diagnostics,
    ) -> Option<Headers> {
        let (input, output) = (&operation.input_headers, &operation.output_headers);
        if input.is_empty() && output.is_empty() {
            return None;
        }
        let wire = code(&operation.name);
        let request = format!("The header blocks of a {wire} request.");
        let reply = format!("The header blocks of the reply to {wire}.");
        Some(Headers {
            method: methods.settle(&format!("{method}_with_headers")),
            request: self.header_record(operation, called, input, "Headers", request, diagnostics),
            reply: self.header_record(
                operation,
                called,
                output,
                "ReplyHeaders",
                reply,
                diagnostics,
            ),
        })
    }

    fn header_record(
        &mut self,
        operation: &'m Operation,
        called: &Called<'_>,
        headers: &'m [Part],
        suffix: &str,
        summary: String,
        diagnostics: &mut Diagnostics,
    ) -> Option<String> {
        if headers.is_empty() {
            return None;
        }
        let path = called.path(operation, suffix);
        let mut builder =
            RecordBuilder::new(self.shapes, Holder::Struct, &operation.name, &path, &[]);
        for part in headers {
            builder.part(part, None, diagnostics);
        }
        Some(self.message(operation, called, suffix, summary, builder, diagnostics))
    }

    /// Keeps the record of a message, and gives its name.
    fn message(
        &mut self,
        operation: &Operation,
        called: &Called<'_>,
        suffix: &str,
        summary: String,
        builder: RecordBuilder<'_, '_>,
        diagnostics: &mut Diagnostics,
    ) -> String {
        let head = self.head(operation, called, suffix, summary, diagnostics);
        let ident = head.ident.clone();
        self.messages.push(builder.finish(head, Role::Parts, diagnostics));
        ident
    }

    /// Names what an operation needs beside the types of the schema.
    pub(super) fn head(
        &mut self,
        operation: &Operation,
        called: &Called<'_>,
        suffix: &str,
        summary: String,
        diagnostics: &mut Diagnostics,
    ) -> Head {
        let path = called.path(operation, suffix);
        let names = &mut self.names;
        let settings = self.shapes.settings;
        let ident = chosen(&path, operation.span, settings, names, diagnostics)
            .unwrap_or_else(|| names.settle(&format!("{}{suffix}", called.name)));
        Head::new(ident, path, Docs { summary, ..Docs::default() })
    }
}

/// Every part that a request can hold.
fn sent(operation: &Operation) -> impl Iterator<Item = &Part> {
    operation.input.iter().chain(&operation.input_headers)
}

/// What the WSDL says of an operation.
fn operation_docs(operation: &Operation, faults: &str) -> Docs {
    let wire = code(&operation.name);
    Docs {
        documentation: operation.documentation.clone(),
        summary: format!("Calls {wire}.{faults}"),
        note: Some(format!("Sends {wire}.{faults}")),
        ..Docs::default()
    }
}
