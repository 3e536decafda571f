//! What a SOAP binding leaves out, or says that it cannot be.

use std::collections::HashSet;

use super::breach::warn;
use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::xml::Element;
use crate::documents::xml::name::{Quoted, WSDL, WSDL_SOAP, WSDL_SOAP12};

/// Looks at the bindings and the portTypes of a document.
pub(super) fn check(root: Element<'_>, diagnostics: &mut Diagnostics) {
    for child in root.children_of(WSDL) {
        match child.local() {
            "binding" => binding(child, diagnostics),
            "message" => message(child, diagnostics),
            _ => {}
        }
    }
}

fn is_soap(element: Element<'_>) -> bool {
    matches!(element.namespace(), WSDL_SOAP | WSDL_SOAP12)
}

fn binding(binding: Element<'_>, diagnostics: &mut Diagnostics) {
    let Some(soap) = binding.children().find(|it| is_soap(*it) && it.local() == "binding") else {
        return;
    };
    if soap.value("transport").is_none_or(|it| it.trim().is_empty()) {
        let message = "`soap:binding` has no `transport`; calls go over HTTP";
        let rule = "WSDL 1.1 §3.3, WS-I Basic Profile 1.1 R2701";
        warn(diagnostics, codes::MISSING_ATTRIBUTE, soap.span(), message, rule);
    }
    for element in binding.descendants().filter(|it| is_soap(*it)) {
        if element.namespace() != soap.namespace() {
            let message = format!(
                "`<{}>` is of another version of SOAP than its binding; read as of that of the binding",
                element.written()
            );
            let rule = "WSDL 1.1 §3: the elements of one binding are of one namespace";
            warn(diagnostics, codes::BINDING_RULE, element.span(), message, rule);
        }
    }
    usage(binding, diagnostics);
    actions(binding, soap.namespace(), diagnostics);
    for operation in binding.children_of(WSDL).filter(|it| it.local() == "operation") {
        for fault in operation.children_of(WSDL).filter(|it| it.local() == "fault") {
            fault_name(fault, diagnostics);
        }
    }
}

/// `use` of what is not sent, and an encoding that is not said.
fn usage(binding: Element<'_>, diagnostics: &mut Diagnostics) {
    let uses = ["body", "header", "headerfault", "fault"];
    let elements = binding.descendants().filter(|it| is_soap(*it) && uses.contains(&it.local()));
    let inputs = binding.children_of(WSDL).flat_map(|it| it.children_of(WSDL));
    let inputs = inputs.filter(|it| it.local() == "input");
    let of_input: HashSet<usize> =
        inputs.flat_map(Element::descendants).map(Element::index).collect();
    let mut unsaid = Vec::new();
    for element in elements {
        let Some(attribute) = element.attribute("", "use") else { continue };
        match attribute.value.trim() {
            "literal" => {}
            "encoded" => {
                if element.value("encodingStyle").is_none_or(|it| it.trim().is_empty()) {
                    unsaid.push(element);
                }
            }
            // Without that of a request there is an error.
            _ if element.local() == "body" && of_input.contains(&element.index()) => {}
            other => {
                let message = format!(
                    "{} is no value of `use`; read as that of the input's body",
                    Quoted(other)
                );
                let rule = "WSDL 1.1 §3.5: write `literal` or `encoded`";
                let span = element.attribute_span(attribute);
                warn(diagnostics, codes::INVALID_VALUE, span, message, rule);
            }
        }
    }
    if let Some(first) = unsaid.first() {
        let message = format!(
            "`<{}>` is encoded without an `encodingStyle`{}; read as the encoding of SOAP",
            first.written(),
            others(unsaid.len())
        );
        let rule = "WSDL 1.1 §3.5: `encodingStyle` says which encoding is used";
        warn(diagnostics, codes::MISSING_ATTRIBUTE, first.span(), message, rule);
    }
}

