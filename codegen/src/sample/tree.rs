//! The tree of an example document, and its output as XML.

use std::fmt::Write;
use std::rc::Rc;

use crate::documents::xml::name::{XML, XSI};

/// An element with everything in it.
#[derive(Debug)]
pub(super) struct Element {
    /// The name as it is written, with a prefix of [`Prefixes`].
    pub name: String,
    /// Names as they are written, and values.
    pub attributes: Vec<(String, String)>,
    pub children: Vec<Node>,
}

/// What stands between tags.
#[derive(Debug)]
pub(super) enum Node {
    Element(Element),
    Text(String),
}

/// The prefixes of a document, which are declared at its root.
#[derive(Debug, Default)]
pub(super) struct Prefixes(Vec<Rc<str>>);

impl Prefixes {
    /// `local` with the prefix of `namespace`, or without one if that is empty.
    pub(super) fn name(&mut self, namespace: &str, local: &str) -> String {
        match namespace {
            "" => return local.to_owned(),
            XML => return format!("xml:{local}"),
            XSI => return format!("xsi:{local}"),
            _ => {}
        }
        let known = self.0.iter().position(|it| **it == *namespace);
        let index = known.unwrap_or_else(|| {
            self.0.push(Rc::from(namespace));
            self.0.len() - 1
        });
        format!("n{index}:{local}")
    }

    /// The document with `root`.
    pub(super) fn document(&self, mut root: Element) -> String {
        let declared = self.0.iter().enumerate();
        let mut attributes: Vec<(String, String)> =
            declared.map(|(index, it)| (format!("xmlns:n{index}"), it.to_string())).collect();
        let mut out = String::new();
        let xsi = uses_xsi(&root).then(|| ("xmlns:xsi".to_owned(), XSI.to_owned()));
        attributes.extend(xsi);
        attributes.append(&mut root.attributes);
        write(&Element { attributes, ..root }, &mut out);
        out
    }
}

fn uses_xsi(element: &Element) -> bool {
    let names = element.attributes.iter().map(|(name, _)| name);
    names.chain([&element.name]).any(|name| name.starts_with("xsi:"))
        || element.children.iter().any(|node| match node {
            Node::Element(child) => uses_xsi(child),
            Node::Text(_) => false,
        })
}

fn write(element: &Element, out: &mut String) {
    // Writing into memory does not fail.
    let _ = write!(out, "<{}", element.name);
    for (name, value) in &element.attributes {
        let _ = write!(out, " {name}=\"");
        escape(value, true, out);
        out.push('"');
    }
    if element.children.is_empty() {
        out.push_str("/>");
        return;
    }
    out.push('>');
    for child in &element.children {
        match child {
            Node::Element(child) => write(child, out),
            Node::Text(text) => escape(text, false, out),
        }
    }
    let _ = write!(out, "</{}>", element.name);
}

fn escape(text: &str, attribute: bool, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' if attribute => out.push_str("&quot;"),
            '\r' => out.push_str("&#13;"),
            // The value of an attribute would lose them (XML 1.0 §3.3.3).
            '\t' | '\n' if attribute => {
                let _ = write!(out, "&#{};", u32::from(c));
            }
            _ => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Element, Node, Prefixes};

    #[test]
    fn namespaces_are_declared_at_the_root() {
        let mut prefixes = Prefixes::default();
        let name = prefixes.name("urn:a", "x");
        let inner = prefixes.name("", "y");
        let attributes = vec![(prefixes.name("urn:a", "z"), "1\n\"".to_owned())];
        let children = vec![Node::Text("<\"".to_owned())];
        let inner = Element { name: inner, attributes: Vec::new(), children };
        let root = Element { name, attributes, children: vec![Node::Element(inner)] };
        let text = prefixes.document(root);
        assert_eq!(text, "<n0:x xmlns:n0=\"urn:a\" n0:z=\"1&#10;&quot;\"><y>&lt;\"</y></n0:x>");
    }
}
