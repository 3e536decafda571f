//! XML as a tree that keeps prefixes and the namespaces in force, which the values of attributes
//! and texts may need.
//!
//! It shares nothing with the generator's own parser, so that a mistake there is not made here.

mod parse;
mod text;
mod write;

use std::collections::BTreeMap;
use std::rc::Rc;

pub use parse::parse;
pub(crate) use parse::resolve;
pub use text::decode;

/// The namespace of the prefix `xml`, which is always bound.
pub const XML: &str = "http://www.w3.org/XML/1998/namespace";
/// The namespace of `xsi:type` and `xsi:nil`.
pub const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";
/// The namespace of XML Schema.
pub const XSD: &str = "http://www.w3.org/2001/XMLSchema";
/// The namespace of WSDL 1.1.
pub const WSDL: &str = "http://schemas.xmlsoap.org/wsdl/";

/// A name with its namespace, which is empty for none.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name {
    /// The namespace, or nothing.
    pub namespace: Rc<str>,
    /// The part after the prefix.
    pub local: String,
}

impl Name {
    /// Whether this is `local` of `namespace`.
    pub fn is(&self, namespace: &str, local: &str) -> bool {
        *self.namespace == *namespace && self.local == local
    }
}

impl std::fmt::Display for Name {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.namespace.is_empty() {
            write!(f, "{}", self.local)
        } else {
            write!(f, "{{{}}}{}", self.namespace, self.local)
        }
    }
}

/// The namespaces in force at a place, by prefix; the empty prefix is the default namespace.
pub type Scope = Rc<BTreeMap<String, Rc<str>>>;

/// An attribute other than a namespace declaration.
#[derive(Clone, Debug)]
pub struct Attribute {
    /// The resolved name.
    pub name: Name,
    /// The name as it stands in the document, with its prefix.
    pub written: String,
    /// The value, normalized as attributes are, entities resolved.
    pub value: String,
}

/// What an element holds.
#[derive(Clone, Debug)]
pub enum Node {
    /// An element.
    Element(Element),
    /// Text between elements, in one piece: references and CDATA are resolved, comments are gone.
    Text(String),
}

/// An element.
#[derive(Clone, Debug)]
pub struct Element {
    /// The resolved name.
    pub name: Name,
    /// The name as it stands in the document, with its prefix.
    pub written: String,
    /// The attributes, without namespace declarations.
    pub attributes: Vec<Attribute>,
    /// The namespaces in force inside.
    pub scope: Scope,
    /// What it holds, in order.
    pub children: Vec<Node>,
}

impl Element {
    /// The elements directly inside.
    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The first element directly inside with that name, in any namespace.
    pub fn child(&self, local: &str) -> Option<&Element> {
        self.elements().find(|element| element.name.local == local)
    }

    /// The value of an attribute of no namespace.
    pub fn attribute(&self, local: &str) -> Option<&str> {
        self.attributes.iter().find(|found| found.name.is("", local)).map(|found| &*found.value)
    }

    /// The text directly inside, elements left out.
    pub fn text(&self) -> String {
        let texts = self.children.iter().map(|node| match node {
            Node::Text(text) => text.as_str(),
            Node::Element(_) => "",
        });
        texts.collect()
    }

    /// The element as a document of its own: every namespace in force is declared at it.
    pub fn to_xml(&self) -> String {
        write::document(self)
    }
}
