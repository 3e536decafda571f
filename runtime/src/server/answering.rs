//! From a request to its answer.

use std::borrow::Cow;
use std::net::SocketAddr;
use std::time::Instant;

use bytes::Bytes;
use http::{Response, StatusCode, request};

use crate::codec::version::Version;
use crate::error::BoxError;
use crate::server::addressing::{Addressing, is_known};
use crate::server::body::Body;
use crate::server::call::Call;
use crate::server::context::{Context, Peer};
use crate::server::dispatch;
use crate::server::exchange::{Served, without, without_all};
use crate::server::fault;
use crate::server::panic::{Caught, Panicked};
use crate::server::receive::{self, Media, NoSoap};
use crate::server::respond::{no_soap, response};
use crate::server::service::{About, Method};
use crate::server::settings::Settings;
use crate::server::understand;
use crate::soap::fault::Fault;
use crate::soap::header::addressing::NAMESPACES;
use crate::soap::operation::Operation;

/// What requests are answered with: the services of an endpoint, and its settings.
#[derive(Clone, Debug, Default)]
pub(super) struct Answering {
    pub services: Vec<About>,
    pub methods: Vec<Method>,
    pub settings: Settings,
}

/// What came of a call.
struct Outcome {
    status: u16,
    body: Vec<u8>,
    /// What was called, as far as it was read.
    context: Option<Context>,
    operation: Option<Operation>,
    panic: Option<String>,
}

impl Answering {
    /// Answers what was sent by POST.
    pub async fn post<B>(&self, head: request::Parts, body: B) -> Response<Body>
    where
        B: http_body::Body,
        B::Error: Into<BoxError>,
    {
        match self.exchange(head, body).await {
            Ok(response) => response,
            Err(refused) => {
                self.show(&refused);
                no_soap(refused)
            }
        }
    }

    async fn exchange<B>(&self, head: request::Parts, body: B) -> Result<Response<Body>, NoSoap>
    where
        B: http_body::Body,
        B::Error: Into<BoxError>,
    {
        let Settings { limits, receive, .. } = &self.settings;
        let content_type = Media::of(&head.headers)?.content_type.to_owned();
        let bytes = receive::bytes(body, &head.headers, limits.reply_bytes, *receive).await?;
        let since = Instant::now();
        let headers = head.headers.clone();
        let media = Media::of(&headers)?;
        let peer = head.extensions.get::<Peer>().map(|peer| peer.0);
        let version = media.version;
        let outcome = match Call::scan(&bytes, Some(&content_type), *limits) {
            Ok(None) => {
                let text = "the request holds no SOAP envelope".to_owned();
                return Err(NoSoap(StatusCode::BAD_REQUEST, text));
            }
            Ok(Some(call)) if call.version() != version => refuse(mismatch(version), version),
            Ok(Some(call)) => self.call(call, head, media.action(&headers).as_deref()).await,
            Err(fault) => refuse(fault, version),
        };
        self.show_call(&outcome, &bytes, peer, since);
        let status = StatusCode::from_u16(outcome.status).unwrap_or_default();
        Ok(response(status, version.content_type(), outcome.body, &headers))
    }

    /// Carries a call out.
    async fn call(&self, call: Call, head: request::Parts, action: Option<&str>) -> Outcome {
        let version = call.version();
        let addressing = match Addressing::of(&call) {
            Ok(addressing) if self.sees_to_addressing() => addressing.left_alone(),
            Ok(addressing) => addressing,
            Err(fault) => return refuse(fault, version),
        };
        let method = match self.method(&call, action, &addressing) {
            Ok(method) => method,
            Err(fault) => {
                let (status, body) = refusal(&fault, version, None, &addressing);
                return Outcome { status, body, context: None, operation: None, panic: None };
            }
        };
        let operation = method.operation;
        let (headers, extensions) = (head.headers, head.extensions);
        let context = Context { call, operation, headers, extensions, addressing };
        let (result, panic) = self.carry_out(method, &context).await;
        let addressing = &context.addressing;
        let (status, body) = match result {
            Ok(_) if operation.is_one_way() || !addressing.wants_reply() => (202, Vec::new()),
            Ok(body) => (200, body),
            Err(fault) => refusal(&fault, version, Some(&operation), addressing),
        };
        Outcome { status, body, context: Some(context), operation: Some(operation), panic }
    }

    /// Whether the program sees to the blocks of WS-Addressing itself.
    fn sees_to_addressing(&self) -> bool {
        self.settings.understood.iter().any(|(namespace, _)| NAMESPACES.contains(&&**namespace))
    }

