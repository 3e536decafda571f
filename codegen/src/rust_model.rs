//! The named model: what will be generated, item by item, with every identifier settled.
//!
//! Data only. [`lower`](crate::lower) makes it, [`emit`](crate::emit) writes it down.

use crate::config::Credential;
use crate::model::Scalar;

/// What one generated file holds.
#[derive(Debug, Default)]
pub(crate) struct RustModel {
    /// The types of the schemas, in document order.
    pub types: Vec<TypeItem>,
    /// The parts of requests and replies that no single type of the schema holds.
    pub messages: Vec<Record>,
    pub services: Vec<ServiceItem>,
}

/// A named type of a schema.
#[derive(Debug)]
pub(crate) enum TypeItem {
    Record(Record),
    Alias(Alias),
}

/// Another name for a type: SOAP arrays and simple types.
#[derive(Debug)]
pub(crate) struct Alias {
    pub ident: String,
    pub docs: Docs,
    pub target: RustType,
}

/// A struct with its table of wire names.
#[derive(Debug)]
pub(crate) struct Record {
    pub ident: String,
    pub docs: Docs,
    pub role: Role,
    pub entries: Vec<Entry>,
}

/// What a record stands for on the wire.
#[derive(Debug)]
pub(crate) enum Role {
    /// One element of a struct type.
    Struct { namespace: String, name: String },
    /// The parts of a message.
    Parts,
}

/// One element of a record, in wire order.
#[derive(Debug)]
pub(crate) enum Entry {
    Field(FieldItem),
    /// The client fills it in; it is no field of the struct.
    Credential {
        ident: String,
        credential: Credential,
        wire: String,
    },
}

/// A field of a record; it holds an `Option` of its type.
#[derive(Debug)]
pub(crate) struct FieldItem {
    pub ident: String,
    pub docs: Docs,
    pub ty: RustType,
    /// The built-in type of the text in the field, where that is not `string`.
    pub schema_type: Option<String>,
    pub wire: String,
}

/// A Rust type of generated code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum RustType {
    Scalar(Scalar),
    /// Whatever the document leaves open.
    Value,
    /// A record of this file.
    Record(String),
    List(Box<RustType>),
    Boxed(Box<RustType>),
}

/// The client of one service.
#[derive(Debug)]
pub(crate) struct ServiceItem {
    pub ident: String,
    /// The name of the client without async; `None` if there is to be none.
    pub blocking: Option<String>,
    pub docs: Docs,
    /// The service's name on the wire.
    pub name: String,
    pub address: String,
    pub operations: Vec<OperationItem>,
}

/// One method of a client.
#[derive(Debug)]
pub(crate) struct OperationItem {
    pub method: String,
    pub constant: String,
    pub docs: Docs,
    /// The operation's name on the wire.
    pub name: String,
    pub namespace: String,
    pub action: Action,
    /// The namespaces of the types that a request can hold.
    pub type_namespaces: Vec<String>,
    pub argument: Argument,
    pub reply: Reply,
}

/// The `SOAPAction` of an operation.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Action {
    Fixed(String),
    /// The address in use followed by this.
    AtEndpoint(String),
}

/// What the caller of a method gives.
#[derive(Debug)]
pub(crate) enum Argument {
    /// Nothing, and the request has no parts.
    None,
    /// Nothing, but the client fills in the parts of this record.
    Filled { record: String },
    /// The only part.
    Part { ident: String, record: String, wire: String },
    /// The parts.
    Parts { record: String },
}

/// What a method gives back.
#[derive(Debug)]
pub(crate) enum Reply {
    None,
    /// The only part: an `Option`, or the list itself.
    One(RustType),
    Several {
        record: String,
    },
}

/// The documentation of an item.
#[derive(Debug, Default)]
pub(crate) struct Docs {
    /// Plain text from the document.
    pub documentation: Option<String>,
    /// Markdown that stands in for it where there is none.
    pub summary: String,
    /// Markdown that follows it where there is some.
    pub note: Option<String>,
}
