//! What an error says: the status, the address, and what to do about it.

#[macro_use]
mod support;

use std::error::Error as StdError;
use std::net::TcpListener;
use std::time::Duration;

use support::{Answer, OPERATION, Server, envelope, greet, raw};
use wsdl_runtime::{Client, ClientBuilder, Error, Operation, generated};

/// What a call of a server that answers in this way ends in.
async fn error_of(answer: Answer) -> Error {
    error_with(answer, |builder| builder).await
}

async fn error_with(answer: Answer, set: impl Fn(ClientBuilder) -> ClientBuilder) -> Error {
    let server = Server::start(move |_| answer.clone()).await;
    let client = set(Client::builder(format!("{}soap?key=hush", server.url))).build().unwrap();
    let error = greet(&client).await.unwrap_err();
    assert_eq!(error.url(), Some(format!("{}soap", server.url).as_str()), "{error:?}");
    assert!(!format!("{error} {error:?}").contains("hush"), "{error:?}");
    error
}

/// A port that nobody listens on.
fn nobody() -> String {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    format!("http://{}/", listener.local_addr().unwrap())
}

#[tokio::test]
async fn a_server_that_asks_who_is_calling_is_answered_by_what_the_client_can_do() {
    let page = "<html><h1>401 Unauthorized</h1></html>";
    let digest = Answer::ok(page).status(401);
    let digest =
        digest.header("www-authenticate", "Digest realm=\"r\", nonce=\"n1\", qop=\"auth\"");
    let error = error_of(digest).await;
    assert!(error.is_unauthorized() && error.is_not_soap(), "{error:?}");
    assert!(error.to_string().contains("it takes Digest (not supported by this client"), "{error}");

    let both = Answer::ok("").status(401).header("www-authenticate", "NTLM");
    let both = both.header("www-authenticate", "Basic realm=\"r\"");
    let error = error_of(both.clone()).await;
    assert_eq!(error.status(), Some(401));
    assert!(error.to_string().contains("the reply is empty; the server asks who"), "{error}");
    assert!(error.to_string().contains("NTLM (not supported"), "{error}");
    assert!(error.to_string().contains("Basic (set `basic_auth`)"), "{error}");

    let error = error_with(both, |builder| builder.basic_auth("ana", "hush-hush")).await;
    assert!(error.to_string().contains("does not accept the `Authorization`"), "{error}");
    assert!(error.to_string().contains("check the name and the password"), "{error}");
}

#[tokio::test]
async fn what_is_known_about_a_server_is_told_with_its_errors() {
    let known = |error: &Error| (error.status()? == 503).then(|| "it is the night".to_owned());
    let down = error_with(Answer::ok("<html/>").status(503), |it| it.explain(known)).await;
    assert_eq!(down.explanation(), Some("it is the night"));
    assert!(down.to_string().ends_with("HTTP status 503); it is the night"), "{down}");
    let other = error_with(Answer::ok("<html/>").status(500), |it| it.explain(known)).await;
    assert_eq!(other.explanation(), None);
}

#[tokio::test]
async fn an_empty_reply_is_none_of_a_call_that_returns_something() {
    for (status, expected) in [
        (200, "the reply is empty: the server's log says why"),
        (204, "the reply is empty, as that of an operation without output is"),
    ] {
        let error = error_of(Answer::ok("").status(status)).await;
        assert!(error.is_not_soap() && error.status() == Some(status), "{error:?}");
        assert!(error.to_string().contains(expected), "{error}");
    }
}

#[tokio::test]
async fn a_server_that_is_busy_says_for_how_long() {
    let answer = Answer::ok("{\"error\":\"maintenance\"}").status(503);
    let answer = answer.header("retry-after", "120").header("content-type", "application/json");
    let error = error_of(answer).await;
    assert_eq!((error.status(), error.retry_after()), (Some(503), Some(Duration::from_secs(120))));
    assert!(error.to_string().contains("`{\"error\":\"maintenance\"}`"), "{error}");
    assert!(error.to_string().contains("asks to wait for 120s"), "{error}");
}

