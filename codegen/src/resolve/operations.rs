//! Operations: the binding, combined with the portType.

use std::collections::HashMap;

use super::actions::Actions;
use super::services::{Callable, Resolver};
use crate::documents::codes;
use crate::documents::source::Span;
use crate::documents::wsdl::{
    AbstractOperation, Body, BoundMessage, BoundOperation, MessageUse, Style,
};
use crate::documents::xml::name::{NAME_RULES, Quoted, is_local_name};
use crate::model::{self, Operation};
use crate::quirks::{attached, counterpart, duplicate, reference, style};

impl<'a> Resolver<'a, '_> {
    /// The operations that the binding offers; without them, there is a new error.
    pub(super) fn operations(&mut self, callable: Callable<'a>) -> Option<Vec<Operation>> {
        let binding = &callable.binding.item;
        let port_types = &self.definitions.port_types;
        let index =
            reference::find_or_only(port_types, &binding.port_type, self.types.diagnostics)?;
        let port_type = &port_types.items()[index];
        let declared = port_type.item.operations.iter();
        let declared = declared.map(|it| (&*it.name, it.span, it.fingerprint, it));
        let mut declared = self.distinct(declared);
        let bound = binding.operations.iter().map(|it| (&*it.name, it.span, it.fingerprint, it));
        let mut operations = Vec::new();
        for bound in self.distinct(bound) {
            self.spend(&[Some(&bound.soap_action)], bound.span)?;
            match declared_for(bound, &declared) {
                Some(index) => {
                    let declared = declared.remove(index);
                    let mark = self.diagnostics().mark();
                    let actions = Actions::new(&port_type.name, &bound.name);
                    operations.extend(self.operation(declared, bound, callable, &actions));
                    let what = format!("the operation {}", Quoted(&bound.name));
                    self.diagnostics().blame(mark, &what);
                }
                None => {
                    self.unmatched = true;
                    let port_type = &binding.port_type;
                    counterpart::report_undeclared(bound, port_type, self.diagnostics());
                }
            }
        }
        for operation in declared {
            self.unmatched = true;
            counterpart::report_unbound(operation, self.diagnostics());
        }
        Some(operations)
    }

    /// The operations without those that say the same thing as an earlier one.
    fn distinct<T>(
        &mut self,
        operations: impl Iterator<Item = (&'a str, Span, u64, &'a T)>,
    ) -> Vec<&'a T> {
        let mut seen: HashMap<(&str, u64), Span> = HashMap::new();
        let mut distinct = Vec::new();
        for (name, span, fingerprint, operation) in operations {
            let Some(first) = seen.get(&(name, fingerprint)) else {
                seen.insert((name, fingerprint), span);
                distinct.push(operation);
                continue;
            };
            let diagnostics = &mut *self.types.diagnostics;
            duplicate::report_alike("operation", name, span, *first, diagnostics);
        }
        distinct
    }

    fn operation(
        &mut self,
        declared: &AbstractOperation,
        bound: &BoundOperation,
        callable: Callable<'a>,
        actions: &Actions<'_>,
    ) -> Option<Operation> {
        if declared.speaks_first {
            let message = format!(
                "the operation `{}` is left out: in it the service speaks first",
                bound.name
            );
            self.diagnostics()
                .left_out(codes::SKIPPED_OPERATION, declared.span, message)
                .help("WSDL 1.1 §2.4.3 and §2.4.4: a client cannot begin a notification");
            return None;
        }
        if declared.broken || bound.broken {
            return None;
        }
        let input = declared.input.as_ref()?;
        let style = self.style(bound, callable);
        if let model::Style::Rpc { .. } = style {
            self.check_name(&bound.name, bound.span)?;
        }
        let documentation = declared.documentation.as_ref().or(bound.documentation.as_ref());
        let base = Some(actions.base());
        self.spend(&[documentation.map(String::as_str), base, base], bound.span)?;
        attached::report(bound, self.diagnostics());
        let parts = self.body_parts(&input.message, bound.input.as_ref(), &style, false);
        let output = declared.output.as_ref();
        let reply = match output {
            Some(output) => self.body_parts(&output.message, bound.output.as_ref(), &style, true),
            None => Some(Vec::new()),
        };
        let input_headers = self.headers(bound.input.as_ref());
        let output_headers = self.headers(bound.output.as_ref());
        let faults = self.faults(declared, bound, &style, actions);
        let header_faults = self.header_faults(bound);
        let request_action = actions.request(input, &bound.soap_action);
        let addressing = callable.addressing().then(|| request_action.clone());
        Some(Operation {
            name: bound.name.clone(),
            documentation: documentation.cloned(),
            soap_action: bound.soap_action.clone(),
            addressing,
            request_action,
            reply_action: output.map(|output| actions.reply(output)).unwrap_or_default(),
            style,
            input: parts?,
            output: reply?,
            output_message: output.map(message_name).unwrap_or_default(),
            one_way: output.is_none(),
            input_headers: input_headers?,
            output_headers: output_headers?,
            faults: faults?,
            header_faults: header_faults?,
            span: declared.span,
        })
    }

    fn style(&mut self, bound: &BoundOperation, callable: Callable<'_>) -> model::Style {
        let body = bound.input.as_ref().and_then(|input| input.body.as_ref());
        if body.is_none() {
            style::report_no_body(bound, self.diagnostics());
        }
        style::check_operation(bound, callable.soap.style, self.diagnostics());
        let encoded = body.is_some_and(|body| body.encoded);
        match bound.style.unwrap_or(callable.soap.style) {
            Style::Rpc => model::Style::Rpc {
                namespace: body.map(|body| body.namespace.clone()).unwrap_or_default(),
                encoded,
            },
            Style::Document => {
                if let Some(Body { span, encoded: true, .. }) = body {
                    style::report_encoded(*span, self.diagnostics());
                }
                model::Style::Document
            }
        }
    }

    /// Makes sure that XML can carry a name that goes on the wire.
    pub(super) fn check_name(&mut self, name: &str, span: Span) -> Option<()> {
        if is_local_name(name) {
            return Some(());
        }
        let message = format!("{} cannot be the name of an XML element", Quoted(name));
        self.diagnostics().error(codes::INVALID_NAME, span, message).help(NAME_RULES);
        None
    }
}

/// The declared operation that a bound one is about. Overloaded ones are told apart by the names of
/// their inputs and outputs (WSDL 1.1 §2.5), or else by their order.
fn declared_for(bound: &BoundOperation, declared: &[&AbstractOperation]) -> Option<usize> {
    let named = |message: &Option<BoundMessage>| message.as_ref().and_then(|it| it.name.clone());
    let (input, output) = (named(&bound.input), named(&bound.output));
    let fits = |declared: &Option<MessageUse>, wanted: &Option<String>| {
        wanted.is_none() || declared.as_ref().is_some_and(|it| it.name == *wanted)
    };
    let mut first = None;
    for (index, candidate) in declared.iter().enumerate() {
        if candidate.name != bound.name {
            continue;
        }
        if fits(&candidate.input, &input) && fits(&candidate.output, &output) {
            return Some(index);
        }
        first.get_or_insert(index);
    }
    first
}

/// The local name of a message.
fn message_name(used: &MessageUse) -> String {
    used.message.written.rsplit(':').next().unwrap_or_default().to_owned()
}
