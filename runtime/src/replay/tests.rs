//! Recordings, from a client to a file and back.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use bytes::Bytes;
use http::{HeaderValue, Request, Response, StatusCode};

use super::{Player, Recorder};
use crate::client::call::Client;
use crate::client::signing::address_key::{AddressKey, AddressRule};
use crate::client::signing::user::UserPassword;
use crate::codec::credential::Credential;
use crate::codec::encode::encoder::Encoder;
use crate::codec::encode::traits::{Encode, EncodeParts};
use crate::codec::names::Name;
use crate::error::{Error, Result};
use crate::http::transport::{ReplyBody, Transport, TransportFuture};
use crate::secret::Secret;
use crate::soap::operation::Operation;

const GREET: Operation = Operation::rpc_literal("Greeter", "Greet").namespace("urn:g");
const PART: Operation = Operation::rpc_literal("Greeter", "Part").namespace("urn:g");

/// What is asked: a name, and what the client fills in.
struct Ask(&'static str);

impl EncodeParts for Ask {
    fn encode_parts(&self, encoder: &mut Encoder<'_>) {
        self.0.encode(Name::unqualified("name"), encoder);
        encoder.credential(Name::unqualified("key"), Credential::SecretKey);
        encoder.credential(Name::unqualified("password"), Credential::Password);
    }
}

/// Answers what it is told to, one after the other.
#[derive(Clone, Default)]
struct Told(Arc<Mutex<VecDeque<Result<Response<ReplyBody>>>>>);

impl Told {
    fn then(self, answer: Result<Response<ReplyBody>>) -> Self {
        self.0.lock().unwrap().push_back(answer);
        self
    }

    fn says(self, text: &str) -> Self {
        let mut response = Response::new(ReplyBody::whole(envelope(text)));
        let headers = response.headers_mut();
        headers.insert("content-type", HeaderValue::from_static("text/xml"));
        headers.insert("date", HeaderValue::from_static("today"));
        self.then(Ok(response))
    }
}

impl Transport for Told {
    fn send<'a>(&'a self, _: Request<Bytes>) -> TransportFuture<'a> {
        let answer = self.0.lock().unwrap().pop_front().expect("an answer is left");
        Box::pin(std::future::ready(answer))
    }
}

fn envelope(text: &str) -> String {
    format!(
        "<e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\"><e:Body>\
         <GreetResponse><return>{text}</return></GreetResponse></e:Body></e:Envelope>"
    )
}

const URL: &str = "http://greeter.example.org/greet?token=hush-hush-0";

async fn ask(client: &Client, name: &'static str) -> Result<Option<String>> {
    client.call::<_, Option<String>>(&GREET, &Ask(name)).await
}

fn recorded(told: Told, recorder: &Recorder) -> Client {
    let builder = Client::builder(URL).credentials(UserPassword::new("ana", "hush-hush-1"));
    let builder = builder.bearer_auth("hush-hush-2").transport(told).record(recorder);
    builder.build().unwrap()
}

fn played(player: &Player) -> Client {
    let builder = Client::builder("https://greeter.test/greet").transport(player.clone());
    builder.credentials(UserPassword::new("bob", "x")).build().unwrap()
}

fn recorder() -> Recorder {
    Recorder::new(std::env::temp_dir().join("no-such-folder-\0"))
}

