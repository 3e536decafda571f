//! Calls that are tried again, and those that are not.

mod support;

use std::net::TcpListener;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use support::{Answer, OPERATION, Server};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use wsdl_runtime::{Client, ClientBuilder, Operation, Result, Retry, Security};

const SAFE: Operation = OPERATION.safe();

fn at_once(builder: ClientBuilder) -> Client {
    builder.retries(Retry::new(3).backoff(Duration::ZERO, Duration::ZERO)).build().unwrap()
}

async fn call(client: &Client, operation: &Operation) -> Result<Option<String>> {
    client.call(operation, &()).await
}

/// A server that answers `busy` for `times`, and then a reply.
async fn busy(times: usize, busy: Answer) -> Server {
    let asked = Arc::new(AtomicUsize::new(0));
    Server::start(move |_| match asked.fetch_add(1, Ordering::SeqCst) {
        turn if turn < times => busy.clone(),
        _ => Answer::reply("Hello"),
    })
    .await
}

#[tokio::test]
async fn a_safe_operation_is_tried_again_while_the_server_is_busy() {
    for status in [429, 502, 503, 504] {
        let server = busy(2, Answer::ok("").status(status)).await;
        let client = at_once(Client::builder(&server.url));
        assert_eq!(call(&client, &SAFE).await.unwrap().as_deref(), Some("Hello"));
        assert_eq!(server.seen().len(), 3);
    }
}

#[tokio::test]
async fn the_last_attempt_decides() {
    let server = busy(9, Answer::fault("Server", "later", "").status(503)).await;
    let error = call(&at_once(Client::builder(&server.url)), &SAFE).await.unwrap_err();
    assert_eq!((error.fault().unwrap().string.as_str(), error.status()), ("later", Some(503)));
    assert_eq!(server.seen().len(), 3);
}

#[tokio::test]
async fn other_operations_and_other_failures_are_tried_once() {
    for (operation, status, retry) in
        [(OPERATION, 503, 3), (SAFE, 500, 3), (SAFE, 404, 3), (SAFE, 503, 1)]
    {
        let server = busy(9, Answer::ok("").status(status)).await;
        let retry = Retry::new(retry).backoff(Duration::ZERO, Duration::ZERO);
        let client = Client::builder(&server.url).retries(retry).build().unwrap();
        assert!(call(&client, &operation).await.is_err());
        assert_eq!(server.seen().len(), 1, "{operation:?}, {status}");
    }
    let server = busy(9, Answer::ok("").status(503)).await;
    assert!(call(&server.client(), &SAFE).await.is_err(), "the default is one attempt");
    assert_eq!(server.seen().len(), 1);
}

#[tokio::test]
async fn nobody_waits_longer_than_allowed() {
    let mut answer = Answer::ok("").status(503);
    answer.headers.push(("retry-after", "3600".to_owned()));
    let server = busy(9, answer).await;
    assert!(call(&at_once(Client::builder(&server.url)), &SAFE).await.is_err());
    assert_eq!(server.seen().len(), 1, "the server asks for more time than the client has");

    let hour = Duration::from_secs(3600);
    let server = busy(9, Answer::ok("").status(503)).await;
    let builder = Client::builder(&server.url).retries(Retry::new(3).backoff(hour, hour));
    assert!(call(&builder.build().unwrap(), &SAFE).await.is_err());
    assert_eq!(server.seen().len(), 1, "the call would be over before the wait is");
}

#[tokio::test]
async fn each_attempt_has_a_fresh_header() {
    let server = busy(1, Answer::ok("").status(503)).await;
    let security = Security::username_token("ana", "hush").digest();
    call(&at_once(Client::builder(&server.url).security(security)), &SAFE).await.unwrap();
    let seen = server.seen();
    assert_ne!(seen[0].body, seen[1].body);
}

/// A server that hangs up on the first request after reading it, and answers the second.
async fn hangs_up_once() -> (String, Arc<AtomicUsize>) {
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    let connections = Arc::new(AtomicUsize::new(0));
    let seen = connections.clone();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let _ = stream.read(&mut [0; 4096]).await;
            if seen.fetch_add(1, Ordering::SeqCst) > 0 {
                let body =
                    support::envelope("<GreetResponse><return>Hello</return></GreetResponse>");
                let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n", body.len());
                let _ = stream.write_all((head + &body).as_bytes()).await;
            }
        }
    });
    (url, connections)
}

#[tokio::test]
async fn a_broken_connection_is_made_again_for_a_safe_operation_alone() {
    let (url, connections) = hangs_up_once().await;
    let answer = call(&at_once(Client::builder(url)), &SAFE).await.unwrap();
    assert_eq!((answer.as_deref(), connections.load(Ordering::SeqCst)), (Some("Hello"), 2));

    let (url, connections) = hangs_up_once().await;
    assert!(call(&at_once(Client::builder(url)), &OPERATION).await.is_err());
    assert_eq!(connections.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn where_there_was_no_connection_any_operation_is_tried_again() {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    drop(listener);
    let attempts = Arc::new(AtomicUsize::new(0));
    let seen = attempts.clone();
    let builder = Client::builder(url).inspect(move |_| {
        seen.fetch_add(1, Ordering::SeqCst);
    });
    assert!(call(&at_once(builder), &OPERATION).await.unwrap_err().is_connect());
    assert_eq!(attempts.load(Ordering::SeqCst), 3);
}
