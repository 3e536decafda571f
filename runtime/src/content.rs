//! The content of an HTTP message: there already, or arriving piece by piece.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use http_body_util::Full;

/// What the bodies of requests and of replies are made of. `E` is what a stream of them can break off
/// with.
pub(crate) enum Content<E> {
    Whole(Full<Bytes>),
    Stream(Pin<Box<dyn Body<Data = Bytes, Error = E> + Send>>),
}

impl<E> Content<E> {
    /// Bytes that are there already.
    pub(crate) fn whole(bytes: impl Into<Bytes>) -> Self {
        Self::Whole(Full::new(bytes.into()))
    }

    /// Bytes that arrive piece by piece.
    pub(crate) fn stream(body: impl Body<Data = Bytes, Error = E> + Send + 'static) -> Self {
        Self::Stream(Box::pin(body))
    }
}

/// No bytes.
impl<E> Default for Content<E> {
    fn default() -> Self {
        Self::Whole(Full::default())
    }
}

impl<E> Body for Content<E> {
    type Data = Bytes;
    type Error = E;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, E>>> {
        match self.get_mut() {
            Self::Whole(body) => Pin::new(body).poll_frame(context).map_err(|never| match never {}),
            Self::Stream(body) => body.as_mut().poll_frame(context),
        }
    }

    fn is_end_stream(&self) -> bool {
        match self {
            Self::Whole(body) => body.is_end_stream(),
            Self::Stream(body) => body.is_end_stream(),
        }
    }

    fn size_hint(&self) -> SizeHint {
        match self {
            Self::Whole(body) => body.size_hint(),
            Self::Stream(body) => body.size_hint(),
        }
    }
}

/// How many bytes there are, where that is known, and none of them.
impl<E> fmt::Debug for Content<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Content").field("bytes", &self.size_hint().exact()).finish_non_exhaustive()
    }
}
