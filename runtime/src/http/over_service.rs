//! The transport of `tower`.

use std::future::poll_fn;
use std::sync::{Mutex, PoisonError};

use bytes::Bytes;
use http::{Request, Response};
use http_body_util::Full;
use tower_service::Service;

#[cfg(feature = "server")]
use crate::error::disconnect::Disconnect;
use crate::error::{BoxError, Result};
use crate::http::transport::{ReplyBody, Transport, TransportFuture, own};

/// A [`Transport`] by a `tower` service over the types of the crate `http`: a server in the same
/// program, so that a test needs no socket, or an HTTP client with layers around it.
///
/// Each request goes to a clone of the service. The error of a service is taken for a connection
/// that broke after the request was sent, unless it is an [`Error`](crate::Error): give it as
/// [`Error::unconnected`](crate::Error::unconnected) where the request cannot have been sent.
///
/// ```
/// # #[cfg(feature = "server")]
/// # fn f(endpoint: wsdl_runtime::server::Endpoint) -> wsdl_runtime::Result<()> {
/// use wsdl_runtime::server::{Misbehaving, When};
/// use wsdl_runtime::{Client, ServiceTransport};
///
/// // `shop_server(MyShop)` and the like make an `Endpoint`.
/// let server = Misbehaving::new(endpoint).empty_error(When::nth(2));
/// let client = Client::builder("http://shop.example.org/")
///     .transport(ServiceTransport::new(server))
///     .build()?;
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct ServiceTransport<S>(Mutex<S>);

impl<S> ServiceTransport<S> {
    /// Sends requests to clones of `service`.
    pub fn new(service: S) -> Self {
        Self(Mutex::new(service))
    }
}

impl<S, B> Transport for ServiceTransport<S>
where
    S: Service<Request<Full<Bytes>>, Response = Response<B>> + Clone + Send + 'static,
    S::Error: Into<BoxError>,
    S::Future: Send,
    B: http_body::Body + Send + 'static,
    B::Error: Into<BoxError>,
{
    fn send<'a>(&'a self, request: Request<Bytes>) -> TransportFuture<'a> {
        let service = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        Box::pin(exchange(service, request.map(Full::new)))
    }
}

async fn exchange<S, B>(
    mut service: S,
    request: Request<Full<Bytes>>,
) -> Result<Response<ReplyBody>>
where
    S: Service<Request<Full<Bytes>>, Response = Response<B>>,
    S::Error: Into<BoxError>,
    B: http_body::Body + Send + 'static,
    B::Error: Into<BoxError>,
{
    poll_fn(|context| service.poll_ready(context)).await.map_err(|error| own(error.into()))?;
    let response = service.call(request).await.map_err(|error| own(error.into()))?;
    #[cfg(feature = "server")]
    if response.extensions().get::<Disconnect>().is_some() {
        return Err(own("there is no answer".into()));
    }
    Ok(response.map(ReplyBody::stream))
}
