//! Services and their operations: methods, and the records for what they send and get back.

use super::enums;
use super::records::RecordBuilder;
use super::settings::Settings;
use super::shapes::Shapes;
use crate::config::Config;
use crate::diagnostics::Diagnostics;
use crate::markdown::code;
use crate::model::{Fault, Operation, Part, Service, Style};
use crate::names::{Case, Scope, identifier, strip_prefix};
use crate::rust_model::{
    Action, Alias, Argument, Docs, Entry, Headers, OperationItem, Record, Reply, Role, RustType,
    ServiceItem, TypeItem,
};

/// Operations of these names would hide a method that every client has.
const METHODS: &[&str] = &[
    "borrow",
    "borrow_mut",
    "client",
    "clone",
    "clone_from",
    "clone_into",
    "fmt",
    "from",
    "into",
    "new",
    "to_owned",
    "try_from",
    "try_into",
    "type_id",
];

/// Names one operation after the other, and gathers the records that they need.
#[derive(Debug)]
pub(super) struct Lowering<'s, 'm, 'c> {
    shapes: &'s Shapes<'m>,
    config: &'s Config,
    settings: &'s mut Settings<'c>,
    names: Scope,
    constants: Scope,
    messages: Vec<Record>,
    faults: Vec<TypeItem>,
}

impl<'s, 'm, 'c> Lowering<'s, 'm, 'c> {
    pub(super) fn new(
        shapes: &'s Shapes<'m>,
        config: &'s Config,
        settings: &'s mut Settings<'c>,
        names: Scope,
    ) -> Self {
        let constants = Scope::new(Case::Screaming, "OP");
        Self {
            shapes,
            config,
            settings,
            names,
            constants,
            messages: Vec::new(),
            faults: Vec::new(),
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
        ServiceItem {
            ident,
            blocking: None,
            docs: Docs {
                documentation: service.documentation.clone(),
                note: Some(summary.clone()),
                summary,
            },
            name: service.name.clone(),
            soap12: service.soap12,
            address: service.address.clone(),
            operations: service
                .operations
                .iter()
                .map(|operation| self.operation(service, operation, &mut methods, diagnostics))
                .collect(),
        }
    }

    /// The records and faults that were needed, and the scope that they are named in.
    pub(super) fn finish(self) -> (Vec<Record>, Vec<TypeItem>, Scope) {
        (self.messages, self.faults, self.names)
    }

    fn operation(
        &mut self,
        service: &'m Service,
        operation: &'m Operation,
        methods: &mut Scope,
        diagnostics: &mut Diagnostics,
    ) -> OperationItem {
        let name = self.stripped(&operation.name);
        let wire = code(&operation.name);
        let method = methods.settle_at(name, operation.span, diagnostics);
        let argument = self.argument(service, operation, diagnostics);
        let reply = self.reply(operation, diagnostics);
        let headers = self.headers(operation, &method, methods, diagnostics);
        let (fault, header_fault, faults) = self.fault_enums(operation, diagnostics);
        OperationItem {
            method,
            constant: self.constants.settle(&format!("OP_{name}")),
            docs: Docs {
                documentation: operation.documentation.clone(),
                summary: format!("Calls {wire}.{faults}"),
                note: Some(format!("Sends {wire}.{faults}")),
            },
            name: operation.name.clone(),
            style: operation.style.clone(),
            one_way: operation.one_way,
            action: action(&operation.soap_action, &service.address),
            type_namespaces: self.shapes.namespaces_of(sent(operation)),
            addressing: operation.addressing.clone(),
            argument,
            reply,
            headers,
            fault,
            header_fault,
        }
    }

    fn stripped<'n>(&self, name: &'n str) -> &'n str {
        let prefixes = self.config.operation_prefixes.iter();
        prefixes.map(|prefix| strip_prefix(name, prefix)).find(|&rest| rest != name).unwrap_or(name)
    }

    fn argument(
        &mut self,
        service: &'m Service,
        operation: &'m Operation,
        diagnostics: &mut Diagnostics,
    ) -> Argument {
        let (shapes, settings) = (self.shapes, &mut *self.settings);
        let mut credential = |part: &str| {
            settings.credential([service.name.as_str()].into_iter(), &operation.name, part)
        };
        match operation.input.as_slice() {
            [] => return Argument::None,
            [Part { element: Some(name), ty, span, .. }] if operation.style == Style::Document => {
                return Argument::Element {
                    ident: "request".to_owned(),
                    ty: shapes.rust_type(ty, *span, diagnostics),
                    namespace: name.namespace.clone(),
                    name: name.local.clone(),
                };
            }
            [part] if credential(&part.name).is_none() => {
                if let Some(record) = shapes.record_of(&part.ty) {
                    return Argument::Part {
                        ident: identifier(&part.name, Case::Snake, "request"),
                        record: record.to_owned(),
                        wire: part.name.clone(),
                    };
                }
            }
            _ => {}
        }
        let mut builder = RecordBuilder::new(shapes, None, &operation.name, &[]);
        for part in &operation.input {
            builder.part(part, credential(&part.name), diagnostics);
        }
        let summary = format!("The parts of a {} request.", code(&operation.name));
        let record = self.message(operation, "Request", summary, builder);
        let fields =
            |record: &Record| record.entries.iter().any(|entry| matches!(entry, Entry::Field(_)));
        if self.messages.last().is_some_and(fields) {
            Argument::Parts { record }
        } else {
            Argument::Filled { record }
        }
    }

    fn reply(&mut self, operation: &'m Operation, diagnostics: &mut Diagnostics) -> Reply {
        match operation.output.as_slice() {
            [] => Reply::None,
            [Part { element: Some(name), ty, span, .. }] if operation.style == Style::Document => {
                let ty = self.shapes.rust_type(ty, *span, diagnostics);
                Reply::Element(ty, name.clone())
            }
            [part] => Reply::One(self.shapes.rust_type(&part.ty, part.span, diagnostics)),
            parts => {
                let mut builder = RecordBuilder::new(self.shapes, None, &operation.name, &[]);
                for part in parts {
                    builder.part(part, None, diagnostics);
                }
                let summary = format!("The parts of the reply to {}.", code(&operation.name));
                Reply::Several { record: self.message(operation, "Response", summary, builder) }
            }
        }
    }

    /// The method with header blocks, for an operation that declares some.
    fn headers(
        &mut self,
        operation: &'m Operation,
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
            request: self.header_record(operation, input, "Headers", request, diagnostics),
            reply: self.header_record(operation, output, "ReplyHeaders", reply, diagnostics),
        })
    }

    fn header_record(
        &mut self,
        operation: &'m Operation,
        headers: &'m [Part],
        suffix: &str,
        summary: String,
        diagnostics: &mut Diagnostics,
    ) -> Option<String> {
        if headers.is_empty() {
            return None;
        }
        let mut builder = RecordBuilder::new(self.shapes, None, &operation.name, &[]);
        for part in headers {
            builder.part(part, None, diagnostics);
        }
        Some(self.message(operation, suffix, summary, builder))
    }

    /// Makes the enums of what the operation can refuse with, and says what they are for.
    fn fault_enums(
        &mut self,
        operation: &'m Operation,
        diagnostics: &mut Diagnostics,
    ) -> (Option<String>, Option<String>, String) {
        let wire = code(&operation.name);
        let mut text = String::new();
        let docs = format!("What {wire} can refuse with.");
        let fault = self.fault(operation, &operation.faults, "Fault", docs, diagnostics);
        if let Some(it) = &fault {
            text.push_str(&format!(" The detail of a fault reads as [`{it}`]."));
        }
        let docs = format!("What stands in the header of a fault about a header of {wire}.");
        let about = &operation.header_faults;
        let header_fault = self.fault(operation, about, "HeaderFault", docs, diagnostics);
        if let Some(it) = &header_fault {
            text.push_str(&format!(" The header of a fault reads as [`{it}`]."));
        }
        (fault, header_fault, text)
    }

    fn fault(
        &mut self,
        operation: &'m Operation,
        faults: &'m [Fault],
        suffix: &str,
        summary: String,
        diagnostics: &mut Diagnostics,
    ) -> Option<String> {
        if faults.is_empty() {
            return None;
        }
        let ident = self.names.settle(&format!("{}{suffix}", self.stripped(&operation.name)));
        let docs = Docs { summary, ..Docs::default() };
        let choice = enums::fault(self.shapes, ident.clone(), docs, faults, diagnostics);
        // Many services let every operation refuse with the same: one enum serves them all.
        let twin = self.faults.iter().find_map(|item| match item {
            TypeItem::Choice(known) if known.variants == choice.variants => Some(&known.ident),
            _ => None,
        });
        self.faults.push(match twin {
            Some(twin) => TypeItem::Alias(Alias {
                ident: choice.ident,
                docs: choice.docs,
                target: RustType::Record(twin.clone()),
            }),
            None => TypeItem::Choice(choice),
        });
        Some(ident)
    }

    /// Keeps the record of a message, and gives its name.
    fn message(
        &mut self,
        operation: &Operation,
        suffix: &str,
        summary: String,
        builder: RecordBuilder<'_, '_>,
    ) -> String {
        let ident = self.names.settle(&format!("{}{suffix}", self.stripped(&operation.name)));
        let docs = Docs { summary, ..Docs::default() };
        self.messages.push(builder.finish(ident.clone(), docs, Role::Parts));
        ident
    }
}

