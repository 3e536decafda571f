//! What is no SOAP, and what HTTP does with what is.

use std::io::{Read, Write};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use http::{Method, Request};
use http_body_util::Full;

use crate::support::{SOAP_11, SOAP_12, ask, envelope, get, order, post, post_as, shop};

#[tokio::test]
async fn other_methods_are_not_allowed() {
    for method in [Method::PUT, Method::DELETE, Method::OPTIONS] {
        let request = Request::builder().method(method).uri("/").body(Full::default()).unwrap();
        let answer = ask(&mut shop(), request).await.holds(405, "POST");
        assert_eq!(answer.header("allow"), "GET, HEAD, POST");
    }
    ask(&mut shop(), get("/soap")).await.holds(405, "?wsdl");
}

#[tokio::test]
async fn other_media_types_are_not_taken() {
    for media_type in ["application/json", "text/plain", "", "multipart/related"] {
        ask(&mut shop(), post_as(media_type, "")).await.holds(415, "text/xml");
    }
    let request = Request::post("/").body(Full::default()).unwrap();
    ask(&mut shop(), request).await.holds(415, "text/xml");
}

#[tokio::test]
async fn what_is_no_envelope_is_a_bad_request() {
    for text in ["", "Hello", "<html/>", "{}"] {
        ask(&mut shop(), post(text)).await.holds(400, "no SOAP envelope");
    }
}

#[tokio::test]
async fn the_envelope_is_of_the_version_that_the_header_says() {
    let request = envelope(SOAP_12, "", &order(2));
    ask(&mut shop(), post(request)).await.holds(500, "SOAP-ENV:VersionMismatch");
    let request = envelope(SOAP_11, "", &order(2));
    let answer = ask(&mut shop(), post_as("application/soap+xml", request)).await;
    answer.holds(500, "SOAP-ENV:VersionMismatch");
    let request = envelope("urn:soap-of-tomorrow", "", &order(2));
    let answer = ask(&mut shop(), post(request)).await.holds(500, "SOAP-ENV:VersionMismatch");
    answer.holds(500, "Upgrade").holds(500, SOAP_12).holds(500, SOAP_11);
}

#[tokio::test]
async fn large_requests_are_refused() {
    let request = envelope(SOAP_11, "", &order(2));
    let mut shop = shop().request_bytes(request.len());
    ask(&mut shop, post(request.clone())).await.holds(200, "N1");
    ask(&mut shop, post(format!("{request} "))).await.holds(413, "bytes");
}

#[tokio::test]
async fn deep_requests_are_refused() {
    let deep = format!("<s:PlaceOrder>{}", "<s:article>".repeat(20));
    let mut shop = shop().depth(10);
    ask(&mut shop, post(envelope(SOAP_11, "", &deep))).await.holds(500, "SOAP-ENV:Client");
}

#[tokio::test(start_paused = true)]
async fn a_request_has_so_much_time_to_arrive() {
    let mut shop = shop().receive_within(Duration::from_secs(5));
    let request = Request::post("/").header("content-type", "text/xml").body(Never).unwrap();
    let response = tower_service::Service::call(&mut shop, request).await.unwrap();
    assert_eq!(response.status(), 408);
}

/// A body that does not come.
struct Never;

impl http_body::Body for Never {
    type Data = Bytes;
    type Error = std::convert::Infallible;

    fn poll_frame(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<http_body::Frame<Bytes>, Self::Error>>> {
        Poll::Pending
    }
}

#[tokio::test]
async fn requests_may_be_packed() {
    let pack = |text: &str| {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(text.as_bytes()).unwrap();
        Bytes::from(encoder.finish().unwrap())
    };
    let packed = |bytes: Bytes| {
        let mut request = post(bytes);
        request.headers_mut().insert("content-encoding", "gzip".parse().unwrap());
        request
    };
    let text = envelope(SOAP_11, "", &order(2));
    ask(&mut shop(), packed(pack(&text))).await.holds(200, "N1");
    // The limit is one for what comes out.
    let large = pack(&" ".repeat(100_000));
    assert!(large.len() < 1000);
    let mut small = shop().request_bytes(10_000);
    ask(&mut small, packed(large)).await.holds(413, "bytes");
    ask(&mut shop(), packed(text.into())).await.holds(400, "gzip");
    let mut request = post("");
    request.headers_mut().insert("content-encoding", "br".parse().unwrap());
    ask(&mut shop(), request).await.holds(415, "packed");
}

#[tokio::test]
async fn long_answers_are_packed_for_those_who_take_it() {
    let mut request = get("/soap?wsdl");
    request.headers_mut().insert("accept-encoding", "deflate, gzip;q=0.5".parse().unwrap());
    let answer = ask(&mut shop(), request).await;
    assert_eq!(answer.header("content-encoding"), "gzip");
    let mut text = String::new();
    GzDecoder::new(&*answer.bytes).read_to_string(&mut text).unwrap();
    assert!(text.contains("</definitions>"));
    for refusal in ["gzip;q=0", "identity"] {
        let mut request = get("/soap?wsdl");
        request.headers_mut().insert("accept-encoding", refusal.parse().unwrap());
        ask(&mut shop(), request).await.holds(200, "</definitions>");
    }
}
