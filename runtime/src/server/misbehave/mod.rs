//! Servers that misbehave on demand, so that a program can be tested against them.

mod trouble;
mod when;

use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http::{Method, Request, Response, request};
use http_body_util::{BodyExt, Full};

use crate::codec::limits::Limits;
use crate::codec::version::Version;
use crate::error::BoxError;
use crate::server::body::Body;
use crate::server::call::Call;
use crate::server::context::Peer;
use crate::server::receive::Media;
use crate::soap::fault::Fault;
use trouble::{Trouble, Whole};
pub use when::When;

/// A service that misbehaves at some calls, and is what it is at all others: any
/// [`Endpoint`](crate::server::Endpoint), or another service over HTTP.
///
/// Each method adds one way to misbehave. Where several meet at one call, what answers instead of
/// the service comes first, and the others add up. Times are those of tokio, so that a test can
/// pause them. Requests and answers are held in memory as a whole.
///
/// ```
/// use std::time::Duration;
/// use wsdl_runtime::server::{Endpoint, Misbehaving, When};
///
/// # fn f(endpoint: Endpoint) -> Misbehaving<Endpoint> {
/// Misbehaving::new(endpoint)
///     .empty_error(When::first(2))
///     .late(When::nth(1).of("PlaceOrder"), Duration::from_secs(60))
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Misbehaving<S> {
    service: S,
    rules: Arc<Vec<Rule>>,
}

#[derive(Debug)]
struct Rule {
    when: When,
    trouble: Trouble,
    /// How many of the calls that it counts there were.
    seen: AtomicUsize,
}

impl<S> Misbehaving<S> {
    /// A service that behaves so far.
    pub fn new(service: S) -> Self {
        Self { service, rules: Arc::default() }
    }

    /// The same misbehaviour around another service. Counts begin anew.
    #[must_use]
    pub fn around<T>(self, service: T) -> Misbehaving<T> {
        let rules = self.rules.iter().map(|it| Rule::new(it.when.clone(), it.trouble.clone()));
        Misbehaving { rules: Arc::new(rules.collect()), service }
    }

    /// Answers with a page of HTML and the status 200, as a portal does in maintenance.
    #[must_use]
    pub fn html(self, when: When) -> Self {
        self.with(when, Trouble::Html)
    }

    /// Answers with the status 500 and no body, as PHP does where it dies.
    #[must_use]
    pub fn empty_error(self, when: When) -> Self {
        self.with(when, Trouble::EmptyError)
    }

    /// Redirects to `to` by 302.
    #[must_use]
    pub fn redirect(self, when: When, to: impl Into<String>) -> Self {
        self.with(when, Trouble::Redirect(to.into()))
    }

    /// Answers with 401; `challenge` is its `WWW-Authenticate`, such as `Basic realm="shop"`.
    #[must_use]
    pub fn unauthorized(self, when: When, challenge: impl Into<String>) -> Self {
        self.with(when, Trouble::Unauthorized(challenge.into()))
    }

    /// Refuses with `fault`, in the SOAP version of the call.
    #[must_use]
    pub fn fault(self, when: When, fault: Fault) -> Self {
        self.with(when, Trouble::Fault(fault))
    }

    /// Breaks the connection instead of an answer. With [`serve`](crate::server::serve), and with a
    /// [`ServiceTransport`](crate::ServiceTransport), nothing is sent at all; another server sends the
    /// head of an answer first.
    #[must_use]
    pub fn reset(self, when: When) -> Self {
        self.with(when, Trouble::Reset)
    }

    /// Has the service see another caller's address, also at a GET, which this counts too.
    #[must_use]
    pub fn caller(self, when: When, address: SocketAddr) -> Self {
        self.with(when, Trouble::Caller(address))
    }

    /// Carries the call out twice and sends the second answer, as a proxy does that tries again.
    #[must_use]
    pub fn carried_out_twice(self, when: When) -> Self {
        self.with(when, Trouble::Twice)
    }

    /// Carries the call out at once, and answers so much later: a client that has given up by then
    /// does not know that the change is made.
    #[must_use]
    pub fn late(self, when: When, pause: Duration) -> Self {
        self.with(when, Trouble::Late(pause))
    }

    /// Sends the head at once, and the first byte of the body so much later.
    #[must_use]
    pub fn slow_first_byte(self, when: When, pause: Duration) -> Self {
        self.with(when, Trouble::SlowFirst(pause))
    }

    /// Stops for so long in the middle of the body.
    #[must_use]
    pub fn slow_next_byte(self, when: When, pause: Duration) -> Self {
        self.with(when, Trouble::SlowNext(pause))
    }

    /// Breaks the connection in the middle of the body.
    #[must_use]
    pub fn truncated(self, when: When) -> Self {
        self.with(when, Trouble::Truncated)
    }

    /// Puts a notice of PHP in front of the envelope.
    #[must_use]
    pub fn notice(self, when: When) -> Self {
        self.with(when, Trouble::Notice)
    }

    /// Says that the answer is in another charset than it is, such as `ISO-8859-1`, in the header
    /// and in the XML.
    #[must_use]
    pub fn charset(self, when: When, label: impl Into<String>) -> Self {
        self.with(when, Trouble::Charset(label.into()))
    }

