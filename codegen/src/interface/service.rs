//! Services, ports and operations.

use serde::{Deserialize, Serialize};

use super::name::{Name, Place};
use super::refined::{RefinedField, RefinedOperation, RefinedService};
use super::types::{Declared, RustField, Shape};
use crate::config::Credential;

/// A service (WSDL 1.1 §2.7).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Service {
    /// Its name; that of the binding, where no port offers it.
    pub name: String,
    /// The target namespace of the document that declares it.
    pub namespace: String,
    /// What the document says of it.
    pub documentation: Option<String>,
    /// What refinements say of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refined: Option<RefinedService>,
    /// The ports that speak SOAP. Of two that offer the same in SOAP 1.1 and 1.2, it is the first one.
    pub ports: Vec<Port>,
}

/// A binding at an address (WSDL 1.1 §2.6).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Port {
    /// Its name; empty for a binding that no port offers.
    pub name: String,
    /// What settings call it: the name of the service, and that of the port where there are several.
    pub path: String,
    /// The binding.
    pub binding: Name,
    /// `soap:address`, or what [`Config::endpoint`](crate::Config::endpoint) says; empty for none.
    pub address: String,
    /// The version of SOAP.
    pub soap: SoapVersion,
    /// The client struct.
    pub rust: String,
    /// Where it is declared.
    pub place: Option<Place>,
    /// The operations that can be called, in the order of the binding.
    pub operations: Vec<Operation>,
}

/// A version of SOAP.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SoapVersion {
    /// SOAP 1.1.
    #[serde(rename = "1.1")]
    V11,
    /// SOAP 1.2.
    #[serde(rename = "1.2")]
    V12,
}

/// An operation of a port (WSDL 1.1 §2.4).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Operation {
    /// Its name.
    pub name: String,
    /// What the document says of it.
    pub documentation: Option<String>,
    /// How parts go into a body.
    pub style: Style,
    /// `soapAction`.
    pub action: Action,
    /// The action for WS-Addressing, where the document asks for that.
    pub addressing: Option<String>,
    /// Doing it twice does no more than doing it once, as [`Config::safe`](crate::Config::safe) or refinements say.
    pub safe: bool,
    /// The request.
    pub input: Message,
    /// The reply; `None` for an operation of one way.
    pub output: Option<Message>,
    /// What it can refuse with: the details of faults.
    pub faults: Vec<Fault>,
    /// What can stand in the header of a fault about a header.
    pub header_faults: Vec<Fault>,
    /// What refinements say of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refined: Option<RefinedOperation>,
    /// The method of the client; `None` where a setting leaves the operation out.
    pub rust: Option<Method>,
    /// Where it is declared.
    pub place: Option<Place>,
}

/// How parts go into a body (WSDL 1.1 §3.5).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Style {
    /// Each part is an element of the body.
    Document,
    /// In an element of the operation's name, as the schema says.
    RpcLiteral {
        /// The namespace of that element; empty for none.
        namespace: String,
    },
    /// In an element of the operation's name, by SOAP encoding (SOAP 1.1 §5).
    RpcEncoded {
        /// The namespace of that element; empty for none.
        namespace: String,
    },
}

/// A `soapAction` (WSDL 1.1 §3.4).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// It is sent as it stands; empty for none.
    Fixed(String),
    /// It begins with the address of the service, and moves with the endpoint in use: this follows.
    AtEndpoint(String),
}

/// A request or a reply.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Message {
    /// The name of the message of a reply; empty for a request.
    pub name: String,
    /// What stands in the body.
    pub parts: Vec<Part>,
    /// The struct of the parts, where they are several, or one that is no struct by itself.
    pub rust: Option<String>,
    /// What the constructor of that struct takes, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub constructor: Vec<RustField>,
    /// What can stand in the header.
    pub headers: Vec<Part>,
    /// The struct of the header blocks.
    pub rust_headers: Option<String>,
}

/// A part of a message (WSDL 1.1 §2.3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Part {
    /// Its name.
    pub name: String,
    /// The element that stands for it on the wire, where it is one of a schema.
    pub element: Option<Name>,
    /// Its type.
    pub shape: Shape,
    /// That element may be nil (XSD 1.0 Part 1 §2.6.2).
    pub nillable: bool,
    /// The value that the schema declares for that element.
    pub declared: Option<Declared>,
    /// What the client fills it in with.
    pub credential: Option<Credential>,
    /// What refinements say of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refined: Option<RefinedField>,
    /// The field of the struct of the parts, or the argument; without a name, what the method gives
    /// back.
    pub rust: Option<RustField>,
    /// Where it is declared.
    pub place: Option<Place>,
}

/// What an operation can refuse with (WSDL 1.1 §3.6).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Fault {
    /// The name of the `wsdl:fault`, or of the part that a `soap:headerfault` names.
    pub name: String,
    /// The element of the detail or of the header.
    pub part: Part,
}

/// A method of a client.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Method {
    /// Its name.
    pub name: String,
    /// The name and the type of its argument.
    pub argument: Option<RustField>,
    /// What it gives back: a type.
    pub result: String,
    /// The method that takes and gives header blocks as well.
    pub with_headers: Option<String>,
    /// The enum of the details of faults.
    pub fault: Option<String>,
    /// The enum of what the header of a fault can hold.
    pub header_fault: Option<String>,
}
