//! What travels, and what becomes of replies that are not what was hoped for.

mod support;

use std::net::TcpListener;
use std::time::Duration;

use support::{Answer, Server, envelope, greet};
use wsdl_runtime::{Client, UserPassword};

#[tokio::test]
async fn a_request_is_a_post_that_nusoap_understands() {
    let server = Server::start(|_| Answer::reply("Hello")).await;
    assert_eq!(greet(&server.client()).await.unwrap().as_deref(), Some("Hello"));
    let seen = &server.seen()[0];
    assert_eq!(seen.method, "POST");
    assert_eq!(seen.header("content-type"), Some("text/xml; charset=utf-8"));
    assert_eq!(seen.header("soapaction"), Some("\"urn:greeter#Greet\""));
    assert_eq!(seen.header("content-length"), Some(seen.body.len().to_string().as_str()));
    assert!(seen.body.contains("<name xsi:type=\"xsd:string\">Zoë</name>"), "{}", seen.body);
}

#[tokio::test]
async fn the_envelope_is_soap_1_1_to_the_byte() {
    let server = Server::start(|_| Answer::reply("Hello")).await;
    greet(&server.client()).await.unwrap();
    assert_eq!(
        server.seen()[0].body,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <SOAP-ENV:Envelope xmlns:SOAP-ENV=\"http://schemas.xmlsoap.org/soap/envelope/\" \
         xmlns:SOAP-ENC=\"http://schemas.xmlsoap.org/soap/encoding/\" \
         xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\
         <SOAP-ENV:Body SOAP-ENV:encodingStyle=\"http://schemas.xmlsoap.org/soap/encoding/\">\
         <op:Greet xmlns:op=\"urn:greeter\"><name xsi:type=\"xsd:string\">Zoë</name></op:Greet>\
         </SOAP-ENV:Body></SOAP-ENV:Envelope>\n"
    );
}

#[tokio::test]
async fn a_fault_is_read_whatever_the_status() {
    for status in [200, 400, 403, 500, 503] {
        let server = Server::start(move |_| Answer::fault("100", "No", "").status(status)).await;
        let error = greet(&server.client()).await.unwrap_err();
        assert!(error.is_fault(), "{error}");
        assert_eq!((error.fault().unwrap().code.as_str(), error.status()), ("100", Some(status)));
        assert_eq!(error.to_string(), "Greet of Greeter: refused: No (fault code 100)");
    }
}

/// SOAP 1.1 §6.2: what failed comes with a status that says so, and with a fault.
#[tokio::test]
async fn a_reply_without_a_fault_is_none_where_the_status_says_that_the_call_failed() {
    for status in [300, 400, 404, 500, 503] {
        let server = Server::start(move |_| Answer::reply("Hello").status(status)).await;
        let error = greet(&server.client()).await.unwrap_err();
        assert!(error.is_status() && !error.is_decode(), "{error:?}");
        assert_eq!(error.status(), Some(status));
        assert!(error.to_string().contains("`<GreetResponse><return>Hello<"), "{error}");
    }
    // An element that nobody declared is no answer either.
    let other = envelope("<s:ServiceError xmlns:s='urn:o'><code>7</code></s:ServiceError>");
    let server = Server::start(move |_| Answer::ok(other.clone()).status(500)).await;
    let error = server.client().call::<_, Option<i32>>(&support::OPERATION, &()).await.unwrap_err();
    assert!(error.is_status(), "{error:?}");
    assert!(error.to_string().contains("ServiceError"), "{error}");
}

#[tokio::test]
async fn a_page_is_quoted_without_the_secrets_in_it() {
    let server = Server::start(|seen| {
        let key = seen.body.split("pass&amp;word").count();
        assert_eq!(key, 1, "only the operation's own parts are sent");
        Answer::ok("<!DOCTYPE html>\n<p>Not allowed, pass&amp;word pass&word</p>").status(403)
    })
    .await;
    let client = server.client().with_credentials(UserPassword::new("ana", "pass&word"));
    let error = greet(&client).await.unwrap_err();
    assert!(error.is_not_soap() && error.status() == Some(403));
    assert_eq!(
        error.to_string(),
        format!(
            "Greet of Greeter: the reply is an HTML page, not a SOAP envelope; it begins with \
             `<!DOCTYPE html> <p>Not allowed, [secret] [secret]</p>` ({}, HTTP status 403)",
            server.url
        )
    );
}

#[tokio::test]
async fn an_empty_reply_says_so() {
    let server = Server::start(|_| Answer::ok("").status(500)).await;
    let error = greet(&server.client()).await.unwrap_err();
    assert!(error.is_not_soap());
    assert!(error.to_string().contains("the reply is empty"), "{error}");
    assert!(error.to_string().contains("HTTP status 500"), "{error}");
}

#[tokio::test]
async fn a_request_that_was_taken_on_has_no_reply() {
    let server = Server::start(|_| Answer::ok("").status(202)).await;
    assert_eq!(greet(&server.client()).await.unwrap(), None);
}

