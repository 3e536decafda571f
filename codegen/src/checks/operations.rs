//! Operations whose parts do not fit the style of their binding, and names that are there twice.

use std::collections::{HashMap, HashSet};

use super::breach::warn;
use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::source::Span;
use crate::documents::wsdl::{
    AbstractOperation, Binding, BoundMessage, BoundOperation, Definitions, MessageUse, Part,
    PartContent, Protocol, Style,
};
use crate::documents::xml::name::{Quoted, XSD};

/// Looks at the portTypes, bindings and services.
pub(super) fn check(definitions: &Definitions, diagnostics: &mut Diagnostics) {
    for declared in definitions.port_types.items() {
        overloads(&declared.item.operations, diagnostics);
    }
    for declared in definitions.services.items() {
        let ports = declared.item.ports.iter().map(|port| (port.name.as_str(), port.span));
        repeated(
            ports,
            "port",
            "WSDL 1.1 §2.6: each port of a document has a name of its own",
            diagnostics,
        );
    }
    let mut told = HashSet::new();
    for declared in definitions.bindings.items() {
        let Protocol::Soap(soap) = &declared.item.protocol else { continue };
        binding(definitions, &declared.item, soap.style, &mut told, diagnostics);
    }
}

fn repeated<'a>(
    names: impl Iterator<Item = (&'a str, Span)>,
    noun: &str,
    rule: &str,
    diagnostics: &mut Diagnostics,
) {
    let mut seen: HashMap<&str, Span> = HashMap::new();
    for (name, span) in names {
        if let Some(first) = seen.insert(name, span) {
            let message = format!("the {noun} {} is there twice; both are read", Quoted(name));
            diagnostics.warning(codes::DUPLICATE, span, message).clashes_with(first).help(rule);
        }
    }
}

/// Operations of one name are told apart by the names of their inputs and outputs.
fn overloads(operations: &[AbstractOperation], diagnostics: &mut Diagnostics) {
    let name = |message: &Option<MessageUse>| message.as_ref().and_then(|it| it.name.clone());
    let mut seen: HashMap<_, &AbstractOperation> = HashMap::new();
    for operation in operations {
        let key = (operation.name.as_str(), name(&operation.input), name(&operation.output));
        let Some(first) = seen.insert(key, operation) else { continue };
        // Another message tells of those that say the same.
        if first.fingerprint != operation.fingerprint {
            let message = format!(
                "the operation {} is there twice, and nothing tells the two apart; they are bound in \
                 their order",
                Quoted(&operation.name)
            );
            diagnostics
                .warning(codes::DUPLICATE, operation.span, message)
                .clashes_with(first.span)
                .help("WSDL 1.1 §2.4.5 and §2.5: name the inputs and outputs of overloaded operations");
        }
    }
}

fn binding(
    definitions: &Definitions,
    binding: &Binding,
    style: Style,
    told: &mut HashSet<Span>,
    diagnostics: &mut Diagnostics,
) {
    let name = binding.port_type.name.as_ref();
    let Some(index) = name.and_then(|name| definitions.port_types.position(name)) else { return };
    let port_type = &definitions.port_types.items()[index].item;
    let declared: HashMap<&str, &AbstractOperation> =
        port_type.operations.iter().map(|it| (it.name.as_str(), it)).collect();
    // Which of several operations of one name is meant is settled elsewhere.
    let mut seen = HashSet::new();
    let names = port_type.operations.iter().map(|it| it.name.as_str());
    let overloaded: HashSet<&str> = names.filter(|name| !seen.insert(*name)).collect();
    for bound in &binding.operations {
        let Some(operation) = declared.get(bound.name.as_str()) else { continue };
        let style = bound.style.unwrap_or(style);
        let directions = [(&operation.input, &bound.input), (&operation.output, &bound.output)];
        for (message, bound_message) in directions {
            let (Some(message), Some(bound_message)) = (message, bound_message) else { continue };
            let name = message.message.name.as_ref();
            let Some(index) = name.and_then(|it| definitions.messages.position(it)) else {
                continue;
            };
            let parts = &definitions.messages.items()[index].item.parts;
            body(bound, parts, bound_message, style, told, diagnostics);
        }
        if !overloaded.contains(bound.name.as_str()) {
            directions_fit(operation, bound, diagnostics);
        }
        faults(definitions, operation, told, diagnostics);
        if let Some(output) = bound.output.as_ref().filter(|it| it.body.is_none()) {
            let message =
                format!("the output of `{}` has no `soap:body`; read as literal", bound.name);
            let rule = "WSDL 1.1 §3.5: the body says how the parts are encoded";
            warn(diagnostics, codes::MISSING_BODY, output.span, message, rule);
        }
        fault_names(bound, diagnostics);
    }
}

