//! The HTTP side of an answer.

use bytes::Bytes;
use http::header::{ALLOW, CONTENT_TYPE, HeaderValue};
use http::{HeaderMap, Response, StatusCode};

use crate::server::body::Body;
use crate::server::receive::NoSoap;

/// Smaller bodies are not worth packing: they fit into one packet as they are.
#[cfg(feature = "gzip")]
const WORTH_PACKING: usize = 1400;

/// An answer with a body.
pub(super) fn response(
    status: StatusCode,
    content_type: &'static str,
    body: Vec<u8>,
    request: &HeaderMap,
) -> Response<Body> {
    packed(plain(status, content_type, body), request)
}

/// An answer that is packed where that is worth it and the caller takes it.
pub(super) fn packed(response: Response<Bytes>, request: &HeaderMap) -> Response<Body> {
    #[cfg(feature = "gzip")]
    if response.body().len() >= WORTH_PACKING && takes_gzip(request) {
        let mut response = response.map(|body| Body::whole(pack(&body)));
        let headers = response.headers_mut();
        headers.insert(http::header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        headers.insert(http::header::VARY, HeaderValue::from_static("accept-encoding"));
        return response;
    }
    #[cfg(not(feature = "gzip"))]
    let _ = request;
    response.map(Body::whole)
}

fn plain(status: StatusCode, content_type: &'static str, body: Vec<u8>) -> Response<Bytes> {
    let empty = body.is_empty();
    let mut response = Response::new(Bytes::from(body));
    *response.status_mut() = status;
    if !empty {
        response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    }
    response
}

/// An answer that is no SOAP.
pub(super) fn no_soap(NoSoap(status, text): NoSoap) -> Response<Body> {
    let mut response = plain(status, "text/plain; charset=utf-8", format!("{text}\n").into());
    if status == StatusCode::METHOD_NOT_ALLOWED {
        response.headers_mut().insert(ALLOW, HeaderValue::from_static("GET, HEAD, POST"));
    }
    response.map(Body::whole)
}

/// Whether the caller takes gzip (RFC 9110 §12.5.3).
#[cfg(feature = "gzip")]
fn takes_gzip(request: &HeaderMap) -> bool {
    let values = request.get_all(http::header::ACCEPT_ENCODING).iter();
    values.filter_map(|value| value.to_str().ok()).flat_map(|it| it.split(',')).any(|coding| {
        let (name, weight) = coding.split_once(';').unwrap_or((coding, ""));
        let refused = weight.trim().strip_prefix("q=").and_then(|it| it.parse().ok()) == Some(0.0);
        name.trim().eq_ignore_ascii_case("gzip") && !refused
    })
}

#[cfg(feature = "gzip")]
pub(super) fn pack(bytes: &[u8]) -> Vec<u8> {
    use std::io::Write;
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    // Writing into memory does not fail.
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default()
}
