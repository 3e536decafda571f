//! The transport: one HTTP request and its reply, within limits.

use std::borrow::Cow;
use std::time::{Duration, Instant};

use bytes::Bytes;
use http_body_util::Full;
use reqwest::header::{
    ACCEPT, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue, LOCATION, RETRY_AFTER,
};
use reqwest::{RequestBuilder, Response, StatusCode, Url};

use crate::codec::body::RequestBody;
use crate::codec::limits::Limits;
use crate::codec::version::Version;
use crate::error::{Error, Kind};
use crate::http::headers::HttpHeaders;
use crate::soap::operation::Operation;

/// How often one request may be redirected.
const MAX_REDIRECTS: usize = 5;

/// What the request is for, in SOAP 1.1.
static SOAP_ACTION: HeaderName = HeaderName::from_static("soapaction");

/// As good as no time-out, and still a time that clocks can tell.
const AGES: Duration = Duration::from_secs(30 * 365 * 24 * 60 * 60);

/// How calls travel to one endpoint.
#[derive(Clone, Debug)]
pub(crate) struct Transport {
    pub http: reqwest::Client,
    pub endpoint: Url,
    pub headers: HttpHeaders,
    pub timeout: Duration,
    pub limits: Limits,
}

/// What came back, whatever its status.
#[derive(Debug)]
pub(crate) struct Reply {
    pub status: u16,
    pub content_type: Option<HeaderValue>,
    pub retry_after: Option<String>,
    pub bytes: Bytes,
}

impl Reply {
    /// The header `Content-Type`, if it is text.
    pub fn content_type(&self) -> Option<&str> {
        self.content_type.as_ref()?.to_str().ok()
    }
}

impl Transport {
    /// Sends a request, and goes where redirects point to as long as that is the same host.
    ///
    /// SOAP has no use for the change from POST to GET that browsers make of a redirect, so the
    /// request is sent again as it is (RFC 9110 §15.4 leaves that to the client).
    pub async fn post(
        &self,
        operation: &Operation,
        body: RequestBody,
        signed: &HttpHeaders,
        deadline: Instant,
    ) -> Result<Reply, Error> {
        let body = Bytes::from_owner(body);
        let action = operation.soap_action_for(self.endpoint.as_str());
        let send = |url: &Url| {
            bound(self.http.post(url.clone()), operation.version(), &action)
                .headers(self.headers.map.clone())
                .headers(signed.map.clone())
                // A body of this kind cannot be cloned by reqwest, so that no redirect policy of a
                // caller's own client can send it anywhere else.
                .body(reqwest::Body::wrap(Full::new(body.clone())))
        };
        self.exchange(&self.endpoint, deadline, send).await
    }

    /// Gets a small page, by the same rules.
    pub async fn get(&self, url: &str) -> Result<Reply, Error> {
        let url = Url::parse(url)
            .map_err(|error| Error::config(format!("where to ask is not a URL: {error}")))?;
        self.exchange(&url, self.deadline(), |url| self.http.get(url.clone())).await
    }

    /// When a call that begins now has to be at its end.
    pub fn deadline(&self) -> Instant {
        let now = Instant::now();
        now.checked_add(self.timeout).unwrap_or(now + AGES)
    }

    async fn exchange(
        &self,
        url: &Url,
        deadline: Instant,
        request: impl Fn(&Url) -> RequestBuilder,
    ) -> Result<Reply, Error> {
        let mut url = Cow::Borrowed(url);
        for _ in 0..=MAX_REDIRECTS {
            let left = deadline.saturating_duration_since(Instant::now());
            let response = request(&url).timeout(left).send().await;
            let response = response.map_err(|error| self.failed(error))?;
            if *response.url() != *url {
                return Err(redirected(response.url(), "and the HTTP client went there by itself"));
            }
            match redirect(&response)? {
                Some(target) => url = Cow::Owned(allowed(&url, target)?),
                None => return self.read(response).await,
            }
        }
        Err(redirected(&url, "after too many redirects"))
    }

