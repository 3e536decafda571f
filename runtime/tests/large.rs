//! Large replies: read beside the executor, within the time of the call, and without taking memory
//! on the server's word.

mod support;

use std::sync::Mutex;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use support::{Answer, OPERATION, Server, envelope, raw};
use wsdl_runtime::generated::{Decode, DecodeError, Decoder};
use wsdl_runtime::{Client, Result};

/// A reply that is too large to be read on the thread that runs the caller's tasks.
fn large() -> Answer {
    Answer::ok(envelope(&format!(
        "<GreetResponse><return>{}</return></GreetResponse>",
        "x".repeat(300_000)
    )))
}

/// What the test says while the reply is decoded.
static SAID: Mutex<Option<Receiver<()>>> = Mutex::new(None);

/// What says that decoding has begun.
static BEGUN: Mutex<Option<Sender<()>>> = Mutex::new(None);

/// A value that is decoded once the test has said so.
#[derive(Debug, Default)]
struct Patient;

impl Decode for Patient {
    fn decode(decoder: &mut Decoder<'_>) -> std::result::Result<Option<Self>, DecodeError> {
        drop(BEGUN.lock().unwrap().take());
        let said = SAID.lock().unwrap().take().unwrap();
        said.recv_timeout(Duration::from_secs(30)).expect("the executor runs while this waits");
        decoder.skip().map(|()| Some(Self))
    }
}

/// Both tests decode the same type.
static ONE_AT_A_TIME: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());

async fn call(client: Client) -> Result<Option<Patient>> {
    client.call(&OPERATION, &()).await
}

#[tokio::test]
async fn a_large_reply_does_not_block_the_executor() {
    does_not_block(large()).await;
}

/// SOAP 1.1 §5.4.1: each of a few references can stand for all others.
#[tokio::test]
async fn a_reply_with_references_does_not_block_the_executor() {
    let reply = "<GreetResponse><return href='#a'/></GreetResponse><multiRef id='a'>x</multiRef>";
    does_not_block(Answer::ok(envelope(reply))).await;
}

async fn does_not_block(answer: Answer) {
    let _alone = ONE_AT_A_TIME.lock().await;
    let (say, said) = channel();
    let (begin, begun) = channel();
    (*SAID.lock().unwrap(), *BEGUN.lock().unwrap()) = (Some(said), Some(begin));
    let server = Server::start(move |_| answer.clone()).await;
    let reading = tokio::spawn(call(server.client()));
    // There is one thread: this goes on while the reply is decoded, or too late.
    let begun = move || begun.recv_timeout(Duration::from_secs(30));
    let begun = tokio::task::spawn_blocking(begun).await.unwrap();
    assert_eq!(begun, Err(RecvTimeoutError::Disconnected), "the reply is decoded");
    say.send(()).unwrap();
    assert!(reading.await.unwrap().unwrap().is_some());
}

#[tokio::test]
async fn decoding_counts_towards_the_time_of_the_call() {
    let _alone = ONE_AT_A_TIME.lock().await;
    let (say, said) = channel();
    *SAID.lock().unwrap() = Some(said);
    let server = Server::start(|_| large()).await;
    let client = Client::builder(&server.url).timeout(Duration::from_secs(1)).build().unwrap();
    let error = call(client).await.unwrap_err();
    say.send(()).unwrap();
    assert!(error.is_timeout(), "{error:?}");
    assert!(error.to_string().contains("the reply was not read within 1s"), "{error}");
    assert_eq!((error.status(), error.url()), (Some(200), Some(server.url.as_str())));
}

#[tokio::test]
async fn what_a_server_announces_is_not_reserved() {
    let body = envelope("<GreetResponse><return>Hello</return></GreetResponse>");
    // Two pieces, so that they are joined; far more is announced than any machine has.
    let chunks = format!(
        "HTTP/1.1 200 OK\r\ncontent-length: 9000000000000000000\r\n\r\n{body}{}",
        " ".repeat(1 << 20)
    );
    let client = Client::builder(raw(chunks).await).max_reply_bytes(usize::MAX).build().unwrap();
    let error = client.call::<_, Option<String>>(&OPERATION, &()).await.unwrap_err();
    assert_eq!(error.status(), Some(200), "the rest never comes: {error:?}");
    assert!(!error.is_too_large(), "{error:?}");
}
