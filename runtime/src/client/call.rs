//! The async client: sends calls to one endpoint.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use crate::client::signing::credentials::Credentials;
use crate::client::signing::traits::CallToSign;
use crate::codec::body::RequestBody;
use crate::codec::credential::Filled;
use crate::codec::decode::{Decode, DecodeParts};
use crate::codec::encode::traits::{Element, Encode, EncodeParts};
use crate::error::{Error, Kind, Result};
use crate::http::endpoint::parse_endpoint;
use crate::http::headers::{Given, HttpHeaders};
use crate::http::inspect::Inspector;
use crate::http::redact::{KEPT, quote, redact, redact_start};
use crate::http::retry::{Attempts, Retry};
use crate::http::transport::{Reply, Transport};
use crate::secret::Secret;
use crate::soap::charset;
use crate::soap::document::Document;
use crate::soap::envelope::{ReplyError, insert_header, read_reply, write_headers, write_request};
use crate::soap::header::block::HeaderBlock;
use crate::soap::header::blocks::Blocks;
use crate::soap::header::security::Security;
use crate::soap::header::settings::Header;
use crate::soap::operation::{Operation, Style};

/// Sends calls to one endpoint: the address of one service.
///
/// Cloning is cheap, and clones share their connections. A generated client wraps one of these.
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
    pub(crate) header: Arc<Header>,
    pub(crate) inspector: Option<Inspector>,
    pub(crate) retry: Retry,
}

impl Client {
    /// The same client for another endpoint. It shares connections, time-outs and limits with this
    /// one, and sends the same credentials and header blocks.
    ///
    /// # Errors
    /// `endpoint` is no `http` or `https` URL, or holds a user name or password.
    pub fn with_endpoint(&self, endpoint: &str) -> Result<Self> {
        let endpoint = parse_endpoint(endpoint)?;
        let transport = Arc::new(Transport { endpoint, ..(*self.transport).clone() });
        Ok(Self { transport, ..self.clone() })
    }

    /// The same client with other credentials.
    #[must_use]
    pub fn with_credentials(&self, credentials: impl Into<Credentials>) -> Self {
        Self { credentials: credentials.into(), ..self.clone() }
    }

    /// The same client with one more header block in each request.
    #[must_use]
    pub fn with_header(&self, block: HeaderBlock) -> Self {
        let mut client = self.clone();
        Arc::make_mut(&mut client.header).blocks.push(block);
        client
    }

    /// The same client with another `wsse:Security` header.
    #[must_use]
    pub fn with_security(&self, security: Security) -> Self {
        let mut client = self.clone();
        Arc::make_mut(&mut client.header).security = Some(security);
        client
    }

    /// The same client with another time limit for its calls, see
    /// [`ClientBuilder::timeout`](crate::ClientBuilder::timeout). It shares its connections with
    /// this one, so that a client for one call costs little.
    #[must_use]
    pub fn with_timeout(&self, timeout: Duration) -> Self {
        let transport = Arc::new(Transport { timeout, ..(*self.transport).clone() });
        Self { transport, ..self.clone() }
    }

    /// The URL that calls go to.
    pub fn endpoint(&self) -> &str {
        self.transport.endpoint.as_str()
    }

    /// Calls an operation. Generated code does this, with the types that belong to the operation.
    ///
    /// # Errors
    /// See the predicates of [`Error`].
    pub async fn call<R, T>(&self, operation: &Operation, request: &R) -> Result<T>
    where
        R: EncodeParts + ?Sized,
        T: DecodeParts,
    {
        self.exchange::<R, (), T, ()>(operation, request, &()).await.map(|(reply, ())| reply)
    }

