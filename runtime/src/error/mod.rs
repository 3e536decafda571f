//! The errors of calls.

#[cfg(feature = "server")]
pub(crate) mod disconnect;
mod meaning;
mod show;

use std::any::Any;
use std::error::Error as StdError;
use std::time::Duration;

use crate::codec::decode::DecodeError;
use crate::codec::encode::error::EncodeError;
use crate::soap::fault::Fault;
use crate::soap::header::error::HeaderError;
use crate::soap::operation::Operation;
use crate::soap::refusal::Refusal;
use crate::soap::reply::NotSoap;

/// The result of a call.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Any error, as the crates of HTTP pass it on.
pub type BoxError = Box<dyn StdError + Send + Sync>;

/// A call that failed, or a client that could not be made.
///
/// `Display` says which operation, what happened and what to do about it, in one line. `Debug` says
/// the same, and then the facts, each on a line of its own: it is what a `main` that returns
/// `Result<(), Box<dyn std::error::Error>>` prints. Neither shows a key or a password, also where
/// the server's reply repeats one.
pub struct Error(Box<Inner>);

struct Inner {
    operation: Option<Operation>,
    /// Where the request went to: scheme, host, port and path.
    url: Option<String>,
    status: Option<u16>,
    /// What the headers of the reply say about the failure, and what to do about it.
    advice: Option<String>,
    retry_after: Option<Duration>,
    /// Something that went before leaves in doubt whether the operation was carried out.
    doubt: bool,
    /// What is known about servers of this kind and such an error.
    explanation: Option<String>,
    kind: Kind,
}

