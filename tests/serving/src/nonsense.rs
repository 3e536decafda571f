//! What holds for any request to a generated server, whatever its bytes are: a target in `fuzz/` calls
//! this with any at all, a test with requests that were changed at random.

use bytes::Bytes;
use http::Request;
use http::header::CONTENT_TYPE;
use http_body_util::{BodyExt, Full};
use tower_service::Service;
use wsdl_runtime::Fault;
use wsdl_runtime::server::{Call, Context, Endpoint, Refusal};

use crate::depot::{DepotServer, StockRequest, depot_server};
use crate::shop::{
    PlaceOrder, PlaceOrderFault, PlaceOrderHeaders, PlaceOrderReplyHeaders, PlaceOrderResponse,
    ShopServer, shop_server,
};

/// Statuses that an answer can have.
const STATUSES: [u16; 6] = [200, 202, 400, 413, 415, 500];

/// What the first byte of a request, a digit, stands for: its `Content-Type`.
const CONTENT_TYPES: [&str; 5] = [
    "text/xml; charset=utf-8",
    "application/soap+xml; action=\"urn:shop/PlaceOrder\"",
    "text/xml; charset=iso-8859-1",
    "multipart/related; type=\"text/xml\"; boundary=B",
    "text/plain",
];

/// A sound request to each of the operations, with the digit of its `Content-Type` in front.
pub const REQUESTS: [&str; 4] = [
    "0<e:Envelope xmlns:e='http://schemas.xmlsoap.org/soap/envelope/'><e:Header>\
     <s:Session xmlns:s='urn:shop' e:mustUnderstand='1'>s1</s:Session></e:Header><e:Body>\
     <PlaceOrder xmlns='urn:shop'><article>tea</article><count>2</count></PlaceOrder>\
     </e:Body></e:Envelope>",
    "1<e:Envelope xmlns:e='http://www.w3.org/2003/05/soap-envelope'><e:Body>\
     <PlaceOrder xmlns='urn:shop'><article>tea</article><count>2</count></PlaceOrder>\
     </e:Body></e:Envelope>",
    "2<e:Envelope xmlns:e='http://schemas.xmlsoap.org/soap/envelope/'><e:Body>\
     <d:Stock xmlns:d='urn:depot'><key>k</key><article href='#a'/></d:Stock>\
     <m id='a'>tea</m></e:Body></e:Envelope>",
    "3--B\r\nContent-Type: text/xml\r\n\r\n\
     <e:Envelope xmlns:e='http://schemas.xmlsoap.org/soap/envelope/'><e:Body>\
     <Ping xmlns='urn:shop'/></e:Body></e:Envelope>\r\n--B--\r\n",
];

struct Nothing;

impl ShopServer for Nothing {
    async fn place_order(
        &self,
        request: PlaceOrder,
        _: PlaceOrderHeaders,
        _: &Context,
    ) -> Result<(PlaceOrderResponse, PlaceOrderReplyHeaders), Refusal<PlaceOrderFault>> {
        let number = format!("N{}", request.count.unwrap_or_default());
        Ok((PlaceOrderResponse::new().number(number), PlaceOrderReplyHeaders::new()))
    }
}

impl DepotServer for Nothing {
    async fn stock(&self, request: StockRequest, _: &Context) -> Result<Option<i32>, Fault> {
        Ok(request.article.map(|article| article.len() as i32))
    }
}

/// Sends a request to a server, and then a sound one.
///
/// # Panics
/// Something in the server panics, an answer has another status than those of SOAP, its envelope is
/// none, or the sound request is not answered.
pub fn check(request: &[u8]) {
    let panics = |text: Option<&str>| assert!(text.is_none(), "a method panics: {text:?}");
    let mut endpoint = shop_server(Nothing)
        .and(depot_server(Nothing))
        .request_bytes(1 << 16)
        .inspect(move |served| panics(served.panic()));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build();
    let runtime = runtime.expect("a runtime");
    runtime.block_on(ask(&mut endpoint, request));
    let status = runtime.block_on(ask(&mut endpoint, REQUESTS[1].as_bytes()));
    assert_eq!(status, 200, "a sound request after it");
}

async fn ask(endpoint: &mut Endpoint, request: &[u8]) -> u16 {
    let (first, body) = request.split_first().unwrap_or((&b'0', &[]));
    let content_type = CONTENT_TYPES[usize::from(first.wrapping_sub(b'0')) % CONTENT_TYPES.len()];
    let body = Full::new(Bytes::copy_from_slice(body));
    let request = Request::post("/").header(CONTENT_TYPE, content_type).body(body);
    let Ok(response) = endpoint.call(request.expect("a request")).await;
    let (head, body) = response.into_parts();
    let status = head.status.as_u16();
    assert!(STATUSES.contains(&status), "{status}");
    let body = body.collect().await.expect("an answer that is there").to_bytes();
    let said = head.headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    if said.is_some_and(|it| it.contains("xml")) {
        let text = String::from_utf8_lossy(&body);
        assert!(Call::read(&body, said).is_ok(), "{text} is no envelope");
    }
    status
}