#[tokio::test]
async fn a_recording_is_text_without_secrets() {
    let recorder = recorder().replace("greeter.example.org", "greeter.test");
    let client = recorded(Told::default().says("Hello, hush-hush-1!"), &recorder);
    ask(&client, "Ana").await.unwrap();
    let text = recorder.text();
    let wanted = "\
# Recorded calls, format 1. `[secret]` stands for what must not be told.

= Greet of Greeter
> POST http://greeter.test/greet
> accept: text/xml
> authorization: [secret]
> content-type: text/xml; charset=utf-8
> soapaction: \"\"
>
> <?xml version=\"1.0\" encoding=\"UTF-8\"?>
> <SOAP-ENV:Envelope xmlns:SOAP-ENV=\"http://schemas.xmlsoap.org/soap/envelope/\" \
xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\" \
xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\\
>   <SOAP-ENV:Body>\\
>     <op:Greet xmlns:op=\"urn:g\">\\
>       <name>Ana</name>\\
>       <password>[secret]</password>\\
>     </op:Greet>\\
>   </SOAP-ENV:Body>\\
> </SOAP-ENV:Envelope>
>
< 200
< content-type: text/xml
<
< <e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\">\\
<   <e:Body>\\
<     <GreetResponse>\\
<       <return>Hello, [secret]!</return>\\
<     </GreetResponse>\\
<   </e:Body>\\
< </e:Envelope>
";
    assert_eq!(text, wanted);
}

#[tokio::test]
async fn what_was_recorded_is_answered_in_its_order() {
    let recorder = recorder();
    let client = recorded(Told::default().says("Hello").says("Good day"), &recorder);
    ask(&client, "Ana").await.unwrap();
    ask(&client, "Bob").await.unwrap();

    let player = Player::parse(&recorder.text()).unwrap();
    let client = played(&player);
    assert_eq!(ask(&client, "Ana").await.unwrap().as_deref(), Some("Hello"));
    assert!(player.finish().unwrap_err().to_string().contains("1 of the recorded calls were not"));
    assert_eq!(ask(&client, "Bob").await.unwrap().as_deref(), Some("Good day"));
    player.finish().unwrap();

    let error = ask(&client, "Bob").await.unwrap_err();
    assert!(error.is_unrecorded(), "{error}");
    assert!(error.to_string().contains("all 2 calls of the recording are answered"), "{error}");
    assert!(player.finish().unwrap_err().is_unrecorded());
}

#[tokio::test]
async fn what_differs_is_told_by_its_path() {
    let recorder = recorder();
    ask(&recorded(Told::default().says("Hello"), &recorder), "Ana").await.unwrap();
    let player = Player::parse(&recorder.text()).unwrap();
    let client = played(&player);
    let error = ask(&client, "Bob").await.unwrap_err().to_string();
    let wanted = "at `Envelope/Body/Greet/name`, recorded is `Ana`, asked was `Bob`";
    assert!(error.contains(wanted), "{error}");
    let error = client.call::<_, Option<String>>(&PART, &Ask("Ana")).await.unwrap_err();
    let wanted = "recorded is `Greet of Greeter`, asked was `Part of Greeter`; the recording has: \
                  `Greet of Greeter`";
    assert!(error.to_string().contains(wanted), "{error}");
    // Nothing of it takes the call away from whoever asks the right thing.
    assert!(ask(&client, "Ana").await.is_ok());
    let ignoring = Player::parse(&recorder.text()).unwrap().ignoring("name");
    assert!(ask(&played(&ignoring), "Bob").await.is_ok());
}

#[tokio::test]
async fn the_path_and_the_presence_of_a_secret_count_and_the_host_does_not() {
    let recorder = recorder();
    ask(&recorded(Told::default().says("Hello"), &recorder), "Ana").await.unwrap();
    let player = Player::parse(&recorder.text()).unwrap();
    let client = |url: &str| Client::builder(url).transport(player.clone()).build().unwrap();
    let error = ask(&client("http://greeter.test/other"), "Ana").await.unwrap_err().to_string();
    assert!(error.contains("the path: recorded is `/greet`, asked was `/other`"), "{error}");
    let error = ask(&client("http://greeter.test/greet"), "Ana").await.unwrap_err().to_string();
    assert!(error.contains("recorded is the element `password`"), "{error}");
}

