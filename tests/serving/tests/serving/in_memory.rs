//! A client and a server in one program, without a socket between them.

use std::time::Duration;

use serving::shop::{PlaceOrder, Shop as Client, shop_server};
use wsdl_runtime::replay::{Player, Recorder};
use wsdl_runtime::server::{Endpoint, Misbehaving, When};
use wsdl_runtime::{Client as Runtime, Error, ServiceTransport};

use crate::support::{Shop, shop};

const URL: &str = "http://shop.example.org/soap";

async fn order(client: &Client, article: &str) -> Result<String, Error> {
    let request = PlaceOrder::new().article(article).count(2);
    client.place_order(&request).await.map(|reply| reply.number.unwrap_or_default())
}

fn client(service: Misbehaving<Endpoint>) -> Client {
    let builder = Runtime::builder(URL).transport(ServiceTransport::new(service));
    Client::new(builder.timeout(Duration::from_secs(5)).build().unwrap())
}

#[tokio::test]
async fn a_client_calls_an_endpoint() {
    let kept = Shop::default();
    let transport = ServiceTransport::new(shop_server(kept.clone()));
    let client = Client::new(Runtime::builder(URL).transport(transport).build().unwrap());
    assert_eq!(order(&client, "tea").await.unwrap(), "N1");
    assert_eq!(kept.orders().len(), 1);
    let error = client.place_order(&PlaceOrder::new().article("tea")).await.unwrap_err();
    assert_eq!(error.fault().map(|fault| &*fault.string), Some("how many?"));
}

#[tokio::test(start_paused = true)]
async fn a_server_misbehaves_without_a_socket_too() {
    let error = order(&client(Misbehaving::new(shop()).empty_error(When::nth(1))), "tea").await;
    assert_eq!(error.unwrap_err().status(), Some(500));
    let error = order(&client(Misbehaving::new(shop()).truncated(When::nth(1))), "tea").await;
    assert!(error.unwrap_err().to_string().contains("the connection broke"));
    let error = order(&client(Misbehaving::new(shop()).reset(When::nth(1))), "tea").await;
    let error = error.unwrap_err();
    assert!(error.status().is_none() && !error.is_connect(), "no byte of an answer comes: {error}");
    let late = Misbehaving::new(shop()).late(When::nth(1), Duration::from_secs(60));
    let client = client(late);
    assert!(order(&client, "tea").await.unwrap_err().is_timeout());
    assert_eq!(order(&client, "tea").await.unwrap(), "N2", "the first one was carried out");
}

/// Generated code is recorded and played with its header blocks, and at an address of its own.
#[tokio::test]
async fn calls_are_recorded_and_played() {
    let recorder = Recorder::new(std::env::temp_dir().join("no-such-folder-\0"));
    let transport = ServiceTransport::new(shop());
    let builder = Runtime::builder(URL).transport(transport).addressing(true).record(&recorder);
    let recorded = Client::new(builder.build().unwrap());
    let numbers = [order(&recorded, "tea").await.unwrap(), order(&recorded, "ham").await.unwrap()];

    let player = Player::parse(&recorder.text()).unwrap();
    let builder = Runtime::builder("https://other.example.org/soap").addressing(true);
    let played = Client::new(builder.transport(player.clone()).build().unwrap());
    let again = [order(&played, "tea").await.unwrap(), order(&played, "ham").await.unwrap()];
    assert_eq!(again, numbers);
    player.finish().unwrap();
}
