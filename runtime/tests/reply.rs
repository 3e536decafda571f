//! The whole of a reply: what HTTP and the envelope said besides the value.

mod support;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use support::{Answer, OPERATION, Server, envelope, greet};
use wsdl_runtime::{Client, Leniency, Result};

fn answer() -> Answer {
    let body =
        envelope("<g:GreetResponse xmlns:g='urn:greeter'><return>Hello</return></g:GreetResponse>");
    let header = "<e:Header><s:Session xmlns:s='urn:s'>5e55</s:Session><Other/></e:Header><e:Body>";
    Answer::ok(body.replace("<e:Body>", header)).status(203).header("x-limit", "7")
}

#[tokio::test]
async fn a_call_can_be_asked_for_the_whole_of_its_reply() {
    let server = Server::start(|_| answer()).await;
    let client = server.client();
    let reply = client.whole(async |client| greet(&client).await).await.unwrap();
    assert_eq!((reply.value.as_deref(), reply.status()), (Some("Hello"), 203));
    assert_eq!(reply.headers().get("x-limit").unwrap(), "7");
    let blocks = reply.header_blocks();
    assert_eq!((blocks.len(), blocks[0].name(), blocks[0].namespace()), (2, "Session", "urn:s"));
    assert_eq!(blocks[0].text(), "5e55");
    assert!(reply.header_xml().unwrap().as_str().contains("Session"));
    assert!(reply.tolerated().is_empty());
}

/// What real servers send and their schemas forbid can be looked at, counted, and refused.
#[tokio::test]
async fn what_was_tolerated_is_told_and_a_strict_client_refuses_it() {
    let reply =
        envelope("<g:GreetResponse xmlns:g='urn:greeter'><return>Hello</return></g:GreetResponse>")
            + "<b>Notice</b>";
    let server = Server::start(move |_| Answer::ok(reply.clone())).await;
    let (seen, see) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let counted = see.clone();
    let total = seen.clone();
    let client = Client::builder(&server.url).inspect(move |exchange| {
        total.fetch_add(1, Ordering::SeqCst);
        let junk = exchange.tolerated().map_or(0, |it| it.count(Leniency::BehindEnvelope));
        counted.fetch_add(junk, Ordering::SeqCst);
    });
    let client = client.build().unwrap();
    let reply = client.whole(async |client| greet(&client).await).await.unwrap();
    assert_eq!(reply.value.as_deref(), Some("Hello"));
    assert_eq!(reply.tolerated().count(Leniency::BehindEnvelope), 1, "{}", reply.tolerated());

    for strict in [client.strict(), Client::builder(&server.url).strict().build().unwrap()] {
        let error = greet(&strict).await.unwrap_err();
        assert!(error.is_decode() && error.status() == Some(200), "{error:?}");
        assert!(error.to_string().contains("something behind the envelope"), "{error}");
    }
    assert_eq!((seen.load(Ordering::SeqCst), see.load(Ordering::SeqCst)), (2, 1));
}

/// SOAP Messages with Attachments §3: the envelope is the first part of several.
#[tokio::test]
async fn what_comes_beside_the_envelope_can_be_had() {
    let envelope =
        envelope("<g:GreetResponse xmlns:g='urn:greeter'><return>Hello</return></g:GreetResponse>");
    let body = format!(
        "--b\r\ncontent-type: text/xml\r\n\r\n{envelope}\r\n--b\r\ncontent-id: <scan@shop>\r\n\
         content-type: image/png\r\n\r\npixels\r\n--b--\r\n"
    );
    let server = Server::start(move |_| {
        Answer::ok(body.clone())
            .header("content-type", "multipart/related; type=\"text/xml\"; boundary=b")
    })
    .await;
    let client = server.client();
    let reply = client.whole(async |client| greet(&client).await).await.unwrap();
    assert_eq!(reply.value.as_deref(), Some("Hello"));
    let scan = reply.attachments().get("cid:scan@shop").unwrap();
    assert_eq!((&scan.bytes()[..], scan.content_type()), (&b"pixels"[..], Some("image/png")));
}

#[tokio::test]
async fn of_several_calls_the_last_reply_counts() {
    let server = Server::start(|_| answer()).await;
    let other = Server::start(|_| Answer::reply("Bye")).await;
    let client = server.client();
    let reply = client.whole(async |client| {
        greet(&client).await?;
        greet(&client.with_endpoint(&other.url)?).await
    });
    let reply = reply.await.unwrap();
    assert_eq!((reply.into_value().as_deref()), Some("Bye"));

    let none = server.client().whole(async |_| Ok(7)).await;
    assert!(none.unwrap_err().is_config());
}

#[tokio::test]
async fn the_future_of_it_can_be_sent_to_another_thread() {
    let server = Server::start(|_| answer()).await;
    let client = server.client();
    let call = async move { client.whole(async |client| greet(&client).await).await };
    assert_eq!(tokio::spawn(call).await.unwrap().unwrap().status(), 203);
}

#[tokio::test]
async fn a_call_that_fails_has_no_reply() {
    let server = Server::start(|_| Answer::fault("Server", "No", "")).await;
    let reply = server.client().whole(async |client| greet(&client).await).await;
    assert!(reply.unwrap_err().is_fault());
}

#[cfg(feature = "blocking")]
#[test]
fn blocking_calls_can_be_asked_too() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let server = runtime.block_on(Server::start(|_| answer()));
    let client: Client = server.client();
    let client = wsdl_runtime::blocking::Client::new(client).unwrap();
    let greet = |client: wsdl_runtime::blocking::Client| -> Result<Option<String>> {
        client.call(&OPERATION, &())
    };
    let reply = client.whole(greet).unwrap();
    assert_eq!((reply.value.as_deref(), reply.status()), (Some("Hello"), 203));
}