    /// Sends the envelope twice in one answer.
    #[must_use]
    pub fn repeated(self, when: When) -> Self {
        self.with(when, Trouble::Repeated)
    }

    /// Packs the answer by gzip, whether the client takes that or not.
    #[cfg(feature = "gzip")]
    #[must_use]
    pub fn gzip(self, when: When) -> Self {
        self.with(when, Trouble::Gzip)
    }

    /// Counts begin anew where a rule is added.
    fn with(self, when: When, trouble: Trouble) -> Self {
        let rules = self.rules.iter().map(|it| Rule::new(it.when.clone(), it.trouble.clone()));
        let rules = rules.chain([Rule::new(when, trouble)]).collect();
        Self { service: self.service, rules: Arc::new(rules) }
    }
}

impl Rule {
    fn new(when: When, trouble: Trouble) -> Self {
        Self { when, trouble, seen: AtomicUsize::new(0) }
    }

    /// Counts a request, and gives what goes wrong at it.
    fn meets(&self, head: &request::Parts, element: &str, action: &str) -> Option<&Trouble> {
        let counted = head.method == Method::POST || matches!(self.trouble, Trouble::Caller(_));
        let counts = counted && self.when.counts(element, action);
        let now = counts && self.when.is_now(self.seen.fetch_add(1, Ordering::Relaxed) + 1);
        now.then_some(&self.trouble)
    }
}

impl<S, B, R> tower_service::Service<Request<B>> for Misbehaving<S>
where
    S: tower_service::Service<Request<Full<Bytes>>, Response = Response<R>>,
    S: Clone + Send + 'static,
    S::Future: Send,
    S::Error: Send,
    B: http_body::Body + Send + 'static,
    B::Data: Send,
    B::Error: Send,
    R: http_body::Body<Data = Bytes> + Send + 'static,
    R::Error: Into<BoxError> + Send,
{
    type Response = Response<Body>;
    type Error = S::Error;
    type Future = Pin<Box<dyn Future<Output = Result<Response<Body>, S::Error>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.service.poll_ready(context)
    }

    fn call(&mut self, request: Request<B>) -> Self::Future {
        // The one that is ready carries the call out.
        let fresh = self.service.clone();
        let service = std::mem::replace(&mut self.service, fresh);
        let rules = self.rules.clone();
        Box::pin(async move { answer(service, &rules, request).await })
    }
}

async fn answer<S, B, R>(
    mut service: S,
    rules: &[Rule],
    request: Request<B>,
) -> Result<Response<Body>, S::Error>
where
    S: tower_service::Service<Request<Full<Bytes>>, Response = Response<R>>,
    B: http_body::Body,
    R: http_body::Body<Data = Bytes> + Send + 'static,
    R::Error: Into<BoxError>,
{
    let (mut head, body) = request.into_parts();
    // A request that was cut off is for the service to refuse.
    let bytes = body.collect().await.map(|body| body.to_bytes()).unwrap_or_default();
    // Without rules, nobody needs to know what the call is about.
    let (element, action, version) = match rules {
        [] => (String::new(), String::new(), Version::Soap11),
        _ => about(&head, &bytes),
    };
    let met: Vec<&Trouble> =
        rules.iter().filter_map(|rule| rule.meets(&head, &element, &action)).collect();
    if let Some(instead) = met.iter().find_map(|it| it.instead(version)) {
        return Ok(instead);
    }
    for trouble in &met {
        if let Trouble::Caller(address) = trouble {
            head.extensions.insert(Peer(*address));
        }
    }
    if !met.is_empty() {
        // What is to be changed must not come compressed.
        head.headers.remove(http::header::ACCEPT_ENCODING);
    }
    if met.iter().any(|it| matches!(it, Trouble::Twice)) {
        let first = Request::from_parts(head.clone(), Full::new(bytes.clone()));
        service.call(first).await?;
        std::future::poll_fn(|context| service.poll_ready(context)).await?;
    }
    let response = service.call(Request::from_parts(head, Full::new(bytes))).await?;
    if let Some(pause) = met.iter().filter_map(|it| it.pause()).max() {
        tokio::time::sleep(pause).await;
    }
    let (head, body) = response.into_parts();
    let Ok(body) = body.collect().await else {
        return Ok(Response::from_parts(head, Body::default()));
    };
    let mut whole = Whole::new(head, body.to_bytes());
    met.iter().for_each(|it| it.change(&mut whole));
    Ok(whole.send())
}

/// What a request is about: the local name of the element in its body, its action, and its version.
fn about(head: &request::Parts, bytes: &Bytes) -> (String, String, Version) {
    let Ok(media) = Media::of(&head.headers) else {
        return (String::new(), String::new(), Version::Soap11);
    };
    let action = media.action(&head.headers).unwrap_or_default();
    let call = Call::scan(bytes, Some(media.content_type), Limits::default());
    let element = call.ok().flatten().map(|call| call.operation().to_owned());
    (element.unwrap_or_default(), action, media.version)
}
