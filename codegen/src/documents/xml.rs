//! XML documents (XML 1.0, Namespaces in XML 1.0): names, trees, and declarations by name.

pub(crate) mod declared;
mod entities;
mod first_look;
mod flaws;
pub(crate) mod name;
mod parse;
mod problems;
mod scope;
pub(crate) mod table;
mod tree;

pub(crate) use parse::parse;
pub(crate) use tree::{Attribute, Document, Element};
