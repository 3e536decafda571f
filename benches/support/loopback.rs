//! A server on the loopback interface that gives every POST the same small reply.

use std::convert::Infallible;
use std::net::Ipv4Addr;

use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;

const REPLY: &str = concat!(
    "<SOAP-ENV:Envelope xmlns:SOAP-ENV=\"http://schemas.xmlsoap.org/soap/envelope/\">",
    "<SOAP-ENV:Body><ns1:WSCreateUserResponse xmlns:ns1=\"urn:WSRegistration\">",
    "<return>42</return></ns1:WSCreateUserResponse></SOAP-ENV:Body></SOAP-ENV:Envelope>",
);

/// Starts the server on the current runtime and gives its URL.
pub async fn start() -> String {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a port is free");
    let address = listener.local_addr().expect("the socket is bound");
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let connection = hyper::server::conn::http1::Builder::new()
                .serve_connection(TokioIo::new(stream), service_fn(answer));
            tokio::spawn(connection);
        }
    });
    format!("http://{address}/")
}

async fn answer(request: Request<Incoming>) -> Result<Response<Full<Bytes>>, Infallible> {
    // The connection can be used again only when the request has been read.
    let _ = request.into_body().collect().await;
    Ok(Response::new(Full::from(REPLY)))
}

/// Sends what a call sends, byte for byte, through bare reqwest.
pub async fn post(
    http: &reqwest::Client,
    url: &str,
    body: &[u8],
) -> reqwest::Result<reqwest::Response> {
    http.post(format!("{url}main/webservices/registration.soap.php"))
        .header("content-type", "text/xml; charset=utf-8")
        .header("accept", "text/xml")
        .header("soapaction", "\"urn:WSRegistration#WSCreateUser\"")
        .header("user-agent", concat!("wsdl-runtime/", env!("CARGO_PKG_VERSION")))
        .body(body.to_vec())
        .send()
        .await
}
