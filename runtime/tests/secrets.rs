//! Keys and passwords that a server repeats stand in no error, however it spells them, and no half
//! of one stays where a text is cut.

#[macro_use]
mod support;

use std::fmt::Debug;
use std::sync::{Arc, Mutex};

use support::{Answer, Server, envelope};
use wsdl_runtime::generated::Decode;
use wsdl_runtime::{Client, Error, Secret, UserPassword, Value};

const PASSWORD: &str = "d0be2dc421be4fcd0172e5afceea3970e2f3d940";

/// A client that sends [`PASSWORD`], and a server that answers what a test wants.
struct Pair {
    answer: Arc<Mutex<Answer>>,
    client: Client,
    _server: Server,
}

impl Pair {
    async fn start() -> Self {
        let answer = Arc::new(Mutex::new(Answer::ok("")));
        let next = answer.clone();
        let server = Server::start(move |_| next.lock().unwrap().clone()).await;
        let client = server.client().with_credentials(UserPassword::new("ana", PASSWORD));
        Self { answer, client, _server: server }
    }

    /// What a call ends in.
    async fn error<T: Decode + Debug + Send + 'static>(&self, answer: Answer) -> Error {
        *self.answer.lock().unwrap() = answer;
        self.client.call::<_, Option<T>>(&support::OPERATION, &()).await.unwrap_err()
    }
}

/// All that an error tells of a reply.
fn told(error: &Error) -> String {
    let fault = error.fault().map(|fault| format!("{fault} {fault:?} {:?}", fault.detail_xml()));
    let sources = std::iter::successors(std::error::Error::source(error), |it| it.source());
    let sources: String = sources.map(|it| format!("{it} {it:?} ")).collect();
    format!("{error} {error:?} {:?} {sources} {fault:?}", error.path())
}

/// Whether six characters of the password, one after the other, stand in `text` in any case.
fn holds_a_piece(text: &str) -> bool {
    let text = text.to_lowercase();
    (0..PASSWORD.len() - 6).any(|at| text.contains(&PASSWORD[at..at + 6]))
}

#[tokio::test]
async fn no_half_of_a_secret_stays_where_an_error_is_cut() {
    let pair = Pair::start().await;
    for before in (0..70).step_by(3) {
        let found = format!("{}{PASSWORD}{}", "-".repeat(before), "x".repeat(100));
        for answer in [
            Answer::reply(&found),
            Answer::reply(&format!("<a b={found}/>")),
            Answer::reply(&format!("&{found};")),
            Answer::ok(envelope(&format!("<GreetResponse><{found}></e></GreetResponse>"))),
            Answer::ok(format!("<html>{}{found}</html>", "-".repeat(130))),
            Answer::fault("Server", &found, &found),
        ] {
            let error = pair.error::<i32>(answer).await;
            assert!(!holds_a_piece(&told(&error)), "{}", told(&error));
        }
    }
}

#[tokio::test]
async fn a_secret_is_found_in_a_fault_however_it_is_spelled() {
    let pair = Pair::start().await;
    let entities: String = PASSWORD.bytes().map(|byte| format!("&#x{byte:04X};")).collect();
    let percent: String = PASSWORD.bytes().map(|byte| format!("%{byte:02x}")).collect();
    let json: String = PASSWORD.bytes().map(|byte| format!("\\u{byte:04x}")).collect();
    let (head, tail) = PASSWORD.split_at(17);
    for spelled in [
        PASSWORD.to_uppercase(),
        entities,
        percent,
        json,
        format!("{head}<!-- - -->{tail}"),
        format!("<![CDATA[{head}]]>{tail}"),
        format!("{head}<![CDATA[]]>{tail}"),
    ] {
        let detail = format!("<dump k='1'>key {spelled}!</dump>");
        let error =
            pair.error::<i32>(Answer::fault("Server", &format!("key {spelled}!"), &detail)).await;
        let fault = error.fault().unwrap();
        assert_eq!(fault.string, "key [secret]!", "{spelled}");
        let dump = fault.detail.as_ref().and_then(|detail| detail.get("dump"));
        assert_eq!(dump, Some(&Value::from("key [secret]!")), "{spelled}");
        let xml = fault.detail_xml().unwrap();
        assert_eq!((xml.name(), xml.text().as_str()), ("detail", "key [secret]!"), "{spelled}");
        assert_eq!(xml.children().remove(0).attribute("k").as_deref(), Some("1"), "{spelled}");
    }
}

#[tokio::test]
async fn a_secret_is_found_in_the_names_of_elements() {
    let pair = Pair::start().await;
    let reply = Answer::reply(&format!("<x{PASSWORD}><a b='&x;'/></x{PASSWORD}>"));
    let error = pair.error::<Value>(reply).await;
    assert_eq!(error.path(), Some("Body/GreetResponse/return/x[secret]"));
    assert!(!holds_a_piece(&told(&error)), "{error}");
    let detail = format!("<x{PASSWORD}/>");
    let error = pair.error::<i32>(Answer::fault("Server", "No", &detail)).await;
    assert!(!holds_a_piece(&told(&error)), "{error}");
}

#[tokio::test]
async fn long_texts_of_a_fault_are_cut() {
    let pair = Pair::start().await;
    let error = pair.error::<i32>(Answer::fault("Server", &"x".repeat(1_000_000), "")).await;
    assert_eq!(error.fault().unwrap().string.chars().count(), 16_385);
}

/// A struct with a field that `Config::secret` names.
#[derive(Clone, Debug, Default, PartialEq)]
struct Account {
    token: Option<Secret>,
    number: Option<i32>,
}

wsdl_runtime::record! {
    Account: anonymous, elements in "" {
        0 token: optional element = "token",
        1 number: optional element = "number",
    }
}

#[tokio::test]
async fn a_secret_that_was_read_is_not_shown_where_the_rest_of_its_reply_cannot_be_read() {
    let reply = format!("<token>{PASSWORD}</token><number>{PASSWORD}</number>");
    for status in [200, 500] {
        let answer = Answer::reply(&reply).status(status);
        let server = Server::start(move |_| answer.clone()).await;
        let shown = Arc::new(Mutex::new(String::new()));
        let seen = shown.clone();
        let client = Client::builder(&server.url)
            .inspect(move |it| seen.lock().unwrap().push_str(it.reply().unwrap_or_default()))
            .build()
            .unwrap();
        let error = client.call::<_, Option<Account>>(&support::OPERATION, &()).await.unwrap_err();
        assert!(!holds_a_piece(&told(&error)), "{}", told(&error));
        let shown = shown.lock().unwrap();
        assert!(shown.contains("<number>[secret]</number>"), "{shown}");
        assert!(!holds_a_piece(&shown), "{shown}");
    }
}
