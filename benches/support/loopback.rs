//! A server on the loopback interface that gives every POST the same small reply, and who calls it.

use std::convert::Infallible;
use std::net::Ipv4Addr;
use std::sync::{Arc, OnceLock};

use chamilo::Portal;
use chamilo::raw::registration::CreateUser;
use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::header::{CONTENT_LENGTH, HOST, HeaderMap};
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;
use tokio::runtime::Runtime;

const REPLY: &str = concat!(
    "<SOAP-ENV:Envelope xmlns:SOAP-ENV=\"http://schemas.xmlsoap.org/soap/envelope/\">",
    "<SOAP-ENV:Body><ns1:WSCreateUserResponse xmlns:ns1=\"urn:WSRegistration\">",
    "<return>42</return></ns1:WSCreateUserResponse></SOAP-ENV:Body></SOAP-ENV:Envelope>",
);

/// A client, bare reqwest, and the server that both call.
pub struct Loopback {
    runtime: Runtime,
    portal: Portal,
    user: CreateUser,
    http: reqwest::Client,
    server: Server,
}

impl Loopback {
    /// Starts the server, and calls it once: [`post`](Self::post) sends that call again.
    pub fn start() -> Self {
        let runtime = Runtime::new().expect("a runtime starts");
        let server = runtime.block_on(start());
        let portal = Portal::builder(&server.url)
            .security_key("any")
            .caller_address("127.0.0.1")
            .build()
            .expect("the URL is valid");
        let user = CreateUser::new().firstname("Ana").lastname("Quispe").loginname("ana");
        let http = chamilo::http_client_builder().expect("TLS can be set up");
        let http = http.build().expect("a client can be made");
        let loopback = Self { runtime, portal, user, http, server };
        loopback.call();
        loopback
    }

    /// A call by the client.
    pub fn call(&self) -> Option<String> {
        let service = self.portal.raw().registration();
        self.runtime.block_on(service.create_user(&self.user)).expect("the server answers")
    }

    /// The same bytes by bare reqwest.
    pub fn post(&self) -> Bytes {
        self.runtime.block_on(async {
            let reply = post(&self.http, self.server.first()).await.expect("the server answers");
            reply.bytes().await.expect("the body comes")
        })
    }
}

/// The server, and the first request that it got.
struct Server {
    url: String,
    first: Arc<OnceLock<Posted>>,
}

/// A request as it came.
struct Posted {
    url: String,
    headers: HeaderMap,
    body: Bytes,
}

/// Starts the server on the current runtime.
async fn start() -> Server {
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
    /// The first request that came, to be sent again.
    fn first(&self) -> &Posted {
        self.first.get().expect("a request was sent")
    }
}

/// Sends what a call sends, byte for byte, through bare reqwest.
async fn post(http: &reqwest::Client, posted: &Posted) -> reqwest::Result<reqwest::Response> {
    let mut headers = posted.headers.clone();
    // reqwest writes these itself.
    headers.remove(HOST);
    headers.remove(CONTENT_LENGTH);
    http.post(&posted.url).headers(headers).body(posted.body.clone()).send().await
}
