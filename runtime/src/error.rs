//! The errors of calls.

use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

use crate::codec::decode::DecodeError;
use crate::codec::encode::error::EncodeError;
use crate::soap::envelope::NotSoap;
use crate::soap::fault::Fault;
use crate::soap::header::error::HeaderError;
use crate::soap::operation::Operation;

/// The result of a call.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// A call that failed, or a client that could not be made.
///
/// `Display` says which operation, what happened and what to do about it. Neither it nor `Debug`
/// shows a key or a password, also where the server's reply repeats one.
pub struct Error(Box<Inner>);

struct Inner {
    operation: Option<Operation>,
    status: Option<u16>,
    kind: Kind,
}

#[derive(Debug)]
pub(crate) enum Kind {
    /// The endpoint or another setting cannot work.
    Config(String),
    Encode(EncodeError),
    Decode(DecodeError),
    Fault(Fault),
    /// No envelope came, but this.
    NotSoap(NotSoap, String),
    Connect(reqwest::Error),
    /// Connecting took too long.
    ConnectTimeout(reqwest::Error),
    Timeout(Duration),
    /// The connection broke, or HTTP itself was broken.
    Transport(reqwest::Error),
    /// The server wants the request to go elsewhere: where to, and why it did not.
    Redirect(String, &'static str),
    TooLarge(usize),
    /// There is nothing to sign the request with.
    Signing(String, Option<Error>),
}

impl Error {
    pub(crate) fn new(kind: Kind) -> Self {
        Self(Box::new(Inner { operation: None, status: None, kind }))
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

    /// Adds the cause to an error of signing. [`is_timeout`](Self::is_timeout) and
    /// [`is_connect`](Self::is_connect) then say what they say of the cause.
    #[must_use]
    pub fn because_of(mut self, cause: Error) -> Self {
        if let Kind::Signing(_, source) = &mut self.0.kind {
            *source = Some(cause);
        }
        self
    }

    /// Sorts what reqwest says; `timeout` is how long the call was allowed to take.
    pub(crate) fn http(error: reqwest::Error, timeout: Duration) -> Self {
        let error = error.without_url();
        Self::new(match (error.is_connect(), error.is_timeout()) {
            (true, true) => Kind::ConnectTimeout(error),
            (true, false) => Kind::Connect(error),
            (false, true) => Kind::Timeout(timeout),
            (false, false) => Kind::Transport(error),
        })
    }

    pub(crate) fn in_operation(mut self, operation: &Operation) -> Self {
        self.0.operation = Some(*operation);
        self
    }

    pub(crate) fn with_status(mut self, status: u16) -> Self {
        self.0.status = Some(status);
        self
    }

    /// The server refused, and said so in a SOAP fault; see [`fault`](Self::fault).
    pub fn is_fault(&self) -> bool {
        matches!(self.0.kind, Kind::Fault(_))
    }

    /// The call, or connecting for it, took longer than it was allowed to. Whether the server has
    /// done what was asked is not known, unless [`is_connect`](Self::is_connect) says so as well.
    pub fn is_timeout(&self) -> bool {
        match &self.0.kind {
            Kind::Timeout(_) | Kind::ConnectTimeout(_) => true,
            Kind::Signing(_, Some(error)) => error.is_timeout(),
            _ => false,
        }
    }

    /// There was no connection: the name does not resolve, the server does not accept connections
    /// or not in time, or TLS failed. The request was not sent.
    pub fn is_connect(&self) -> bool {
        match &self.0.kind {
            Kind::Connect(_) | Kind::ConnectTimeout(_) => true,
            Kind::Signing(_, Some(error)) => error.is_connect(),
            _ => false,
        }
    }

    /// The request cannot have reached the server.
    pub(crate) fn never_connected(&self) -> bool {
        matches!(self.0.kind, Kind::Connect(_) | Kind::ConnectTimeout(_))
    }

    /// There was a connection, and it broke on the way.
    pub(crate) fn connection_broke(&self) -> bool {
        matches!(&self.0.kind, Kind::Transport(error) if !error.is_builder())
    }

    /// The server redirected the request, and it was not sent on.
    pub fn is_redirect(&self) -> bool {
        matches!(self.0.kind, Kind::Redirect(..))
    }

    /// The reply is larger than the client accepts.
    pub fn is_too_large(&self) -> bool {
        matches!(self.0.kind, Kind::TooLarge(_))
    }

    /// The reply is no SOAP envelope: it is empty, an HTML page, or something else. The message
    /// quotes its beginning; [`status`](Self::status) is the HTTP status.
    pub fn is_not_soap(&self) -> bool {
        matches!(self.0.kind, Kind::NotSoap(..))
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
    /// `/`.
    pub fn path(&self) -> Option<&str> {
        match &self.0.kind {
            Kind::Encode(error) => Some(error.path()),
            Kind::Decode(error) => Some(error.path()),
            _ => None,
        }
    }

    /// The HTTP status, where a reply came.
    pub fn status(&self) -> Option<u16> {
        self.0.status
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(operation) = &self.0.operation {
            write!(f, "{} of {}: ", operation.name(), operation.service())?;
        }
        self.0.kind.fmt(f)?;
        match self.0.status {
            Some(status) if !self.is_fault() => write!(f, " (HTTP status {status})"),
            _ => Ok(()),
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Config(problem) => f.write_str(problem),
            Self::Encode(error) => write!(f, "the request cannot be written: {error}"),
            Self::Decode(error) => write!(f, "the reply cannot be read: {error}"),
            Self::Fault(fault) => write!(f, "refused: {fault}"),
            Self::NotSoap(NotSoap::Empty, _) => {
                write!(f, "{}: the server's log says why", NotSoap::Empty)
            }
            Self::NotSoap(what, quote) => write!(f, "{what}; it begins with `{quote}`"),
            Self::Connect(error) => write!(f, "no connection: {}", root_cause(error)),
            Self::ConnectTimeout(_) => f.write_str("no connection within the time allowed for it"),
            Self::Timeout(limit) => write!(f, "no answer within {limit:?}"),
            Self::Transport(error) => write!(f, "the connection broke: {}", root_cause(error)),
            Self::Redirect(to, why) => write!(
                f,
                "the server redirects to `{to}`, {why}; if that is right, give its address as the \
                 endpoint"
            ),
            Self::TooLarge(limit) => {
                write!(f, "the reply is larger than the limit of {limit} bytes")
            }
            Self::Signing(problem, _) => f.write_str(problem),
        }
    }
}

/// The innermost cause, which says more than "error sending request".
fn root_cause(error: &reqwest::Error) -> String {
    let mut cause: &dyn StdError = error;
    while let Some(inner) = cause.source() {
        cause = inner;
    }
    cause.to_string()
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error")
            .field("service", &self.service())
            .field("operation", &self.operation())
            .field("status", &self.0.status)
            .field("kind", &self.0.kind)
            .finish()
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &self.0.kind {
            Kind::Encode(error) => Some(error),
            Kind::Decode(error) => Some(error),
            Kind::Connect(error) | Kind::ConnectTimeout(error) | Kind::Transport(error) => {
                Some(error)
            }
            Kind::Signing(_, Some(error)) => Some(error),
            _ => None,
        }
    }
}