pub(crate) enum Kind {
    /// The endpoint or another setting cannot work.
    Config(String),
    Encode(EncodeError),
    Decode(DecodeError),
    Fault(Fault),
    /// No envelope came, but this.
    NotSoap(NotSoap, String),
    /// An envelope without a fault came, with this in its body, and with a status of failure.
    Status(String),
    /// The reply is compressed by this coding, which nobody asked for.
    Compressed(String),
    /// Why there is no connection.
    Connect(String, BoxError),
    /// Connecting took too long.
    ConnectTimeout(BoxError),
    /// What did not come in this time; without it, in a time that the transport has set.
    Timeout(&'static str, Option<Duration>),
    /// The connection broke, or HTTP itself was broken: how.
    Transport(String, BoxError),
    /// What was asked that a recording does not hold.
    Unrecorded(String),
    /// The server wants the request to go elsewhere: where to, and why it did not.
    Redirect(String, &'static str),
    TooLarge(usize),
    /// There is nothing to sign the request with.
    Signing(String, Option<Error>),
    /// The reply means that the operation was not carried out.
    Refused(Refusal),
    /// The reply means that the operation was carried out, and does not tell what came of it: this is
    /// all that came, or nil.
    Lost(Option<String>),
    /// The reply can be read, and is neither a success nor a refusal that is known.
    Surprise {
        /// Within the value of the reply; empty for that itself.
        path: String,
        found: String,
        expected: String,
    },
    /// What came does not belong to what was sent: how, and a `results::outcome::Unmatched` of it.
    Unmatched(String, Box<dyn Any + Send + Sync>),
}

impl Error {
    pub(crate) fn new(kind: Kind) -> Self {
        Self(Box::new(Inner {
            operation: None,
            url: None,
            status: None,
            advice: None,
            retry_after: None,
            doubt: false,
            explanation: None,
            kind,
        }))
    }

    pub(crate) fn config(problem: impl Into<String>) -> Self {
        Self::new(Kind::Config(problem.into()))
    }

    pub(crate) fn header(error: HeaderError) -> Self {
        Self::config(error.to_string())
    }

    /// The error of a [`Signing`](crate::Signing) that has nothing to sign with, and why.
    pub fn signing(problem: impl Into<String>) -> Self {
        Self::new(Kind::Signing(problem.into(), None))
    }

    /// The error of a [`Transport`](crate::Transport) that got no connection: the request was not
    /// sent. [`is_connect`](Self::is_connect) says so, and such a call can be
    /// [retried](crate::Retry) whatever it does.
    pub fn unconnected(cause: impl Into<BoxError>) -> Self {
        let cause = cause.into();
        Self::new(Kind::Connect(cause.to_string(), cause))
    }

    /// The error of a [`Transport`](crate::Transport) whose connection broke, or that failed in
    /// another way: the server may have got the request.
    pub fn broken(cause: impl Into<BoxError>) -> Self {
        let cause = cause.into();
        Self::new(Kind::Transport(cause.to_string(), cause))
    }

    /// The error of a [`Transport`](crate::Transport) that waits no longer for a reply. A transport
    /// needs no time-out of its own: calls have one.
    pub fn timed_out() -> Self {
        Self::new(Kind::Timeout("no answer", None))
    }

    /// The error of a [`Transport`](crate::Transport) that answers from a recording, and is asked
    /// what that does not hold: what was asked, and what there is.
    pub fn unrecorded(problem: impl Into<String>) -> Self {
        Self::new(Kind::Unrecorded(problem.into()))
    }

    /// Adds the cause to an error of signing. [`is_timeout`](Self::is_timeout) and
    /// [`is_connect`](Self::is_connect) then say what they say of the cause, and so do
    /// [`url`](Self::url) and [`status`](Self::status).
    #[must_use]
    pub fn because_of(mut self, cause: Error) -> Self {
        if let Kind::Signing(_, source) = &mut self.0.kind {
            *source = Some(cause);
        }
        self
    }

    pub(crate) fn in_operation(mut self, operation: &Operation) -> Self {
        self.0.operation = Some(*operation);
        self
    }

    /// Says where the request went to; `url` holds no query and no credentials.
    pub(crate) fn at(mut self, url: impl Into<String>) -> Self {
        self.0.url = Some(url.into());
        self
    }

    /// Says where the request went to, unless that is said already.
    pub(crate) fn at_least_at(mut self, url: impl FnOnce() -> String) -> Self {
        self.0.url.get_or_insert_with(url);
        self
    }

    pub(crate) fn with_status(mut self, status: u16) -> Self {
        self.0.status = Some(status);
        self
    }

    /// Says whether something that went before leaves in doubt what became of the operation.
    pub(crate) fn after_doubt(mut self, doubt: bool) -> Self {
        self.0.doubt |= doubt;
        self
    }

    /// Adds what the headers of the reply say.
    pub(crate) fn advised(mut self, advice: Option<String>, retry_after: Option<Duration>) -> Self {
        (self.0.advice, self.0.retry_after) = (advice, retry_after);
        self
    }

    /// Adds what is known about it.
    pub(crate) fn explained(mut self, explanation: String) -> Self {
        self.0.explanation = Some(explanation);
        self
    }

    /// Replaces the texts of the reply's headers that the error quotes.
    pub(crate) fn map_text(mut self, change: &dyn Fn(&str) -> String) -> Self {
        self.0.advice = self.0.advice.as_deref().map(change);
        if let Kind::Redirect(to, _) = &mut self.0.kind {
            *to = change(to);
        }
        self
    }

    /// The server refused, and said so in a SOAP fault; see [`fault`](Self::fault). A refusal in an
    /// ordinary reply is another thing: see [`is_refused`](Self::is_refused).
    pub fn is_fault(&self) -> bool {
        matches!(self.0.kind, Kind::Fault(_))
    }

    /// The call, or connecting for it, took longer than it was allowed to. Whether the server has
    /// done what was asked is not known, unless [`is_connect`](Self::is_connect) says so as well.
    pub fn is_timeout(&self) -> bool {
        match &self.0.kind {
            Kind::Timeout(..) | Kind::ConnectTimeout(_) => true,
            Kind::Signing(_, Some(error)) => error.is_timeout(),
            _ => false,
        }
    }

    /// There was no connection: the name does not resolve, the server does not accept connections
    /// or not in time, the proxy refused, or TLS failed. The request was not sent.
    pub fn is_connect(&self) -> bool {
        match &self.0.kind {
            Kind::Connect(..) | Kind::ConnectTimeout(_) => true,
            Kind::Signing(_, Some(error)) => error.is_connect(),
            _ => false,
        }
    }

    /// The request cannot have reached the server.
    pub(crate) fn never_connected(&self) -> bool {
        matches!(self.0.kind, Kind::Connect(..) | Kind::ConnectTimeout(_))
    }

    /// There was a connection, and it broke on the way.
    pub(crate) fn connection_broke(&self) -> bool {
        let is_builder = |error: &BoxError| {
            error.downcast_ref::<reqwest::Error>().is_some_and(reqwest::Error::is_builder)
        };
        matches!(&self.0.kind, Kind::Transport(_, error) if !is_builder(error))
    }

    /// Why there was no connection, or how it broke.
    #[cfg(feature = "replay")]
    pub(crate) fn words(&self) -> String {
        match &self.0.kind {
            Kind::Connect(why, _) | Kind::Transport(why, _) => why.clone(),
            other => other.to_string(),
        }
    }

    /// The server redirected the request, and it was not sent on.
    pub fn is_redirect(&self) -> bool {
        matches!(self.0.kind, Kind::Redirect(..))
    }

    /// The reply is larger than the client accepts.
    pub fn is_too_large(&self) -> bool {
        matches!(self.0.kind, Kind::TooLarge(_))
    }

    /// The reply is no SOAP envelope: it is empty, an HTML page, compressed without having been
    /// asked for, or something else. The message quotes its beginning; [`status`](Self::status) is
    /// the HTTP status.
    pub fn is_not_soap(&self) -> bool {
        matches!(self.0.kind, Kind::NotSoap(..) | Kind::Compressed(_))
    }

    /// The reply is an envelope without a fault, and its HTTP [`status`](Self::status) is not one
    /// of success (2xx). Whatever the envelope holds is no answer. The message quotes its beginning.
    pub fn is_status(&self) -> bool {
        matches!(self.0.kind, Kind::Status(_))
    }

    /// The server (HTTP status 401) or a proxy (407) wants to know who is calling, or does not
    /// believe it. The message names the schemes that it asks for (`WWW-Authenticate`, RFC 9110
    /// §11.6.1), and what the client can do about each.
    pub fn is_unauthorized(&self) -> bool {
        matches!(self.0.status, Some(401 | 407))
    }

    /// The reply is an envelope that does not hold what the WSDL says, or that is broken.
    pub fn is_decode(&self) -> bool {
        matches!(self.0.kind, Kind::Decode(_))
    }

    /// The request holds something that XML cannot carry. Nothing was sent.
    pub fn is_encode(&self) -> bool {
        matches!(self.0.kind, Kind::Encode(_))
    }

    /// The request could not be signed: the address of the caller could not be looked up, say. It
    /// was not sent.
    pub fn is_signing(&self) -> bool {
        matches!(self.0.kind, Kind::Signing(..))
    }

    /// A player of recorded calls was asked what the recording does not hold. The message says what
    /// was asked, and what there is. See [`replay`](crate::replay).
    pub fn is_unrecorded(&self) -> bool {
        matches!(self.0.kind, Kind::Unrecorded(_))
    }

    /// The client was set up in a way that cannot work.
    pub fn is_config(&self) -> bool {
        matches!(self.0.kind, Kind::Config(_))
    }

    /// The SOAP fault, where the server refused.
    pub fn fault(&self) -> Option<&Fault> {
        match &self.0.kind {
            Kind::Fault(fault) => Some(fault),
            _ => None,
        }
    }

    /// The operation's name on the wire, where the error came with a call.
    pub fn operation(&self) -> Option<&str> {
        self.0.operation.as_ref().map(Operation::name)
    }

    /// The service's name in the WSDL, where the error came with a call.
    pub fn service(&self) -> Option<&str> {
        self.0.operation.as_ref().map(Operation::service)
    }

    /// The path of the element of the request or reply that the error is about: names separated by
    /// `/`. For a value that is no success, it begins within that value.
    pub fn path(&self) -> Option<&str> {
        match &self.0.kind {
            Kind::Encode(error) => Some(error.path()),
            Kind::Decode(error) => Some(error.path()),
            Kind::Surprise { path, .. } => Some(path),
            _ => None,
        }
    }

    /// The address that the error is about, where the request was sent or was to be sent: scheme,
    /// host, port and path, without query and credentials. After a redirect that was followed it is
    /// the last address; of a look-up for signing, that which was asked.
    pub fn url(&self) -> Option<&str> {
        match &self.0.kind {
            Kind::Signing(_, Some(cause)) => self.0.url.as_deref().or(cause.url()),
            _ => self.0.url.as_deref(),
        }
    }

    /// The HTTP status, where a reply came.
    pub fn status(&self) -> Option<u16> {
        match &self.0.kind {
            Kind::Signing(_, Some(cause)) => self.0.status.or(cause.status()),
            _ => self.0.status,
        }
    }

    /// What the error means with servers of this kind, and what to do about it, as
    /// [`ClientBuilder::explain`](crate::ClientBuilder::explain) says. `Display` ends in it.
    pub fn explanation(&self) -> Option<&str> {
        self.0.explanation.as_deref()
    }

    /// How long the server asks to wait before the next attempt (`Retry-After`, RFC 9110 §10.2.3),
    /// counted from when the reply came.
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.retry_after
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &self.0.kind {
            Kind::Encode(error) => Some(error),
            Kind::Decode(error) => Some(error),
            Kind::Connect(_, error) | Kind::ConnectTimeout(error) | Kind::Transport(_, error) => {
                Some(&**error)
            }
            Kind::Signing(_, Some(error)) => Some(error),
            _ => None,
        }
    }
}
