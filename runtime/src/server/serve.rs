//! A server over TCP, for programs without a framework.

use std::fmt;
use std::future::poll_fn;
use std::io;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};

use crate::error::BoxError;
use crate::error::disconnect::Disconnect;
use crate::server::context::Peer;

/// How long to wait where the system has no room for another connection.
const PAUSE: Duration = Duration::from_millis(20);

/// How many connections there are at once, unless the program says otherwise.
const CONNECTIONS: usize = 1024;

/// Serves `service`, such as an [`Endpoint`](crate::server::Endpoint), at every path, by HTTP/1.1.
///
/// ```
/// use wsdl_runtime::server::{Endpoint, serve};
///
/// # async fn f(endpoint: Endpoint, stop: impl Future<Output = ()>) -> std::io::Result<()> {
/// let listener = tokio::net::TcpListener::bind("127.0.0.1:8080").await?;
/// serve(listener, endpoint).connections(200).until(stop).await;
/// # Ok(())
/// # }
/// ```
pub fn serve<S>(listener: TcpListener, service: S) -> Serving<S> {
    let head = Duration::from_secs(30);
    Serving { listener, service, connections: CONNECTIONS, head }
}

/// A server that is about to start; made by [`serve`].
#[must_use = "nothing is served before `run` or `until` is awaited"]
pub struct Serving<S> {
    listener: TcpListener,
    service: S,
    connections: usize,
    head: Duration,
}

impl<S> Serving<S> {
    /// Sets how many connections there are at once, one at least; 1,024 unless set. More of them
    /// wait until one ends.
    pub fn connections(mut self, most: usize) -> Self {
        self.connections = most.clamp(1, Semaphore::MAX_PERMITS);
        self
    }

    /// Sets how long the head of a request may take, and how long a connection may be idle; 30 s
    /// unless set.
    pub fn head_within(mut self, limit: Duration) -> Self {
        self.head = limit;
        self
    }

    /// Serves for as long as the future is polled.
    pub async fn run<B>(self)
    where
        S: tower_service::Service<Request<Incoming>, Response = Response<B>>,
        S: Clone + Send + 'static,
        S::Future: Send,
        B: http_body::Body<Data = Bytes> + Send + 'static,
        B::Error: Into<BoxError>,
    {
        self.until(std::future::pending()).await;
    }

    /// Serves until `stop` is ready. Then no connection is accepted, those that are idle are
    /// closed, and the future is ready once the others have their answers.
    pub async fn until<B>(self, stop: impl Future<Output = ()>)
    where
        S: tower_service::Service<Request<Incoming>, Response = Response<B>>,
        S: Clone + Send + 'static,
        S::Future: Send,
        B: http_body::Body<Data = Bytes> + Send + 'static,
        B::Error: Into<BoxError>,
    {
        let Self { listener, service, connections, head } = self;
        let room = Arc::new(Semaphore::new(connections));
        let (stopping, stopped) = watch::channel(());
        let mut stop = pin!(stop);
        loop {
            let next = next(&listener, &room);
            let mut next = pin!(next);
            let accepted = poll_fn(|context| match stop.as_mut().poll(context) {
                Poll::Ready(()) => Poll::Ready(None),
                Poll::Pending => next.as_mut().poll(context).map(Some),
            });
            match accepted.await {
                None => break,
                Some(Err(_)) => tokio::time::sleep(PAUSE).await,
                Some(Ok((stream, peer, permit))) => {
                    let (service, stopped) = (service.clone(), stopped.clone());
                    tokio::spawn(async move {
                        connection(stream, peer, service, head, stopped).await;
                        drop(permit);
                    });
                }
            }
        }
        drop(listener);
        drop(stopping);
        // Each connection gives its permit back as it ends. There are no more than fit.
        let all = u32::try_from(connections).unwrap_or(u32::MAX);
        let _ = room.acquire_many(all).await;
    }
}

impl<S> fmt::Debug for Serving<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Serving")
            .field("listener", &self.listener)
            .field("connections", &self.connections)
            .finish_non_exhaustive()
    }
}

/// There is no answer: the connection ends without one.
#[derive(Debug)]
struct Broken;

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("there is no answer")
    }
}

impl std::error::Error for Broken {}

/// The next connection, once there is room for it.
async fn next(
    listener: &TcpListener,
    room: &Arc<Semaphore>,
) -> io::Result<(TcpStream, SocketAddr, OwnedSemaphorePermit)> {
    let permit = room.clone().acquire_owned().await.map_err(io::Error::other)?;
    let (stream, peer) = listener.accept().await?;
    Ok((stream, peer, permit))
}

/// Answers what comes over one connection, whatever becomes of it.
async fn connection<S, B>(
    stream: TcpStream,
    peer: SocketAddr,
    service: S,
    head: Duration,
    mut stopped: watch::Receiver<()>,
) where
    S: tower_service::Service<Request<Incoming>, Response = Response<B>> + Clone,
    B: http_body::Body<Data = Bytes> + Send + 'static,
    B::Error: Into<BoxError>,
{
    // Small answers would wait for more to come.
    let _ = stream.set_nodelay(true);
    let answer = hyper::service::service_fn(move |mut request: Request<Incoming>| {
        let mut service = service.clone();
        request.extensions_mut().insert(Peer(peer));
        async move {
            if poll_fn(|context| service.poll_ready(context)).await.is_err() {
                return Err(Broken);
            }
            match service.call(request).await {
                Ok(response) if response.extensions().get::<Disconnect>().is_none() => Ok(response),
                _ => Err(Broken),
            }
        }
    });
    let mut builder = http1::Builder::new();
    builder.timer(TokioTimer::new()).header_read_timeout(head);
    let mut connection = pin!(builder.serve_connection(TokioIo::new(stream), answer));
    let mut stopping = pin!(async move { stopped.changed().await });
    let mut asked = false;
    let ended = poll_fn(|context| {
        if !asked && stopping.as_mut().poll(context).is_ready() {
            asked = true;
            connection.as_mut().graceful_shutdown();
        }
        connection.as_mut().poll(context)
    });
    // What goes wrong on one connection is of no interest to any other.
    let _ = ended.await;
}
