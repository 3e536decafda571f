//! What a server needs beside what a client does.

use crate::rust_model::checks::Checks;

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

/// The only part of a reply.
#[derive(Debug, Default)]
pub(crate) struct ReplyPart {
    /// Its name in the WSDL; empty where there is none, or there are several.
    pub name: String,
    /// What is checked of its value before it is sent.
    pub checks: Checks,
}

/// A document that a service was generated from.
#[derive(Debug)]
pub(crate) struct DocumentItem {
    /// The file beside the generated one that holds its text.
    pub file: String,
    /// What it imports: the location as written, and which of the documents stands there.
    pub links: Vec<(String, usize)>,
}
