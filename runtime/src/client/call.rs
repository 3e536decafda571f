//! The async client: sends calls to one endpoint.

use std::fmt;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use crate::client::course::{Course, Written, lock};
use crate::client::reading::{Envelope, Failed, Message, Reader};
use crate::client::reply::{Received, Reply};
use crate::client::settings::Settings;
use crate::client::signing::credentials::Credentials;
use crate::codec::decode::{DecodeElement, DecodeParts};
use crate::codec::encode::traits::{Element, Encode, EncodeParts};
use crate::error::{Error, Result};
use crate::http::endpoint::{parse_endpoint, shown};
use crate::results::asked::Asked;
use crate::results::reading::Unread;
use crate::results::table::Table;
use crate::soap::document::Document;
use crate::soap::envelope::{write_headers, write_request};
use crate::soap::header::block::HeaderBlock;
use crate::soap::header::security::Security;
use crate::soap::operation::{Operation, Style};
use crate::soap::reply::{ReadAs, ReplyError, read_reply};

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
    pub(crate) settings: Settings,
    /// Where to put what the last reply said beside its value.
    pub(crate) heard: Option<Arc<Mutex<Option<Received>>>>,
}

impl Client {
    /// The same client for another endpoint. It shares connections, time-outs and limits with this
    /// one, and sends the same credentials and header blocks.
    ///
    /// # Errors
    /// `endpoint` is no `http` or `https` URL, or holds a user name or password.
    pub fn with_endpoint(&self, endpoint: &str) -> Result<Self> {
        let endpoint = parse_endpoint(endpoint)?;
        let mut client = self.clone();
        Arc::make_mut(&mut client.settings.carrier).endpoint = endpoint;
        Ok(client)
    }

    /// The same client with other credentials.
    #[must_use]
    pub fn with_credentials(&self, credentials: impl Into<Credentials>) -> Self {
        let mut client = self.clone();
        client.settings.credentials = credentials.into();
        client
    }

    /// The same client with one more header block in each request.
    #[must_use]
    pub fn with_header(&self, block: HeaderBlock) -> Self {
        let mut client = self.clone();
        Arc::make_mut(&mut client.settings.header).blocks.push(block);
        client
    }

    /// The same client with another `wsse:Security` header.
    #[must_use]
    pub fn with_security(&self, security: Security) -> Self {
        let mut client = self.clone();
        Arc::make_mut(&mut client.settings.header).security = Some(security);
        client
    }

    /// The same client, which refuses whatever a reply holds that its schema forbids: see
    /// [`ClientBuilder::strict`](crate::ClientBuilder::strict).
    #[must_use]
    pub fn strict(&self) -> Self {
        let mut client = self.clone();
        client.settings.strict = true;
        client
    }

    /// The same client with another time limit for its calls, see
    /// [`ClientBuilder::timeout`](crate::ClientBuilder::timeout). It shares its connections with
    /// this one, so that a client for one call costs little.
    #[must_use]
    pub fn with_timeout(&self, timeout: Duration) -> Self {
        let mut client = self.clone();
        Arc::make_mut(&mut client.settings.carrier).timeout = timeout;
        client
    }

    /// Makes a call, and returns the whole of its reply: the HTTP status and headers, the header
    /// blocks, the attachments, and what was tolerated, besides the value.
    ///
    /// `call` gets a client to make the call with, any method of a generated client among them. Where
    /// it makes several calls, the reply is that of the last one.
    ///
    /// ```
    /// # use wsdl_runtime::{Client, Operation, Result};
    /// # struct Quotes(Client);
    /// # impl Quotes {
    /// #     fn new(client: Client) -> Self { Self(client) }
    /// #     fn client(&self) -> &Client { &self.0 }
    /// #     async fn get(&self, symbol: &str) -> Result<Option<String>> {
    /// #         const GET: Operation = Operation::document("Quotes", "Get");
    /// #         self.0.call(&GET, &()).await
    /// #     }
    /// # }
    /// # async fn example(quotes: Quotes) -> Result<()> {
    /// let reply = quotes
    ///     .client()
    ///     .whole(async |client| Quotes::new(client).get("XYZ").await)
    ///     .await?;
    /// println!("{:?}, HTTP status {}", reply.value, reply.status());
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// Those of the call, and a `call` that makes none.
    pub async fn whole<T, F>(&self, call: impl FnOnce(Self) -> F) -> Result<Reply<T>>
    where
        F: Future<Output = Result<T>>,
    {
        let heard = Arc::new(Mutex::new(None));
        let value = call(Self { heard: Some(heard.clone()), ..self.clone() }).await?;
        heard_beside(value, &heard)
    }

    /// The URL that calls go to.
    pub fn endpoint(&self) -> &str {
        self.settings.carrier.endpoint.as_str()
    }

