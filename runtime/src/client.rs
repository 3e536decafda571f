//! The client that carries calls to one endpoint.

use std::fmt;
use std::sync::Arc;

use crate::body::RequestBody;
use crate::builder::{ClientBuilder, parse_endpoint};
use crate::codegen::{DecodeParts, EncodeParts};
use crate::envelope::{ReplyError, read_reply, write_request};
use crate::error::Kind;
use crate::redact::{quote, redact};
use crate::signing::Filled;
use crate::transport::{Reply, Transport};
use crate::{Credentials, Error, Operation, Result, charset};

/// Carries calls to one endpoint: the address of one service.
///
/// It is cheap to clone, and clones share their connections. Generated clients are made of one.
///
/// ```
/// use wsdl_runtime::Client;
///
/// let client = Client::builder("http://127.0.0.1:8080/stockquote").build()?;
/// # Ok::<(), wsdl_runtime::Error>(())
/// ```
#[derive(Clone)]
pub struct Client {
    pub(crate) transport: Arc<Transport>,
    pub(crate) credentials: Credentials,
}

impl Client {
    /// Describes a client for the service at `endpoint`, an `http` or `https` URL.
    pub fn builder(endpoint: impl Into<String>) -> ClientBuilder {
        ClientBuilder::new(endpoint.into())
    }

    /// The same client for another service: connections, time-outs and limits are shared.
    ///
    /// # Errors
    /// Where `endpoint` is no `http` or `https` URL, or holds a user name or password.
    pub fn with_endpoint(&self, endpoint: &str) -> Result<Self> {
        let endpoint = parse_endpoint(endpoint)?;
        let transport = Arc::new(Transport { endpoint, ..(*self.transport).clone() });
        Ok(Self { transport, credentials: self.credentials.clone() })
    }

    /// The same client for somebody else.
    #[must_use]
    pub fn with_credentials(&self, credentials: Credentials) -> Self {
        Self { transport: self.transport.clone(), credentials }
    }

    /// The URL that calls go to.
    pub fn endpoint(&self) -> &str {
        self.transport.endpoint.as_str()
    }

    /// Calls an operation. Generated code does this; its types go together.
    ///
    /// # Errors
    /// See the predicates of [`Error`].
    pub async fn call<R, T>(&self, operation: &Operation, request: &R) -> Result<T>
    where
        R: EncodeParts + ?Sized,
        T: DecodeParts,
    {
        let filled = self.credentials.fill(&self.transport).await;
        let filled = filled.map_err(|error| error.in_operation(operation))?;
        let result = self.attempt(operation, request, &filled).await;
        let Err(error) = &result else { return result };
        match self.credentials.fill_again(error, &filled, &self.transport).await {
            Some(again) => self.attempt(operation, request, &again).await,
            None => result,
        }
    }

    async fn attempt<R, T>(&self, operation: &Operation, request: &R, filled: &Filled) -> Result<T>
    where
        R: EncodeParts + ?Sized,
        T: DecodeParts,
    {
        let body = write_request(operation, request, filled)
            .map_err(|error| Error::new(Kind::Encode(error)).in_operation(operation))?;
        let reply = self.exchange(operation, body).await?;
        if reply.status == 202 && reply.bytes.is_empty() {
            // A one-way operation was taken on (SOAP 1.1 §6.2, WS-I Basic Profile 1.1 §3.4).
            return Ok(T::default());
        }
        read_reply(&reply.bytes, reply.content_type.as_deref(), &self.transport.limits)
            .map_err(|error| failed(error, &reply, filled).in_operation(operation))
    }

    /// The part of a call that does not depend on its types.
    async fn exchange(&self, operation: &Operation, body: RequestBody) -> Result<Reply> {
        let reply = self.transport.post(operation, body).await;
        reply.map_err(|error| error.in_operation(operation))
    }
}

/// What is told of a reply that gave no value: everything but the keys and passwords in it.
fn failed(error: ReplyError, reply: &Reply, filled: &Filled) -> Error {
    let secrets = filled.secrets();
    let cut = |text: &str| redact(text, &secrets);
    let kind = match error {
        ReplyError::Fault(mut fault) => {
            fault.map_text(&cut);
            Kind::Fault(fault)
        }
        ReplyError::Decode(mut error) => {
            error.map_text(&cut);
            Kind::Decode(error)
        }
        ReplyError::NotSoap(what) => {
            let text = charset::decode(&reply.bytes, reply.content_type.as_deref());
            Kind::NotSoap(what, quote(&text, &secrets))
        }
    };
    Error::new(kind).with_status(reply.status)
}

/// Shows the endpoint without its query, which can hold what is nobody's business.
impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let endpoint = self.endpoint().split(['?', '#']).next();
        f.debug_struct("Client")
            .field("endpoint", &endpoint.unwrap_or_default())
            .field("credentials", &self.credentials)
            .finish_non_exhaustive()
    }
}
