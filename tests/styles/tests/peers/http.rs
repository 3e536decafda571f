//! A server on the loopback interface that answers each POST by a function.

use std::net::Ipv4Addr;

use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::header::{CONTENT_TYPE, HeaderValue};
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;
use wsdl_runtime::Fault;
use wsdl_runtime::server::{Answer, Call, Endpoint};

/// What a service does with a call.
pub type Service = fn(&Call) -> Result<String, Fault>;

/// Starts the server on a free port, and gives its URL. It ends with the test's runtime.
pub async fn start(service: Service) -> String {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let connection = hyper::server::conn::http1::Builder::new().serve_connection(
                TokioIo::new(stream),
                service_fn(move |request| respond(request, service)),
            );
            tokio::spawn(connection);
        }
    });
    url
}

/// Serves a generated server on a free port, and gives its URL. It ends with the test's runtime.
pub async fn serve(endpoint: Endpoint) -> String {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let url = format!("http://{}/post", listener.local_addr().unwrap());
    tokio::spawn(wsdl_runtime::server::serve(listener, endpoint).run());
    url
}

async fn respond(
    request: Request<Incoming>,
    service: Service,
) -> hyper::Result<Response<Full<Bytes>>> {
    let content_type = request.headers().get(CONTENT_TYPE).cloned();
    let content_type = content_type.as_ref().and_then(|value| value.to_str().ok());
    let bytes = request.into_body().collect().await?.to_bytes();
    let result = Call::read(&bytes, content_type).and_then(|call| service(&call));
    let answer = Answer::new(result, content_type);
    let mut response = Response::new(Full::from(answer.body));
    *response.status_mut() = StatusCode::from_u16(answer.status).unwrap();
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(answer.content_type));
    Ok(response)
}