/// Every part that a request can hold.
fn sent(operation: &Operation) -> impl Iterator<Item = &Part> {
    operation.input.iter().chain(&operation.input_headers)
}

/// An action that begins with the service's address moves with the endpoint in use.
fn action(action: &str, address: &str) -> Action {
    let address = address.split(['?', '#']).next().unwrap_or_default();
    match action.strip_prefix(address) {
        Some(rest) if !address.is_empty() && (rest.is_empty() || rest.starts_with(['/', '#'])) => {
            Action::AtEndpoint(rest.to_owned())
        }
        _ => Action::Fixed(action.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn actions_under_the_address_move_with_the_endpoint() {
        let at_endpoint = |rest: &str| Action::AtEndpoint(rest.to_owned());
        let fixed = |text: &str| Action::Fixed(text.to_owned());
        for (text, address, expected) in [
            ("http://h/s.php/WS.test", "http://h/s.php?debug=1", at_endpoint("/WS.test")),
            ("http://h/s.php#test", "http://h/s.php", at_endpoint("#test")),
            ("http://h/s", "http://h/s", at_endpoint("")),
            ("http://h/service", "http://h/s", fixed("http://h/service")),
            ("urn:S#op", "http://h/s", fixed("urn:S#op")),
            ("/op", "", fixed("/op")),
        ] {
            assert_eq!(action(text, address), expected, "{text}");
        }
    }
}
