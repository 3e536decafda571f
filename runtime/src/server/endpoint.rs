//! An address that answers calls, as a `tower` service.

use std::convert::Infallible;
use std::future::ready;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use http::header::HOST;
use http::uri::Authority;
use http::{Method, Request, Response, StatusCode, request};

use crate::error::BoxError;
use crate::server::answering::{Answering, Wanted};
use crate::server::body::Body;
use crate::server::exchange::Served;
use crate::server::receive::NoSoap;
use crate::server::respond::{no_soap, response};
use crate::server::service::Service;

/// Answers the calls of one service, or of several, at one address.
///
/// It is a `tower` service over the types of the crate `http`, so that any program on hyper or axum
/// can mount it; [`serve`](crate::server::serve) serves it without a framework. Cloning is cheap.
/// It needs a tokio runtime, for its time limits.
///
/// # What it answers
/// - A POST of `text/xml` is a call of SOAP 1.1, one of `application/soap+xml` a call of SOAP 1.2,
///   whichever the WSDL binds the service to. The element in the body says which operation is
///   meant; where several have the same, or the body is empty, the action does: `SOAPAction`, the
///   parameter `action`, or `wsa:Action`.
/// - A refusal is a fault, with the HTTP status that the version asks for: 500 in SOAP 1.1 (§6.2),
///   and 400 in SOAP 1.2 where the sender is to blame (Part 2 §7.5.2.2). A panic in a method is a
///   fault of code `Server`; the panic hook has told of it.
/// - An operation without a reply is answered by 202 once its method has returned.
/// - A header block that must be understood has to be declared by the operation, or
///   [named](Self::understands); all others are answered by the fault `MustUnderstand`.
/// - WS-Addressing 1.0, and the submission of 2004, are understood in any request. One that has a
///   `wsa:MessageID`, or says where its answer is to go, gets an answer with `wsa:RelatesTo`,
///   `wsa:Action`, `wsa:To` and a new `wsa:MessageID`. Answers go to the caller: another address in
///   `wsa:ReplyTo` or `wsa:FaultTo` is refused by the fault `wsa:OnlyAnonymousAddressSupported`, and
///   one that is to go to nobody is 202 without a body. A program that
///   [names](Self::understands) a block of WS-Addressing sees to all of this itself.
/// - GET gives the documents that the service was generated from: `?wsdl`, and `?xsd=1` and so on
///   for what that imports. Their addresses are those of this endpoint. With several services,
///   `?wsdl=` and the name of one gives its document.
/// - What is no SOAP is answered by 405, 415, 413, 408 or 400, and a line of text.
///
/// ```
/// use std::time::Duration;
/// use wsdl_runtime::server::Endpoint;
///
/// # fn f(shop: Endpoint, depot: Endpoint) -> Endpoint {
/// // `shop_server(MyShop)` and the like make an `Endpoint`.
/// shop.and(depot)
///     .request_bytes(1 << 20)
///     .answer_within(Duration::from_secs(10))
///     .inspect(|call| println!("{} {:?}", call.status(), call.elapsed()))
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Endpoint(Arc<Answering>);

impl<S: Send + Sync + 'static> From<Service<S>> for Endpoint {
    fn from(service: Service<S>) -> Self {
        let Service { about, methods, .. } = service;
        Self::of(Answering { services: vec![about], methods, ..Answering::default() })
    }
}

impl Endpoint {
    pub(super) fn of(answering: Answering) -> Self {
        Self(Arc::new(answering))
    }

