//! What WSDL 1.1 documents declare, as written.

use std::collections::HashSet;

use crate::documents::codes;
use crate::documents::source::Span;
use crate::documents::xml::name::Reference;
use crate::documents::xml::table::Table;
use crate::documents::xsd::{Schemas, TypeName};

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
    pub links: Vec<Link>,
}

/// An import, and where what it asks for was looked for.
#[derive(Debug)]
pub(crate) struct Link {
    /// The name of the document that it stands in.
    pub importer: String,
    /// The location as written.
    pub location: String,
    /// The names that the document may have, the likeliest first.
    pub paths: Vec<String>,
}

impl Default for Definitions {
    fn default() -> Self {
        Self {
            incomplete: false,
            start: Span::default(),
            documentation: None,
            schemas: Schemas::default(),
            messages: Table::new("message", codes::DANGLING_MESSAGE),
            port_types: Table::new("portType", codes::DANGLING_PORT_TYPE),
            bindings: Table::new("binding", codes::DANGLING_BINDING),
            services: Table::new("service", codes::NO_SERVICE),
            links: Vec::new(),
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
    /// A label unless there is a type: then it is the name of an element.
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
    /// A label: only bindings of the style `rpc` put it on the wire.
    pub name: String,
    pub span: Span,
    pub fingerprint: u64,
    pub documentation: Option<String>,
    pub input: Option<MessageUse>,
    pub output: Option<MessageUse>,
    pub faults: Vec<MessageUse>,
    /// `parameterOrder`, as written, and where it stands (WSDL 1.1 §2.4.6).
    pub parameter_order: Option<(String, Span)>,
    /// The service begins, or nobody does (WSDL 1.1 §2.4.3, §2.4.4).
    pub speaks_first: bool,
    /// It makes no sense, which is an error already.
    pub broken: bool,
}

/// `input`, `output` or `fault` of an abstract operation.
#[derive(Debug)]
pub(crate) struct MessageUse {
    pub span: Span,
    /// Its name; a direction without one is called after the operation (WSDL 1.1 §2.4.5).
    pub name: Option<String>,
    pub message: Reference,
    /// `wsaw:Action` or `wsam:Action`.
    pub action: Option<String>,
}

/// How a portType goes over the wire (WSDL 1.1 §2.5).
#[derive(Debug)]
pub(crate) struct Binding {
    pub port_type: Reference,
    pub protocol: Protocol,
    pub operations: Vec<BoundOperation>,
    /// WS-Addressing is asked for, by `wsaw:UsingAddressing` or by a policy.
    pub addressing: bool,
}

/// The protocol that a binding's extension elements name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Protocol {
    Soap(SoapBinding),
    /// None is named, but the operations are of SOAP.
    Unnamed(SoapVersion),
    /// Not SOAP; the extension element's name if there is one.
    Other(Option<String>),
}

/// Which version of SOAP, with its own namespaces in documents and envelopes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SoapVersion {
    V11,
    V12,
}

/// `soap:binding` (WSDL 1.1 §3.3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SoapBinding {
    pub version: SoapVersion,
    pub style: Style,
    /// A URI; empty if none is given.
    pub transport: String,
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
    /// What stands where a style belongs and is none, with its place.
    pub unknown_style: Option<(String, Span)>,
    pub input: Option<BoundMessage>,
    pub output: Option<BoundMessage>,
    pub faults: Vec<BoundFault>,
    /// It makes no sense, which is an error already.
    pub broken: bool,
}

/// One direction of a bound operation.
#[derive(Debug)]
pub(crate) struct BoundMessage {
    pub span: Span,
    /// Tells overloaded operations apart (WSDL 1.1 §2.5).
    pub name: Option<String>,
    pub body: Option<Body>,
    pub headers: Vec<HeaderUse>,
    /// What stands beside the envelope in a MIME package (WSDL 1.1 §5.3).
    pub attachments: Vec<AttachedPart>,
}

/// `mime:content` of one direction (WSDL 1.1 §5.3): a part of the message that is an attachment.
#[derive(Debug)]
pub(crate) struct AttachedPart {
    pub span: Span,
    /// Nothing where the content is no part of the message.
    pub part: Option<String>,
    /// Its media types, one of which it is of; none for any.
    pub media_types: Vec<String>,
}

/// `soap:body` of one direction (WSDL 1.1 §3.5).
#[derive(Debug)]
pub(crate) struct Body {
    pub span: Span,
    /// Whether the parts are encoded by SOAP 1.1 §5 rather than taken literally.
    pub encoded: bool,
    /// What stands where `literal` or `encoded` belongs and is neither, with its place.
    pub unknown_use: Option<(String, Span)>,
    pub namespace: String,
    /// The parts that the body holds; nothing for all.
    pub parts: Option<HashSet<String>>,
}

/// `soap:header`, or a `soap:headerfault` in one (WSDL 1.1 §3.7).
#[derive(Debug)]
pub(crate) struct HeaderUse {
    pub span: Span,
    pub message: Reference,
    pub part: String,
    pub namespace: String,
    /// What stands in the header of a fault about this header.
    pub faults: Vec<HeaderUse>,
}

/// `fault` of a bound operation, with its `soap:fault` (WSDL 1.1 §3.6).
#[derive(Debug)]
pub(crate) struct BoundFault {
    pub span: Span,
    pub name: String,
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
    /// `wsaw:UsingAddressing` stands in the port.
    pub addressing: bool,
}

/// `soap:address` (WSDL 1.1 §3.8).
#[derive(Debug)]
pub(crate) struct Address {
    pub location: String,
    pub span: Span,
}