/// What a reply is read into.
#[derive(Debug, Default)]
pub struct Answered {
    /// When.
    pub dt: Option<i32>,
}

setters!(Answered { dt: some(i32) });

generated::record! {
    Answered: "Answer" in "urn:shop", elements in "urn:shop" {
        0 dt: optional element = "dt",
    }
}

#[tokio::test]
async fn what_cannot_be_read_has_the_status_and_names_each_element_once() {
    const ASK: Operation =
        Operation::document("Shop", "Ask").input("urn:shop", "Ask").output("Answer");
    for (body, path, found) in [
        ("<Answer xmlns='urn:shop'><dt>soon</dt></Answer>", "Body/Answer/dt", "soon"),
        (
            "<ServiceFault xmlns='urn:other'><faultcode>5001</faultcode></ServiceFault>",
            "Body",
            "ServiceFault",
        ),
    ] {
        let server = Server::start(move |_| Answer::ok(envelope(body))).await;
        let (client, nothing) = (server.client(), String::new());
        let error = client.call_element::<String, Answered>(&ASK, &nothing).await.unwrap_err();
        assert!(error.is_decode(), "{error:?}");
        assert_eq!((error.path(), error.status()), (Some(path), Some(200)));
        assert!(error.to_string().contains(found), "{error}");
        assert!(error.to_string().contains("HTTP status 200"), "{error}");
        assert_eq!(error.url(), Some(server.url.as_str()));
    }
}

#[tokio::test]
async fn a_fault_behind_a_page_or_of_another_version_is_read_and_keeps_its_status() {
    let fault = "<e:Fault><faultcode>e:Server</faultcode><faultstring>late</faultstring></e:Fault>";
    let error = error_of(
        Answer::ok(format!("<html><body><p>Oops</p></body></html>\n{}", envelope(fault)))
            .status(500)
            .header("content-type", "text/html"),
    )
    .await;
    assert_eq!((error.fault().unwrap().string.as_str(), error.status()), ("late", Some(500)));

    let fault = "<e:Fault><e:Code><e:Value>e:Receiver</e:Value></e:Code>\
                 <e:Reason><e:Text xml:lang='en'>down</e:Text></e:Reason></e:Fault>";
    let other = envelope(fault).replace(
        "http://schemas.xmlsoap.org/soap/envelope/",
        "http://www.w3.org/2003/05/soap-envelope",
    );
    let error = error_of(Answer::ok(other).status(500)).await;
    assert_eq!((error.fault().unwrap().string.as_str(), error.status()), ("down", Some(500)));
}

#[tokio::test]
async fn every_error_about_an_address_names_it() {
    let error = error_with(Answer::ok("x".repeat(100)), |it| it.max_reply_bytes(99)).await;
    assert!(error.is_too_large() && error.status() == Some(200), "{error:?}");
    assert!(error.to_string().contains("/soap, HTTP status 200)"), "{error}");

    let error = error_of(Answer::redirect(302, "http://other.invalid/a?key=hush")).await;
    assert!(error.is_redirect() && error.status() == Some(302), "{error:?}");
    assert!(error.to_string().contains("redirects to `http://other.invalid/a`"), "{error}");

    let url = nobody();
    let error = greet(&Client::builder(&url).build().unwrap()).await.unwrap_err();
    assert_eq!((error.is_connect(), error.url()), (true, Some(url.as_str())));
    assert!(error.to_string().contains(&url), "{error}");

    let url = raw("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\ncut").await;
    let error = greet(&Client::builder(&url).build().unwrap()).await.unwrap_err();
    assert_eq!((error.status(), error.url()), (Some(200), Some(url.as_str())), "{error:?}");
}

