//! A server on a socket.

use std::net::Ipv4Addr;
use std::sync::Arc;
use std::time::Duration;

use serving::shop::{PlaceOrder, Shop as Client};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Barrier, oneshot};
use wsdl_runtime::Client as Runtime;
use wsdl_runtime::server::serve;

use crate::support::{shop, start};

#[tokio::test]
async fn methods_see_who_calls() {
    let (url, _server) = start(shop()).await;
    let client = Client::new(Runtime::builder(url).build().unwrap());
    assert_eq!(client.ping().await.unwrap(), "127.0.0.1");
}

#[tokio::test]
async fn nonsense_on_one_connection_disturbs_no_other() {
    let (url, _server) = start(shop()).await;
    let address = url.trim_start_matches("http://").trim_end_matches("/soap").to_owned();
    let client = Client::new(Runtime::builder(url).build().unwrap());
    client.ping().await.unwrap();
    for nonsense in [&b"\x16\x03\x01\x02\0"[..], b"GET\r\n\r\n", b"POST / HTTP/1.1\r\nhost: a"] {
        let mut stream = TcpStream::connect(&address).await.unwrap();
        stream.write_all(nonsense).await.unwrap();
        stream.shutdown().await.unwrap();
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer).await;
        client.ping().await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_at_once_are_all_answered() {
    const CALLERS: usize = 200;
    let (url, _server) = start(shop()).await;
    let together = Arc::new(Barrier::new(CALLERS));
    let calls = (0..CALLERS).map(|_| {
        let (url, together) = (url.clone(), together.clone());
        tokio::spawn(async move {
            // Each has a connection of its own.
            let client = Client::new(Runtime::builder(url).build().unwrap());
            together.wait().await;
            client.place_order(&PlaceOrder::new().article("tea").count(2)).await
        })
    });
    for call in calls.collect::<Vec<_>>() {
        call.await.unwrap().expect("an answer");
    }
}

#[tokio::test]
async fn connections_beyond_the_limit_wait() {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let address = listener.local_addr().unwrap();
    let server = tokio::spawn(serve(listener, shop()).connections(1).run());
    let idle = TcpStream::connect(address).await.unwrap();
    let url = format!("http://{address}/");
    let client = Client::new(Runtime::builder(url).build().unwrap());
    let mut waiting = tokio::spawn(async move { client.ping().await });
    let early = tokio::time::timeout(Duration::from_millis(100), &mut waiting).await;
    assert!(early.is_err(), "there is no room for it");
    drop(idle);
    assert_eq!(waiting.await.unwrap().unwrap(), "127.0.0.1");
    server.abort();
}

#[tokio::test]
async fn a_server_that_stops_answers_what_it_has_begun() {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    let (stop, stopped) = oneshot::channel::<()>();
    let until = async move { drop(stopped.await) };
    let (begun, mut begins) = tokio::sync::mpsc::unbounded_channel();
    // The hook is called between the method and the answer.
    let shop = shop().inspect(move |_| begun.send(()).unwrap());
    let server = tokio::spawn(serve(listener, shop).until(until));
    let client = Client::new(Runtime::builder(url.clone()).build().unwrap());
    let call = tokio::spawn(async move { (client.ping().await, client) });
    begins.recv().await.unwrap();
    stop.send(()).unwrap();
    let (answer, _client_with_its_idle_connection) = call.await.unwrap();
    assert_eq!(answer.unwrap(), "127.0.0.1");
    server.await.unwrap();
    let late = Client::new(Runtime::builder(url).build().unwrap());
    assert!(late.ping().await.unwrap_err().is_connect());
}
