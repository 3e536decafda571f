//! What types have in common: names, documentation and attributes.

use super::docs::Docs;
use crate::model::WireName;

/// What every type has.
#[derive(Debug)]
pub(crate) struct Head {
    pub ident: String,
    /// The module that it stands in; empty for the file itself.
    pub module: String,
    /// What settings know it by; also where the schema has no name for it.
    pub path: WireName,
    pub docs: Docs,
    /// Attributes beside those that every item of its kind has.
    pub attributes: Attributes,
}

impl Head {
    /// A type of the file itself, without attributes of its own.
    pub fn new(ident: String, path: WireName, docs: Docs) -> Self {
        Self { ident, module: String::new(), path, docs, attributes: Attributes::default() }
    }

    /// The name with the module, as a [`RustType`] has it.
    pub fn qualified(&self) -> String {
        match self.module.as_str() {
            "" => self.ident.clone(),
            module => format!("{module}::{}", self.ident),
        }
    }
}

/// Attributes of a type.
#[derive(Debug, Default)]
pub(crate) struct Attributes {
    /// What else is derived: paths of derive macros.
    pub derives: Vec<String>,
    pub others: Vec<Attribute>,
    /// Nothing is said of the type, and lints say nothing either.
    pub undocumented: bool,
}

/// An attribute of a type, a field or a variant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Attribute {
    /// As the user wrote it.
    Given(String),
    /// What serde has to know, if the feature is on that is named, or in any case.
    Serde { rules: Vec<SerdeRule>, feature: Option<String> },
}

/// What serde has to know of a type or a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SerdeRule {
    /// It is derived; only where a feature decides that.
    Derive,
    /// What is left out has its default value.
    Default,
    /// The value is written as its text.
    AsText,
    /// The same, and a text can be none of its values.
    TryFromText,
    /// The value is written as what it is made around.
    Transparent,
    /// Null is nil, and what is left out is absent.
    Nillable,
}
