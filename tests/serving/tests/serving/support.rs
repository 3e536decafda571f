//! A shop and a depot, and requests to them without a socket.

use std::net::Ipv4Addr;
use std::sync::{Arc, Mutex};

use bytes::Bytes;
use http::{HeaderMap, Request, StatusCode};
use http_body_util::{BodyExt, Full};
use serving::depot::{DepotServer, StockRequest, depot_server};
use serving::shop::{
    PlaceOrder, PlaceOrderFault, PlaceOrderHeaders, PlaceOrderReplyHeaders, PlaceOrderResponse,
    ShopServer, SoldOut, shop_server,
};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tower_service::Service;
use wsdl_runtime::Fault;
use wsdl_runtime::server::{Body, Context, Endpoint, Refusal, serve};

/// A shop that keeps what was ordered and cancelled.
#[derive(Clone, Default)]
pub struct Shop {
    pub orders: Arc<Mutex<Vec<String>>>,
}

impl Shop {
    pub fn orders(&self) -> Vec<String> {
        self.orders.lock().unwrap().clone()
    }

    fn note(&self, text: String) -> usize {
        let mut orders = self.orders.lock().unwrap();
        orders.push(text);
        orders.len()
    }
}

impl ShopServer for Shop {
    async fn place_order(
        &self,
        request: PlaceOrder,
        headers: PlaceOrderHeaders,
        _: &Context,
    ) -> Result<(PlaceOrderResponse, PlaceOrderReplyHeaders), Refusal<PlaceOrderFault>> {
        let article = request.article.unwrap_or_default();
        match request.count {
            None => Err(Fault::new("Client", "how many?").into()),
            Some(count) if count > 9 => {
                let detail = PlaceOrderFault::SoldOut(SoldOut::new().left(9));
                Err(Refusal::declared("there are nine", detail).code("Client"))
            }
            Some(13) | Some(-1) => panic!("secret thirteen"),
            Some(0) => {
                std::future::pending::<()>().await;
                unreachable!()
            }
            // A number that breaks its pattern.
            Some(1) => Ok((PlaceOrderResponse::new().number("one"), Default::default())),
            Some(count) => {
                let session = headers.session.unwrap_or_default();
                let number = self.note(format!("{count} {article} {session}"));
                let reply = PlaceOrderResponse::new().number(format!("N{number}"));
                Ok((reply, PlaceOrderReplyHeaders::new().quota(3)))
            }
        }
    }

    async fn cancel(&self, request: String, _: &Context) -> Result<(), Fault> {
        self.note(format!("no {request}"));
        Ok(())
    }

    async fn describe(&self, request: String, context: &Context) -> Result<String, Fault> {
        match context.attachments().get("cid:photo@shop") {
            Some(photo) => Ok(format!("{request} has {} bytes", photo.bytes().len())),
            None => Ok(format!("{request} is fine")),
        }
    }

    async fn ping(&self, context: &Context) -> Result<String, Fault> {
        Ok(context.peer().map_or("nobody".to_owned(), |peer| peer.ip().to_string()))
    }
}

/// A depot that has seven of everything.
pub struct Depot;

impl DepotServer for Depot {
    async fn stock(&self, request: StockRequest, context: &Context) -> Result<Option<i32>, Fault> {
        let key = context.value()?;
        match key.get("key").and_then(|key| key.as_str()) {
            Some("open sesame") => Ok(request.article.map(|_| 7)),
            Some(other) => Err(Fault::new("Client", format!("the key {other} is wrong"))),
            None => Err(Fault::new("Client", "a key is needed")),
        }
    }
}

pub fn shop() -> Endpoint {
    shop_server(Shop::default())
}

pub fn depot() -> Endpoint {
    depot_server(Depot)
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub bytes: Bytes,
}

impl Answer {
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.bytes).unwrap()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// The text fits, whatever else there is.
    #[track_caller]
    pub fn holds(self, status: u16, text: &str) -> Self {
        assert!(self.status == status && self.text().contains(text), "{self:?}");
        self
    }
}

/// Sends a request to a service in this process.
pub async fn ask<S>(service: &mut S, request: Request<Full<Bytes>>) -> Answer
where
    S: Service<Request<Full<Bytes>>, Response = http::Response<Body>>,
    S::Error: std::fmt::Debug,
{
    let response = service.call(request).await.unwrap();
    let (head, body) = response.into_parts();
    let bytes = body.collect().await.map(|it| it.to_bytes()).unwrap_or_default();
    Answer { status: head.status, headers: head.headers, bytes }
}

pub const SOAP_11: &str = "http://schemas.xmlsoap.org/soap/envelope/";
pub const SOAP_12: &str = "http://www.w3.org/2003/05/soap-envelope";

pub fn envelope(version: &str, header: &str, body: &str) -> String {
    format!(
        "<e:Envelope xmlns:e='{version}' xmlns:s='urn:shop'>{header}<e:Body>{body}</e:Body>\
         </e:Envelope>"
    )
}

/// A call of SOAP 1.1.
pub fn post(text: impl Into<Bytes>) -> Request<Full<Bytes>> {
    post_as("text/xml; charset=utf-8", text)
}

pub fn post_as(content_type: &str, text: impl Into<Bytes>) -> Request<Full<Bytes>> {
    Request::post("/soap")
        .header("content-type", content_type)
        .body(Full::new(text.into()))
        .unwrap()
}

pub fn get(path: &str) -> Request<Full<Bytes>> {
    Request::get(path).header("host", "localhost:8080").body(Full::default()).unwrap()
}

/// The body of an order.
pub fn order(count: i32) -> String {
    format!("<s:PlaceOrder><s:article>tea</s:article><s:count>{count}</s:count></s:PlaceOrder>")
}

/// Serves on a free port until the test ends.
pub async fn start<S>(service: S) -> (String, JoinHandle<()>)
where
    S: Service<Request<wsdl_runtime::server::Incoming>, Response = http::Response<Body>>,
    S: Clone + Send + 'static,
    S::Future: Send,
{
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let url = format!("http://{}/soap", listener.local_addr().unwrap());
    (url, tokio::spawn(serve(listener, service).run()))
}
