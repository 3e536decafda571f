//! A client without a feature for compression, and servers that compress all the same.
#![cfg(not(any(feature = "gzip", feature = "deflate", feature = "brotli")))]

mod support;

use support::{Answer, Server, greet};

#[tokio::test]
async fn replies_are_asked_for_as_they_are() {
    let server = Server::start(|_| Answer::reply("Hello")).await;
    greet(&server.client()).await.unwrap();
    assert_eq!(server.seen()[0].header("accept-encoding"), Some("identity"));
}

#[tokio::test]
async fn a_compressed_reply_names_its_coding_and_the_feature_for_it() {
    for (coding, expected) in [
        (
            "gzip",
            "compressed as `gzip`, though the client asks for no such thing: turn on the \
                  feature `gzip` of `wsdl-runtime`",
        ),
        ("Deflate", "the feature `deflate`"),
        ("br", "the feature `brotli`"),
        ("zstd", "encoded as `zstd`, which this client cannot read"),
    ] {
        let server = Server::start(move |_| Answer::compressed(coding, vec![1, 2, 3])).await;
        let error = greet(&server.client()).await.unwrap_err();
        assert!(error.is_not_soap() && error.status() == Some(200), "{error:?}");
        assert!(error.to_string().contains(expected), "{error}");
        assert!(error.to_string().contains(&server.url), "{error}");
    }
    // Some do so without a word: RFC 1952 §2.3.1 says how gzip begins.
    let unsaid = support::raw(b"HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\n\x1F\x8B\x08").await;
    let client = wsdl_runtime::Client::builder(unsaid).build().unwrap();
    assert!(greet(&client).await.unwrap_err().to_string().contains("compressed as `gzip`"));

    let server = Server::start(|_| Answer::reply("Hello").header("content-encoding", "identity"));
    assert_eq!(greet(&server.await.client()).await.unwrap().as_deref(), Some("Hello"));
}