    async fn read(&self, mut response: Response) -> Result<Reply, Error> {
        let limit = self.limits.reply_bytes;
        let announced = response.content_length().unwrap_or(0);
        if announced > limit as u64 {
            return Err(Error::new(Kind::TooLarge(limit)));
        }
        let status = response.status().as_u16();
        let content_type = response.headers().get(CONTENT_TYPE).cloned();
        let retry_after = header(response.headers(), RETRY_AFTER.as_str());
        // A short reply comes in one piece, which is kept as it is.
        let (mut first, mut joined) = (Bytes::new(), Vec::new());
        while let Some(chunk) = response.chunk().await.map_err(|error| self.failed(error))? {
            if first.len().max(joined.len()) + chunk.len() > limit {
                return Err(Error::new(Kind::TooLarge(limit)));
            }
            if first.is_empty() && joined.is_empty() {
                first = chunk;
                continue;
            }
            if joined.is_empty() {
                joined.reserve((announced as usize).max(first.len() + chunk.len()));
                joined.extend_from_slice(&first);
            }
            joined.extend_from_slice(&chunk);
        }
        let bytes = if joined.is_empty() { first } else { joined.into() };
        Ok(Reply { status, content_type, retry_after, bytes })
    }

    fn failed(&self, error: reqwest::Error) -> Error {
        Error::http(error, self.timeout)
    }
}

/// Says in HTTP which SOAP a request is of, and what it is for.
fn bound(request: RequestBuilder, version: Version, action: &str) -> RequestBuilder {
    match version {
        Version::Soap11 => request
            // NuSOAP reads the charset to the end of the header: nothing may follow it.
            .header(CONTENT_TYPE, HeaderValue::from_static("text/xml; charset=utf-8"))
            .header(ACCEPT, HeaderValue::from_static("text/xml"))
            .header(&SOAP_ACTION, format!("\"{action}\"")),
        Version::Soap12 => {
            let mut content_type = "application/soap+xml; charset=utf-8".to_owned();
            if !action.is_empty() {
                content_type.push_str(&format!("; action=\"{action}\""));
            }
            request
                .header(CONTENT_TYPE, content_type)
                .header(ACCEPT, HeaderValue::from_static("application/soap+xml"))
        }
    }
}

fn header(headers: &HeaderMap, name: &str) -> Option<String> {
    Some(headers.get(name)?.to_str().ok()?.to_owned())
}

/// Where a response redirects to, if it does.
fn redirect(response: &Response) -> Result<Option<Url>, Error> {
    let redirects = [
        StatusCode::MOVED_PERMANENTLY,
        StatusCode::FOUND,
        StatusCode::SEE_OTHER,
        StatusCode::TEMPORARY_REDIRECT,
        StatusCode::PERMANENT_REDIRECT,
    ];
    let Some(location) = header(response.headers(), LOCATION.as_str()) else { return Ok(None) };
    if !redirects.contains(&response.status()) {
        return Ok(None);
    }
    let Ok(target) = response.url().join(&location) else {
        return Err(Error::config("the server redirects to something that is no URL"));
    };
    if response.status() == StatusCode::SEE_OTHER {
        return Err(redirected(&target, "to a page, not to a service"));
    }
    Ok(Some(target))
}

/// Whether a request to `from` may be sent to `to`: the same host and port, or the same host over
/// HTTPS instead of HTTP.
fn allowed(from: &Url, to: Url) -> Result<Url, Error> {
    if from.host_str() != to.host_str() {
        return Err(redirected(&to, "which is another host"));
    }
    match (from.scheme(), to.scheme()) {
        ("http", "https") => Ok(to),
        (before, after) if before != after => Err(redirected(&to, "which is not secure")),
        _ if from.port_or_known_default() != to.port_or_known_default() => {
            Err(redirected(&to, "which is another port"))
        }
        _ => Ok(to),
    }
}

/// Names the target by scheme, host and port: the rest of a URL can hold what is nobody's business.
fn redirected(to: &Url, why: &'static str) -> Error {
    let port = to.port().map(|port| format!(":{port}")).unwrap_or_default();
    let host = to.host_str().unwrap_or_default();
    Error::new(Kind::Redirect(format!("{}://{host}{port}", to.scheme()), why))
}