#[tokio::test]
async fn headers_of_any_bytes_lose_nothing() {
    let mut answer = b"HTTP/1.1 401 X\r\nwww-authenticate: Basic realm=\"Zo\xEB\"\r\n\
                       content-type: text/html; charset=iso-8859-1; title=\"\xEB\"\r\n\
                       content-length: 8\r\n\r\n"
        .to_vec();
    answer.extend_from_slice(b"<b>Zo\xEB</");
    let error = greet(&Client::builder(raw(answer).await).build().unwrap()).await.unwrap_err();
    assert!(error.to_string().contains("`<b>Zoë</`"), "{error}");
    assert!(error.to_string().contains("Basic (set `basic_auth`)"), "{error}");

    let server = Server::start(|seen| match seen.path.as_str() {
        "/" => Answer::redirect(307, "/Zo\u{eb}"),
        path => Answer::reply(path),
    })
    .await;
    let client = server.client();
    assert_eq!(greet(&client).await.unwrap().as_deref(), Some("/Zo%C3%AB"));
}

#[tokio::test]
async fn a_content_type_of_any_kind_does_not_hide_an_envelope() {
    for content_type in ["", "text/html", "application/octet-stream", ";;;", "text/xml; charset=?"]
    {
        let answer = Answer::reply("Hello").header("content-type", content_type);
        let server = Server::start(move |_| answer.clone()).await;
        assert_eq!(greet(&server.client()).await.unwrap().as_deref(), Some("Hello"));
    }
}

/// What `fn main() -> Result<(), Box<dyn Error>>` prints.
#[tokio::test]
async fn debug_says_what_display_says_and_then_the_facts() {
    let server = Server::start(|_| Answer::ok("<html>Oops</html>").status(502)).await;
    let error: Box<dyn StdError> = greet(&server.client()).await.unwrap_err().into();
    let url = &server.url;
    assert_eq!(
        format!("{error:?}"),
        format!(
            "{error}\n  operation: Greet of Greeter\n  address: {url}\n  HTTP status: 502\n  \
             outcome: unknown: the change may have been made"
        )
    );
    let server = Server::start(|_| Answer::reply("many")).await;
    let client = server.client();
    let error = client.call::<_, Option<i32>>(&OPERATION, &()).await.unwrap_err();
    assert!(format!("{error:?}").contains("\n  element: Body/GreetResponse/return"), "{error:?}");

    let error = greet(&Client::builder(nobody()).build().unwrap()).await.unwrap_err();
    assert!(format!("{error:?}").contains("\n  caused by: "), "{error:?}");
}

#[tokio::test]
async fn debug_tells_all_that_a_fault_says() {
    let fault = "<e:Envelope xmlns:e='http://www.w3.org/2003/05/soap-envelope' xmlns:t='urn:t'>\
        <e:Body><e:Fault><e:Code><e:Value>e:Sender</e:Value><e:Subcode><e:Value>t:NoSeat</e:Value>\
        </e:Subcode></e:Code><e:Reason><e:Text xml:lang='de'>voll</e:Text>\
        <e:Text xml:lang='en'>full</e:Text></e:Reason><e:Node>urn:node</e:Node>\
        <e:Role>urn:role</e:Role><e:Detail><t:seats>0</t:seats></e:Detail></e:Fault></e:Body>\
        </e:Envelope>";
    let server = Server::start(move |_| Answer::ok(fault).status(500)).await;
    let error = greet(&server.client()).await.unwrap_err();
    let debug = format!("{error:?}");
    for fact in [
        "HTTP status: 500",
        "fault code: e:Sender of `http://www.w3.org/2003/05/soap-envelope`",
        "fault subcode: t:NoSeat of `urn:t`",
        "fault reason (de): voll",
        "fault reason (en): full",
        "fault node: urn:node",
        "fault actor or role: urn:role",
    ] {
        assert!(debug.lines().any(|line| line.trim() == fact), "{fact}: {debug}");
    }
    assert!(
        debug.contains("\n  fault detail: <e:Detail") && debug.contains(">0</t:seats>"),
        "{debug}"
    );
}
