//! Sends a request, and keeps what travelled.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response, StatusCode};
use wsdl_runtime::server::Handler;
use wsdl_runtime::tree::{Body, Parts};
use wsdl_runtime::{Client, ClientBuilder, Error, ServiceTransport};

use super::request::Ready;
use crate::failure::Failure;

/// What a call may take, and how its reply is read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    pub timeout: Duration,
    pub strict: bool,
}

/// What came of a call, without the secrets of the client.
#[derive(Debug)]
pub(super) struct Exchanged {
    /// The envelope that was sent.
    pub request: String,
    /// What came back, if anything did.
    pub reply: Option<String>,
    /// The body and the header of that.
    pub result: Result<(Body, Body), Error>,
}

/// A client that sends nothing: each request is taken on, and that is all.
pub(super) fn offline(endpoint: &str) -> ClientBuilder {
    let handler = Handler::new(|_: Request<Bytes>| {
        let mut response = Response::new(Bytes::new());
        *response.status_mut() = StatusCode::ACCEPTED;
        response
    });
    Client::builder(endpoint).transport(ServiceTransport::new(handler))
}

/// Makes the call.
///
/// # Errors
/// The client cannot be made.
pub(super) fn send(
    builder: ClientBuilder,
    ready: &Ready,
    limits: Limits,
) -> Result<Exchanged, Failure> {
    let seen = Arc::new(Mutex::new((String::new(), None)));
    let keep = seen.clone();
    let mut builder = builder.timeout(limits.timeout).inspect(move |exchange| {
        let found = (exchange.request().to_owned(), exchange.reply().map(str::to_owned));
        *keep.lock().unwrap_or_else(PoisonError::into_inner) = found;
    });
    if limits.strict {
        builder = builder.strict();
    }
    let client = builder.build().map_err(|error| Failure::new(error.to_string()))?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| Failure::new(format!("no call can be made: {error}")))?;
    let call =
        client.exchange::<Parts, Parts, Body, Body>(&ready.operation, &ready.parts, &ready.headers);
    let result = runtime.block_on(call);
    let (request, reply) =
        std::mem::take(&mut *seen.lock().unwrap_or_else(PoisonError::into_inner));
    if let (true, Err(error)) = (request.is_empty(), &result) {
        // Nothing was sent.
        return Err(Failure::new(error.to_string()));
    }
    Ok(Exchanged { request, reply, result })
}
