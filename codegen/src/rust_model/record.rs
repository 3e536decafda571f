//! Structs and their fields, and names for other types.

use super::checks::Checks;
use super::docs::Docs;
use super::head::{Attribute, Head};
use super::occurrence::{Limits, Occurrence, What};
use super::refined::{Argument, PartOf};
use super::text::Text;
use super::types::RustType;
use crate::config::Credential;
use crate::model::WireName;

/// Another name for a type: SOAP arrays and simple types.
#[derive(Debug)]
pub(crate) struct Alias {
    pub head: Head,
    pub target: RustType,
}

/// A struct with its table of wire names.
#[derive(Debug)]
pub(crate) struct Record {
    pub head: Head,
    pub role: Role,
    pub elements: Elements,
    pub entries: Vec<Entry>,
}

/// What the elements of a table have in common.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Elements {
    /// The namespace of most of them; empty for none.
    pub namespace: String,
    /// An element must be of its namespace; otherwise its local name is enough.
    pub exact: bool,
    /// They come in any order, where that is not so anyway as with SOAP encoding.
    pub unordered: bool,
}

impl Record {
    /// The fields, without what the client fills in.
    pub fn fields(&self) -> impl Iterator<Item = &FieldItem> {
        self.entries.iter().filter_map(|entry| match entry {
            Entry::Field(field) => Some(field),
            Entry::Credential { .. } | Entry::Further(_) => None,
        })
    }
}

/// What a record stands for on the wire.
#[derive(Debug)]
pub(crate) enum Role {
    /// A complex type; without a name in the schema, both are empty.
    Struct { namespace: String, name: String },
    /// A sequence of elements that is a group of its own.
    Sequence,
    /// The parts of a message.
    Parts,
}

/// One line of a record, in wire order.
#[derive(Debug)]
#[allow(clippy::large_enum_variant, reason = "nearly all of them are fields")]
pub(crate) enum Entry {
    Field(FieldItem),
    /// A further element of a field that several elements make up.
    Further(FieldItem),
    /// The client fills it in; it is no field of the struct.
    Credential {
        credential: Credential,
        wire: String,
    },
}

/// A field of a record, or a variant of a choice.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct FieldItem {
    pub ident: String,
    /// What settings know it by within its type.
    pub key: String,
    pub docs: Docs,
    pub attributes: Vec<Attribute>,
    /// What it is on the wire.
    pub what: What,
    pub occurrence: Occurrence,
    pub limits: Limits,
    /// The type of one value.
    pub ty: RustType,
    /// The type in the schema, where the Rust type stands for others as well.
    pub schema_type: Option<WireName>,
    /// What is checked of a value before it is sent.
    pub checks: Checks,
    /// What becomes of the text of a value.
    pub text: Text,
    /// The name on the wire; empty for what has none.
    pub wire: String,
    /// The namespace of that name.
    pub namespace: String,
    /// What it is to the value of its field, where several elements make that up.
    pub part: Option<PartOf>,
    /// It stands in the constructor.
    pub argument: Option<Argument>,
}

impl FieldItem {
    /// A field of which no more is known than where it stands, what it is, how often, and of which type.
    pub fn new(
        ident: String,
        key: &str,
        docs: Docs,
        what: What,
        occurrence: Occurrence,
        ty: RustType,
    ) -> Self {
        Self {
            ident,
            key: key.to_owned(),
            docs,
            attributes: Vec::new(),
            what,
            occurrence,
            limits: Limits::default(),
            ty,
            schema_type: None,
            checks: Checks::default(),
            text: Text::default(),
            wire: String::new(),
            namespace: String::new(),
            part: None,
            argument: None,
        }
    }
}