    /// Calls an operation whose reply body is one element, called `name`. Generated code does this,
    /// with the types that belong to the operation.
    ///
    /// # Errors
    /// Those of [`call`](Self::call), and a reply body that holds another element.
    pub async fn call_document<R, T>(
        &self,
        operation: &Operation,
        request: &R,
        name: &str,
    ) -> Result<T>
    where
        R: EncodeParts + ?Sized,
        T: Decode,
    {
        let exchange = self.exchange_document::<R, (), T, ()>(operation, request, &(), name);
        exchange.await.map(|(reply, ())| reply)
    }

    /// Calls an operation whose request body and reply body are one element each. `operation` names
    /// both. Generated code does this, with the types that belong to the operation.
    ///
    /// # Errors
    /// Those of [`call_document`](Self::call_document).
    pub async fn call_element<R, T>(&self, operation: &Operation, request: &R) -> Result<T>
    where
        R: Encode + ?Sized,
        T: Decode,
    {
        let exchange = self.exchange_element::<R, (), T, ()>(operation, request, &());
        exchange.await.map(|(reply, ())| reply)
    }

    /// Calls an operation with the header blocks that the WSDL declares. Returns the parts of the
    /// reply and its header blocks. Generated code does this.
    ///
    /// # Errors
    /// Those of [`call`](Self::call).
    pub async fn exchange<R, H, T, O>(
        &self,
        operation: &Operation,
        request: &R,
        headers: &H,
    ) -> Result<(T, O)>
    where
        R: EncodeParts + ?Sized,
        H: EncodeParts + ?Sized,
        T: DecodeParts,
        O: DecodeParts,
    {
        let Some(signing) = self.credentials.signing() else {
            return self.attempt(operation, request, headers, &Filled::none()).await;
        };
        let call = CallToSign { operation, transport: &self.transport };
        let filled = signing.fill(&call).await;
        let filled = filled.map_err(|error| error.in_operation(operation))?;
        let result = self.attempt(operation, request, headers, &filled).await;
        let Err(refusal) = &result else { return result };
        // Where there is no answer to a refusal, that is the better thing to tell.
        match signing.fill_again(&call, refusal, &filled).await {
            Ok(Some(again)) => self.attempt(operation, request, headers, &again).await,
            Ok(None) | Err(_) => result,
        }
    }

    /// Like [`exchange`](Self::exchange), for a reply body that is one element, called `name`.
    ///
    /// # Errors
    /// Those of [`call_document`](Self::call_document).
    pub async fn exchange_document<R, H, T, O>(
        &self,
        operation: &Operation,
        request: &R,
        headers: &H,
        name: &str,
    ) -> Result<(T, O)>
    where
        R: EncodeParts + ?Sized,
        H: EncodeParts + ?Sized,
        T: Decode,
        O: DecodeParts,
    {
        let (document, headers): (Document<T>, O) =
            self.exchange(operation, request, headers).await?;
        let reply = document.called(name);
        let wrong = |error| Error::new(Kind::Decode(error)).in_operation(operation);
        Ok((reply.map_err(wrong)?, headers))
    }

    /// Like [`exchange`](Self::exchange), for a request body and a reply body that are one element
    /// each. `operation` names both.
    ///
    /// # Errors
    /// Those of [`call_document`](Self::call_document).
    pub async fn exchange_element<R, H, T, O>(
        &self,
        operation: &Operation,
        request: &R,
        headers: &H,
    ) -> Result<(T, O)>
    where
        R: Encode + ?Sized,
        H: EncodeParts + ?Sized,
        T: Decode,
        O: DecodeParts,
    {
        let [namespace, name] = operation.input_element();
        let element = Element(namespace, name, request);
        self.exchange_document(operation, &element, headers, operation.output_element()).await
    }