    /// What a call is for, if all that its header asks for can be done.
    fn method(
        &self,
        call: &Call,
        action: Option<&str>,
        addressing: &Addressing,
    ) -> Result<&Method, Fault> {
        let method = dispatch::find(&self.methods, call, action, addressing)?;
        let known = |namespace: &str, name: &str| {
            method.understood.contains(&(namespace, name))
                || is_known(namespace, name)
                || self.settings.understood.iter().any(|it| it.0 == namespace && it.1 == name)
        };
        if let Some(unknown) = understand::check(call, &known)? {
            return Err(unknown.fault(call.version()));
        }
        let namespace = addressing.namespace.unwrap_or_default();
        match addressing.check(&method.operation, action) {
            Ok(()) => Ok(method),
            Err(problem) => Err(problem.fault(call.version(), namespace)),
        }
    }

    /// What the method gives, and what it panicked with.
    async fn carry_out(
        &self,
        method: &Method,
        context: &Context,
    ) -> (Result<Vec<u8>, Fault>, Option<String>) {
        let name = method.operation.name();
        let limit = self.settings.answer;
        let failed = |text: String| Err(Fault::new("Server", text));
        match tokio::time::timeout(limit, Caught((method.answer)(context))).await {
            Ok(Ok(result)) => (result, None),
            Ok(Err(Panicked(text))) => (failed(format!("{name} failed")), Some(text)),
            Err(_) => (failed(format!("{name} took longer than {limit:?}")), None),
        }
    }

    fn secrets(&self) -> Vec<&'static str> {
        self.services.iter().flat_map(|it| it.secrets.iter().copied()).collect()
    }

    /// Shows a call without its secrets; `bytes` is what came.
    fn show_call(&self, it: &Outcome, bytes: &[u8], peer: Option<SocketAddr>, since: Instant) {
        let Some(hook) = &self.settings.hook else { return };
        let text = match &it.context {
            Some(context) => Cow::Borrowed(context.envelope()),
            None => String::from_utf8_lossy(bytes),
        };
        let (request, secrets) = without(&text, &self.secrets());
        hook(&Served {
            operation: it.operation,
            peer,
            reply: without_all(String::from_utf8_lossy(&it.body), &secrets),
            request,
            status: it.status,
            panic: it.panic.as_deref(),
            elapsed: since.elapsed(),
        });
    }

    /// Shows a request that was no call.
    fn show(&self, NoSoap(status, text): &NoSoap) {
        let Some(hook) = &self.settings.hook else { return };
        hook(&Served {
            operation: None,
            peer: None,
            request: Cow::Borrowed(""),
            status: status.as_u16(),
            reply: Cow::Borrowed(text),
            panic: None,
            elapsed: Default::default(),
        });
    }

    /// One of the documents that the services were generated from, by its number among all of
    /// them; `url` is where the endpoint listens.
    pub fn document(&self, wanted: Wanted<'_>, url: &str) -> Option<Bytes> {
        let mut first = 0;
        for (index, service) in self.services.iter().enumerate() {
            let at = match wanted {
                Wanted::Wsdl("") => Some(0).filter(|_| index == 0),
                Wanted::Wsdl(name) => Some(0).filter(|_| name == service.name),
                Wanted::Number(number) => number.checked_sub(first),
            };
            if let Some(document) = at.and_then(|at| service.documents.get(at)) {
                let addresses: Vec<&str> = self.services.iter().map(|it| it.address).collect();
                return Some(document.at(url, &addresses, &|number| first + number).into());
            }
            first += service.documents.len();
        }
        None
    }
}

/// Which document is asked for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Wanted<'q> {
    /// The WSDL of the service of this name; of the first one where it is empty.
    Wsdl(&'q str),
    Number(usize),
}

/// The status and the envelope of a fault, which tells what `operation` calls it; nothing where nobody
/// wants to have it.
fn refusal(
    fault: &Fault,
    version: Version,
    operation: Option<&Operation>,
    addressing: &Addressing,
) -> (u16, Vec<u8>) {
    if !addressing.wants_fault() {
        return (202, Vec::new());
    }
    let blocks = addressing.of_fault(fault, operation);
    let envelope = fault::envelope_with(fault, version, &blocks);
    (fault::status(fault, version), envelope.into_bytes())
}

fn refuse(fault: Fault, version: Version) -> Outcome {
    let fault = match fault.local_code() {
        "VersionMismatch" => understand::with_supported(fault),
        _ => fault,
    };
    let body = fault::envelope(&fault, version).into_bytes();
    let status = fault::status(&fault, version);
    Outcome { status, body, context: None, operation: None, panic: None }
}

/// The envelope is of another version than `Content-Type` says.
fn mismatch(said: Version) -> Fault {
    let text = match said {
        Version::Soap11 => "the envelope is not one of SOAP 1.1, as `text/xml` says",
        Version::Soap12 => "the envelope is not one of SOAP 1.2, as `application/soap+xml` says",
    };
    Fault::new("VersionMismatch", text)
}
