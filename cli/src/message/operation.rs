//! Operations as the runtime knows them.

use std::collections::BTreeSet;

use wsdl_runtime::Operation;
use wsdl_runtime::tree::{Element, Node};

use crate::message::model::{self, Port, Style};

/// How many namespaces an envelope declares.
const MOST: usize = 64;

/// The operation of a port, whose requests hold elements of these namespaces.
///
/// Its names are kept for as long as the program runs: the runtime is made for those of generated code.
pub fn operation(port: &Port, operation: &model::Operation, namespaces: &[String]) -> Operation {
    let (service, name) = (leaked(&port.service), leaked(&operation.name));
    let mut made = match &operation.style {
        Style::Document => Operation::document(service, name),
        Style::Rpc { namespace, encoded: true } => {
            Operation::rpc_encoded(service, name).namespace(leaked(namespace))
        }
        Style::Rpc { namespace, encoded: false } => {
            Operation::rpc_literal(service, name).namespace(leaked(namespace))
        }
    };
    made = match operation.action_at_endpoint {
        true => made.soap_action_at_endpoint(leaked(&operation.action)),
        false => made.soap_action(leaked(&operation.action)),
    };
    let only = |parts: &[model::Part]| match parts {
        [part] => part.element.clone(),
        _ => None,
    };
    match (&operation.style, only(&operation.input), only(&operation.output)) {
        (Style::Document, input, output) => {
            if let Some(input) = input {
                made = made.input(leaked(&input.namespace), leaked(&input.local));
            }
            if let Some(output) = output {
                made = made.output(leaked(&output.local));
                made = made.output_namespace(leaked(&output.namespace));
            }
        }
        (Style::Rpc { .. }, ..) if !operation.output_message.is_empty() => {
            made = made.output(leaked(&operation.output_message));
        }
        _ => {}
    }
    if let Some(action) = &operation.addressing {
        made = made.addressing(leaked(action));
    }
    let namespaces: Vec<&'static str> = namespaces.iter().map(|it| leaked(it)).collect();
    made = made.type_namespaces(Vec::leak(namespaces));
    if port.soap12 {
        made = made.soap12();
    }
    if operation.one_way { made.one_way() } else { made }
}

/// The namespaces of elements, or with SOAP encoding those of their types.
pub fn namespaces(elements: &[Element], encoded: bool) -> Vec<String> {
    let mut found = BTreeSet::new();
    elements.iter().for_each(|element| collect(element, encoded, &mut found));
    found.remove("");
    found.remove("http://www.w3.org/2001/XMLSchema");
    found.into_iter().take(MOST).collect()
}

fn collect(element: &Element, encoded: bool, found: &mut BTreeSet<String>) {
    if !encoded {
        found.insert(element.namespace.clone());
    }
    let types = element.ty.iter().chain(element.array.iter().map(|array| &array.item));
    found.extend(types.map(|ty| ty.namespace.to_string()));
    for node in &element.content {
        if let Node::Element(child) = node {
            collect(child, encoded, found);
        }
    }
}

/// A text for as long as the program runs.
pub fn leaked(text: &str) -> &'static str {
    Box::leak(text.to_owned().into_boxed_str())
}
