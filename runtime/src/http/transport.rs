//! The trait [`Transport`].

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use bytes::{Buf, Bytes};
use http::{Request, Response};
use http_body::{Frame, SizeHint};
use http_body_util::BodyExt;

use crate::content::Content;
use crate::error::{BoxError, Error, Result};

/// What [`Transport::send`] returns: a boxed future.
pub type TransportFuture<'a> =
    Pin<Box<dyn Future<Output = Result<Response<ReplyBody>>> + Send + 'a>>;

/// Carries a request over HTTP, and brings its reply.
///
/// The default is reqwest. A [`ServiceTransport`](crate::ServiceTransport) makes one of any `tower`
/// service, so that a client can call a server in the same program without a socket, or go through
/// layers of `tower`. [`ClientBuilder::transport`](crate::ClientBuilder::transport) replaces the
/// default, [`ClientBuilder::around_transport`](crate::ClientBuilder::around_transport) puts another
/// one around it.
///
/// Whatever the transport, the client itself sees to deadlines, to the size of replies, redirects,
/// retries, signing and inspection. So a transport sends a request once, and follows no redirect. It
/// needs no time-outs: where nobody waits for a reply any more, its future and body are dropped.
///
/// The URI of a request has a scheme and a host. Its extensions hold an
/// [`Outgoing`](crate::Outgoing), which tells the operation, and what of the request is secret.
///
/// ```
/// use bytes::Bytes;
/// use http::{Request, Response};
/// use wsdl_runtime::{Client, ReplyBody, Transport, TransportFuture};
///
/// /// Answers everything with the same envelope.
/// struct Always(&'static str);
///
/// impl Transport for Always {
///     fn send<'a>(&'a self, _request: Request<Bytes>) -> TransportFuture<'a> {
///         Box::pin(async { Ok(Response::new(ReplyBody::whole(self.0))) })
///     }
/// }
///
/// let client = Client::builder("http://stock.example.org/quotes").transport(Always("<e/>"));
/// # client.build()?;
/// # Ok::<(), wsdl_runtime::Error>(())
/// ```
pub trait Transport: Send + Sync {
    /// Sends a request and returns the head of the reply, whatever its status, with a body that is
    /// read as it arrives.
    ///
    /// # Errors
    /// [`Error::unconnected`] where the request cannot have reached the server, [`Error::broken`]
    /// where it may have.
    fn send<'a>(&'a self, request: Request<Bytes>) -> TransportFuture<'a>;
}

impl<T: Transport + ?Sized> Transport for Arc<T> {
    fn send<'a>(&'a self, request: Request<Bytes>) -> TransportFuture<'a> {
        (**self).send(request)
    }
}

/// Says no more than that there is one.
impl fmt::Debug for dyn Transport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Transport").finish_non_exhaustive()
    }
}

/// The body of a reply, as a [`Transport`] brings it.
#[derive(Debug)]
pub struct ReplyBody(Content<Error>);

impl ReplyBody {
    /// A body that is there already.
    pub fn whole(bytes: impl Into<Bytes>) -> Self {
        Self(Content::whole(bytes))
    }

    /// A body that arrives piece by piece. Where its error is no [`Error`] of this crate, it becomes
    /// [`Error::broken`].
    pub fn stream<B>(body: B) -> Self
    where
        B: http_body::Body + Send + 'static,
        B::Error: Into<BoxError>,
    {
        let bytes = |mut data: B::Data| data.copy_to_bytes(data.remaining());
        let body = body.map_frame(move |frame| frame.map_data(bytes));
        Self(Content::stream(body.map_err(|error| own(error.into()))))
    }
}

/// An error of this crate as it is, and any other one as that of a connection that broke.
pub(crate) fn own(error: BoxError) -> Error {
    error.downcast::<Error>().map_or_else(Error::broken, |error| *error)
}

impl http_body::Body for ReplyBody {
    type Data = Bytes;
    type Error = Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>>>> {
        Pin::new(&mut self.get_mut().0).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.0.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.0.size_hint()
    }
}
