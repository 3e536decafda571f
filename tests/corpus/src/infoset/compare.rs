//! The comparison itself.

use std::collections::HashMap;

use super::Difference;
use super::SOAP;
use super::values::{Kind, kind, same};
use crate::xml::{Attribute, Element, Name, Node, XSI};

/// How much of a text is quoted.
const QUOTED: usize = 60;

/// The first difference between two elements, if there is one.
pub fn compare(expected: &Element, found: &Element) -> Option<Difference> {
    elements(&format!("/{}", expected.name.local), expected, found).err()
}

fn elements(path: &str, expected: &Element, found: &Element) -> Result<(), Difference> {
    if expected.name != found.name {
        return differ(path, format!("expected {}, found {}", expected.name, found.name));
    }
    attributes(path, expected, found)?;
    content(path, expected, found)
}

/// Attributes are a set.
fn attributes(path: &str, expected: &Element, found: &Element) -> Result<(), Difference> {
    let (left, right) = (relevant(expected), relevant(found));
    let names = left.iter().chain(&right).map(|attribute| &attribute.name);
    for name in names {
        let at = || format!("{path}/@{}", name.local);
        match (value(&left, name), value(&right, name)) {
            (Some(value), Some(other)) => {
                if !same(kind(name), (value, &expected.scope), (other, &found.scope)) {
                    let what = format!("expected {}, found {}", quoted(value), quoted(other));
                    return differ(&at(), what);
                }
            }
            // A type that is told on one side only: both sides hold the same for all that.
            _ if name.is(XSI, "type") => {}
            (Some(value), None) => {
                return differ(&at(), format!("expected {}, found nothing", quoted(value)));
            }
            (None, other) => {
                let other = quoted(other.unwrap_or_default());
                return differ(&at(), format!("expected nothing, found {other} ({name})"));
            }
        }
    }
    Ok(())
}

fn value<'e>(attributes: &[&'e Attribute], name: &Name) -> Option<&'e str> {
    attributes.iter().find(|attribute| attribute.name == *name).map(|it| it.value.as_str())
}

/// What says something of the data: not what only helps a validator, nor the rules that values are
/// written by, which hold for all that is inside and may stand on any element around it.
fn relevant(element: &Element) -> Vec<&Attribute> {
    let helps = |name: &Name| {
        name.is(XSI, "schemaLocation")
            || name.is(XSI, "noNamespaceSchemaLocation")
            || SOAP.iter().any(|namespace| name.is(namespace, "encodingStyle"))
    };
    element.attributes.iter().filter(|attribute| !helps(&attribute.name)).collect()
}

fn content(path: &str, expected: &Element, found: &Element) -> Result<(), Difference> {
    let (left, right) = (significant(expected), significant(found));
    let numbers = numbers(&left);
    for (index, node) in left.iter().enumerate() {
        match (node, right.get(index)) {
            (Node::Text(text), Some(Node::Text(other))) => {
                if !same(Kind::Open, (text, &expected.scope), (other, &found.scope)) {
                    let what = format!("expected {}, found {}", quoted(text), quoted(other));
                    return differ(path, what);
                }
            }
            (Node::Element(element), Some(Node::Element(other))) => {
                let path = format!("{path}/{}{}", element.name.local, numbers[index]);
                elements(&path, element, other)?;
            }
            (node, other) => {
                let other = other.map_or("the end".to_owned(), |other| shown(other));
                return differ(path, format!("expected {}, found {other}", shown(node)));
            }
        }
    }
    match right.get(left.len()) {
        None => Ok(()),
        Some(extra) => differ(path, format!("expected the end, found {}", shown(extra))),
    }
}

/// What an element holds, without white space around elements where there is no other text, and
/// without lines that are blank altogether.
fn significant(element: &Element) -> Vec<&Node> {
    let text = element.text();
    let around = is_blank(&text) && (element.elements().next().is_some() || text.contains('\n'));
    let insignificant = |node: &Node| match node {
        Node::Text(text) => text.is_empty() || around,
        Node::Element(_) => false,
    };
    element.children.iter().filter(|node| !insignificant(node)).collect()
}

fn is_blank(text: &str) -> bool {
    text.chars().all(|character| matches!(character, ' ' | '\t' | '\r' | '\n'))
}

/// For each node, `[2]` if it is the second element of its name; nothing where the name is alone.
fn numbers(nodes: &[&Node]) -> Vec<String> {
    let names = || {
        nodes.iter().map(|node| match node {
            Node::Element(element) => element.name.local.as_str(),
            Node::Text(_) => "",
        })
    };
    let mut totals: HashMap<&str, usize> = HashMap::new();
    names().for_each(|name| *totals.entry(name).or_default() += 1);
    let mut seen: HashMap<&str, usize> = HashMap::new();
    names()
        .map(|name| {
            let count = seen.entry(name).or_default();
            *count += 1;
            if totals.get(name) > Some(&1) { format!("[{count}]") } else { String::new() }
        })
        .collect()
}

fn shown(node: &Node) -> String {
    match node {
        Node::Element(element) => element.name.to_string(),
        Node::Text(text) => format!("the text {}", quoted(text)),
    }
}

fn quoted(text: &str) -> String {
    match text.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("{:?}…", &text[..end]),
        None => format!("{text:?}"),
    }
}

fn differ(path: &str, what: String) -> Result<(), Difference> {
    Err(Difference { path: path.to_owned(), what })
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
