//! What a server needs beside what a client does.

use crate::rust_model::checks::Checks;
use crate::rust_model::text::Text;

/// The server of one service.
#[derive(Debug, Default)]
pub(crate) struct ServerItem {
    /// The name of the trait.
    pub ident: String,
    /// The name of the function that makes an endpoint of what implements it.
    pub function: String,
    /// The address that stands in the WSDL.
    pub address: String,
    /// The elements that a client fills in with keys and passwords.
    pub secrets: Vec<String>,
}

/// What a server has to know of an operation beside what a client does.
#[derive(Debug, Default)]
pub(crate) struct Served {
    /// What becomes of the text of a request that is one value.
    pub request_text: Text,
    /// The name of the only part of a reply; empty where there is none, or there are several.
    pub reply_part: String,
    /// What is checked of its value before it is sent.
    pub reply_checks: Checks,
    /// The action of the request for WS-Addressing.
    pub request_action: String,
    /// That of the reply; empty where there is no reply.
    pub reply_action: String,
    /// Those of faults: each with the namespace and the local name of the element in the detail.
    pub fault_actions: Vec<(String, String, String)>,
}

/// A document that a service was generated from.
#[derive(Debug)]
pub(crate) struct DocumentItem {
    /// The file beside the generated one that holds its text.
    pub file: String,
    /// What it imports: the location as written, and which of the documents stands there.
    pub links: Vec<(String, usize)>,
}
