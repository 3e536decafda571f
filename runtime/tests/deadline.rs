//! One time limit for the whole of a call. The clock stands still unless everybody waits for it.

mod support;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use support::{Answer, OPERATION, Server, greet, serve, silent};
use tokio::time::Instant;
use wsdl_runtime::{
    AddressKey, AddressRule, CallToSign, Client, Error, Fault, Filled, Retry, Signing,
    SigningFuture,
};

const LIMIT: Duration = Duration::from_secs(5);

/// What the clock of tokio rounds to.
const TICK: Duration = Duration::from_millis(2);

async fn timed(client: &Client) -> (Error, Duration) {
    let start = Instant::now();
    let error = greet(client).await.unwrap_err();
    (error, start.elapsed())
}

fn assert_in_time(error: &Error, taken: Duration) {
    assert!(error.is_timeout(), "{error:?}");
    assert!((LIMIT..=LIMIT + TICK).contains(&taken), "{taken:?}: {error}");
}

#[tokio::test(start_paused = true)]
async fn a_server_that_never_answers_costs_the_time_of_the_call() {
    let url = silent().await;
    let client = Client::builder(&url).timeout(LIMIT).build().unwrap();
    let (error, taken) = timed(&client).await;
    assert_in_time(&error, taken);
    assert_eq!(error.url(), Some(url.as_str()));
    assert_eq!(error.to_string(), format!("Greet of Greeter: no answer within 5s ({url})"));
}

#[tokio::test(start_paused = true)]
async fn calls_that_wait_for_the_look_up_of_another_one_wait_no_longer_than_for_their_own() {
    let lookup = silent().await;
    let key = AddressKey::new("a key", AddressRule::Lookup(lookup.clone()));
    let client = Client::builder("http://127.0.0.1:1/").credentials(key).timeout(LIMIT);
    let client = client.no_proxy().build().unwrap();
    let start = Instant::now();
    let calls: Vec<_> = (0..40)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move { timed(&client).await })
        })
        .collect();
    let mut asking = 0;
    for call in calls {
        let (error, taken) = call.await.unwrap();
        assert_in_time(&error, taken);
        assert!(error.is_signing(), "{error:?}");
        asking += usize::from(error.url() == Some(lookup.as_str()));
    }
    assert!(asking >= 1, "the one that asks says whom");
    assert!(start.elapsed() <= LIMIT + TICK, "{:?}", start.elapsed());
}

/// Each address that a redirect leads to answers with another one, and the last not at all.
#[tokio::test(start_paused = true)]
async fn look_up_redirects_retries_and_pauses_share_the_time() {
    let asked = Arc::new(AtomicUsize::new(0));
    let seen = asked.clone();
    let server = Server::start(move |seen| match seen.path.as_str() {
        "/ip" => Answer::ok("192.0.2.1"),
        "/" => Answer::redirect(307, "/busy"),
        _ => {
            asked.fetch_add(1, Ordering::SeqCst);
            Answer::ok("").status(503)
        }
    })
    .await;
    let pause = Duration::from_secs(2);
    let rule = AddressRule::Lookup(format!("{}ip", server.url));
    let client = Client::builder(&server.url).credentials(AddressKey::new("a key", rule));
    let client = client.timeout(LIMIT).retries(Retry::new(99).backoff(pause, pause));
    let (client, safe) = (client.build().unwrap(), OPERATION.safe());
    let start = Instant::now();
    let error = client.call::<_, Option<String>>(&safe, &()).await.unwrap_err();
    assert_eq!(error.status(), Some(503), "the last answer is told: {error:?}");
    assert!(start.elapsed() <= LIMIT, "{:?}", start.elapsed());
    assert!(seen.load(Ordering::SeqCst) >= 3, "there is time for two pauses");
}

#[tokio::test(start_paused = true)]
async fn a_second_signature_has_the_time_that_is_left() {
    let wrong = "Secret key is not correct";
    let asked = Arc::new(AtomicUsize::new(0));
    let silent = silent().await;
    let server = Server::start(move |seen| match seen.path.as_str() {
        "/ip" if asked.fetch_add(1, Ordering::SeqCst) == 0 => Answer::ok("192.0.2.1"),
        "/ip" => Answer::redirect(307, silent.clone()),
        _ => Answer::fault("Server", wrong, ""),
    })
    .await;
    let rule = AddressRule::Lookup(format!("{}ip", server.url));
    let key = AddressKey::new("a key", rule).refused_when(|fault: &Fault| !fault.code.is_empty());
    let client = Client::builder(&server.url).credentials(key).timeout(LIMIT);
    let client = client.redirects_to_port(port(&server)).build().unwrap();
    let (error, taken) = timed(&client).await;
    assert!(error.is_fault(), "the refusal says more: {error:?}");
    assert!(taken <= LIMIT + TICK, "{taken:?}");
}

fn port(server: &Server) -> u16 {
    server.url.trim_end_matches('/').rsplit(':').next().unwrap().parse().unwrap()
}

/// A signing that never comes to an end.
#[derive(Debug)]
struct Endless;

impl Signing for Endless {
    fn fill<'a>(&'a self, _call: &'a CallToSign<'a>) -> SigningFuture<'a, Filled> {
        Box::pin(std::future::pending())
    }
}

#[tokio::test(start_paused = true)]
async fn a_signing_of_ones_own_has_no_more_time_than_the_call() {
    let client = Client::builder("http://127.0.0.1:1/").credentials(Endless).timeout(LIMIT);
    let (error, taken) = timed(&client.build().unwrap()).await;
    assert_in_time(&error, taken);
    assert!(error.is_signing(), "{error:?}");
    assert!(error.to_string().contains("the request was not signed within 5s"), "{error}");
}

/// The head of a reply, and then a byte now and then.
#[tokio::test(start_paused = true)]
async fn a_reply_that_trickles_in_has_no_more_time_than_the_call() {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    let url = serve(|mut stream| async move {
        let _ = stream.read(&mut [0; 4096]).await;
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 99999\r\n\r\n").await;
        while stream.write_all(b" ").await.is_ok() {
            tokio::time::sleep(Duration::from_secs(1)).await;
        }
    })
    .await;
    let client = Client::builder(&url).timeout(LIMIT).build().unwrap();
    let (error, taken) = timed(&client).await;
    assert_in_time(&error, taken);
    assert_eq!((error.status(), error.url()), (Some(200), Some(url.as_str())));
}
