//! The portal as a service over HTTP types, and a transport that calls it without a socket.

use std::fmt;
use std::sync::{Arc, Weak};

use bytes::Bytes;
use http::Request;
use wsdl_runtime::server::{Handler, Misbehaving, Served};
use wsdl_runtime::{Error, ServiceTransport, Transport, TransportFuture};

use super::pages::Site;
use crate::testing::wire::input::SECRETS;

/// The largest request that is read, in bytes.
const LARGEST: usize = 64 << 20;

/// What answers, with all ways in which it misbehaves. Clones count their calls together.
pub(in crate::testing) type Service = Misbehaving<Handler>;

/// Who sees what travels.
pub(in crate::testing) type Hook = Arc<dyn Fn(&Served<'_>) + Send + Sync>;

pub(in crate::testing) fn service(
    site: Arc<Site>,
    misbehaving: Misbehaving<()>,
    hook: Option<Hook>,
) -> Service {
    let mut handler = Handler::new(move |request| site.respond(&request));
    handler = handler.request_bytes(LARGEST);
    if let Some(hook) = hook {
        handler = handler.inspect(SECRETS, move |served| hook(served));
    }
    misbehaving.around(handler)
}

/// Carries calls to a [`TestPortal`](super::super::TestPortal) of the same program without a socket; made
/// by [`TestPortal::transport`](super::super::TestPortal::transport).
///
/// Of a URL, it looks at the path and the query alone. The portal sees the caller at 127.0.0.1, unless it
/// misbehaves. Once the portal has ended, there is no connection.
#[derive(Clone)]
pub struct TestTransport(Weak<ServiceTransport<Service>>);

impl TestTransport {
    pub(in crate::testing) fn to(service: &Arc<ServiceTransport<Service>>) -> Self {
        Self(Arc::downgrade(service))
    }
}

impl Transport for TestTransport {
    fn send<'a>(&'a self, request: Request<Bytes>) -> TransportFuture<'a> {
        Box::pin(async move {
            match self.0.upgrade() {
                Some(service) => service.send(request).await,
                None => Err(Error::unconnected("the test portal has ended")),
            }
        })
    }
}

impl fmt::Debug for TestTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TestTransport").finish_non_exhaustive()
    }
}
