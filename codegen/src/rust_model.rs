//! The Rust model: what will be generated, item by item, with every identifier decided.
//!
//! Data only. [`lower`](crate::lower) makes it, [`emit`](crate::emit) writes it.

mod checks;
mod docs;
mod enums;
mod head;
mod occurrence;
mod record;
mod refined;
mod results;
mod server;
mod text;
mod types;

pub(crate) use checks::{Bound, Checks, Count, Reading};
pub(crate) use docs::Docs;
pub(crate) use enums::{Choice, Derived, Enumeration, Union, UnionMember, Value};
pub(crate) use head::{Attribute, Attributes, Head, SerdeRule};
pub(crate) use occurrence::{Limits, Occurrence, What, Wrapper};
pub(crate) use record::{Alias, Elements, Entry, FieldItem, Record, Role};
pub(crate) use refined::{
    Argument as ConstructorArgument, ArgumentKind, PartOf, PatternPiece, RefinedItem, RefinedKind,
    Spelling,
};
pub(crate) use results::{Items, ListAt, Made, ReasonsItem, ResultItem, Success};
pub(crate) use server::{DocumentItem, Served, ServerItem};
pub(crate) use text::{Declared, DeclaredKind, Text};
pub(crate) use types::{RustType, Scalar};

use crate::model::{Style, TypeId, WireName};
use crate::refine::Effect;

/// What one generated file holds.
#[derive(Debug, Default)]
pub(crate) struct RustModel {
    /// The types of the schemas, in document order.
    pub types: Vec<TypeItem>,
    /// What each of `types` stands for in the model.
    #[cfg_attr(
        not(feature = "interface"),
        allow(dead_code, reason = "the description of an interface alone names it")
    )]
    pub origins: Vec<TypeId>,
    /// The types of refinements that are about this document alone.
    pub refined: Vec<RefinedItem>,
    /// The modules that some of them stand in.
    pub modules: Vec<ModuleItem>,
    /// The parts of requests and replies that no single type of the schema holds.
    pub messages: Vec<Record>,
    /// What operations can refuse with.
    pub faults: Vec<TypeItem>,
    /// Why operations are refused in ordinary replies, where refinements say so.
    pub reasons: Option<ReasonsItem>,
    pub services: Vec<ServiceItem>,
    /// The global elements, with the types of their values.
    pub elements: Vec<(WireName, RustType)>,
    /// What servers give out, the WSDL first; nothing where there is to be no server.
    pub documents: Vec<DocumentItem>,
}

/// A module for the types of a namespace.
#[derive(Clone, Debug, Default)]
pub(crate) struct ModuleItem {
    pub name: String,
    pub docs: Docs,
    /// The modules beside it that its types name, in a fixed order.
    pub imports: Vec<String>,
    /// Its types are not documented.
    pub undocumented: bool,
}

/// A type.
#[derive(Debug)]
pub(crate) enum TypeItem {
    Record(Record),
    Alias(Alias),
    Choice(Choice),
    Derived(Derived),
    Enumeration(Enumeration),
    Union(Union),
}

impl TypeItem {
    pub fn head(&self) -> &Head {
        match self {
            Self::Record(Record { head, .. })
            | Self::Alias(Alias { head, .. })
            | Self::Choice(Choice { head, .. })
            | Self::Derived(Derived { head, .. })
            | Self::Enumeration(Enumeration { head, .. })
            | Self::Union(Union { head, .. }) => head,
        }
    }
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
    /// The service speaks SOAP 1.2.
    pub soap12: bool,
    pub address: String,
    /// The address is not that of the WSDL, but one that the user gave.
    pub is_address_set: bool,
    /// Nothing is said of what its client has.
    pub undocumented: bool,
    /// What a server of it needs, if there is to be one.
    pub server: Option<ServerItem>,
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
    pub style: Style,
    pub one_way: bool,
    /// Doing it twice does no more than doing it once.
    pub safe: bool,
    /// What it does to what the server holds, if somebody has said so.
    pub effect: Option<Effect>,
    pub action: Action,
    /// The action for WS-Addressing, where that is asked for.
    pub addressing: Option<String>,
    /// The namespaces of the elements and types that a request can hold.
    pub type_namespaces: Vec<String>,
    pub argument: Argument,
    /// What is checked of the element that is the argument, as of a field.
    pub checks: Checks,
    pub reply: Reply,
    /// What the method of a client makes of the reply, where that is something else.
    pub result: Option<ResultItem>,
    pub served: Served,
    /// A name that the element around the parts of a reply may have, where the operation's does not
    /// tell.
    pub reply_message: Option<String>,
    /// The name of the only part of a reply, where it has a meaning.
    pub reply_part: Option<String>,
    /// What becomes of the text of a reply that is one value.
    pub reply_text: Text,
    pub headers: Option<Headers>,
    /// The enum of what the detail of a fault can hold.
    pub fault: Option<String>,
    /// The enum of what the header of a fault can hold.
    pub header_fault: Option<String>,
}

/// The method that takes and gives header blocks as well.
#[derive(Debug)]
pub(crate) struct Headers {
    pub method: String,
    /// The record of those of the request.
    pub request: Option<String>,
    /// The record of those of the reply.
    pub reply: Option<String>,
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
    Part { ident: String, ty: RustType, wire: String },
    /// The only part, an element of the body.
    Element { ident: String, ty: RustType, namespace: String, name: String },
    /// The parts.
    Parts { record: String },
}

/// What a method gives back.
#[derive(Debug)]
pub(crate) enum Reply {
    None,
    /// The only part.
    One(RustType),
    /// The only part, an element of the body of this name.
    Element(RustType, WireName),
    Several {
        record: String,
    },
}
