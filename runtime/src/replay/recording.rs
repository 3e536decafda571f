//! What a recording holds.

use http::{HeaderMap, Method, StatusCode};

/// A request and what came of it, without secrets.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Exchange {
    pub request: Request,
    /// The head of the reply, if one came.
    pub head: Option<Head>,
    /// As much of its body as came.
    pub body: Vec<u8>,
    /// What came in place of the reply, or of its rest.
    pub failure: Option<Failure>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Request {
    /// The operation and its service: `GetQuote of Quotes`.
    pub operation: String,
    /// Whether it is the call, and not a page that is needed to sign it.
    pub is_call: bool,
    pub method: Method,
    /// Without query.
    pub url: String,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Head {
    pub status: StatusCode,
    pub headers: HeaderMap,
}

/// Why there is no reply.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Failure {
    Unconnected(String),
    Broken(String),
    /// Nobody waited for it any longer.
    NoAnswer,
}

impl Request {
    /// What it is, in words.
    pub fn name(&self) -> String {
        match self.is_call {
            true => self.operation.clone(),
            false => format!("page for {}", self.operation),
        }
    }
}