/// The parts that a body has, by its style.
fn body(
    bound: &BoundOperation,
    parts: &[Part],
    message: &BoundMessage,
    style: Style,
    told: &mut HashSet<Span>,
    diagnostics: &mut Diagnostics,
) {
    let in_header: HashSet<&str> = message.headers.iter().map(|it| it.part.as_str()).collect();
    let listed = message.body.as_ref().and_then(|body| body.parts.as_ref());
    let belongs = |part: &&Part| match listed {
        Some(listed) => listed.contains(&part.name),
        None => !in_header.contains(part.name.as_str()),
    };
    let parts: Vec<&Part> = parts.iter().filter(belongs).collect();
    let encoded = message.body.as_ref().is_some_and(|body| body.encoded);
    if style == Style::Document && parts.len() > 1 && told.insert(parts[1].span) {
        let message = format!(
            "the body of {} has {} parts; they are written one behind the other",
            Quoted(&bound.name),
            parts.len()
        );
        let rule = "WS-I Basic Profile 1.1 R2201: a body of the style `document` has one part";
        warn(diagnostics, codes::BINDING_RULE, parts[1].span, message, rule);
    }
    for part in parts {
        let (wrong, rule) = match (&part.content, style) {
            (PartContent::Type(_), Style::Document) => (
                "has a type in the style `document`; it is written in an element of its name and of \
                 no namespace",
                "WS-I Basic Profile 1.1 R2204: parts of the style `document` have an `element`",
            ),
            // XML Schema declares no elements: such a part is read as one of a type.
            (PartContent::Element(reference), Style::Rpc)
                if !encoded && reference.name.as_ref().is_none_or(|it| &*it.namespace != XSD) =>
            {
                (
                    "has an element in the style `rpc`; the element is written in place of the part",
                    "WS-I Basic Profile 1.1 R2203: parts of the style `rpc` have a `type`",
                )
            }
            _ => continue,
        };
        if told.insert(part.span) {
            let message = format!("the part {} {wrong}", Quoted(&part.name));
            warn(diagnostics, codes::BINDING_RULE, part.span, message, rule);
        }
    }
}

/// The binding has the directions that the portType has, by the same names (WSDL 1.1 §2.5).
fn directions_fit(
    operation: &AbstractOperation,
    bound: &BoundOperation,
    diagnostics: &mut Diagnostics,
) {
    let rule =
        "WSDL 1.1 §2.5: inputs and outputs are bound by the names that the portType gives them";
    let pairs = [
        (&operation.input, &bound.input, "input", "Request"),
        (&operation.output, &bound.output, "output", "Response"),
    ];
    for (declared, bound_message, noun, suffix) in pairs {
        let name = Quoted(&bound.name).to_string();
        match (declared, bound_message) {
            (Some(_), None) => {
                let message = format!(
                    "the binding of {name} has no {noun}; read as the portType declares it"
                );
                warn(diagnostics, codes::BINDING_RULE, bound.span, message, rule);
            }
            (None, Some(bound_message)) => {
                let message =
                    format!("the binding of {name} has an {noun} that the portType lacks; ignored");
                warn(diagnostics, codes::BINDING_RULE, bound_message.span, message, rule);
            }
            (Some(declared), Some(bound_message)) => {
                let Some(written) = &bound_message.name else { continue };
                let fits = match &declared.name {
                    Some(name) => name == written,
                    None => *written == bound.name || *written == format!("{}{suffix}", bound.name),
                };
                if !fits {
                    let message = format!(
                        "the {noun} of {name} is called {} in the binding, and otherwise in the \
                         portType; the operation goes by its own name",
                        Quoted(written)
                    );
                    warn(diagnostics, codes::BINDING_RULE, bound_message.span, message, rule);
                }
            }
            (None, None) => {}
        }
    }
}

/// A fault has a name of its own, and a message of one part that names an element.
fn faults(
    definitions: &Definitions,
    operation: &AbstractOperation,
    told: &mut HashSet<Span>,
    diagnostics: &mut Diagnostics,
) {
    let named = operation.faults.iter().filter_map(|it| Some((it.name.as_deref()?, it.span)));
    let rule = "WSDL 1.1 §2.4.2: faults of one operation differ in their names";
    repeated(named, "fault", rule, diagnostics);
    for fault in &operation.faults {
        let name = fault.message.name.as_ref();
        let Some(index) = name.and_then(|it| definitions.messages.position(it)) else { continue };
        let message = &definitions.messages.items()[index];
        let (text, code, rule) = match message.item.parts.first() {
            None => (
                "has no part; it is read as one of unknown content",
                codes::FAULT_PARTS,
                "WSDL 1.1 §3.6: a fault message has one part",
            ),
            Some(Part { content: PartContent::Type(_), .. }) => (
                "has a type in place of an element; it is read as an element of the part's name",
                codes::BINDING_RULE,
                "WS-I Basic Profile 1.1 R2205: parts of faults have an `element`",
            ),
            Some(_) => continue,
        };
        if told.insert(message.span) {
            let text = format!("the fault message {} {text}", Quoted(&message.name.local));
            warn(diagnostics, code, message.span, text, rule);
        }
    }
}

fn fault_names(bound: &BoundOperation, diagnostics: &mut Diagnostics) {
    let names = bound.faults.iter().map(|fault| (fault.name.as_str(), fault.span));
    repeated(
        names,
        "fault",
        "WSDL 1.1 §2.4.2: faults of one operation differ in their names",
        diagnostics,
    );
}
