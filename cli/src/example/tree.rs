//! The tree of an example message, and its text.

use std::fmt::Write;

use crate::markup;

pub(super) const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";
pub(super) const XSD: &str = "http://www.w3.org/2001/XMLSchema";
pub(super) const SOAP_ENC: &str = "http://schemas.xmlsoap.org/soap/encoding/";

/// An element with everything in it.
#[derive(Debug, Default)]
pub(super) struct Element {
    /// The name as it is written, with a prefix of [`Prefixes`].
    pub name: String,
    /// Names as they are written, and values.
    pub attributes: Vec<(String, String)>,
    pub nodes: Vec<Node>,
    /// What is said of it, behind it.
    pub note: String,
}

/// What stands between tags.
#[derive(Debug)]
pub(super) enum Node {
    Element(Element),
    Text(String),
    /// A comment, which says what may stand there.
    Note(String),
}

/// The prefixes of a message, which are declared at its root.
#[derive(Debug, Default)]
pub(super) struct Prefixes {
    known: Vec<(String, String)>,
}

impl Prefixes {
    /// Prefixes with these names for namespaces.
    pub(super) fn new(known: &[(&str, &str)]) -> Self {
        let known = known.iter().map(|(prefix, it)| ((*prefix).to_owned(), (*it).to_owned()));
        Self { known: known.collect() }
    }

    /// `local` with the prefix of `namespace`, or without one if that is empty.
    pub(super) fn name(&mut self, namespace: &str, local: &str) -> String {
        match namespace {
            "" => local.to_owned(),
            "http://www.w3.org/XML/1998/namespace" => format!("xml:{local}"),
            _ => format!("{}:{local}", self.prefix(namespace)),
        }
    }

    fn prefix(&mut self, namespace: &str) -> String {
        let usual = match namespace {
            XSI => "xsi",
            XSD => "xsd",
            SOAP_ENC => "SOAP-ENC",
            _ => "",
        };
        if let Some((prefix, _)) = self.known.iter().find(|(_, it)| it == namespace) {
            return prefix.clone();
        }
        let own = self.known.iter().filter(|(prefix, _)| prefix.starts_with("ns")).count();
        let prefix = if usual.is_empty() { format!("ns{}", own + 1) } else { usual.to_owned() };
        self.known.push((prefix.clone(), namespace.to_owned()));
        prefix
    }

    /// Declares all of them at `root`.
    pub(super) fn declare(&self, root: &mut Element) {
        let declared = self.known.iter();
        let declared = declared.map(|(prefix, it)| (format!("xmlns:{prefix}"), it.clone()));
        root.attributes.splice(0..0, declared);
    }
}

/// The text of a message, indented by two columns a level.
pub(super) fn text(root: &Element) -> String {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    write(root, 0, &mut out);
    out
}

fn write(element: &Element, level: usize, out: &mut String) {
    let indent = "  ".repeat(level);
    let _ = write!(out, "{indent}<{}", element.name);
    for (at, (name, value)) in element.attributes.iter().enumerate() {
        // Declarations at the root take a line each.
        let separator = match level == 0 && at > 0 {
            true => format!("\n{}", " ".repeat(element.name.len() + 2)),
            false => " ".to_owned(),
        };
        let _ = write!(out, "{separator}{name}=\"{}\"", escape(value));
    }
    let is_text = element.nodes.iter().all(|it| matches!(it, Node::Text(_)));
    if element.nodes.is_empty() {
        out.push_str("/>");
    } else if is_text {
        out.push('>');
        for node in &element.nodes {
            if let Node::Text(text) = node {
                out.push_str(&escape(text));
            }
        }
        let _ = write!(out, "</{}>", element.name);
    } else {
        out.push_str(">\n");
        for node in &element.nodes {
            match node {
                Node::Element(child) => write(child, level + 1, out),
                Node::Text(text) => {
                    let _ = writeln!(out, "{indent}  {}", escape(text));
                }
                Node::Note(note) => {
                    let _ = writeln!(out, "{indent}  <!-- {} -->", comment(note));
                }
            }
        }
        let _ = write!(out, "{indent}</{}>", element.name);
    }
    if !element.note.is_empty() {
        let _ = write!(out, " <!-- {} -->", comment(&element.note));
    }
    out.push('\n');
}

/// Attributes and line ends would lose white space.
fn escape(text: &str) -> String {
    markup::escape(text, &['\n', '\r', '\t'])
}

/// Two hyphens would end a comment.
fn comment(text: &str) -> String {
    text.replace("--", "- -").trim_end_matches('-').to_owned()
}
