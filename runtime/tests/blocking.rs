//! The blocking client.
#![cfg(feature = "blocking")]

mod support;

use support::{Answer, OPERATION, Server};
use tokio::runtime::Runtime;
use wsdl_runtime::blocking::Client;

#[test]
fn calls_wait_for_their_reply_from_any_thread() {
    let runtime = Runtime::new().unwrap();
    let server = runtime.block_on(Server::start(|_| Answer::reply("Hello")));
    let client = Client::new(server.client()).unwrap();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                let reply: Option<String> = client.call(&OPERATION, &()).unwrap();
                assert_eq!(reply.as_deref(), Some("Hello"));
            });
        }
    });
    let other = client.with_client(server.client());
    drop(client);
    assert!(other.call::<_, Option<String>>(&OPERATION, &()).is_ok());
}

/// The reply of a server that runs on another thread than the calling one.
fn greet(client: &Client) -> Option<String> {
    client.call(&OPERATION, &()).unwrap()
}

#[test]
fn calls_from_within_a_runtime_work_and_so_does_dropping_there() {
    let runtime = Runtime::new().unwrap();
    let server = runtime.block_on(Server::start(|_| Answer::reply("Hello")));
    let client = Client::new(server.client()).unwrap();
    runtime.block_on(async move {
        let blocking = client.clone();
        let reply = tokio::task::spawn_blocking(move || greet(&blocking)).await.unwrap();
        assert_eq!(reply.as_deref(), Some("Hello"));
        assert_eq!(greet(&client).as_deref(), Some("Hello"));
        drop(client);
    });
}
