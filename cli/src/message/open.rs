//! What nothing declares, as it came.

use wsdl_runtime::tree::{Element, Node};
use wsdl_runtime::types::QName;

use crate::message::value::{TEXT, Value};

/// A name as `{namespace}local`.
pub(super) fn braces(name: &QName) -> String {
    match name.namespace.as_str() {
        "" => name.local.clone(),
        namespace => format!("{{{namespace}}}{}", name.local),
    }
}

/// An element that nothing declares, as a record with its name.
pub(super) fn named_open(element: &Element) -> Value {
    let name = braces(&QName::new(element.namespace.as_str(), element.name.as_str()));
    Value::Record(vec![(name, open_value(element))])
}

/// The value of an element that nothing declares.
pub(super) fn open_value(element: &Element) -> Value {
    if element.nil {
        return Value::Nil;
    }
    if element.array.is_some() {
        return Value::List(element.children().map(open_value).collect());
    }
    if element.attributes.is_empty() && element.children().next().is_none() {
        return Value::Text(element.text());
    }
    let attributes = element.attributes.iter().map(|it| {
        let name = QName::new(it.namespace.as_str(), it.name.as_str());
        (format!("@{}", braces(&name)), Value::Text(it.value.clone()))
    });
    Value::Record(attributes.chain(mixed(element)).collect())
}

/// Text and elements in their order.
pub(super) fn mixed(element: &Element) -> Vec<(String, Value)> {
    let nodes = element.content.iter().filter_map(|node| match node {
        Node::Element(child) => {
            let name = braces(&QName::new(child.namespace.as_str(), child.name.as_str()));
            Some((name, open_value(child)))
        }
        Node::Text(text) => Some((TEXT.to_owned(), Value::Text(text.clone()))),
        _ => None,
    });
    nodes.collect()
}
