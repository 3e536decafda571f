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

#[test]
fn a_call_in_async_code_is_an_error_and_dropping_there_is_fine() {
    let client = Client::new(wsdl_runtime::Client::builder("http://127.0.0.1:9/").build().unwrap());
    let client = client.unwrap();
    Runtime::new().unwrap().block_on(async move {
        let error = client.call::<_, ()>(&OPERATION, &()).unwrap_err();
        assert!(error.is_config());
        assert!(error.to_string().contains("use the async one"), "{error}");
        drop(client);
    });
}
