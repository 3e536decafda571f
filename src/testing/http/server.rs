//! The server: a thread with a runtime of its own, so that any test can call it.

use std::convert::Infallible;
use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener as StdListener};
use std::sync::Arc;
use std::thread::JoinHandle;

use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use hyper::service::service_fn;
use hyper::{Method, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;
use tokio::sync::oneshot;

use super::pages::{Reply, Request, Site};

/// The largest request that is read, in bytes.
const LARGEST: usize = 64 << 20;

/// A server that runs until it is dropped.
#[derive(Debug)]
pub(in crate::testing) struct Server {
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// A free port of the loopback interface, and its address.
    pub(in crate::testing) fn listen() -> io::Result<(StdListener, SocketAddr)> {
        let listener = StdListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        Ok((listener, address))
    }

    pub(in crate::testing) fn start(listener: StdListener, site: Arc<Site>) -> io::Result<Self> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build()?;
        let (stop, stopped) = oneshot::channel();
        let thread = std::thread::Builder::new().name("test-portal".to_owned());
        let thread = thread.spawn(move || {
            runtime.block_on(async move {
                if let Ok(listener) = TcpListener::from_std(listener) {
                    tokio::spawn(serve(listener, site));
                    // The end of the sender is the end of the server; connections end with it.
                    let _ = stopped.await;
                }
            });
        })?;
        Ok(Self { stop: Some(stop), thread: Some(thread) })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

async fn serve(listener: TcpListener, site: Arc<Site>) {
    loop {
        // A connection that was given up before it was accepted is nobody's concern.
        let Ok((stream, peer)) = listener.accept().await else { continue };
        let _ = stream.set_nodelay(true);
        let site = site.clone();
        let service = service_fn(move |request| answer(request, peer, site.clone()));
        let connection = hyper::server::conn::http1::Builder::new()
            .serve_connection(TokioIo::new(stream), service);
        tokio::spawn(connection);
    }
}

async fn answer(
    request: hyper::Request<Incoming>,
    peer: SocketAddr,
    site: Arc<Site>,
) -> Result<hyper::Response<Full<Bytes>>, Infallible> {
    let (head, body) = request.into_parts();
    let body = http_body_util::Limited::new(body, LARGEST).collect().await;
    let Ok(body) = body.map(|body| body.to_bytes()) else {
        return Ok(respond(Reply::html(413, "")));
    };
    let header = |name: &HeaderName| head.headers.get(name).and_then(|it| it.to_str().ok());
    let forwarded = header(&HeaderName::from_static("x-forwarded-for"));
    let reply = site.answer(&Request {
        is_get: head.method == Method::GET,
        path: head.uri.path().trim_start_matches('/'),
        query: head.uri.query().unwrap_or_default(),
        content_type: header(&CONTENT_TYPE).unwrap_or_default(),
        forwarded: forwarded.and_then(|list| list.split(',').next()).map(str::trim),
        peer: peer.ip(),
        body: &body,
    });
    Ok(respond(reply))
}

fn respond(reply: Reply) -> hyper::Response<Full<Bytes>> {
    let mut response = hyper::Response::new(Full::from(reply.body));
    *response.status_mut() = StatusCode::from_u16(reply.status).unwrap_or_default();
    if let Ok(value) = HeaderValue::from_str(&reply.content_type) {
        response.headers_mut().insert(CONTENT_TYPE, value);
    }
    response
}
