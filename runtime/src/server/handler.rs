//! A function that answers whole requests, as a `tower` service.

use std::convert::Infallible;
use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use bytes::Bytes;
use http::{Request, Response, StatusCode, request};

use crate::error::BoxError;
use crate::server::body::Body;
use crate::server::context::Peer;
use crate::server::exchange::{Served, without, without_all};
use crate::server::panic::{Caught, Panicked};
use crate::server::receive;
use crate::server::respond::{no_soap, packed};
use crate::server::settings::Settings;

/// What answers a request.
type Function = dyn Fn(Request<Bytes>) -> Response<Bytes> + Send + Sync;

/// Answers whole requests by a function: for programs without a generated trait, and for addresses that
/// answer more than SOAP.
///
/// It is a `tower` service like an [`Endpoint`](crate::server::Endpoint), with the same limits on the
/// size of a request and on the time that it takes to arrive, gzip both ways with the feature of that
/// name, and a look at what travels. All else is the function's: it sees every method and every path. A
/// panic in it is the status 500.
///
/// ```
/// use bytes::Bytes;
/// use http::{Request, Response};
/// use wsdl_runtime::server::{Answer, Call, Handler, Part};
///
/// let handler = Handler::new(|request: Request<Bytes>| {
///     let content_type = request.headers().get("content-type").and_then(|it| it.to_str().ok());
///     let result = Call::read(request.body(), content_type)
///         .and_then(|call| call.reply().rpc_encoded(&Part("return", &"done".to_owned())));
///     let answer = Answer::new(result, content_type);
///     let response = Response::builder().status(answer.status);
///     let response = response.header("content-type", answer.content_type);
///     response.body(answer.body.into()).unwrap_or_default()
/// });
/// ```
#[derive(Clone)]
pub struct Handler {
    function: Arc<Function>,
    settings: Settings,
    /// Elements whose content is not shown.
    secrets: Vec<&'static str>,
}

impl Handler {
    /// Answers by `function`, which gets bodies unpacked, and whose answers are packed where the caller
    /// takes that. It must not block for long: it runs where the connections do.
    pub fn new(
        function: impl Fn(Request<Bytes>) -> Response<Bytes> + Send + Sync + 'static,
    ) -> Self {
        Self { function: Arc::new(function), settings: Settings::default(), secrets: Vec::new() }
    }

    /// Sets how many bytes the body of a request may have, unpacked; 16 MiB unless set. What is larger
    /// is answered by 413.
    #[must_use]
    pub fn request_bytes(mut self, most: usize) -> Self {
        self.settings.limits.reply_bytes = most;
        self
    }

    /// Sets how long the body of a request may take to arrive; 30 s unless set. What takes longer is
    /// answered by 408.
    #[must_use]
    pub fn receive_within(mut self, limit: Duration) -> Self {
        self.settings.receive = limit;
        self
    }

    /// Shows each request and its answer to `see`. What stands in elements with one of the local names
    /// `secrets`, and in those of WS-Security, is replaced wherever it appears. The operation is not
    /// known.
    #[must_use]
    pub fn inspect(
        mut self,
        secrets: impl IntoIterator<Item = &'static str>,
        see: impl Fn(&Served<'_>) + Send + Sync + 'static,
    ) -> Self {
        self.secrets.extend(secrets);
        self.settings.hook = Some(Arc::new(see));
        self
    }

    async fn answer<B>(&self, head: request::Parts, body: B) -> Response<Body>
    where
        B: http_body::Body,
        B::Error: Into<BoxError>,
    {
        let Settings { limits, receive, .. } = &self.settings;
        let bytes = receive::bytes(body, &head.headers, limits.reply_bytes, *receive).await;
        let bytes = match bytes {
            Ok(bytes) => bytes,
            Err(refused) => return no_soap(refused),
        };
        let since = Instant::now();
        let (headers, peer) = (head.headers.clone(), head.extensions.get::<Peer>().copied());
        let request = Request::from_parts(head, bytes.clone());
        let function = Box::pin(async { (self.function)(request) });
        let (response, panic) = match Caught(function).await {
            Ok(response) => (response, None),
            Err(Panicked(text)) => {
                let mut response = Response::new(Bytes::new());
                *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
                (response, Some(text))
            }
        };
        self.show(&bytes, &response, panic.as_deref(), peer, since);
        packed(response, &headers)
    }

    fn show(
        &self,
        request: &Bytes,
        response: &Response<Bytes>,
        panic: Option<&str>,
        peer: Option<Peer>,
        since: Instant,
    ) {
        let Some(hook) = &self.settings.hook else { return };
        let text = String::from_utf8_lossy(request);
        let (request, secrets) = without(&text, &self.secrets);
        hook(&Served {
            operation: None,
            peer: peer.map(|peer| peer.0),
            request,
            status: response.status().as_u16(),
            reply: without_all(String::from_utf8_lossy(response.body()), &secrets),
            panic,
            elapsed: since.elapsed(),
        });
    }
}

impl fmt::Debug for Handler {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Handler").field("settings", &self.settings).finish_non_exhaustive()
    }
}

impl<B> tower_service::Service<Request<B>> for Handler
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
        let handler = self.clone();
        Box::pin(async move { Ok(handler.answer(head, body).await) })
    }
}
