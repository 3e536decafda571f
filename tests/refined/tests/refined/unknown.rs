//! What is not known to be done, at servers that misbehave.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use refined::desk::{
    Desk, DeskServer, IdsRequest, OpenRequest, SessionRequest, TouchRequest, desk_server,
};
use tokio::net::TcpListener;
use wsdl_runtime::server::{Context, Endpoint, Misbehaving, When, serve};
use wsdl_runtime::{Client, Error, Fault, Retry};

use crate::support::{client, envelope};

/// A desk that opens accounts.
#[derive(Clone, Default)]
struct Opened(Arc<AtomicUsize>);

impl DeskServer for Opened {
    async fn open(&self, _: OpenRequest, _: &Context) -> Result<Option<String>, Fault> {
        Ok(Some(self.0.fetch_add(1, Ordering::SeqCst).to_string()))
    }

    async fn ids(&self, _: IdsRequest, _: &Context) -> Result<Option<String>, Fault> {
        Ok(Some("#1#".to_owned()))
    }
}

/// A client of a desk that misbehaves at its first call.
async fn at(
    spoil: impl FnOnce(Misbehaving<Endpoint>, When) -> Misbehaving<Endpoint>,
) -> (Desk, Opened) {
    let opened = Opened::default();
    let service = spoil(Misbehaving::new(desk_server(opened.clone())), When::nth(1));
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    tokio::spawn(serve(listener, service).run());
    let client = Client::builder(url).timeout(Duration::from_millis(200)).build();
    (Desk::new(client.unwrap()), opened)
}

#[tokio::test]
async fn it_is_unknown_where_the_request_may_have_arrived_and_no_reply_tells() {
    type Spoil = fn(Misbehaving<Endpoint>, When) -> Misbehaving<Endpoint>;
    let spoils: [(&str, Spoil); 6] = [
        ("html", Misbehaving::html),
        ("empty 500", Misbehaving::empty_error),
        ("reset", Misbehaving::reset),
        ("truncated", Misbehaving::truncated),
        ("late", |it, when| it.late(when, Duration::from_secs(600))),
        ("slow", |it, when| it.slow_next_byte(when, Duration::from_secs(600))),
    ];
    for (name, spoil) in spoils {
        let (desk, _) = at(spoil).await;
        let error = desk.open(&OpenRequest::new()).await.unwrap_err();
        assert!(error.is_outcome_unknown(), "{name}: {error}");
        assert!(format!("{error:?}").contains("outcome: unknown"), "{name}");
        // What only reads leaves nothing in doubt.
        let (desk, _) = at(spoil).await;
        let error = desk.ids(&IdsRequest::new()).await.unwrap_err();
        assert!(!error.is_outcome_unknown(), "{name}: {error}");
    }
}

#[tokio::test]
async fn a_late_answer_hides_what_was_done() {
    let (desk, opened) = at(|it, when| it.late(when, Duration::from_secs(600))).await;
    assert!(desk.open(&OpenRequest::new()).await.unwrap_err().is_outcome_unknown());
    assert_eq!(opened.0.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn it_is_known_where_the_server_says_that_it_does_not_do_it() {
    let fault = |it: Misbehaving<Endpoint>, when| it.fault(when, Fault::new("Server", "no"));
    let unauthorized = |it: Misbehaving<Endpoint>, when| it.unauthorized(when, "Basic realm=\"d\"");
    let (desk, _) = at(fault).await;
    let error = desk.open(&OpenRequest::new()).await.unwrap_err();
    assert!(error.is_fault() && !error.is_outcome_unknown(), "{error}");
    let (desk, _) = at(unauthorized).await;
    let error = desk.open(&OpenRequest::new()).await.unwrap_err();
    assert!(!error.is_outcome_unknown(), "{error}");
}

#[tokio::test]
async fn it_is_known_where_nothing_was_sent() {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    drop(listener);
    let desk = Desk::new(Client::builder(url).build().unwrap());
    let error = desk.open(&OpenRequest::new()).await.unwrap_err();
    assert!(error.is_connect() && !error.is_outcome_unknown(), "{error}");
    let (desk, opened) = at(|it, _| it).await;
    let error = desk.open(&OpenRequest::new().name("\u{1}")).await.unwrap_err();
    assert!(error.is_encode() && !error.is_outcome_unknown(), "{error}");
    assert_eq!(opened.0.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn some_faults_come_when_the_change_is_made() {
    let answer = |text: &str| {
        let fault =
            format!("<faultcode>SOAP-ENV:Server</faultcode><faultstring>{text}</faultstring>");
        Desk::new(client(500, envelope(&format!("<SOAP-ENV:Fault>{fault}</SOAP-ENV:Fault>"))))
    };
    let call = async |text: &str| answer(text).session(&SessionRequest::new()).await.unwrap_err();
    let lost = call("unable to serialize result").await;
    assert!(lost.is_fault() && lost.is_outcome_unknown(), "{lost}");
    let refused = call("wrong key").await;
    assert!(refused.is_fault() && !refused.is_outcome_unknown(), "{refused}");
}

#[tokio::test]
async fn a_value_that_is_not_known_leaves_in_doubt_what_was_done() {
    let reply = "<d:touchResponse><return>2</return></d:touchResponse>";
    let desk = Desk::new(client(200, envelope(reply)));
    let error: Error = desk.touch(&TouchRequest::new()).await.unwrap_err();
    assert!(error.is_unexpected() && error.is_outcome_unknown(), "{error}");
}

/// The first attempt breaks after it arrived, the second one is answered.
#[tokio::test]
async fn an_earlier_attempt_that_may_have_been_carried_out_leaves_it_in_doubt() {
    use std::sync::Mutex;
    use wsdl_runtime::{Operation, ReplyBody, Transport, TransportFuture};

    struct Twice(Mutex<usize>);
    impl Transport for Twice {
        fn send<'a>(&'a self, _: http::Request<bytes::Bytes>) -> TransportFuture<'a> {
            let mut made = self.0.lock().unwrap();
            *made += 1;
            let result = match *made {
                1 => Err(Error::broken("reset")),
                _ => Err(Error::unconnected("gone")),
            };
            Box::pin(async { result.map(|()| http::Response::new(ReplyBody::whole(""))) })
        }
    }
    const SAFE: Operation = Operation::rpc_encoded("Desk", "touch").safe();
    let client = Client::builder("http://desk.example/").transport(Twice(Mutex::new(0)));
    let retry = Retry::new(2).backoff(Duration::ZERO, Duration::ZERO);
    let client = client.retries(retry).build().unwrap();
    let error = client.call::<_, Option<String>>(&SAFE, &()).await.unwrap_err();
    assert!(error.is_connect() && error.is_outcome_unknown(), "{error}");
}
