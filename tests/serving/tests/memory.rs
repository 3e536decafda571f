//! What stays allocated after many calls, counted by the allocator. One test, since what another one
//! allocates at the same time would be counted too.

use std::convert::Infallible;

use bytes::Bytes;
use http::Request;
use http_body_util::{BodyExt, Full};
use peak_alloc::PeakAlloc;
use serving::depot::{DepotServer, StockRequest, depot_server};
use tower_service::Service;
use wsdl_runtime::Fault;
use wsdl_runtime::server::{Context, Endpoint};

#[global_allocator]
static ALLOCATOR: PeakAlloc = PeakAlloc;

struct Depot;

impl DepotServer for Depot {
    async fn stock(&self, request: StockRequest, _: &Context) -> Result<Option<i32>, Fault> {
        match request.article.as_deref() {
            Some("tea") => Ok(Some(7)),
            _ => Err(Fault::new("Client", "there is only tea")),
        }
    }
}

/// What is in use after this many calls, half of which are refused.
async fn in_use_after(calls: usize, depot: &mut Endpoint) -> Result<usize, Infallible> {
    for call in 0..calls {
        let article = if call % 2 == 0 { "tea" } else { "coffee" };
        let text = format!(
            "<e:Envelope xmlns:e='http://schemas.xmlsoap.org/soap/envelope/'><e:Body>\
             <d:Stock xmlns:d='urn:depot'><article>{article}</article></d:Stock></e:Body>\
             </e:Envelope>"
        );
        let request = Request::post("/").header("content-type", "text/xml");
        let request = request.body(Full::new(Bytes::from(text))).expect("a request");
        let answer = depot.call(request).await?;
        assert_eq!(answer.status() == 200, call % 2 == 0);
        drop(answer.into_body().collect().await);
    }
    Ok(PeakAlloc.current_usage())
}

#[tokio::test]
async fn nothing_is_left_of_a_call() {
    let mut depot = depot_server(Depot);
    let first = in_use_after(100, &mut depot).await.unwrap();
    let later = in_use_after(5_000, &mut depot).await.unwrap();
    assert!(later <= first + 1024, "{first} bytes after 100 calls, {later} after 5,100");
}
