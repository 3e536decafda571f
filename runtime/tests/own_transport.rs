//! Transports of the user's own: what the client does above each of them.

mod support;

use std::collections::VecDeque;
use std::convert::Infallible;
use std::future::{pending, ready};
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response};
use http_body::Frame;
use http_body_util::{BodyExt, Full};
use support::{envelope, greet};
use wsdl_runtime::{
    Client, ClientBuilder, Error, Outgoing, ReplyBody, Result, Retry, ServiceTransport, Transport,
    TransportFuture, UserPassword,
};

const URL: &str = "http://greeter.example.org/greet";

/// Answers what it is told to, and keeps what it is asked.
#[derive(Clone, Default)]
struct Told {
    answers: Arc<Mutex<VecDeque<Result<Response<ReplyBody>>>>>,
    asked: Arc<Mutex<Vec<Request<Bytes>>>>,
}

impl Told {
    fn then(self, answer: Result<Response<ReplyBody>>) -> Self {
        self.answers.lock().unwrap().push_back(answer);
        self
    }

    fn status(self, status: u16) -> Self {
        let response = Response::builder().status(status).body(ReplyBody::whole("")).unwrap();
        self.then(Ok(response))
    }

    fn hello(self) -> Self {
        self.then(Ok(Response::new(ReplyBody::whole(hello()))))
    }

    fn uris(&self) -> Vec<String> {
        self.asked.lock().unwrap().iter().map(|it| it.uri().to_string()).collect()
    }
}

impl Transport for Told {
    fn send<'a>(&'a self, request: Request<Bytes>) -> TransportFuture<'a> {
        self.asked.lock().unwrap().push(request);
        let answer = self.answers.lock().unwrap().pop_front().expect("an answer is left");
        Box::pin(ready(answer))
    }
}

fn hello() -> String {
    envelope("<GreetResponse><return>Hello</return></GreetResponse>")
}

fn builder(transport: impl Transport + 'static) -> ClientBuilder {
    Client::builder(URL).transport(transport)
}

#[tokio::test]
async fn a_request_is_one_of_the_crate_http() {
    let told = Told::default().hello();
    let client = builder(told.clone()).http_header("x-own", "hush-hush").build().unwrap();
    assert_eq!(greet(&client).await.unwrap().as_deref(), Some("Hello"));
    let asked = told.asked.lock().unwrap();
    let (head, body) = (&asked[0], asked[0].body());
    assert_eq!((head.method().as_str(), head.uri().to_string()), ("POST", URL.to_owned()));
    assert_eq!(head.headers()["soapaction"], "\"urn:greeter#Greet\"");
    assert!(head.headers()["x-own"].is_sensitive());
    assert!(body.starts_with(b"<?xml"));
}

/// So that a transport can write a log without asking what a password is.
#[tokio::test]
async fn a_transport_is_told_the_operation_and_what_is_secret() {
    let told = Told::default().hello();
    let client = builder(told.clone()).credentials(UserPassword::new("ana", "hush-hush"));
    greet(&client.build().unwrap()).await.unwrap();
    let asked = told.asked.lock().unwrap();
    let outgoing = asked[0].extensions().get::<Outgoing>().unwrap();
    assert_eq!((outgoing.operation().name(), outgoing.is_call()), ("Greet", true));
    assert_eq!(outgoing.redact("hush-hush, Zoë"), "[secret], Zoë");
    assert!(outgoing.request_text().contains("Zoë"));
    assert!(!format!("{outgoing:?}").contains("hush"));
}

