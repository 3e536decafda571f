//! Types and what they consist of.

use serde::{Deserialize, Serialize};

use super::name::{Name, Place};
use super::refined::{RefinedField, RefinedStruct};
use crate::config::Credential;

/// A type of a schema, or a model group that cannot be written out where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Type {
    /// Its name; where the schema has none, a name made of what it stands in.
    pub name: Name,
    /// Whether the schema calls it by that name, so that `xsi:type` can.
    pub named: bool,
    /// What settings call it.
    pub path: String,
    /// What the document says of it.
    pub documentation: Option<String>,
    /// What it is.
    pub kind: Kind,
    /// What refinements say of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refined: Option<RefinedStruct>,
    /// The struct, enum or alias; `None` where none is generated.
    pub rust: Option<String>,
    /// What an alias stands for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rust_alias: Option<String>,
    /// What the constructor of the struct takes, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub constructor: Vec<RustField>,
    /// The enum of the type and of those that are derived from it, where there is one.
    pub rust_derived: Option<String>,
    /// Where it is declared.
    pub place: Option<Place>,
}

/// What a type is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Kind {
    /// A complex type with elements or attributes.
    Struct {
        /// Attributes first, then what stands between the tags, inherited elements first.
        fields: Vec<Field>,
        /// The elements come in any order (`xsd:all`).
        unordered: bool,
        /// What it has to do with other types.
        derivation: Derivation,
    },
    /// A SOAP array (SOAP 1.1 §5.4.2) of items of this type.
    Array(Shape),
    /// Another name for a type, with more facets.
    Alias(Shape, Vec<Facet>),
    /// Text that is one of several values.
    Enumeration {
        /// The type that is restricted.
        base: Shape,
        /// The values, in the order of the document.
        values: Vec<Value>,
    },
    /// Values of this type with blanks between them.
    List(Shape),
    /// Text that is a value of one of these types.
    Union(Vec<Shape>),
    /// One of several elements or groups.
    Choice(Vec<Field>),
    /// Elements that come together.
    Sequence(Vec<Field>),
}

/// What a struct has to do with other types.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Derivation {
    /// The complex type that it is derived from, by its index.
    pub base: Option<usize>,
    /// Only types that are derived from it occur.
    pub is_abstract: bool,
}

/// The type of a field, a part or an item.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// A type of XML Schema itself (XSD 1.0 Part 2 §3), by its local name.
    Builtin(String),
    /// A type of [`Interface::types`](super::Interface::types), by its index.
    Type(usize),
    /// A SOAP array of items of this type.
    Array(Box<Shape>),
    /// The type with more facets.
    Restricted(Box<Shape>, Vec<Facet>),
    /// `xsd:anyType`, or a type that the document leaves open.
    Any,
}

/// A restriction of a simple type (XSD 1.0 Part 2 §4.3).
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Facet {
    /// Such as `maxLength`. `enumeration` stands here only where the values are no text.
    pub name: String,
    /// As written.
    pub value: String,
}

/// A field of a struct, or a variant of a choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Field {
    /// What it is on the wire.
    pub kind: FieldKind,
    /// The name on the wire; for what has none, what settings call it, without a namespace.
    pub name: Name,
    /// The type of one value.
    pub shape: Shape,
    /// How often it is there at least (`minOccurs`, `use`).
    pub least: u32,
    /// How often it is there at most (`maxOccurs`); `None` for any number.
    pub most: Option<u32>,
    /// It may say that it has no value (XSD 1.0 Part 1 §2.6.2).
    pub nillable: bool,
    /// What stands for it where it is absent or empty.
    pub declared: Option<Declared>,
    /// What the document says of it.
    pub documentation: Option<String>,
    /// What the client fills it in with.
    pub credential: Option<Credential>,
    /// What refinements say of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refined: Option<RefinedField>,
    /// The field or the variant; `None` where it is filled in, or its type is not generated.
    pub rust: Option<RustField>,
    /// Where it is declared.
    pub place: Option<Place>,
}

/// What a field is on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum FieldKind {
    /// An element.
    Element,
    /// An attribute.
    Attribute,
    /// The attributes that the schema does not name (`xsd:anyAttribute`).
    OtherAttributes,
    /// All that stands between the tags, as text.
    Text,
    /// Text and elements mixed.
    Mixed,
    /// A choice, or a sequence that is a group of its own.
    Group,
    /// Elements that the schema does not name (`xsd:any`).
    OtherElements,
}

/// A value that the schema declares (XSD 1.0 Part 1 §3.2.1 and §3.3.1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Declared {
    /// As written.
    pub value: String,
    /// No other value is allowed.
    pub is_fixed: bool,
    /// The prefixes of qualified names in it, and the namespaces that they stand for.
    pub prefixes: Vec<(String, String)>,
}

/// A value of an enumeration.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Value {
    /// As the document writes it.
    pub value: String,
    /// What the document says of it.
    pub documentation: Option<String>,
    /// What refinements say of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refined: Option<RefinedField>,
    /// The variant; `None` where no enum is generated, or another value stands for the same.
    pub rust: Option<String>,
    /// Where it is declared.
    pub place: Option<Place>,
}

/// What a field, an argument or a variant is called in Rust, and its type.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct RustField {
    /// The identifier.
    pub name: String,
    /// The type, as it reads inside of the generated file.
    pub ty: String,
}

/// A global element (XSD 1.0 Part 1 §3.3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Element {
    /// Its name.
    pub name: Name,
    /// Its type.
    pub shape: Shape,
    /// It may be nil.
    pub nillable: bool,
    /// What stands for it where it is empty.
    pub declared: Option<Declared>,
    /// The Rust type of its value; `None` where none is generated.
    pub rust: Option<String>,
}
