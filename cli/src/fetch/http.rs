//! Requests, within limits of time and size.

use std::error::Error as _;
use std::sync::Arc;
use std::time::Duration;

use reqwest::header::{CONTENT_TYPE, HeaderMap, LOCATION};
use reqwest::{Response, StatusCode, Url};

use super::progress::Progress;
use crate::failure::Failure;

/// How many redirects are followed in a row.
const MOST_REDIRECTS: usize = 10;

/// How often a connection that breaks is tried again.
const RETRIES: usize = 2;

/// How large and how slow an answer may be.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    /// Bytes, once decompressed.
    pub bytes: usize,
    /// From the request to the end of the answer, redirects included.
    pub time: Duration,
}

/// What a server answered.
#[derive(Clone, Debug)]
pub(super) struct Answer {
    /// Where redirects led to.
    pub url: Url,
    pub status: StatusCode,
    pub content_type: Option<String>,
    pub body: Vec<u8>,
}

/// Asks servers.
#[derive(Clone, Debug)]
pub(super) struct Http {
    client: reqwest::Client,
    limits: Limits,
    /// Headers for the hosts that are named on the command line.
    headers: HeaderMap,
    named: Vec<Url>,
    progress: Arc<Progress>,
}

impl Http {
    pub(super) fn new(
        client: reqwest::Client,
        limits: Limits,
        headers: HeaderMap,
        named: Vec<Url>,
        progress: Arc<Progress>,
    ) -> Self {
        Self { client, limits, headers, named, progress }
    }

    /// Gets what is at `url`, wherever it leads to.
    pub(super) async fn get(&self, url: &Url) -> Result<Answer, Failure> {
        let mut failed = 0;
        loop {
            match self.in_time(url, self.follow(url)).await {
                Err(Problem::Broken(_)) if failed < RETRIES => failed += 1,
                result => return result.map_err(Problem::into_failure),
            }
        }
    }

    /// Posts a SOAP envelope to `url`, which has to answer itself.
    pub(super) async fn call(&self, url: &Url, envelope: &'static str) -> Result<Answer, Failure> {
        let request = self
            .client
            .post(url.clone())
            .headers(self.headers_for(url))
            .header(CONTENT_TYPE, "text/xml; charset=utf-8")
            .header("SOAPAction", "\"\"")
            .body(envelope);
        let answer = async {
            let response = request.send().await.map_err(|error| broken(url, &error))?;
            self.read(url.clone(), response).await
        };
        self.in_time(url, answer).await.map_err(Problem::into_failure)
    }

    async fn in_time(
        &self,
        url: &Url,
        answer: impl Future<Output = Result<Answer, Problem>>,
    ) -> Result<Answer, Problem> {
        let answer = tokio::time::timeout(self.limits.time, answer).await;
        answer.unwrap_or_else(|_| {
            let message = format!("`{url}`: no whole answer within {:?}", self.limits.time);
            Err(Problem::Refused(
                Failure::new(message).help("give it more time with --timeout SECONDS"),
            ))
        })
    }

    async fn follow(&self, url: &Url) -> Result<Answer, Problem> {
        let mut at = url.clone();
        for _ in 0..=MOST_REDIRECTS {
            let request = self.client.get(at.clone()).headers(self.headers_for(&at));
            let response = request.send().await.map_err(|error| broken(&at, &error))?;
            match redirected(&at, &response)? {
                Some(next) => at = next,
                None => return self.read(at, response).await,
            }
        }
        let message =
            format!("`{url}` leads from one address to the next, more than {MOST_REDIRECTS} times");
        Err(Problem::Refused(
            Failure::new(message).help("open it in a browser, and give the URL that it ends at"),
        ))
    }

    async fn read(&self, url: Url, mut response: Response) -> Result<Answer, Problem> {
        let status = response.status();
        let content_type = response.headers().get(CONTENT_TYPE);
        let content_type = content_type.and_then(|it| it.to_str().ok()).map(str::to_owned);
        let mut body = Vec::new();
        while let Some(part) = response.chunk().await.map_err(|error| broken(&url, &error))? {
            if part.len() > self.limits.bytes.saturating_sub(body.len()) {
                let message = format!("`{url}` has more than {} bytes", self.limits.bytes);
                return Err(Problem::Refused(
                    Failure::new(message).help("allow more with --max-bytes BYTES"),
                ));
            }
            body.extend_from_slice(&part);
            self.progress.bytes(part.len());
        }
        Ok(Answer { url, status, content_type, body })
    }

    /// What is sent to `url`: nothing about the caller, unless its host was named.
    fn headers_for(&self, url: &Url) -> HeaderMap {
        let is_named = self.named.iter().any(|named| is_at(url, named));
        if is_named { self.headers.clone() } else { HeaderMap::new() }
    }
}

/// Whether `url` is on the server of `named`, or on the same one with TLS.
fn is_at(url: &Url, named: &Url) -> bool {
    let is_upgraded = named.scheme() == "http"
        && url.scheme() == "https"
        && named.port().is_none()
        && url.port().is_none()
        && named.host() == url.host();
    url.origin() == named.origin() || is_upgraded
}

/// Where an answer sends the caller.
fn redirected(at: &Url, response: &Response) -> Result<Option<Url>, Problem> {
    if !matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308) {
        return Ok(None);
    }
    let Some(location) = response.headers().get(LOCATION) else { return Ok(None) };
    let location = String::from_utf8_lossy(location.as_bytes());
    let next = at.join(&location).ok().filter(|url| matches!(url.scheme(), "http" | "https"));
    next.map(Some).ok_or_else(|| {
        let message = format!("`{at}` leads to `{location}`, which is no URL of HTTP or HTTPS");
        Problem::Refused(Failure::new(message))
    })
}

/// Why there is no answer.
enum Problem {
    /// The connection broke, which it may not do the next time.
    Broken(Failure),
    Refused(Failure),
}

impl Problem {
    fn into_failure(self) -> Failure {
        match self {
            Self::Broken(failure) | Self::Refused(failure) => failure,
        }
    }
}

fn broken(url: &Url, error: &reqwest::Error) -> Problem {
    let mut reason = String::new();
    let mut source = error.source();
    while let Some(error) = source {
        // The outer ones only say that something went wrong in the inner ones.
        reason = error.to_string();
        source = error.source();
    }
    if reason.is_empty() {
        reason = error.to_string();
    }
    let is_tls = reason.contains("certificate");
    let (verb, help) = match error.is_connect() {
        true if is_tls => {
            ("cannot be reached", "name the root certificate with --root-certificate FILE")
        }
        true => (
            "cannot be reached",
            "look at the host and the port, and whether a proxy is needed (--proxy)",
        ),
        false => ("broke off", "try again"),
    };
    Problem::Broken(Failure::new(format!("`{url}` {verb}: {reason}")).help(help))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_server_that_is_named_learns_who_is_asking() {
        let at =
            |url: &str, named: &str| is_at(&Url::parse(url).unwrap(), &Url::parse(named).unwrap());
        assert!(at("https://h/b", "https://h/a?wsdl"));
        assert!(at("https://h/b", "http://h/a"));
        assert!(!at("http://h/b", "https://h/a"));
        assert!(!at("https://h:8443/b", "https://h/a"));
        assert!(!at("https://h:8443/b", "http://h:8080/a"));
        assert!(!at("https://other/b", "https://h/a"));
    }
}
