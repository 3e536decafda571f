//! WSDL 1.1 documents as written.

mod parse;

use std::collections::HashSet;

pub(crate) use parse::read;

use crate::source::Span;
use crate::xml::name::Reference;
use crate::xml::table::Table;
use crate::xsd::{Schemas, TypeName};

/// Everything that the documents of one service description declare.
#[derive(Debug)]
pub(crate) struct Definitions {
    /// Something that they build on could not be had, or makes no sense.
    pub incomplete: bool,
    /// Where the root element of the first document is.
    pub start: Span,
    /// The documentation of the first document as a whole.
    pub documentation: Option<String>,
    pub schemas: Schemas,
    pub messages: Table<Message>,
    pub port_types: Table<PortType>,
    pub bindings: Table<Binding>,
    pub services: Table<Service>,
}

impl Default for Definitions {
    fn default() -> Self {
        Self {
            incomplete: false,
            start: Span::default(),
            documentation: None,
            schemas: Schemas::default(),
            messages: Table::new("message", "dangling-message"),
            port_types: Table::new("portType", "dangling-port-type"),
            bindings: Table::new("binding", "dangling-binding"),
            services: Table::new("service", "dangling-service"),
        }
    }
}

/// What a request, a reply or a fault is made of (WSDL 1.1 §2.3).
#[derive(Debug)]
pub(crate) struct Message {
    pub parts: Vec<Part>,
}

/// One part of a message.
#[derive(Debug)]
pub(crate) struct Part {
    pub name: String,
    pub span: Span,
    pub content: PartContent,
}

/// What a part refers to (WSDL 1.1 §2.3.1).
#[derive(Debug)]
pub(crate) enum PartContent {
    Type(TypeName),
    Element(Reference),
    Nothing,
}

/// A set of abstract operations (WSDL 1.1 §2.4).
#[derive(Debug)]
pub(crate) struct PortType {
    pub operations: Vec<AbstractOperation>,
}

/// What an operation takes and gives, whatever the protocol.
#[derive(Debug)]
pub(crate) struct AbstractOperation {
    pub name: String,
    pub span: Span,
    pub fingerprint: u64,
    pub documentation: Option<String>,
    pub input: Option<Reference>,
    pub output: Option<Reference>,
    /// The service begins, or nobody does (WSDL 1.1 §2.4.3, §2.4.4).
    pub speaks_first: bool,
}

/// How a port type goes over the wire (WSDL 1.1 §2.5).
#[derive(Debug)]
pub(crate) struct Binding {
    pub port_type: Reference,
    pub protocol: Protocol,
    pub operations: Vec<BoundOperation>,
}

/// The protocol that a binding's extension elements name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Protocol {
    Soap11(SoapBinding),
    Soap12,
    /// Not SOAP; the extension element's name if there is one.
    Other(Option<String>),
}

/// `soap:binding` (WSDL 1.1 §3.3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SoapBinding {
    pub style: Style,
    pub span: Span,
}

/// Whether parts stand for parameters or for whole documents (WSDL 1.1 §3.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    Rpc,
    Document,
}

/// One operation of a binding.
#[derive(Debug)]
pub(crate) struct BoundOperation {
    pub name: String,
    pub span: Span,
    pub fingerprint: u64,
    pub documentation: Option<String>,
    pub soap_action: String,
    /// Nothing if the binding's style holds.
    pub style: Option<Style>,
    pub input: Option<Body>,
    pub output: Option<Body>,
}

/// `soap:body` of one direction (WSDL 1.1 §3.5).
#[derive(Debug)]
pub(crate) struct Body {
    pub span: Span,
    /// Whether the parts are encoded by SOAP 1.1 §5 rather than taken literally.
    pub encoded: bool,
    pub namespace: String,
    /// The parts that the body holds; nothing for all.
    pub parts: Option<HashSet<String>>,
    /// Where the first `soap:header` is.
    pub header: Option<Span>,
}

/// A set of ports (WSDL 1.1 §2.7).
#[derive(Debug)]
pub(crate) struct Service {
    pub documentation: Option<String>,
    pub ports: Vec<Port>,
}

/// A binding at an address (WSDL 1.1 §2.6).
#[derive(Debug)]
pub(crate) struct Port {
    pub name: String,
    pub span: Span,
    pub binding: Reference,
    pub address: Option<Address>,
}

/// `soap:address` (WSDL 1.1 §3.8).
#[derive(Debug)]
pub(crate) struct Address {
    pub location: String,
    pub span: Span,
}
