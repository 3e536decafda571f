//! Services without generated code.

use std::sync::Arc;

use crate::codec::tree::read::Body;
use crate::codec::tree::write::Parts;
use crate::server::answering::Answering;
use crate::server::context::Context;
use crate::server::documents::Document;
use crate::server::endpoint::Endpoint;
use crate::server::service::{About, Method};
use crate::server::write::Outgoing;
use crate::soap::fault::Fault;
use crate::soap::operation::Operation;

/// A service that a program knows from a WSDL that it read: what generated code would say of it.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Dynamic {
    /// Its name.
    pub name: &'static str,
    /// What it was read from, the WSDL first; `?wsdl` gives it.
    pub documents: &'static [Document],
    /// The address in that, in place of which `?wsdl` has the address of the endpoint.
    pub address: &'static str,
    /// The operations that are answered.
    pub operations: Vec<Operation>,
    /// The local names of elements whose content nobody may see.
    pub secrets: &'static [&'static str],
}

impl Dynamic {
    /// The service of this name, without operations and documents.
    pub fn new(name: &'static str) -> Self {
        Self { name, ..Self::default() }
    }
}

/// What a call to a [`Dynamic`] service is answered with.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Sent {
    /// The parts of the reply, and its header blocks.
    Parts {
        /// What stands in the wrapper, or in the body with the style `document`.
        parts: Parts,
        /// The header blocks.
        headers: Parts,
    },
    /// A whole envelope, which is sent as it is.
    Envelope(Vec<u8>),
}

impl Endpoint {
    /// Answers the calls of a service by `answer`, which is given the first element of the body as it
    /// came, if there is one. Whether that is what the WSDL declares is up to `answer`.
    ///
    /// Everything else is as with a generated service: which operation is meant, header blocks that
    /// must be understood, `?wsdl`, faults, and the answer to what is no call. `answer` should not wait:
    /// it holds the thread that it runs on.
    pub fn dynamic<F>(service: Dynamic, answer: F) -> Self
    where
        F: Fn(&Context, &Body) -> Result<Sent, Fault> + Send + Sync + 'static,
    {
        let Dynamic { name, documents, address, operations, secrets } = service;
        let answer = Arc::new(answer);
        let method = |operation| {
            let answer = answer.clone();
            Method {
                operation,
                understood: Vec::new(),
                answer: Arc::new(move |context| {
                    let answer = answer.clone();
                    Box::pin(async move { reply(context, &*answer) })
                }),
            }
        };
        let methods = operations.into_iter().map(method).collect();
        let services = vec![About { name, documents, address, secrets }];
        Self::of(Answering { services, methods, ..Answering::default() })
    }
}

/// The envelope of a reply.
fn reply(
    context: &Context,
    answer: &dyn Fn(&Context, &Body) -> Result<Sent, Fault>,
) -> Result<Vec<u8>, Fault> {
    let body = match context.call.is_empty() {
        true => Body::default(),
        false => context.call.parts()?,
    };
    match answer(context, &body)? {
        Sent::Envelope(bytes) => Ok(bytes),
        Sent::Parts { parts, headers } => {
            let mut reply = Outgoing::new(context);
            reply.headers(&headers);
            reply.parts(&parts);
            reply.finish()
        }
    }
}