/// How many more of the binding are meant.
fn others(all: usize) -> String {
    match all - 1 {
        0 => String::new(),
        1 => ", and so is another one of the binding".to_owned(),
        more => format!(", and so are {more} others of the binding"),
    }
}

/// An action that is not said is told once for a binding.
fn actions(binding: Element<'_>, namespace: &str, diagnostics: &mut Diagnostics) {
    let operations = binding.children_of(WSDL).filter(|it| it.local() == "operation");
    let lacking: Vec<_> = operations
        .filter_map(|operation| {
            let soap = operation.children().find(|it| is_soap(*it) && it.local() == "operation");
            match soap {
                None => Some((operation, operation.span(), "`soap:operation`")),
                // SOAP 1.2 can do without.
                Some(soap) if namespace == WSDL_SOAP && soap.value("soapAction").is_none() => {
                    Some((operation, soap.span(), "`soapAction`"))
                }
                Some(_) => None,
            }
        })
        .collect();
    let Some((operation, span, lacks)) = lacking.first() else { return };
    let name = Quoted(operation.value("name").unwrap_or_default());
    let more = match lacking.len() - 1 {
        0 => String::new(),
        1 => ", nor has another one of the binding".to_owned(),
        more => format!(", nor have {more} others of the binding"),
    };
    let message = format!("the operation {name} has no {lacks}{more}; an empty action is sent");
    let rule = "WSDL 1.1 §3.4: over HTTP, the attribute is required";
    warn(diagnostics, codes::MISSING_ATTRIBUTE, *span, message, rule);
}

/// `soap:fault` has the name of the fault that it stands in.
fn fault_name(fault: Element<'_>, diagnostics: &mut Diagnostics) {
    let Some(soap) = fault.children().find(|it| is_soap(*it) && it.local() == "fault") else {
        let message =
            format!("`<{}>` of a binding has no `soap:fault`; read as literal", fault.written());
        let rule = "WSDL 1.1 §3.6";
        return warn(diagnostics, codes::MISSING_BODY, fault.span(), message, rule);
    };
    let Some(outer) = fault.value("name") else {
        let message = format!(
            "`<{}>` of a binding has no `name`; read as of that of `soap:fault`",
            fault.written()
        );
        let rule = "WSDL 1.1 §2.5: the name tells which fault is bound";
        return warn(diagnostics, codes::MISSING_NAME, fault.span(), message, rule);
    };
    match soap.attribute("", "name") {
        Some(inner) if inner.value.trim() == outer.trim() => {}
        Some(inner) => {
            let message = format!(
                "`soap:fault` is called {}, and the fault around it {}; the latter is read",
                Quoted(&inner.value),
                Quoted(outer)
            );
            let rule = "WSDL 1.1 §3.6, WS-I Basic Profile 1.1 R2754: both names are the same";
            warn(diagnostics, codes::BINDING_RULE, soap.attribute_span(inner), message, rule);
        }
        None => {
            let message = format!(
                "`soap:fault` has no `name`; read as {}, of the fault around it",
                Quoted(outer)
            );
            let rule = "WSDL 1.1 §3.6, WS-I Basic Profile 1.1 R2721";
            warn(diagnostics, codes::MISSING_ATTRIBUTE, soap.span(), message, rule);
        }
    }
}

/// A part has a type or an element. With both it is not known what to send.
fn message(message: Element<'_>, diagnostics: &mut Diagnostics) {
    for part in message.children_of(WSDL).filter(|it| it.local() == "part") {
        if part.value("type").is_some() && part.value("element").is_some() {
            let name = Quoted(part.value("name").unwrap_or_default());
            let text =
                format!("the part {name} has both a `type` and an `element`; the type is read");
            let rule = "WSDL 1.1 §2.3.1: a part has one of them";
            warn(diagnostics, codes::CONFLICTING_ATTRIBUTES, part.span(), text, rule);
        }
    }
}
