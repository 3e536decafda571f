//! What HTTP alone costs: hyper answers by the same bytes each time, and reqwest asks.

use std::convert::Infallible;
use std::net::Ipv4Addr;

use bytes::Bytes;
use chamilo::http_client_builder;
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;
use tokio::runtime::Builder;
use tokio::sync::oneshot;

use crate::Outcome;

/// Sends `request` this many times, by callers with one exchange at a time each. The server has a thread
/// of its own, as the portal does.
pub async fn exchange(calls: usize, callers: usize, request: String, reply: String) -> Outcome<()> {
    let (ended, end) = oneshot::channel::<()>();
    let listener = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    listener.set_nonblocking(true)?;
    let url = format!("http://{}/", listener.local_addr()?);
    let server = std::thread::spawn(move || serve(listener, reply.into(), end));
    let (client, request) = (http_client_builder()?.build()?, Bytes::from(request));
    let callers: Vec<_> = (0..callers)
        .map(|_| tokio::spawn(ask(client.clone(), url.clone(), request.clone(), calls / callers)))
        .collect();
    for caller in callers {
        caller.await??;
    }
    drop(ended);
    server.join().map_err(|_| "the server has panicked")??;
    Ok(())
}

async fn ask(
    client: chamilo::reqwest::Client,
    url: String,
    request: Bytes,
    calls: usize,
) -> Outcome<()> {
    for _ in 0..calls {
        let post = client.post(&url).header("content-type", "text/xml; charset=utf-8");
        post.body(request.clone()).send().await?.bytes().await?;
    }
    Ok(())
}

fn serve(
    listener: std::net::TcpListener,
    reply: Bytes,
    end: oneshot::Receiver<()>,
) -> std::io::Result<()> {
    Builder::new_current_thread().enable_all().build()?.block_on(async move {
        let listener = TcpListener::from_std(listener)?;
        let accept = async move {
            while let Ok((stream, _)) = listener.accept().await {
                let _ = stream.set_nodelay(true);
                let reply = reply.clone();
                let answer = service_fn(move |request: Request<Incoming>| {
                    let reply = reply.clone();
                    async move {
                        let _ = request.into_body().collect().await;
                        Ok::<_, Infallible>(Response::new(Full::new(reply)))
                    }
                });
                tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), answer));
            }
        };
        tokio::select! {
            () = accept => {}
            _ = end => {}
        }
        Ok(())
    })
}
