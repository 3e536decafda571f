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

#[test]
fn clients_for_a_single_call_are_made_of_others() {
    use std::time::Duration;
    use wsdl_runtime::{HeaderBlock, Security};

    let runtime = Runtime::new().unwrap();
    let server = runtime.block_on(Server::start(|_| Answer::reply("Hello")));
    let client = Client::new(server.client()).unwrap();
    let tenant = HeaderBlock::from_xml("<t xmlns='urn:t'>7</t>").unwrap();
    let other = client.with_header(tenant).with_security(Security::username_token("ana", "pw"));
    greet(&other.with_timeout(Duration::from_secs(30)));
    greet(&client);
    let seen = server.seen();
    assert!(seen[0].body.contains("<t xmlns='urn:t'>7</t>"), "{}", seen[0].body);
    assert!(seen[0].body.contains("<wsse:Username>ana<"), "{}", seen[0].body);
    assert!(!seen[1].body.contains("Header"), "{}", seen[1].body);
}