    /// Calls an operation. Generated code does this, with the types that belong to the operation.
    ///
    /// # Errors
    /// See the predicates of [`Error`].
    pub async fn call<R, T>(&self, operation: &Operation, request: &R) -> Result<T>
    where
        R: EncodeParts + ?Sized,
        T: DecodeParts + Send + 'static,
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
        T: DecodeElement + Send + 'static,
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
        T: DecodeElement + Send + 'static,
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
        T: DecodeParts + Send + 'static,
        O: DecodeParts + Send + 'static,
    {
        self.run(operation, request, headers, None, |parts, _| Ok(parts)).await
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
        T: DecodeElement + Send + 'static,
        O: DecodeParts + Send + 'static,
    {
        let name = name.to_owned();
        let called = move |it: Document<T>, _: &Asked<'_>| it.called(&name).map_err(Unread::Decode);
        self.run(operation, request, headers, None, called).await
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
        T: DecodeElement + Send + 'static,
        O: DecodeParts + Send + 'static,
    {
        let [namespace, name] = operation.input_element();
        let element = Element(namespace, name, request);
        self.exchange_document(operation, &element, headers, operation.output_element()).await
    }

    /// Makes a call whose reply becomes what `finish` makes of its parts. `table` says what its values
    /// mean, where something is known of them.
    pub(super) async fn run<R, H, T, O, V>(
        &self,
        operation: &Operation,
        request: &R,
        headers: &H,
        table: Option<&'static Table>,
        finish: impl Fn(T, &Asked<'_>) -> Result<V, Unread> + Send + Sync + 'static,
    ) -> Result<(V, O)>
    where
        R: EncodeParts + ?Sized,
        H: EncodeParts + ?Sized,
        T: DecodeParts,
        O: DecodeParts + Send + 'static,
        V: Send + 'static,
    {
        let place = Arc::new(Mutex::new(None));
        let read = reader(place.clone(), table, finish);
        let mut course = Course::begin(&self.settings, operation).await?;
        let received = loop {
            let body = write_request(operation, request, course.filled());
            let written = body.and_then(|body| {
                let headers = write_headers(operation, headers, course.filled())?;
                Ok(Written { body, headers })
            });
            if let Some(result) = course.attempt(written, &read).await {
                break result?;
            }
        };
        if let Some(heard) = &self.heard {
            *lock(heard) = Some(received);
        }
        let value = lock(&place).take();
        value.ok_or_else(|| {
            Error::config("the reply gave no value").in_operation(operation).after_doubt(true)
        })
    }
}

/// Reads a reply into `place`.
fn reader<T, O, V>(
    place: Arc<Mutex<Option<(V, O)>>>,
    table: Option<&'static Table>,
    finish: impl Fn(T, &Asked<'_>) -> Result<V, Unread> + Send + Sync + 'static,
) -> Arc<Reader>
where
    T: DecodeParts,
    O: DecodeParts + Send + 'static,
    V: Send + 'static,
{
    Arc::new(move |it: &Message<'_>| {
        let read_as = ReadAs {
            limits: *it.limits,
            encoded: Some(it.operation.style() == Style::RpcEncoded),
            strict: it.strict,
            // Where nothing had to be said, nothing is missing.
            operation: (!it.nothing).then_some(it.operation),
        };
        let read = match read_reply::<T, O>(it.bytes, it.content_type, &read_as) {
            Err(ReplyError::Fault(fault))
                if table.is_some_and(|table| table.is_lost_fault(&fault.string)) =>
            {
                return Err(Failed::LostFault(fault));
            }
            read => read.map_err(Failed::Reply)?,
        };
        let value = match finish(read.parts, &it.asked(&|text| it.hide(text, &read.secrets))) {
            Ok(value) => value,
            Err(Unread::Decode(error)) => {
                return Err(Failed::Reply(ReplyError::Decode(error, read.secrets)));
            }
            Err(Unread::Error(error)) => return Err(Failed::Judged(error, read.secrets)),
        };
        *lock(&place) = Some((value, read.headers));
        Ok(Envelope {
            header: read.header_xml,
            attachments: read.attachments,
            tolerated: read.tolerated,
            secrets: read.secrets,
        })
    })
}

/// The value of a call, and what was heard beside it.
pub(crate) fn heard_beside<T>(value: T, heard: &Mutex<Option<Received>>) -> Result<Reply<T>> {
    let received = lock(heard).take();
    let received = received.ok_or_else(|| Error::config("no call was made with the client"))?;
    Ok(Reply::new(value, received))
}

/// Shows the endpoint without its query, which can hold what is nobody's business.
impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("endpoint", &shown(&self.settings.carrier.endpoint))
            .field("credentials", &self.settings.credentials)
            .finish_non_exhaustive()
    }
}
