//! Inspection: shows requests and replies to the caller.

use std::borrow::Cow;
use std::fmt;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use reqwest::header::{HeaderMap, HeaderValue};
use tokio::time::Instant;
use zeroize::Zeroizing;

use crate::codec::leniency::Tolerated;
use crate::codec::xml::Xml;
use crate::error::{Error, Result};
use crate::http::carrier::Reply;
use crate::http::headers::text;
use crate::http::outgoing::Outgoing;
use crate::http::redact::redact;
use crate::secret::PLACEHOLDER;
use crate::soap::charset;
use crate::soap::operation::Operation;

/// A request and its reply, or the error in place of the reply: what
/// [`ClientBuilder::inspect`](crate::ClientBuilder::inspect) shows.
///
/// A call that is repeated, because a key was wrong or the server was busy, is several exchanges.
/// The texts are put together when they are asked for: to look at the rest costs next to nothing.
pub struct Exchange<'a> {
    sent: &'a Sent,
    reply: Option<&'a Reply>,
    read: Result<Beside<'a>, &'a Error>,
    request_text: OnceLock<Zeroizing<String>>,
    reply_text: OnceLock<Zeroizing<String>>,
    reply_headers: OnceLock<HeaderMap>,
    reply_header: OnceLock<Xml>,
}

/// What was read of a reply besides its value.
#[derive(Clone, Copy, Default)]
pub(crate) struct Beside<'a> {
    pub header: Option<&'a Xml>,
    pub tolerated: Option<&'a Tolerated>,
}

impl Exchange<'_> {
    /// The operation: its name and its service's.
    pub fn operation(&self) -> &Operation {
        self.sent.outgoing.operation()
    }

    /// The endpoint without its query, which can hold a key.
    pub fn url(&self) -> &str {
        &self.sent.url
    }

    /// The envelope that was sent.
    pub fn request(&self) -> &str {
        self.request_text.get_or_init(|| Zeroizing::new(self.sent_text()))
    }

    /// The HTTP status of the reply; `None` where no reply came.
    pub fn status(&self) -> Option<u16> {
        let of_error = || self.error().and_then(Error::status);
        self.reply.map(|reply| reply.status).or_else(of_error)
    }

    /// The text of the reply; `None` where no reply came, or not the whole of it.
    pub fn reply(&self) -> Option<&str> {
        let reply = self.reply?;
        let text = || {
            let text = charset::decode(&reply.bytes, reply.content_type().as_deref());
            Zeroizing::new(self.without_secrets(text))
        };
        Some(self.reply_text.get_or_init(text))
    }

    /// The HTTP headers of the reply; none where no reply came. They can hold what the server wants
    /// back, such as a cookie.
    pub fn reply_headers(&self) -> &HeaderMap {
        self.reply_headers.get_or_init(|| match self.reply {
            Some(reply) => self.headers_without_secrets(&reply.headers),
            None => HeaderMap::new(),
        })
    }

    /// The element `Header` of the reply's envelope, as it came; `None` where there is none, and
    /// where the reply ended in an error.
    pub fn header_xml(&self) -> Option<&Xml> {
        let header = self.read.as_ref().ok()?.header?;
        Some(self.reply_header.get_or_init(|| {
            let mut shown = header.clone();
            shown.map_text(&|text| self.without_secrets(text.into()));
            shown
        }))
    }

    /// What the schema forbids and was tolerated all the same; `None` where the reply ended in an
    /// error. See [`ClientBuilder::strict`](crate::ClientBuilder::strict).
    pub fn tolerated(&self) -> Option<&Tolerated> {
        self.read.as_ref().ok()?.tolerated
    }

    /// Why the call failed, or this attempt of it; `None` where the reply gave a value. A reply that
    /// cannot be decoded has an error, and so has a SOAP fault.
    pub fn error(&self) -> Option<&Error> {
        self.read.as_ref().err().copied()
    }

    /// The time from sending the request to the last byte of the reply, or to the error. Decoding
    /// comes after that.
    pub fn elapsed(&self) -> Duration {
        self.sent.elapsed
    }
}

impl Exchange<'_> {
    fn sent_text(&self) -> String {
        let Some(body) = self.sent.outgoing.body() else { return String::new() };
        match self.sent.inspector.redacted {
            true => self.without_secrets(body.without_secrets().into()),
            false => String::from_utf8_lossy((**body).as_ref()).into_owned(),
        }
    }

    fn without_secrets(&self, text: Cow<'_, str>) -> String {
        if !self.sent.inspector.redacted {
            return text.into_owned();
        }
        redact(&text, &self.sent.outgoing.all_secrets().iter().collect::<Vec<_>>())
    }

    fn headers_without_secrets(&self, headers: &HeaderMap) -> HeaderMap {
        let mut shown = headers.clone();
        for value in shown.values_mut().filter(|_| self.sent.inspector.redacted) {
            let before = text(value);
            let after = self.without_secrets(Cow::Borrowed(before.as_str()));
            if after != before {
                let placeholder = HeaderValue::from_static(PLACEHOLDER);
                *value = HeaderValue::from_str(&after).unwrap_or(placeholder);
            }
        }
        shown
    }
}

/// Shows the sizes of the texts, which can be large.
impl fmt::Debug for Exchange<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Exchange")
            .field("service", &self.operation().service())
            .field("operation", &self.operation().name())
            .field("url", &self.sent.url)
            .field("request_bytes", &self.sent.outgoing.body().map_or(0, |body| body.len()))
            .field("status", &self.status())
            .field("reply_bytes", &self.reply.map(|reply| reply.bytes.len()))
            .field("error", &self.error().map(ToString::to_string))
            .field("elapsed", &self.elapsed())
            .finish()
    }
}

/// Whom exchanges are shown to, and whether with their secrets.
#[derive(Clone)]
pub(crate) struct Inspector {
    pub see: Arc<dyn Fn(&Exchange<'_>) + Send + Sync>,
    pub redacted: bool,
}

/// A request that was sent, to be shown once it is known what came of it.
pub(crate) struct Sent {
    inspector: Inspector,
    url: String,
    outgoing: Outgoing,
    since: Instant,
    elapsed: Duration,
}

impl Inspector {
    /// Begins to measure. `url` is shown as it is.
    pub fn begin(&self, url: String, outgoing: Outgoing) -> Sent {
        let (since, elapsed) = (Instant::now(), Duration::ZERO);
        Sent { inspector: self.clone(), url, outgoing, since, elapsed }
    }
}

impl Sent {
    /// The reply is there, or will not come.
    pub fn stop(&mut self) {
        self.elapsed = self.since.elapsed();
    }

    /// Shows what came of it.
    pub fn show(&self, reply: Option<&Reply>, read: Result<Beside<'_>, &Error>) {
        let exchange = Exchange {
            sent: self,
            reply,
            read,
            request_text: OnceLock::new(),
            reply_text: OnceLock::new(),
            reply_headers: OnceLock::new(),
            reply_header: OnceLock::new(),
        };
        (self.inspector.see)(&exchange);
    }
}

impl fmt::Debug for Inspector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Inspector").field("redacted", &self.redacted).finish_non_exhaustive()
    }
}
