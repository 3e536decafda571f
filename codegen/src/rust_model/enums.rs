//! Enums: choices, derived types, enumerations and unions.

use super::docs::Docs;
use super::head::{Attribute, Head};
use super::record::{Elements, FieldItem};
use super::types::RustType;
use crate::builtin::WhiteSpace;

/// An enum of the alternatives of a choice.
#[derive(Debug)]
pub(crate) struct Choice {
    pub head: Head,
    pub elements: Elements,
    pub variants: Vec<FieldItem>,
}

/// An enum of a type and the types that are derived from it.
#[derive(Debug)]
pub(crate) struct Derived {
    pub head: Head,
    /// The declared type.
    pub namespace: String,
    pub name: String,
    /// The names of the variants, and the structs that they hold.
    pub variants: Vec<(String, RustType)>,
    /// The variant for types that the schema does not have.
    pub other: String,
}

/// An enum of the values of a simple type.
#[derive(Debug)]
pub(crate) struct Enumeration {
    pub head: Head,
    pub namespace: String,
    pub name: String,
    pub values: Vec<Value>,
    /// What becomes of white space before a text is one of the values.
    pub white_space: WhiteSpace,
    /// The variant for values that the schema does not have.
    pub other: String,
}

/// One value of an enumeration.
#[derive(Debug)]
pub(crate) struct Value {
    pub ident: String,
    pub docs: Docs,
    pub attributes: Vec<Attribute>,
    pub wire: String,
}

/// An enum of the member types of a simple type.
#[derive(Debug)]
pub(crate) struct Union {
    pub head: Head,
    pub namespace: String,
    pub name: String,
    pub members: Vec<UnionMember>,
    /// The variant for text that is of no member type.
    pub other: String,
}

/// A variant of a union.
#[derive(Debug)]
pub(crate) struct UnionMember {
    pub ident: String,
    /// What settings know it by within its type.
    pub key: String,
    pub docs: Docs,
    pub attributes: Vec<Attribute>,
    pub ty: RustType,
    /// What becomes of white space before a text is a value of the type.
    pub white_space: WhiteSpace,
}
