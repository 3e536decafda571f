//! Replies that the server compresses.
#![cfg(feature = "gzip")]

mod support;

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use support::{Answer, Server, envelope, greet};
use wsdl_runtime::Client;

fn gzip(text: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(text).unwrap();
    encoder.finish().unwrap()
}

#[tokio::test]
async fn a_compressed_reply_is_asked_for_and_read() {
    let reply = gzip(envelope("<GreetResponse><return>Hello</return></GreetResponse>").as_bytes());
    let server = Server::start(move |_| Answer::compressed("gzip", reply.clone())).await;
    assert_eq!(greet(&server.client()).await.unwrap().as_deref(), Some("Hello"));
    let accepted = server.seen()[0].header("accept-encoding").unwrap().to_owned();
    assert!(accepted.contains("gzip"), "{accepted}");
}

#[tokio::test]
async fn a_coding_that_the_client_does_not_know_is_named() {
    let server = Server::start(|_| Answer::compressed("zstd", b"(\xB5/\xFD".to_vec())).await;
    let error = greet(&server.client()).await.unwrap_err();
    assert!(error.is_not_soap() && error.status() == Some(200), "{error:?}");
    assert!(error.to_string().contains("encoded as `zstd`, which this client cannot"), "{error}");
}

#[tokio::test]
async fn the_limit_counts_what_comes_out() {
    let bomb = gzip(&vec![b' '; 64 << 20]);
    assert!(bomb.len() < 100_000, "{}", bomb.len());
    let server = Server::start(move |_| Answer::compressed("gzip", bomb.clone())).await;
    let client = Client::builder(&server.url).max_reply_bytes(1 << 20).build().unwrap();
    let error = greet(&client).await.unwrap_err();
    assert!(error.is_too_large(), "{error}");
}

#[tokio::test]
async fn a_reply_that_is_cut_off_is_a_broken_one() {
    let mut reply =
        gzip(envelope("<GreetResponse><return>Hello</return></GreetResponse>").as_bytes());
    reply.truncate(reply.len() / 2);
    let server = Server::start(move |_| Answer::compressed("gzip", reply.clone())).await;
    let error = greet(&server.client()).await.unwrap_err();
    assert!(!error.is_timeout() && !error.is_not_soap(), "{error}");
}
