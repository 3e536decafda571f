//! What goes wrong, and what becomes of an answer then.

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use http::header::{
    CONTENT_LENGTH, CONTENT_TYPE, HeaderName, HeaderValue, LOCATION, WWW_AUTHENTICATE,
};
use http::{Response, StatusCode};
use http_body::Frame;

use crate::codec::version::Version;
use crate::error::BoxError;
use crate::error::disconnect::Disconnect;
use crate::server::body::Body;
use crate::server::fault;
use crate::soap::fault::Fault;

/// One way to misbehave.
#[derive(Clone, Debug)]
pub(super) enum Trouble {
    // Instead of a call:
    Html,
    EmptyError,
    Redirect(String),
    Unauthorized(String),
    Fault(Fault),
    Reset,
    // Before one:
    Caller(SocketAddr),
    Twice,
    // After one:
    Late(Duration),
    SlowFirst(Duration),
    SlowNext(Duration),
    Truncated,
    Notice,
    Charset(String),
    Repeated,
    #[cfg(feature = "gzip")]
    Gzip,
}

const PAGE: &str = "<!DOCTYPE html>\n<html><head><title>Maintenance</title></head>\
                    <body><h1>We will be back soon</h1></body></html>\n";

const NOTICE: &str = "<br />\n<b>Notice</b>:  Undefined index: id in <b>/srv/service.php</b> on \
                      line <b>42</b><br />\n";

impl Trouble {
    /// What is answered without a call, if that is so.
    pub fn instead(&self, version: Version) -> Option<Response<Body>> {
        Some(match self {
            Self::Html => answer(StatusCode::OK, PAGE, CONTENT_TYPE, "text/html; charset=utf-8"),
            Self::EmptyError => {
                answer(StatusCode::INTERNAL_SERVER_ERROR, "", CONTENT_TYPE, "text/html")
            }
            Self::Redirect(to) => answer(StatusCode::FOUND, "", LOCATION, to),
            Self::Unauthorized(scheme) => {
                answer(StatusCode::UNAUTHORIZED, "", WWW_AUTHENTICATE, scheme)
            }
            Self::Fault(fault) => {
                let status = StatusCode::from_u16(fault::status(fault, version));
                let body = fault::envelope(fault, version);
                answer(status.unwrap_or_default(), body, CONTENT_TYPE, version.content_type())
            }
            Self::Reset => {
                // Where nobody heeds the extension, the connection breaks behind the head.
                let mut response = Response::new(pieces([], true));
                response.extensions_mut().insert(Disconnect);
                response.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from_static("1"));
                response
            }
            _ => return None,
        })
    }

    /// How long to wait before a byte of the answer is sent.
    pub fn pause(&self) -> Option<Duration> {
        match self {
            Self::Late(pause) => Some(*pause),
            _ => None,
        }
    }

    /// What becomes of an answer.
    pub fn change(&self, answer: &mut Whole) {
        match self {
            Self::SlowFirst(pause) => answer.first = answer.first.max(*pause),
            Self::SlowNext(pause) => answer.next = answer.next.max(*pause),
            Self::Truncated => {
                answer.length = Some(answer.bytes.len());
                answer.bytes.truncate(answer.bytes.len() / 2);
                answer.breaks = true;
            }
            Self::Notice => answer.bytes = [NOTICE.as_bytes(), &answer.bytes].concat().into(),
            Self::Repeated => answer.bytes = [&*answer.bytes, &*answer.bytes].concat().into(),
            Self::Charset(label) => answer.relabel(label),
            #[cfg(feature = "gzip")]
            Self::Gzip => {
                answer.bytes = crate::server::respond::pack(&answer.bytes).into();
                let gzip = HeaderValue::from_static("gzip");
                answer.head.headers.insert(http::header::CONTENT_ENCODING, gzip);
            }
            _ => {}
        }
    }
}

/// An answer that is there as a whole.
#[derive(Debug)]
pub(super) struct Whole {
    pub head: http::response::Parts,
    pub bytes: Bytes,
    /// The waits before the first byte, and in the middle.
    first: Duration,
    next: Duration,
    /// How many bytes the head promises, where those are not all that come.
    length: Option<usize>,
    breaks: bool,
}

impl Whole {
    pub fn new(head: http::response::Parts, bytes: Bytes) -> Self {
        Self {
            head,
            bytes,
            first: Duration::ZERO,
            next: Duration::ZERO,
            length: None,
            breaks: false,
        }
    }

    /// Says another charset, and leaves the bytes as they are.
    fn relabel(&mut self, label: &str) {
        let headers = &mut self.head.headers;
        let said = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let media_type = said.unwrap_or("text/xml").split(';').next().unwrap_or_default();
        if let Ok(value) = format!("{media_type}; charset={label}").parse() {
            headers.insert(CONTENT_TYPE, value);
        }
        let declared = b"encoding=\"UTF-8\"";
        if let Some(at) = memchr::memmem::find(&self.bytes, declared) {
            let mut bytes = BytesMut::from(&self.bytes[..at]);
            bytes.extend_from_slice(format!("encoding=\"{label}\"").as_bytes());
            bytes.extend_from_slice(&self.bytes[at + declared.len()..]);
            self.bytes = bytes.freeze();
        }
    }

    /// The answer as it is sent.
    pub fn send(mut self) -> Response<Body> {
        let length = self.length.unwrap_or(self.bytes.len());
        self.head.headers.insert(CONTENT_LENGTH, HeaderValue::from(length));
        let half = self.bytes.len() / 2;
        let (first, next) = (self.bytes.slice(..half), self.bytes.slice(half..));
        let body = match self.first.is_zero() && self.next.is_zero() && !self.breaks {
            true => Body::whole(self.bytes),
            false => pieces([(self.first, first), (self.next, next)], self.breaks),
        };
        Response::from_parts(self.head, body)
    }
}

fn answer(
    status: StatusCode,
    body: impl Into<Bytes>,
    header: HeaderName,
    value: &str,
) -> Response<Body> {
    let mut response = Response::new(Body::whole(body));
    *response.status_mut() = status;
    if let Ok(value) = value.parse() {
        response.headers_mut().insert(header, value);
    }
    response
}

fn pieces(pieces: impl IntoIterator<Item = (Duration, Bytes)>, breaks: bool) -> Body {
    Body::stream(Pieces { rest: pieces.into_iter().collect(), wait: None, breaks })
}

/// A body that comes in pieces, with waits in between, and that can break off at the end.
struct Pieces {
    rest: VecDeque<(Duration, Bytes)>,
    wait: Option<Pin<Box<tokio::time::Sleep>>>,
    breaks: bool,
}

impl http_body::Body for Pieces {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let Some((pause, _)) = self.rest.front() else {
            let broken = || Err(BoxError::from("the answer breaks off"));
            return Poll::Ready(std::mem::take(&mut self.breaks).then(broken));
        };
        let pause = *pause;
        let wait = self.wait.get_or_insert_with(|| Box::pin(tokio::time::sleep(pause)));
        if !pause.is_zero() && wait.as_mut().poll(context).is_pending() {
            return Poll::Pending;
        }
        self.wait = None;
        Poll::Ready(self.rest.pop_front().map(|(_, bytes)| Ok(Frame::data(bytes))))
    }
}
