//! A summary of what was generated, for programs that build on it.

use crate::emit::paths::Paths;
use crate::model::{Style, WireName};
use crate::rust_model::{Argument, OperationItem, Reply, RustModel, RustType, ServiceItem};

/// A global element of the schemas, as generated code has it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct GeneratedElement {
    /// The namespace; empty for none.
    pub namespace: String,
    /// The local name.
    pub name: String,
    /// The Rust type of its value, as it reads inside the generated file.
    pub ty: String,
}

/// One operation, as generated code has it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct GeneratedOperation {
    /// The service's name in the WSDL.
    pub service: String,
    /// The operation's name on the wire.
    pub operation: String,
    /// The client struct that has the method for it.
    pub client: String,
    /// Whether it is bound to SOAP 1.2.
    pub soap12: bool,
    /// The name of that method.
    pub method: String,
    /// The name of the method that takes and gives header blocks as well, if there is one.
    pub headers_method: Option<String>,
    /// The trait that a server implements, and the function that makes an endpoint of it; nothing
    /// without [`Config::server`](crate::Config::server).
    pub server: Option<[String; 2]>,
    /// The body of a request.
    pub request: Message,
    /// The body of a reply.
    pub reply: Message,
    /// The struct of the header blocks of a request, if it declares some.
    pub request_headers: Option<String>,
    /// The struct of the header blocks of a reply, if it declares some.
    pub reply_headers: Option<String>,
    /// The enum `…Fault` of what the detail of a fault can hold, if the operation declares faults.
    pub fault: Option<String>,
    /// The enum `…HeaderFault` of what the header of a fault can hold, if the operation declares
    /// them.
    pub header_fault: Option<String>,
}

/// What the body of a message holds, with types as they read inside the generated file.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Message {
    /// Nothing.
    Empty,
    /// An element of the body, whose value is of the type `ty`.
    Element {
        /// The namespace of the element; empty for none.
        namespace: String,
        /// Its local name.
        name: String,
        /// The Rust type of its value.
        ty: String,
    },
    /// One part inside the element that wraps the parts. It may be absent.
    Part {
        /// The name of the part in the WSDL. With SOAP encoding, a reply is read whatever name it has
        /// (SOAP 1.1 §7.1).
        name: String,
        /// The Rust type of its value.
        ty: String,
    },
    /// Parts, all of them the fields of one struct.
    Parts {
        /// The struct.
        ty: String,
        /// Each part is an element of the body, with none around them.
        bare: bool,
    },
}

/// The global elements of a generated file, in the order of the document.
pub(crate) fn elements(model: &RustModel) -> Vec<GeneratedElement> {
    let elements = model.elements.iter();
    let element = |(name, ty): &(WireName, RustType)| GeneratedElement {
        namespace: name.namespace.clone(),
        name: name.local.clone(),
        ty: type_text(ty),
    };
    elements.map(element).collect()
}

/// The operations of a generated file, in the order of the document.
pub(crate) fn operations(model: &RustModel) -> Vec<GeneratedOperation> {
    let services = model.services.iter();
    services
        .flat_map(|service| {
            service.operations.iter().map(|operation| GeneratedOperation {
                service: service.name.clone(),
                operation: operation.name.clone(),
                client: service.ident.clone(),
                soap12: service.soap12,
                method: operation.method.clone(),
                headers_method: operation.headers.as_ref().map(|it| it.method.clone()),
                server: server(service),
                request: request(operation),
                reply: reply(operation),
                request_headers: operation.headers.as_ref().and_then(|it| it.request.clone()),
                reply_headers: operation.headers.as_ref().and_then(|it| it.reply.clone()),
                fault: operation.fault.clone(),
                header_fault: operation.header_fault.clone(),
            })
        })
        .collect()
}

fn server(service: &ServiceItem) -> Option<[String; 2]> {
    service.server.as_ref().map(|it| [it.ident.clone(), it.function.clone()])
}

fn request(operation: &OperationItem) -> Message {
    match &operation.argument {
        Argument::None => Message::Empty,
        Argument::Filled { record } | Argument::Parts { record } => parts(operation, record),
        Argument::Part { ty, wire, .. } => Message::Part { name: wire.clone(), ty: type_text(ty) },
        Argument::Element { ty, namespace, name, .. } => {
            Message::Element { namespace: namespace.clone(), name: name.clone(), ty: type_text(ty) }
        }
    }
}

fn reply(operation: &OperationItem) -> Message {
    match &operation.reply {
        Reply::None => Message::Empty,
        Reply::One(RustType::Nillable(ty)) => part(operation, ty),
        Reply::One(ty) => part(operation, ty),
        Reply::Element(ty, name) => element(ty, name),
        Reply::Several { record } => parts(operation, record),
    }
}

fn part(operation: &OperationItem, ty: &RustType) -> Message {
    Message::Part { name: operation.served.reply_part.clone(), ty: type_text(ty) }
}

fn element(ty: &RustType, name: &WireName) -> Message {
    Message::Element {
        namespace: name.namespace.clone(),
        name: name.local.clone(),
        ty: type_text(ty),
    }
}

fn parts(operation: &OperationItem, record: &str) -> Message {
    Message::Parts { ty: record.to_owned(), bare: operation.style == Style::Document }
}

/// The type with its whole path.
fn type_text(ty: &RustType) -> String {
    Paths::absolute().ty(ty)
}