#[tokio::test]
async fn by_operation_calls_come_in_any_order() {
    let recorder = recorder();
    let client = recorded(Told::default().says("Hello").says("Good day"), &recorder);
    ask(&client, "Ana").await.unwrap();
    ask(&client, "Bob").await.unwrap();

    let player = Player::parse(&recorder.text()).unwrap().by_operation();
    let client = played(&player);
    for (name, answer) in [("Bob", "Good day"), ("Bob", "Good day"), ("Eve", "Hello")] {
        assert_eq!(ask(&client, name).await.unwrap().as_deref(), Some(answer));
    }
    let error = ask(&client, "Eve").await.unwrap_err();
    assert!(error.to_string().contains("none of them says the same"), "{error}");
    let error = client.call::<_, Option<String>>(&PART, &Ask("Ana")).await.unwrap_err();
    assert!(error.to_string().contains("no call of `Part of Greeter`"), "{error}");
}

/// Recordings of failures are for tests of what a program does about them.
#[tokio::test]
async fn failures_are_recorded_and_played() {
    struct Breaks;

    impl http_body::Body for Breaks {
        type Data = Bytes;
        type Error = Error;

        fn poll_frame(
            self: std::pin::Pin<&mut Self>,
            _: &mut std::task::Context<'_>,
        ) -> std::task::Poll<Option<Result<http_body::Frame<Bytes>>>> {
            std::task::Poll::Ready(Some(Err(Error::broken("the plug"))))
        }
    }

    let mut busy = Response::new(ReplyBody::whole(""));
    *busy.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
    let told = Told::default()
        .then(Err(Error::unconnected("nobody there, hush-hush-1")))
        .then(Err(Error::broken("cut")))
        .then(Err(Error::timed_out()))
        .then(Ok(Response::new(ReplyBody::stream(Breaks))))
        .then(Ok(busy));
    let recorder = recorder();
    let client = recorded(told, &recorder);
    let mut before = Vec::new();
    for _ in 0..5 {
        before.push(ask(&client, "Ana").await.unwrap_err());
    }
    let text = recorder.text();
    for line in [
        "! no connection: nobody there, [secret]",
        "! connection broke: cut",
        "! no answer",
        "< 503",
    ] {
        assert!(text.contains(line), "{text}");
    }
    let client = played(&Player::parse(&text).unwrap());
    for before in before {
        let after = ask(&client, "Ana").await.unwrap_err();
        let of = |it: &Error| (it.is_connect(), it.is_timeout(), it.status());
        assert_eq!(of(&after), of(&before), "{after}");
    }
}

#[tokio::test]
async fn a_reply_that_nobody_waits_for_is_none() {
    struct Never;

    impl Transport for Never {
        fn send<'a>(&'a self, _: Request<Bytes>) -> TransportFuture<'a> {
            Box::pin(std::future::pending())
        }
    }

    let recorder = recorder();
    let client = Client::builder(URL).transport(Never).record(&recorder);
    let client = client.timeout(std::time::Duration::ZERO).build().unwrap();
    assert!(ask(&client, "Ana").await.unwrap_err().is_timeout());
    assert!(recorder.text().ends_with("! no answer\n"), "{}", recorder.text());
    let player = Player::parse(&recorder.text()).unwrap();
    let client = Client::builder(URL).transport(player).build().unwrap();
    assert!(ask(&client, "Ana").await.unwrap_err().is_timeout());
}

#[tokio::test]
async fn what_a_reply_holds_as_a_secret_is_taken_out_everywhere() {
    let recorder = recorder();
    let told = Told::default().says("session-4711").says("thanks for session-4711");
    let client = recorded(told, &recorder);
    let session = client.call::<_, Option<Secret>>(&GREET, &Ask("Ana")).await.unwrap();
    assert_eq!(session.unwrap_or_default().expose(), "session-4711");
    ask(&client, "session-4711").await.unwrap();
    assert!(!recorder.text().contains("4711"), "{}", recorder.text());

    // The player's own answer is what is asked with.
    let client = played(&Player::parse(&recorder.text()).unwrap());
    assert_eq!(
        client
            .call::<_, Option<Secret>>(&GREET, &Ask("Ana"))
            .await
            .unwrap()
            .unwrap_or_default()
            .expose(),
        "[secret]"
    );
    assert_eq!(ask(&client, "[secret]").await.unwrap().as_deref(), Some("thanks for [secret]"));
}

