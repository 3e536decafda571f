//! What a client sees of a server that misbehaves.

use std::net::SocketAddr;
use std::time::Duration;

use serving::shop::{PlaceOrder, Shop as Client, shop_server};
use wsdl_runtime::server::{Endpoint, Misbehaving, When};
use wsdl_runtime::{Client as Runtime, Error, Fault};

use crate::support::{SOAP_11, Shop, ask, envelope, order, post, shop, start};

async fn client(service: Misbehaving<Endpoint>) -> Client {
    let (url, _) = start(service).await;
    Client::new(Runtime::builder(url).build().unwrap())
}

/// What comes of an order at a server that does this at the first call; the second call is answered
/// as ever.
async fn first(
    spoil: impl FnOnce(Misbehaving<Endpoint>, When) -> Misbehaving<Endpoint>,
) -> Result<String, Error> {
    let client = client(spoil(Misbehaving::new(shop()), When::nth(1))).await;
    let request = PlaceOrder::new().article("tea").count(2);
    let first = client.place_order(&request).await;
    client.place_order(&request).await.expect("the second call is answered");
    first.map(|reply| reply.number.unwrap_or_default())
}

#[tokio::test]
async fn some_answer_instead_of_the_service() {
    let error = first(Misbehaving::html).await.unwrap_err();
    assert!(error.is_not_soap() && error.status() == Some(200), "{error}");
    let error = first(Misbehaving::empty_error).await.unwrap_err();
    assert!(error.is_not_soap() && error.status() == Some(500), "{error}");
    let error = first(|it, when| it.redirect(when, "http://127.0.0.2:1/")).await.unwrap_err();
    assert!(error.is_redirect(), "{error}");
    let error = first(|it, when| it.unauthorized(when, "Basic realm=\"a\"")).await.unwrap_err();
    assert_eq!(error.status(), Some(401), "{error}");
    let fault = Fault::new("Server", "not today");
    let error = first(|it, when| it.fault(when, fault)).await.unwrap_err();
    assert_eq!(error.fault().map(|fault| &*fault.string), Some("not today"));
}

#[tokio::test]
async fn connections_break() {
    let error = first(Misbehaving::reset).await.unwrap_err();
    assert!(!error.is_connect() && error.status().is_none(), "{error}");
    assert!(first(Misbehaving::truncated).await.is_err());
}

#[tokio::test]
async fn some_answers_are_odd_and_can_be_read() {
    assert_eq!(first(Misbehaving::notice).await.unwrap(), "N1");
    assert_eq!(first(|it, when| it.charset(when, "ISO-8859-1")).await.unwrap(), "N1");
    assert_eq!(first(Misbehaving::gzip).await.unwrap(), "N1");
    assert_eq!(first(Misbehaving::repeated).await.unwrap(), "N1");
    assert_eq!(first(Misbehaving::carried_out_twice).await.unwrap(), "N2");
}

#[tokio::test]
async fn a_label_says_another_charset() {
    let mut service = Misbehaving::new(shop()).charset(When::always(), "ISO-8859-1");
    let answer = ask(&mut service, post(envelope(SOAP_11, "", &order(2)))).await;
    assert_eq!(answer.header("content-type"), "text/xml; charset=ISO-8859-1");
    answer.holds(200, "encoding=\"ISO-8859-1\"");
}

/// A client with little patience.
async fn impatient(service: Misbehaving<Endpoint>) -> Client {
    let (url, _) = start(service).await;
    let client = Runtime::builder(url).timeout(Duration::from_millis(50)).build();
    Client::new(client.unwrap())
}

#[tokio::test]
async fn a_late_answer_hides_that_the_change_is_made() {
    let shop = Shop::default();
    let service = Misbehaving::new(shop_server(shop.clone()));
    let client = impatient(service.late(When::always(), Duration::from_secs(600))).await;
    let request = PlaceOrder::new().article("tea").count(2);
    let error = client.place_order(&request).await.unwrap_err();
    assert!(error.is_timeout(), "{error}");
    assert_eq!(shop.orders(), ["2 tea "]);
}

#[tokio::test]
async fn bytes_are_slow() {
    let long = Duration::from_secs(600);
    let request = PlaceOrder::new().article("tea").count(2);
    for service in [
        Misbehaving::new(shop()).slow_first_byte(When::nth(1), long),
        Misbehaving::new(shop()).slow_next_byte(When::nth(1), long),
    ] {
        let client = impatient(service).await;
        let error = client.place_order(&request).await.unwrap_err();
        assert!(error.is_timeout(), "{error}");
    }
}

#[tokio::test(start_paused = true)]
async fn slow_answers_are_whole_in_the_end() {
    let pause = Duration::from_secs(5);
    let mut service = Misbehaving::new(shop())
        .late(When::always(), pause)
        .slow_first_byte(When::nth(1), pause)
        .slow_next_byte(When::nth(2), pause);
    for number in ["N1", "N2"] {
        let since = tokio::time::Instant::now();
        ask(&mut service, post(envelope(SOAP_11, "", &order(2)))).await.holds(200, number);
        assert_eq!(since.elapsed().as_secs(), 10);
    }
}

#[tokio::test]
async fn the_caller_has_another_address() {
    let other = SocketAddr::from(([192, 0, 2, 7], 1));
    let client = client(Misbehaving::new(shop()).caller(When::nth(2), other)).await;
    let mut seen = Vec::new();
    for _ in 0..3 {
        seen.push(client.ping().await.unwrap());
    }
    assert_eq!(seen, ["127.0.0.1", "192.0.2.7", "127.0.0.1"]);
}

#[tokio::test]
async fn calls_of_one_operation_are_counted_alone() {
    let fault = Fault::new("Server", "not today");
    let service = Misbehaving::new(shop()).fault(When::nth(2).of("PlaceOrder"), fault);
    let client = client(service).await;
    let request = PlaceOrder::new().article("tea").count(2);
    client.ping().await.unwrap();
    client.place_order(&request).await.unwrap();
    client.ping().await.unwrap();
    assert!(client.place_order(&request).await.unwrap_err().is_fault());
    client.place_order(&request).await.unwrap();
}
