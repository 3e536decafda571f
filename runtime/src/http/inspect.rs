//! Inspection: shows requests and replies to the caller.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;
use std::time::{Duration, Instant};

use zeroize::Zeroizing;

use crate::codec::body::RequestBody;
use crate::error::{Error, Result};
use crate::http::redact::redact;
use crate::http::transport::Reply;
use crate::secret::Secret;
use crate::soap::charset;
use crate::soap::operation::Operation;

/// A request and its reply, or the error in place of the reply: what
/// [`ClientBuilder::inspect`](crate::ClientBuilder::inspect) shows.
///
/// A call that is repeated, because a key was wrong or the server was busy, is several exchanges.
pub struct Exchange<'a> {
    operation: &'a Operation,
    url: &'a str,
    request: &'a str,
    outcome: Result<(u16, &'a str), &'a Error>,
    elapsed: Duration,
}

impl Exchange<'_> {
    /// The operation: its name and its service's.
    pub fn operation(&self) -> &Operation {
        self.operation
    }

    /// The endpoint without its query, which can hold a key.
    pub fn url(&self) -> &str {
        self.url
    }

    /// The envelope that was sent.
    pub fn request(&self) -> &str {
        self.request
    }

    /// The HTTP status of the reply; `None` where no reply came.
    pub fn status(&self) -> Option<u16> {
        self.outcome.as_ref().ok().map(|(status, _)| *status)
    }

    /// The text of the reply; `None` where no reply came.
    pub fn reply(&self) -> Option<&str> {
        self.outcome.as_ref().ok().map(|(_, text)| *text)
    }

    /// Why no reply came, or why it was not read; `None` where one was.
    pub fn error(&self) -> Option<&Error> {
        self.outcome.as_ref().err().copied()
    }

    /// The time from sending the request to the last byte of the reply, or to the error.
    pub fn elapsed(&self) -> Duration {
        self.elapsed
    }
}

/// Shows the sizes of the texts, which can be large.
impl fmt::Debug for Exchange<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Exchange")
            .field("service", &self.operation.service())
            .field("operation", &self.operation.name())
            .field("url", &self.url)
            .field("request_bytes", &self.request.len())
            .field("status", &self.status())
            .field("reply_bytes", &self.reply().map(str::len))
            .field("error", &self.error())
            .field("elapsed", &self.elapsed)
            .finish()
    }
}

/// Whom exchanges are shown to, and whether with their secrets.
#[derive(Clone)]
pub(crate) struct Inspector {
    pub see: Arc<dyn Fn(&Exchange<'_>) + Send + Sync>,
    pub redacted: bool,
}

/// A request on its way, to be shown when it is back.
pub(crate) struct Underway<'c> {
    inspector: &'c Inspector,
    operation: &'c Operation,
    request: Zeroizing<String>,
    secrets: Vec<&'c Secret>,
    since: Instant,
}

impl Inspector {
    pub fn begin<'c>(
        &'c self,
        operation: &'c Operation,
        body: &RequestBody,
        secrets: Vec<&'c Secret>,
    ) -> Underway<'c> {
        let request = match self.redacted {
            true => redact(&body.without_secrets(), &secrets),
            false => String::from_utf8_lossy(body.as_ref()).into_owned(),
        };
        let (request, since) = (Zeroizing::new(request), Instant::now());
        Underway { inspector: self, operation, request, secrets, since }
    }
}

impl Underway<'_> {
    pub fn end(self, endpoint: &str, result: &Result<Reply>) {
        let elapsed = self.since.elapsed();
        let text;
        let outcome = match result {
            Ok(reply) => {
                let sent = charset::decode(&reply.bytes, reply.content_type());
                text = match self.inspector.redacted {
                    true => Cow::from(redact(&sent, &self.secrets)),
                    false => sent,
                };
                Ok((reply.status, &*text))
            }
            Err(error) => Err(error),
        };
        (self.inspector.see)(&Exchange {
            operation: self.operation,
            url: endpoint.split(['?', '#']).next().unwrap_or_default(),
            request: &self.request,
            outcome,
            elapsed,
        });
    }
}

impl fmt::Debug for Inspector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Inspector").field("redacted", &self.redacted).finish_non_exhaustive()
    }
}
