//! One HTTP request and its reply, within limits, over any transport.

use std::borrow::Cow;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use http::header::{ACCEPT, CONTENT_ENCODING, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use http::{Method, Request, Response};
use http_body::Body;
use http_body_util::BodyExt;
use reqwest::Url;
use tokio::time::{Instant, timeout_at};

use crate::codec::body::RequestBody;
use crate::codec::limits::Limits;
use crate::codec::version::Version;
use crate::error::{Error, Kind, Result};
use crate::http::advice::{advice, retry_after};
use crate::http::endpoint::shown;
use crate::http::headers::{HttpHeaders, text};
use crate::http::outgoing::Outgoing;
use crate::http::redirect::{allowed, redirect, redirected};
use crate::http::transport::{ReplyBody, Transport};

/// How often one request may be redirected.
const MAX_REDIRECTS: usize = 5;

/// What the request is for, in SOAP 1.1.
static SOAP_ACTION: HeaderName = HeaderName::from_static("soapaction");

/// As good as no time-out, and still a time that clocks can tell.
const AGES: Duration = Duration::from_secs(30 * 365 * 24 * 60 * 60);

/// The first piece of memory for a reply that comes in several; what the server announces is only
/// believed as it arrives.
const FIRST: usize = 64 << 10;

/// How calls travel to one endpoint.
#[derive(Clone, Debug)]
pub(crate) struct Carrier {
    pub transport: Arc<dyn Transport>,
    pub endpoint: Url,
    /// The ports of the endpoint's host that requests may be redirected to, besides the usual ones.
    pub ports: Vec<u16>,
    pub headers: HttpHeaders,
    pub timeout: Duration,
    pub limits: Limits,
}

/// What came back, whatever its status.
#[derive(Clone, Debug)]
pub(crate) struct Reply {
    /// Where it came from: scheme, host, port and path.
    pub url: String,
    pub status: u16,
    pub headers: HeaderMap,
    pub bytes: Bytes,
    /// What its headers say to do about it, if it turns out to be a failure.
    pub advice: Option<String>,
    pub retry_after: Option<Duration>,
}

/// The bytes of a request, which others look at too.
struct Shared(Arc<RequestBody>);

impl AsRef<[u8]> for Shared {
    fn as_ref(&self) -> &[u8] {
        (*self.0).as_ref()
    }
}

impl Reply {
    /// The header `Content-Type`.
    pub fn content_type(&self) -> Option<String> {
        self.headers.get(CONTENT_TYPE).map(text)
    }

    /// Says of an error that it came with this reply.
    pub fn told(&self, error: Error) -> Error {
        let error = error.at(self.url.as_str()).with_status(self.status);
        error.advised(self.advice.clone(), self.retry_after)
    }

    /// The coding that the bytes still have: none that the client asked for.
    fn coding(&self) -> Option<String> {
        let named = self.headers.get(CONTENT_ENCODING).map(text);
        let named = named.map(|coding| coding.trim().to_ascii_lowercase());
        let named = named.filter(|coding| !matches!(coding.as_str(), "" | "identity" | "none"));
        // RFC 1952 §2.3.1: what every gzip file begins with, and no text does.
        let unnamed = self.bytes.starts_with(&[0x1F, 0x8B]).then(|| "gzip".to_owned());
        named.filter(|_| !self.bytes.is_empty()).or(unnamed)
    }
}

/// What is sent to wherever it is redirected to.
struct Sent<'o> {
    method: Method,
    headers: HeaderMap,
    /// Those of them that the caller set.
    own: HeaderMap,
    body: Bytes,
    outgoing: &'o Outgoing,
}

impl Sent<'_> {
    fn to(&self, url: &Url) -> Result<Request<Bytes>> {
        let mut request = Request::new(self.body.clone());
        *request.method_mut() = self.method.clone();
        *request.uri_mut() = url.as_str().parse().map_err(|error| {
            Error::config(format!("HTTP cannot carry the address: {error}")).at(shown(url))
        })?;
        *request.headers_mut() = self.headers.clone();
        request.extensions_mut().insert(self.outgoing.clone());
        Ok(request)
    }
}

impl Carrier {
    /// Sends a request, and goes where redirects point to as long as that is the same host.
    ///
    /// SOAP has no use for the change from POST to GET that browsers make of a redirect, so the
    /// request is sent again as it is (RFC 9110 §15.4 leaves that to the client).
    pub async fn post(
        &self,
        outgoing: &Outgoing,
        signed: &HttpHeaders,
        deadline: Instant,
    ) -> Result<Reply> {
        let (operation, body) = (outgoing.operation(), outgoing.body());
        let body = body.map(|it| Bytes::from_owner(Shared(it.clone()))).unwrap_or_default();
        let action = operation.soap_action_for(self.endpoint.as_str());
        let mut own = self.headers.map.clone();
        own.extend(signed.map.clone());
        let mut headers = bound(operation.version(), &action)?;
        headers.extend(own.clone());
        let sent = Sent { method: Method::POST, headers, own, body, outgoing };
        self.exchange(&self.endpoint, deadline, sent).await
    }

    /// Gets a small page, by the same rules; at the origin of the endpoint with the client's headers.
    pub async fn get(&self, url: &str, outgoing: &Outgoing, deadline: Instant) -> Result<Reply> {
        let url = Url::parse(url)
            .map_err(|error| Error::config(format!("where to ask is not a URL: {error}")))?;
        let mut own = HeaderMap::new();
        // Another server has no business with what this one is told.
        if url.origin() == self.endpoint.origin() {
            own = self.headers.map.clone();
            own.remove(CONTENT_TYPE);
        }
        let sent =
            Sent { method: Method::GET, headers: own.clone(), own, body: Bytes::new(), outgoing };
        self.exchange(&url, deadline, sent).await
    }

