//! A server on the loopback interface whose answers a test decides on.
#![allow(dead_code, reason = "each test uses the part that it needs")]

/// The setters of a struct, as generated code has them.
#[allow(unused_macros, reason = "some tests declare no struct")]
macro_rules! setters {
    ($name:ident { $($field:ident: $kind:ident($ty:ty)),* $(,)? }) => {
        #[allow(dead_code, reason = "each test uses those that it needs")]
        impl $name {
            /// Makes one with no field set.
            pub fn new() -> Self {
                Self::default()
            }

            $(
                /// Sets the field of this name.
                pub fn $field(mut self, value: impl Into<$ty>) -> Self {
                    self.$field = setters!(@ $kind value.into());
                    self
                }
            )*
        }
    };
    (@ plain $value:expr) => { $value };
    (@ some $value:expr) => { Some($value) };
    (@ some_some $value:expr) => { Some(Some($value)) };
}

use std::convert::Infallible;
use std::net::Ipv4Addr;
use std::sync::{Arc, Mutex};

use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::header::HeaderValue;
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use wsdl_runtime::generated::Part;
use wsdl_runtime::{Client, Operation, Result};

pub const OPERATION: Operation = Operation::rpc_encoded("Greeter", "Greet")
    .namespace("urn:greeter")
    .soap_action("urn:greeter#Greet");

/// What a server answers.
#[derive(Clone, Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(&'static str, String)>,
    pub body: Bytes,
}

impl Answer {
    pub fn ok(body: impl Into<String>) -> Self {
        Self { status: 200, headers: Vec::new(), body: Bytes::from(body.into()) }
    }

    /// The bytes of a body that is compressed.
    pub fn compressed(encoding: &str, body: Vec<u8>) -> Self {
        let headers = vec![("content-encoding", encoding.to_owned())];
        Self { status: 200, headers, body: Bytes::from(body) }
    }

    pub fn status(mut self, status: u16) -> Self {
        self.status = status;
        self
    }

    pub fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    pub fn redirect(status: u16, to: impl Into<String>) -> Self {
        Self { status, headers: vec![("location", to.into())], body: Bytes::new() }
    }

    /// A reply of one part.
    pub fn reply(text: &str) -> Self {
        Self::ok(envelope(&format!("<GreetResponse><return>{text}</return></GreetResponse>")))
    }

    pub fn fault(code: &str, string: &str, detail: &str) -> Self {
        Self::ok(envelope(&format!(
            "<e:Fault><faultcode>{code}</faultcode><faultstring>{string}</faultstring>\
             <detail>{detail}</detail></e:Fault>"
        )))
        .status(500)
    }
}

pub fn envelope(body: &str) -> String {
    format!(
        "<e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\"><e:Body>{body}</e:Body>\
         </e:Envelope>"
    )
}

/// A request as it arrived.
#[derive(Clone, Debug)]
pub struct Seen {
    pub method: String,
    pub path: String,
    pub headers: Vec<(String, String)>,
    pub body: String,
}

impl Seen {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(header, _)| header == name).map(|(_, value)| value.as_str())
    }
}

/// A server, and what it has seen so far.
#[derive(Clone)]
pub struct Server {
    pub url: String,
    seen: Arc<Mutex<Vec<Seen>>>,
}

impl Server {
    /// Starts a server that gives `answer` of each request.
    pub async fn start<F>(answer: F) -> Self
    where
        F: Fn(&Seen) -> Answer + Clone + Send + Sync + 'static,
    {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let url = format!("http://{}/", listener.local_addr().unwrap());
        let seen = Arc::new(Mutex::new(Vec::new()));
        let server = Self { url, seen: seen.clone() };
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (seen, answer) = (seen.clone(), answer.clone());
                let service = service_fn(move |request| {
                    let (seen, answer) = (seen.clone(), answer.clone());
                    async move { Ok::<_, Infallible>(respond(request, &seen, &answer).await) }
                });
                let connection = hyper::server::conn::http1::Builder::new();
                tokio::spawn(connection.serve_connection(TokioIo::new(stream), service));
            }
        });
        server
    }

    pub fn seen(&self) -> Vec<Seen> {
        self.seen.lock().unwrap().clone()
    }

    /// How many requests for `path` there were.
    pub fn count(&self, path: &str) -> usize {
        self.seen().iter().filter(|seen| seen.path == path).count()
    }

    pub fn client(&self) -> Client {
        Client::builder(&self.url).build().unwrap()
    }
}

async fn respond(
    request: Request<Incoming>,
    seen: &Mutex<Vec<Seen>>,
    answer: &impl Fn(&Seen) -> Answer,
) -> Response<Full<Bytes>> {
    let headers = request.headers().iter();
    let headers =
        headers.map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()));
    let mut this = Seen {
        method: request.method().to_string(),
        path: request.uri().path().to_owned(),
        headers: headers.collect(),
        body: String::new(),
    };
    let body = request.into_body().collect().await.unwrap().to_bytes();
    this.body = String::from_utf8(body.to_vec()).unwrap();
    let answer = answer(&this);
    seen.lock().unwrap().push(this);
    let mut response = Response::new(Full::new(answer.body));
    *response.status_mut() = StatusCode::from_u16(answer.status).unwrap();
    for (name, value) in answer.headers {
        let value = HeaderValue::from_bytes(value.as_bytes()).unwrap();
        response.headers_mut().append(name, value);
    }
    response
}

/// The URL of a server that answers each request with these bytes, whatever they are.
pub async fn raw(answer: impl Into<Vec<u8>>) -> String {
    let answer = answer.into();
    serve(move |mut stream| {
        let answer = answer.clone();
        async move {
            read_request(&mut stream).await;
            let _ = stream.write_all(&answer).await;
            let _ = stream.shutdown().await;
        }
    })
    .await
}

/// The URL of a server that takes requests and never answers. It keeps the connections open.
pub async fn silent() -> String {
    serve(|mut stream| async move {
        while stream.read(&mut [0; 4096]).await.is_ok_and(|read| read > 0) {}
    })
    .await
}

/// The URL of a server that does this with each connection.
pub async fn serve<F>(each: impl Fn(TcpStream) -> F + Send + 'static) -> String
where
    F: Future<Output = ()> + Send + 'static,
{
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(each(stream));
        }
    });
    url
}

/// Reads a request to its end: closing the connection before that could lose the answer.
async fn read_request(stream: &mut TcpStream) {
    let (mut seen, mut buffer) = (Vec::new(), [0; 4096]);
    while let Ok(1..) = stream.read(&mut buffer).await.inspect(|read| {
        seen.extend_from_slice(&buffer[..*read]);
    }) {
        if seen.trim_ascii_end().ends_with(b"Envelope>") {
            return;
        }
    }
}

/// Calls the operation that the tests share.
pub async fn greet(client: &Client) -> Result<Option<String>> {
    client.call(&OPERATION, &Part("name", &"Zoë".to_owned())).await
}