#[tokio::test]
async fn pages_that_sign_a_call_are_recorded_too() {
    let recorder = recorder().replace("192.0.2.7", "192.0.2.1").secret("return");
    let key = |key: &str| {
        AddressKey::new(key, AddressRule::Lookup("http://greeter.example.org/ip".to_owned()))
    };
    let page = Response::new(ReplyBody::whole("192.0.2.7"));
    let told = Told::default().then(Ok(page)).says("hello");
    let client = Client::builder(URL).transport(told).record(&recorder);
    let client = client.credentials(key("hush-hush-3")).build().unwrap();
    ask(&client, "Ana").await.unwrap();
    let text = recorder.text();
    assert!(text.contains("= page for Greet of Greeter\n> GET http://greeter"), "{text}");
    assert!(text.contains("< 192.0.2.1\n") && text.contains("<return>[secret]</return>"), "{text}");
    assert!(!text.contains("hush"), "{text}");

    let player = Player::parse(&text).unwrap();
    let client = Client::builder(URL).transport(player.clone()).credentials(key("another key"));
    assert!(ask(&client.build().unwrap(), "Ana").await.is_ok());
    player.finish().unwrap();
}

#[tokio::test]
async fn the_file_is_written_when_the_last_clone_is_dropped() {
    let folder = std::env::temp_dir().join(format!("recorder-{}", std::process::id()));
    let path = folder.join("deep").join("calls.txt");
    let recorder = Recorder::new(&path);
    let client = recorded(Told::default().says("Hello"), &recorder);
    drop(recorder);
    ask(&client, "Ana").await.unwrap();
    drop(client);
    let player = Player::open(&path).unwrap();
    assert!(ask(&played(&player), "Ana").await.is_ok());
    std::fs::remove_dir_all(&folder).unwrap();
    let error = Player::open(&path).unwrap_err();
    assert!(error.is_config() && error.to_string().contains("calls.txt"), "{error}");
}

/// `Outgoing` says which of a request is secret.
#[tokio::test]
async fn a_request_that_does_not_say_what_is_secret_is_neither_recorded_nor_sent() {
    let recorder = recorder();
    let transport = recorder.around(Told::default());
    let error = transport.send(Request::new(Bytes::from("hush"))).await.unwrap_err();
    assert!(error.is_config(), "{error}");
    assert_eq!(recorder.text().lines().count(), 1);
}

#[test]
fn what_is_no_recording_is_refused_by_its_line() {
    for (text, problem) in [
        ("> POST http://a/", "line 1: expected `= `"),
        ("= A of B", "the exchange `A of B` has no request"),
        ("= A of B\n> POST http://a/", "has neither a reply nor a line `!`"),
        ("= A of B\n> POST", "line 2: expected a method and an address"),
        ("= A of B\n> POST http://a/\n> x", "line 3: a header has no `:`"),
        ("= A of B\n> POST http://a/\n>\n> \\q", "line 4: a `\\` that is none of"),
        ("= A of B\n> POST http://a/\n< OK", "line 3: `OK` is no HTTP status"),
        ("= A of B\n> POST http://a/\n< 200\n> x: y", "line 4: the request stands behind"),
        ("= A of B\n> POST http://a/\n! gone", "line 3: expected `! no connection: why`"),
        ("= A of B\n> POST http://a/\n! no answer\n< 200", "line 4: nothing can follow"),
        ("= A of B\nPOST", "line 2: `P` begins no line"),
    ] {
        let error = Player::parse(text).unwrap_err().to_string();
        assert!(error.contains(problem), "{text}: {error}");
    }
}
