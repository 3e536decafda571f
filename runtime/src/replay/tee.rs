//! A body that is written down as it is read.

use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http::{HeaderMap, Method, Response, StatusCode};
use http_body::{Body, Frame, SizeHint};

use crate::error::{Error, Result};
use crate::http::outgoing::Outgoing;
use crate::http::transport::ReplyBody;
use crate::replay::recording::Failure;

/// A request that was sent, and what came of it so far, secrets included.
pub(super) struct Taped {
    pub outgoing: Outgoing,
    pub method: Method,
    pub url: String,
    pub headers: HeaderMap,
    pub head: Option<(StatusCode, HeaderMap)>,
    pub body: Vec<u8>,
    /// `NoAnswer` until the end of the reply.
    pub failure: Option<Failure>,
}

/// A request that is under way.
#[derive(Clone)]
pub(super) struct UnderWay(pub Arc<Mutex<Taped>>);

impl UnderWay {
    pub fn lock(&self) -> MutexGuard<'_, Taped> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes note of a reply, and of its body as that is read.
    pub fn came(self, response: Response<ReplyBody>) -> Response<ReplyBody> {
        let head = (response.status(), response.headers().clone());
        let mut taped = self.lock();
        taped.head = Some(head);
        if response.body().is_end_stream() {
            taped.failure = None;
        }
        drop(taped);
        response.map(|inner| ReplyBody::stream(Tee { inner, under_way: self }))
    }

    pub fn failed(&self, error: &Error) {
        self.lock().failure = Some(match error {
            _ if error.is_timeout() => Failure::NoAnswer,
            _ if error.is_connect() => Failure::Unconnected(error.words()),
            _ => Failure::Broken(error.words()),
        });
    }
}

struct Tee {
    inner: ReplyBody,
    under_way: UnderWay,
}

impl Body for Tee {
    type Data = Bytes;
    type Error = Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>>>> {
        let this = self.get_mut();
        let frame = ready!(Pin::new(&mut this.inner).poll_frame(context));
        match &frame {
            Some(Ok(frame)) => {
                let mut taped = this.under_way.lock();
                if let Some(data) = frame.data_ref() {
                    taped.body.extend_from_slice(data);
                }
                if this.inner.is_end_stream() {
                    taped.failure = None;
                }
            }
            Some(Err(error)) => this.under_way.failed(error),
            None => this.under_way.lock().failure = None,
        }
        Poll::Ready(frame)
    }

    fn is_end_stream(&self) -> bool {
        self.inner.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.inner.size_hint()
    }
}
