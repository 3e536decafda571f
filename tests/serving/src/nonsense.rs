//! What holds for any request to a generated server, whatever its bytes are: a target in `fuzz/` calls
//! this with any at all, a test with requests that were changed at random.

use bytes::Bytes;
use http::header::{CONTENT_ENCODING, CONTENT_TYPE, HeaderName, HeaderValue};
use http::{Method, Request};
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
const STATUSES: [u16; 8] = [200, 202, 400, 404, 405, 413, 415, 500];

/// A sound request to each of the operations, and for a document: a line with the method and the target,
/// lines with headers, an empty line, and the body.
pub const REQUESTS: [&str; 7] = [
    "POST /soap\ncontent-type: text/xml; charset=utf-8\nsoapaction: \"urn:shop/PlaceOrder\"\n\n\
     <e:Envelope xmlns:e='http://schemas.xmlsoap.org/soap/envelope/'><e:Header>\
     <s:Session xmlns:s='urn:shop' e:mustUnderstand='1'>s1</s:Session></e:Header><e:Body>\
     <PlaceOrder xmlns='urn:shop'><article>tea</article><count>2</count></PlaceOrder>\
     </e:Body></e:Envelope>",
    "POST /soap\ncontent-type: application/soap+xml; action=\"urn:shop/PlaceOrder\"\n\n\
     <e:Envelope xmlns:e='http://www.w3.org/2003/05/soap-envelope'><e:Body>\
     <PlaceOrder xmlns='urn:shop'><article>tea</article><count>2</count></PlaceOrder>\
     </e:Body></e:Envelope>",
    "POST /soap\ncontent-type: text/xml; charset=iso-8859-1\naccept-encoding: gzip\n\n\
     <e:Envelope xmlns:e='http://schemas.xmlsoap.org/soap/envelope/'><e:Body \
     e:encodingStyle='http://schemas.xmlsoap.org/soap/encoding/'>\
     <d:Stock xmlns:d='urn:depot'><key>k</key><article href='#a'/></d:Stock>\
     <m id='a'>tea</m></e:Body></e:Envelope>",
    "POST /soap\ncontent-type: multipart/related; type=\"text/xml\"; boundary=B\n\n\
     --B\r\nContent-Type: text/xml\r\n\r\n\
     <e:Envelope xmlns:e='http://schemas.xmlsoap.org/soap/envelope/'><e:Body>\
     <Ping xmlns='urn:shop'/></e:Body></e:Envelope>\r\n--B--\r\n",
    "POST /soap\ncontent-type: text/xml\n\n\
     <e:Envelope xmlns:e='http://schemas.xmlsoap.org/soap/envelope/'>\
     <e:Header xmlns:a='http://www.w3.org/2005/08/addressing'><a:Action>urn:shop/PlaceOrder</a:Action>\
     <a:MessageID e:mustUnderstand='1'>urn:id:1</a:MessageID><a:ReplyTo>\
     <a:Address>http://www.w3.org/2005/08/addressing/anonymous</a:Address><a:ReferenceParameters>\
     <t:Ticket xmlns:t='urn:t'>7</t:Ticket></a:ReferenceParameters></a:ReplyTo></e:Header><e:Body>\
     <PlaceOrder xmlns='urn:shop'><article>tea</article><count>99</count></PlaceOrder>\
     </e:Body></e:Envelope>",
    "GET /soap?wsdl=Depot\nhost: shop.example.org\n\n",
    "HEAD /soap?xsd=1\nhost: 127.0.0.1:8080\n\n",
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

/// Sends a request, and gives the status of the answer; 0 where HTTP itself has no such request.
async fn ask(endpoint: &mut Endpoint, request: &[u8]) -> u16 {
    let Some(request) = read(request) else { return 0 };
    let is_call = request.method() == Method::POST;
    let Ok(response) = endpoint.call(request).await;
    let (head, body) = response.into_parts();
    let status = head.status.as_u16();
    assert!(STATUSES.contains(&status), "{status}");
    let body = body.collect().await.expect("an answer that is there").to_bytes();
    let said = head.headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let is_packed = head.headers.contains_key(CONTENT_ENCODING);
    if is_call && !is_packed && said.is_some_and(|it| it.contains("xml")) {
        let text = String::from_utf8_lossy(&body);
        assert!(Call::read(&body, said).is_ok(), "{text} is no envelope");
    }
    status
}

/// A request of HTTP. Lines that are no headers are left out.
fn read(bytes: &[u8]) -> Option<Request<Full<Bytes>>> {
    let end = bytes.windows(2).position(|pair| pair == b"\n\n")?;
    let (head, body) = (&bytes[..end], &bytes[end + 2..]);
    let mut lines = head.split(|byte| *byte == b'\n');
    let mut first = lines.next()?.splitn(2, |byte| *byte == b' ');
    let method = Method::from_bytes(first.next()?).ok()?;
    let target = std::str::from_utf8(first.next()?).ok()?;
    let mut request = Request::builder().method(method).uri(target);
    for line in lines {
        let Some(colon) = line.iter().position(|byte| *byte == b':') else { continue };
        let name = HeaderName::from_bytes(&line[..colon]);
        let value = HeaderValue::from_bytes(line[colon + 1..].trim_ascii());
        if let (Ok(name), Ok(value)) = (name, value) {
            request = request.header(name, value);
        }
    }
    request.body(Full::new(Bytes::copy_from_slice(body))).ok()
}