#[tokio::test]
async fn a_one_way_operation_has_an_empty_reply_of_any_success() {
    let operation = support::OPERATION.one_way();
    for (status, taken_on) in [(200, true), (202, true), (204, true), (404, false), (500, false)] {
        let server = Server::start(move |_| Answer::ok("").status(status)).await;
        let result = server.client().call::<_, ()>(&operation, &()).await;
        assert_eq!(result.is_ok(), taken_on, "{status}");
        assert!(
            server.client().call::<_, ()>(&support::OPERATION, &()).await.is_ok()
                == (status == 202)
        );
    }
    let server = Server::start(|_| Answer::fault("Server", "No", "")).await;
    let result = server.client().call::<_, ()>(&operation, &()).await;
    assert!(result.unwrap_err().is_fault(), "a fault is one all the same");
}

#[tokio::test]
async fn secrets_are_cut_out_of_faults_and_their_details() {
    let answer = Answer::fault("Server", "bad key hush-hush", "<dump>x hush-hush y</dump>");
    let server = Server::start(move |_| answer.clone()).await;
    let client = server.client().with_credentials(UserPassword::new("ana", "hush-hush"));
    let error = greet(&client).await.unwrap_err();
    let shown = format!("{error} {error:?} {client:?}");
    assert!(!shown.contains("hush") && shown.contains("x [secret] y"), "{shown}");
}

#[tokio::test]
async fn a_reply_that_does_not_fit_names_the_element() {
    let server = Server::start(|_| Answer::reply("many")).await;
    let client = server.client();
    let error = client.call::<_, Option<i32>>(&support::OPERATION, &()).await.unwrap_err();
    assert!(error.is_decode());
    assert_eq!(error.path(), Some("Body/GreetResponse/return"));
    assert_eq!((error.operation(), error.service()), (Some("Greet"), Some("Greeter")));
}

#[tokio::test]
async fn what_xml_cannot_carry_is_not_sent() {
    let server = Server::start(|_| Answer::reply("Hello")).await;
    let part = wsdl_runtime::generated::Part("name", &"\u{0}".to_owned());
    let result = server.client().call::<_, Option<String>>(&support::OPERATION, &part).await;
    assert!(result.unwrap_err().is_encode());
    assert!(server.seen().is_empty());
}

#[tokio::test]
async fn a_reply_over_the_limit_is_refused_announced_or_not() {
    let page = "x".repeat(2000);
    let server = Server::start(move |_| Answer::ok(page.clone())).await;
    let client = Client::builder(&server.url).max_reply_bytes(1000).build().unwrap();
    let error = greet(&client).await.unwrap_err();
    assert!(error.is_too_large());
    assert!(error.to_string().contains("larger than the limit of 1000 bytes"), "{error}");
    greet(&Client::builder(&server.url).max_reply_bytes(2000).build().unwrap())
        .await
        .expect_err("a page is no envelope, but it is read");
}

#[tokio::test]
async fn a_server_that_does_not_answer_is_a_timeout() {
    // The backlog takes the connection; nobody ever reads from it.
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    let client = Client::builder(url).timeout(Duration::from_millis(50)).build().unwrap();
    let error = greet(&client).await.unwrap_err();
    assert!(error.is_timeout() && !error.is_connect(), "{error:?}");
    assert!(error.to_string().contains("no answer within 50ms"), "{error}");
}

#[tokio::test]
async fn one_call_can_have_a_timeout_of_its_own() {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let client = Client::builder(format!("http://{}/", listener.local_addr().unwrap()));
    let client = client.timeout(Duration::MAX).build().unwrap();
    let error = greet(&client.with_timeout(Duration::from_millis(20))).await.unwrap_err();
    assert!(error.to_string().contains("no answer within 20ms"), "{error}");

    let server = Server::start(|_| Answer::reply("Hello")).await;
    greet(&client.with_endpoint(&server.url).unwrap()).await.expect("time without end");
}

#[tokio::test]
async fn nobody_there_is_a_connect_error() {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let url = format!("http://{}/?token=hush", listener.local_addr().unwrap());
    drop(listener);
    let client = Client::builder(url).build().unwrap();
    let error = greet(&client).await.unwrap_err();
    assert!(error.is_connect(), "{error:?}");
    assert!(!format!("{error} {error:?} {client:?}").contains("hush"));
}

/// An address that is kept for documentation (RFC 5737): nobody answers, or there is no way there.
#[tokio::test]
async fn no_connection_in_time_is_a_connect_error() {
    let client = Client::builder("http://192.0.2.1/").connect_timeout(Duration::from_millis(1));
    let error = greet(&client.no_proxy().build().unwrap()).await.unwrap_err();
    assert!(error.is_connect(), "{error:?}");
    assert!(error.to_string().contains("no connection"), "{error}");
}

#[tokio::test]
async fn an_http_client_of_ones_own_carries_the_call() {
    let server = Server::start(|_| Answer::reply("Hello")).await;
    let own = wsdl_runtime::http_client_builder().unwrap().user_agent("mine").build().unwrap();
    let client = Client::builder(&server.url).http_client(own).build().unwrap();
    greet(&client).await.unwrap();
    assert_eq!(server.seen()[0].header("user-agent"), Some("mine"));
}

#[test]
fn endpoints_that_cannot_work_are_refused_without_their_secrets() {
    for endpoint in ["", "campus.example.org/x", "ftp://example.org", "http://u:hush@example.org/"]
    {
        let error = Client::builder(endpoint).build().unwrap_err();
        assert!(error.is_config());
        assert!(!format!("{error} {error:?}").contains("hush"), "{error}");
    }
}