    /// Answers for the services of `other` as well. The settings of this endpoint stay.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        let other = Arc::unwrap_or_clone(other.0);
        self.with(|it| {
            it.services.extend(other.services);
            it.methods.extend(other.methods);
        })
    }

    /// Sets how many bytes a request may have, unpacked; 16 MiB unless set.
    #[must_use]
    pub fn request_bytes(self, most: usize) -> Self {
        self.with(|it| it.settings.limits.reply_bytes = most)
    }

    /// Sets how deep the elements of a request may nest; 128 unless set.
    #[must_use]
    pub fn depth(self, most: usize) -> Self {
        self.with(|it| it.settings.limits.depth = most)
    }

    /// Sets how long the body of a request may take to arrive; 30 s unless set.
    #[must_use]
    pub fn receive_within(self, limit: Duration) -> Self {
        self.with(|it| it.settings.receive = limit)
    }

    /// Sets how long a method may take; 60 s unless set. What takes longer is dropped where it
    /// waits, and answered by a fault.
    #[must_use]
    pub fn answer_within(self, limit: Duration) -> Self {
        self.with(|it| it.settings.answer = limit)
    }

    /// Sets the address that `?wsdl` names, such as `https://shop.example.org/soap`. Without it,
    /// that is `http://`, the header `Host` of whoever asks, and the path: behind a proxy that ends
    /// TLS, set it.
    #[must_use]
    pub fn base_url(self, url: impl Into<String>) -> Self {
        self.with(|it| it.settings.base_url = Some(url.into()))
    }

    /// Says that the program itself sees to header blocks of this name, so that they may be marked
    /// `mustUnderstand`. A method finds them in
    /// [`Context::header_xml`](crate::server::Context::header_xml).
    #[must_use]
    pub fn understands(self, namespace: impl Into<String>, name: impl Into<String>) -> Self {
        self.with(|it| it.settings.understood.push((namespace.into(), name.into())))
    }

    /// Shows each request and its answer to `see`, without the secrets in them.
    #[must_use]
    pub fn inspect(self, see: impl Fn(&Served<'_>) + Send + Sync + 'static) -> Self {
        self.with(|it| it.settings.hook = Some(Arc::new(see)))
    }

    fn with(mut self, change: impl FnOnce(&mut Answering)) -> Self {
        change(Arc::make_mut(&mut self.0));
        self
    }
}

impl<B> tower_service::Service<Request<B>> for Endpoint
where
    B: http_body::Body + Send + 'static,
    B::Data: Send,
    B::Error: Into<BoxError>,
{
    type Response = Response<Body>;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Response<Body>, Infallible>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<B>) -> Self::Future {
        let (head, body) = request.into_parts();
        let answering = self.0.clone();
        match head.method {
            Method::POST => Box::pin(async move { Ok(answering.post(head, body).await) }),
            Method::GET | Method::HEAD => Box::pin(ready(Ok(document(&answering, &head)))),
            _ => Box::pin(ready(Ok(not_allowed()))),
        }
    }
}

fn not_allowed() -> Response<Body> {
    let text = "calls are sent by POST; `?wsdl` describes them".to_owned();
    no_soap(NoSoap(StatusCode::METHOD_NOT_ALLOWED, text))
}

/// What is asked for by GET.
fn document(answering: &Answering, head: &request::Parts) -> Response<Body> {
    let query = head.uri.query().unwrap_or_default();
    let (name, value) = query.split_once('=').unwrap_or((query, ""));
    let wanted = match name.to_ascii_lowercase().as_str() {
        "wsdl" => Some(Wanted::Wsdl(value)),
        "xsd" => value.parse().ok().map(Wanted::Number),
        _ => return not_allowed(),
    };
    let url = match &answering.settings.base_url {
        Some(url) => url.clone(),
        None => match said_url(head) {
            Some(url) => url,
            None => {
                let text = "the header `Host` names no host".to_owned();
                return no_soap(NoSoap(StatusCode::BAD_REQUEST, text));
            }
        },
    };
    match wanted.and_then(|wanted| answering.document(wanted, &url)) {
        Some(text) => {
            response(StatusCode::OK, "text/xml; charset=utf-8", text.into(), &head.headers)
        }
        None => {
            let text = "there is no such document".to_owned();
            no_soap(NoSoap(StatusCode::NOT_FOUND, text))
        }
    }
}

/// The URL that was asked, as the caller says: its host, without a user's name, and its path.
fn said_url(head: &request::Parts) -> Option<String> {
    let said = head.headers.get(HOST).and_then(|host| host.to_str().ok());
    let host = said.or_else(|| head.uri.authority().map(Authority::as_str))?;
    let is_host =
        |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | ':' | '[' | ']');
    let sound = !host.is_empty() && host.chars().all(is_host) && host.parse::<Authority>().is_ok();
    sound.then(|| format!("http://{host}{}", head.uri.path()))
}