    /// When a call that begins now has to be at its end.
    pub fn deadline(&self) -> Instant {
        let now = Instant::now();
        now.checked_add(self.timeout).unwrap_or(now + AGES)
    }

    async fn exchange(&self, url: &Url, deadline: Instant, sent: Sent<'_>) -> Result<Reply> {
        let mut url = Cow::Borrowed(url);
        let mut last = 0;
        for _ in 0..=MAX_REDIRECTS {
            let sending = self.transport.send(sent.to(&url)?);
            let response = self.within(deadline, sending, &url).await?;
            let status = response.status();
            last = status.as_u16();
            let told = |error: Error| error.at(shown(&url)).with_status(last);
            match redirect(&url, status, response.headers()).map_err(told)? {
                Some(target) => {
                    url = Cow::Owned(allowed(&url, target, &self.ports).map_err(told)?);
                }
                None => return self.read(response, &url, deadline, &sent.own).await,
            }
        }
        let error = redirected(&url, "after too many redirects");
        Err(error.at(shown(&url)).with_status(last))
    }

    async fn read(
        &self,
        response: Response<ReplyBody>,
        url: &Url,
        deadline: Instant,
        own: &HeaderMap,
    ) -> Result<Reply> {
        let limit = self.limits.reply_bytes;
        let (head, mut body) = response.into_parts();
        let announced = body.size_hint().exact().unwrap_or(0);
        let (status, headers) = (head.status.as_u16(), head.headers);
        let said = advice(status, &headers, own);
        let wait = retry_after(&headers, SystemTime::now());
        let mut reply = Reply {
            url: shown(url),
            status,
            headers,
            bytes: Bytes::new(),
            advice: said,
            retry_after: wait,
        };
        if announced > limit as u64 {
            return Err(reply.told(Error::new(Kind::TooLarge(limit))));
        }
        let mut joined = Joined { first: Bytes::new(), rest: Vec::new(), announced };
        loop {
            let next = async { body.frame().await.transpose() };
            let frame = self.within(deadline, next, url).await;
            let Some(frame) = frame.map_err(|error| reply.told(error))? else { break };
            // Trailers say nothing about an envelope.
            let Ok(chunk) = frame.into_data() else { continue };
            if chunk.len() > limit - joined.len() {
                return Err(reply.told(Error::new(Kind::TooLarge(limit))));
            }
            joined.push(chunk);
        }
        reply.bytes = joined.bytes();
        match reply.coding() {
            Some(coding) => Err(reply.told(Error::new(Kind::Compressed(coding)))),
            None => Ok(reply),
        }
    }

    /// Waits for a step of a request to `url` until `deadline`, and no longer.
    async fn within<T>(
        &self,
        deadline: Instant,
        step: impl Future<Output = Result<T>>,
        url: &Url,
    ) -> Result<T> {
        match timeout_at(deadline, step).await {
            Ok(result) => result.map_err(|error| error.at_least_at(|| shown(url))),
            Err(_) => {
                let limit = Some(self.timeout);
                Err(Error::new(Kind::Timeout("no answer", limit)).at(shown(url)))
            }
        }
    }
}

/// The pieces of a reply. A short one comes as a whole, which is kept as it is.
struct Joined {
    first: Bytes,
    rest: Vec<u8>,
    /// How many bytes the server says that there are; 0 where it does not.
    announced: u64,
}

impl Joined {
    fn len(&self) -> usize {
        self.first.len().max(self.rest.len())
    }

    fn push(&mut self, chunk: Bytes) {
        if self.first.is_empty() {
            self.first = chunk;
            return;
        }
        if self.rest.is_empty() {
            self.grow(self.first.len() + chunk.len());
            self.rest.extend_from_slice(&self.first);
        }
        self.grow(self.rest.len() + chunk.len());
        self.rest.extend_from_slice(&chunk);
    }

    /// Makes room for `needed` bytes in all, and for twice of what is there, but for no more than
    /// the server announced.
    fn grow(&mut self, needed: usize) {
        if self.rest.capacity() < needed {
            let announced = usize::try_from(self.announced).unwrap_or(usize::MAX);
            let ahead = needed.saturating_mul(2).max(FIRST);
            let whole = if announced < needed { ahead } else { ahead.min(announced) };
            self.rest.reserve_exact(whole - self.rest.len());
        }
    }

    fn bytes(self) -> Bytes {
        if self.rest.is_empty() { self.first } else { self.rest.into() }
    }
}

/// Says in HTTP which SOAP a request is of, and what it is for.
fn bound(version: Version, action: &str) -> Result<HeaderMap> {
    let value = |text: String| {
        HeaderValue::try_from(text)
            .map_err(|_| Error::config(format!("HTTP cannot carry the action `{action}`")))
    };
    let mut headers = HeaderMap::new();
    match version {
        Version::Soap11 => {
            // NuSOAP reads the charset to the end of the header: nothing may follow it.
            let content_type = HeaderValue::from_static("text/xml; charset=utf-8");
            headers.insert(CONTENT_TYPE, content_type);
            headers.insert(ACCEPT, HeaderValue::from_static("text/xml"));
            headers.insert(&SOAP_ACTION, value(format!("\"{action}\""))?);
        }
        Version::Soap12 => {
            let mut content_type = "application/soap+xml; charset=utf-8".to_owned();
            if !action.is_empty() {
                content_type.push_str(&format!("; action=\"{action}\""));
            }
            headers.insert(CONTENT_TYPE, value(content_type)?);
            headers.insert(ACCEPT, HeaderValue::from_static("application/soap+xml"));
        }
    }
    Ok(headers)
}
