//! A server on the loopback interface that gives every POST the same small reply.

use std::convert::Infallible;
use std::net::Ipv4Addr;
use std::sync::{Arc, OnceLock};

use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::header::{CONTENT_LENGTH, HOST, HeaderMap};
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;

const REPLY: &str = concat!(
    "<SOAP-ENV:Envelope xmlns:SOAP-ENV=\"http://schemas.xmlsoap.org/soap/envelope/\">",
    "<SOAP-ENV:Body><ns1:WSCreateUserResponse xmlns:ns1=\"urn:WSRegistration\">",
    "<return>42</return></ns1:WSCreateUserResponse></SOAP-ENV:Body></SOAP-ENV:Envelope>",
);

/// The server, and the first request that it got.
pub struct Server {
    pub url: String,
    first: Arc<OnceLock<Posted>>,
}

/// A request as it came.
pub struct Posted {
    url: String,
    headers: HeaderMap,
    body: Bytes,
}

/// Starts the server on the current runtime.
pub async fn start() -> Server {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a port is free");
    let url = format!("http://{}/", listener.local_addr().expect("the socket is bound"));
    let server = Server { url: url.clone(), first: Arc::default() };
    let first = server.first.clone();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let (url, first) = (url.clone(), first.clone());
            let service = service_fn(move |request| answer(request, url.clone(), first.clone()));
            let connection = hyper::server::conn::http1::Builder::new()
                .serve_connection(TokioIo::new(stream), service);
            tokio::spawn(connection);
        }
    });
    server
}

async fn answer(
    request: Request<Incoming>,
    url: String,
    first: Arc<OnceLock<Posted>>,
) -> Result<Response<Full<Bytes>>, Infallible> {
    let (head, body) = request.into_parts();
    // The connection can be used again only when the request has been read.
    let body = body.collect().await;
    first.get_or_init(|| Posted {
        url: format!("{}{}", url.trim_end_matches('/'), head.uri),
        headers: head.headers,
        body: body.map(|it| it.to_bytes()).unwrap_or_default(),
    });
    Ok(Response::new(Full::from(REPLY)))
}

impl Server {
    /// The first request that came, to be sent again by [`post`].
    pub fn first(&self) -> &Posted {
        self.first.get().expect("a request was sent")
    }
}

/// Sends what a call sends, byte for byte, through bare reqwest.
pub async fn post(http: &reqwest::Client, posted: &Posted) -> reqwest::Result<reqwest::Response> {
    let mut headers = posted.headers.clone();
    // reqwest writes these itself.
    headers.remove(HOST);
    headers.remove(CONTENT_LENGTH);
    http.post(&posted.url).headers(headers).body(posted.body.clone()).send().await
}
