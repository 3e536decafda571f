//! The constants that describe the operations of a service.

use super::block::Block;
use super::paths::Paths;
use super::{facets, tables};
use crate::model::Style;
use crate::rust_model::{Action, Argument, OperationItem, Reply, Served, ServiceItem};

/// Columns that a line fills.
const WIDTH: usize = 100;

/// The constants of a service, one block of lines.
pub(super) fn constants(service: &ServiceItem, paths: &Paths<'_>) -> Option<Block> {
    let lines: Vec<String> =
        service.operations.iter().flat_map(|it| constant(service, it, paths)).collect();
    (!lines.is_empty()).then_some(Block::Lines(lines))
}

/// The list of the constants, for the client.
pub(super) fn list(service: &ServiceItem, paths: &Paths<'_>) -> Vec<String> {
    let operation = paths.runtime("Operation");
    let constants: Vec<&str> = service.operations.iter().map(|it| it.constant.as_str()).collect();
    let head = format!("    pub const OPERATIONS: &'static [{operation}] = ");
    let line = format!("{head}&[{}];", constants.join(", "));
    if line.len() <= WIDTH {
        return vec![line];
    }
    let mut lines = vec![format!("{head}&[")];
    lines.extend(constants.iter().map(|constant| format!("        {constant},")));
    lines.push("    ];".to_owned());
    lines
}

/// One operation, in a line if it fits into one.
fn constant(service: &ServiceItem, operation: &OperationItem, paths: &Paths<'_>) -> Vec<String> {
    let OperationItem { constant, name, style, .. } = operation;
    let maker = match style {
        Style::Rpc { encoded: true, .. } => "rpc_encoded",
        Style::Rpc { encoded: false, .. } => "rpc_literal",
        Style::Document => "document",
    };
    let ty = paths.runtime("Operation");
    let head = format!("const {constant}: {ty} =");
    let made = format!("{ty}::{maker}({:?}, {name:?})", service.name);
    let calls = details(service, operation, paths);
    let whole =
        format!("{head} {made}{};", calls.iter().map(|it| format!(".{it}")).collect::<String>());
    if whole.len() <= WIDTH {
        return vec![whole];
    }
    let mut lines = vec![head, format!("    {made}")];
    lines.extend(calls.iter().map(|call| format!("        .{call}")));
    if let Some(last) = lines.last_mut() {
        last.push(';');
    }
    lines
}

/// What is said of an operation beside its name.
fn details(service: &ServiceItem, operation: &OperationItem, paths: &Paths<'_>) -> Vec<String> {
    let mut details = Vec::new();
    if let Style::Rpc { namespace, .. } = &operation.style
        && !namespace.is_empty()
    {
        details.push(format!("namespace({namespace:?})"));
    }
    match &operation.action {
        Action::Fixed(action) if action.is_empty() => {}
        Action::Fixed(action) => details.push(format!("soap_action({action:?})")),
        Action::AtEndpoint(suffix) => details.push(format!("soap_action_at_endpoint({suffix:?})")),
    }
    if let Argument::Element { namespace, name, .. } = &operation.argument {
        details.push(format!("input({namespace:?}, {name:?})"));
    }
    if !operation.checks.is_empty() {
        details.push(format!("checked({})", facets::constant(&operation.checks)));
    }
    if let Reply::Element(_, name) = &operation.reply {
        details.push(format!("output({:?})", name.local));
        let is_input = |argument: &Argument| match argument {
            Argument::Element { namespace, .. } => *namespace == name.namespace,
            _ => false,
        };
        if !is_input(&operation.argument) {
            details.push(format!("output_namespace({:?})", name.namespace));
        }
    }
    if let Some(message) = &operation.reply_message {
        details.push(format!("output({message:?})"));
    }
    if let Some(part) = &operation.reply_part {
        details.push(format!("part({part:?})"));
    }
    if let Some(line) = tables::plain_line(&operation.reply_text) {
        details.push(format!("reads({line})"));
    }
    if !operation.type_namespaces.is_empty() {
        details.push(format!("type_namespaces(&{:?})", operation.type_namespaces));
    }
    if service.soap12 {
        details.push("soap12()".to_owned());
    }
    if let Some(action) = &operation.addressing {
        details.push(format!("addressing({action:?})"));
    }
    if service.server.is_some() {
        let Served { request_action, reply_action, fault_actions, .. } = &operation.served;
        let is_known = match &operation.action {
            Action::Fixed(action) => action == request_action,
            Action::AtEndpoint(suffix) => request_action.ends_with(suffix),
        };
        if operation.addressing.is_none() && !is_known {
            details.push(format!("asked_as({request_action:?})"));
        }
        if !reply_action.is_empty() {
            details.push(format!("replies_as({reply_action:?})"));
        }
        if !fault_actions.is_empty() {
            details.push(format!("faults_as(&{fault_actions:?})"));
        }
    }
    if operation.one_way {
        details.push("one_way()".to_owned());
    }
    if operation.safe {
        details.push("safe()".to_owned());
    }
    if let Some(effect) = operation.effect {
        details.push(format!("does({}::{effect:?})", paths.runtime("Effect")));
    }
    details
}