#[tokio::test]
async fn redirects_are_followed_or_refused_above_the_transport() {
    let redirect = |to: &str| {
        let response = Response::builder().status(307).header("location", to);
        Ok(response.body(ReplyBody::whole("")).unwrap())
    };
    let told = Told::default().then(redirect("/there")).hello();
    greet(&builder(told.clone()).build().unwrap()).await.unwrap();
    assert_eq!(told.uris(), [URL, "http://greeter.example.org/there"]);
    let told = Told::default().then(redirect("http://other.example.org/"));
    let error = greet(&builder(told.clone()).build().unwrap()).await.unwrap_err();
    assert!(error.is_redirect() && error.status() == Some(307), "{error}");
    assert_eq!(told.uris().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn calls_are_retried_by_what_the_transport_says() {
    let retried = |told: &Told| builder(told.clone()).retries(Retry::new(2)).build().unwrap();
    let told = Told::default().then(Err(Error::unconnected("nobody there"))).hello();
    assert!(greet(&retried(&told)).await.is_ok());
    // The greeting is not declared to be safe.
    let told = Told::default().then(Err(Error::broken("cut"))).hello();
    let error = greet(&retried(&told)).await.unwrap_err();
    assert!(!error.is_connect() && error.url() == Some(URL), "{error:?}");
    assert!(error.to_string().contains("the connection broke: cut"), "{error}");
    let told = Told::default().status(503).hello();
    assert_eq!(greet(&retried(&told)).await.unwrap_err().status(), Some(503));
}

#[tokio::test(start_paused = true)]
async fn the_time_of_a_call_and_the_size_of_its_reply_are_limited_above_the_transport() {
    struct Never;

    impl Transport for Never {
        fn send<'a>(&'a self, _: Request<Bytes>) -> TransportFuture<'a> {
            Box::pin(pending())
        }
    }

    /// A body without end.
    struct Endless(bool);

    impl http_body::Body for Endless {
        type Data = Bytes;
        type Error = Infallible;

        fn poll_frame(
            self: Pin<&mut Self>,
            _: &mut Context<'_>,
        ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
            match self.0 {
                true => Poll::Ready(Some(Ok(Frame::data(Bytes::from_static(&[b' '; 1024]))))),
                false => Poll::Pending,
            }
        }
    }

    let endless =
        |flows| Told::default().then(Ok(Response::new(ReplyBody::stream(Endless(flows)))));
    let error = greet(&builder(Never).build().unwrap()).await.unwrap_err();
    assert!(error.is_timeout() && error.url() == Some(URL), "{error:?}");
    let client = builder(endless(false)).timeout(Duration::from_secs(1)).build().unwrap();
    assert!(greet(&client).await.unwrap_err().is_timeout());
    let client = builder(endless(true)).max_reply_bytes(10_000).build().unwrap();
    assert!(greet(&client).await.unwrap_err().is_too_large());
}

/// What a `tower` layer does.
#[tokio::test]
async fn a_transport_can_stand_around_the_one_that_there_is() {
    struct Counted<T>(T, Arc<Mutex<Vec<&'static str>>>, &'static str);

    impl<T: Transport> Transport for Counted<T> {
        fn send<'a>(&'a self, request: Request<Bytes>) -> TransportFuture<'a> {
            self.1.lock().unwrap().push(self.2);
            self.0.send(request)
        }
    }

    let seen = Arc::new(Mutex::new(Vec::new()));
    let count = |name| {
        let seen = seen.clone();
        move |inner| Counted(inner, seen.clone(), name)
    };
    let builder = builder(Told::default().hello());
    let client = builder.around_transport(count("inner")).around_transport(count("outer"));
    greet(&client.build().unwrap()).await.unwrap();
    assert_eq!(*seen.lock().unwrap(), ["outer", "inner"]);
}

#[test]
fn settings_of_reqwest_do_not_go_with_another_transport() {
    let error = builder(Told::default()).no_proxy().build().unwrap_err();
    assert!(error.to_string().contains("a transport of your own cannot be given"), "{error}");
    let own = wsdl_runtime::http_client_builder().unwrap().build().unwrap();
    assert!(builder(Told::default()).http_client(own).build().unwrap_err().is_config());
}

/// Answers as a server in the same program does.
#[derive(Clone)]
struct Hello;

impl tower_service::Service<Request<Full<Bytes>>> for Hello {
    type Response = Response<Full<Bytes>>;
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<Full<Bytes>>) -> Self::Future {
        Box::pin(async move {
            let bytes = request.into_body().collect().await.unwrap().to_bytes();
            match String::from_utf8_lossy(&bytes).contains("Zoë") {
                true => Ok(Response::new(Full::new(hello().into()))),
                false => Err(Error::unconnected("not for you")),
            }
        })
    }
}

#[tokio::test]
async fn a_tower_service_is_a_transport() {
    let client = builder(ServiceTransport::new(Hello)).build().unwrap();
    assert_eq!(greet(&client).await.unwrap().as_deref(), Some("Hello"));
    let other = wsdl_runtime::generated::Part("name", "Ana");
    let error = client.call::<_, Option<String>>(&support::OPERATION, &other).await.unwrap_err();
    assert!(error.is_connect(), "{error}");
}

#[cfg(feature = "blocking")]
#[test]
fn a_blocking_client_has_it_too() {
    let client = builder(ServiceTransport::new(Hello)).build().unwrap();
    let client = wsdl_runtime::blocking::Client::new(client).unwrap();
    let name = wsdl_runtime::generated::Part("name", "Zoë");
    let said = client.call::<_, Option<String>>(&support::OPERATION, &name).unwrap();
    assert_eq!(said.as_deref(), Some("Hello"));
}
