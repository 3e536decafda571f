//! A function as a service.

use std::sync::{Arc, Mutex};

use bytes::Bytes;
use http::{Request, Response};
use http_body_util::Full;
use wsdl_runtime::server::Handler;

use crate::support::ask;

fn request(body: impl Into<Bytes>) -> Request<Full<Bytes>> {
    let request = Request::post("/any/path").header("accept-encoding", "gzip");
    request.body(Full::new(body.into())).unwrap()
}

/// Says what was sent, as often as it has to be repeated to be worth packing.
fn echo(request: Request<Bytes>) -> Response<Bytes> {
    match &**request.body() {
        b"panic" => panic!("secret"),
        body => Response::new(body.repeat(1400 / body.len().max(1) + 1).into()),
    }
}

/// Two texts of each request.
type Seen = Vec<(String, Option<String>)>;

#[tokio::test]
async fn answers_are_packed_and_requests_limited() {
    let mut handler = Handler::new(echo).request_bytes(8);
    let answer = ask(&mut handler, request("12345678")).await;
    assert_eq!((answer.status.as_u16(), answer.header("content-encoding")), (200, "gzip"));
    ask(&mut handler, request("123456789")).await.holds(413, "8 bytes");
}

#[tokio::test]
async fn a_panic_is_an_empty_error_and_shown_to_the_program_alone() {
    let seen: Arc<Mutex<Seen>> = Arc::default();
    let see = seen.clone();
    let mut handler = Handler::new(echo).inspect(["key"], move |served| {
        let panic = served.panic().map(str::to_owned);
        see.lock().unwrap().push((served.request().to_owned(), panic));
    });
    let answer = ask(&mut handler, request("panic")).await;
    assert_eq!((answer.status.as_u16(), &*answer.bytes), (500, &b""[..]));
    ask(&mut handler, request("<key>0123</key>")).await;
    let seen = seen.lock().unwrap();
    assert_eq!(seen[0], ("panic".to_owned(), Some("secret".to_owned())));
    assert_eq!(seen[1], ("<key>[secret]</key>".to_owned(), None));
}