    async fn attempt<R, H, T, O>(
        &self,
        operation: &Operation,
        request: &R,
        headers: &H,
        filled: &Filled,
    ) -> Result<(T, O)>
    where
        R: EncodeParts + ?Sized,
        H: EncodeParts + ?Sized,
        T: DecodeParts,
        O: DecodeParts,
    {
        let encode = |error| Error::new(Kind::Encode(error)).in_operation(operation);
        let declared = write_headers(operation, headers, filled).map_err(encode)?;
        let mut attempts = Attempts::new(&self.retry, operation, self.transport.deadline());
        let (blocks, reply) = loop {
            // Written anew each time: a server can refuse to see the same header twice.
            let blocks = self.header.write(operation, self.endpoint());
            let mut blocks =
                blocks.map_err(|error| Error::header(error).in_operation(operation))?;
            blocks.xml.insert(blocks.xml.len(), &declared);
            let mut body = write_request(operation, request, filled).map_err(encode)?;
            insert_header(&mut body, &blocks.xml);
            let signed = self.sign(operation, &body).await;
            let signed = signed.map_err(|error| error.in_operation(operation))?;
            blocks.secrets.extend(signed.secrets.iter().chain(body.told()).cloned());
            let reply = self.post(&attempts, body, &signed, filled, &blocks).await;
            if !attempts.again(&reply).await {
                break (blocks, reply?);
            }
        };
        if operation.taken_on(reply.status) && reply.bytes.trim_ascii().is_empty() {
            return Ok((T::default(), O::default()));
        }
        let limits = &self.transport.limits;
        let encoded = Some(operation.style() == Style::RpcEncoded);
        let content_type = reply.content_type();
        let read = read_reply(&reply.bytes, content_type, limits, encoded, operation.reading())
            .map_err(|error| {
                let secrets = self.secrets(filled, &blocks);
                failed(error, &reply, &secrets).in_operation(operation)
            })?;
        Ok((read.parts, read.headers))
    }

    /// What must not be told of a reply that repeats it.
    fn secrets<'a>(&'a self, filled: &'a Filled, blocks: &'a Blocks) -> Vec<&'a Secret> {
        let mut secrets = filled.secrets();
        secrets.extend(blocks.secrets.iter().chain(&*self.transport.headers.secrets));
        secrets
    }

    /// What HTTP says of the request beside its envelope, as the credentials have it.
    async fn sign(&self, operation: &Operation, body: &RequestBody) -> Result<HttpHeaders> {
        let Some(signing) = self.credentials.signing() else { return Ok(HttpHeaders::default()) };
        let call = CallToSign { operation, transport: &self.transport };
        let mut given = Given::default();
        for (name, value) in signing.sign(&call, body.as_ref()).await? {
            given.header(name, value);
        }
        given.check()
    }

    /// The part of a call that does not depend on its types.
    async fn post(
        &self,
        attempts: &Attempts<'_>,
        body: RequestBody,
        signed: &HttpHeaders,
        filled: &Filled,
        blocks: &Blocks,
    ) -> Result<Reply> {
        let operation = attempts.operation;
        let underway = self
            .inspector
            .as_ref()
            .map(|to| to.begin(operation, &body, self.secrets(filled, blocks)));
        let reply = self.transport.post(operation, body, signed, attempts.deadline).await;
        let reply = reply.map_err(|error| error.in_operation(operation));
        if let Some(underway) = underway {
            underway.end(self.endpoint(), &reply);
        }
        reply
    }
}

/// What is told of a reply that gave no value: everything but the keys and passwords in it.
fn failed(error: ReplyError, reply: &Reply, secrets: &[&Secret]) -> Error {
    let kind = match error {
        ReplyError::Fault(mut fault) => {
            let shorten = |text: &str| redact_start(text, secrets, KEPT);
            fault.map_text(&|text| redact(text, secrets), &shorten);
            Kind::Fault(fault)
        }
        ReplyError::Decode(mut error) => {
            error.map_text(&|text| redact_start(text, secrets, KEPT));
            Kind::Decode(error)
        }
        ReplyError::NotSoap(what) => {
            let text = charset::decode(&reply.bytes, reply.content_type());
            Kind::NotSoap(what, quote(&text, secrets))
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
