//! Callers that look at what travels.

mod support;

use std::net::TcpListener;
use std::sync::{Arc, Mutex};

use support::{Answer, OPERATION, Server, envelope};
use wsdl_runtime::{Client, ClientBuilder, Exchange, HeaderBlock, Result, Security, UserPassword};

/// A request that the client signs.
#[derive(Debug, Default)]
pub struct Signed {}

wsdl_runtime::generated::parts! {
    Signed {
        0 _: credential(Password) = "password",
    }
}

#[derive(Clone, Debug, Default)]
struct Log(Arc<Mutex<Vec<String>>>);

impl Log {
    fn see(&self) -> impl Fn(&Exchange<'_>) + Send + Sync + 'static {
        let log = self.0.clone();
        move |seen| {
            let (name, url) = (seen.operation().name(), seen.url());
            let (status, reply) = (seen.status(), seen.reply());
            let (request, error) = (seen.request(), seen.error());
            let line = format!("{name} {url} {status:?} {reply:?} {error:?} {request} {seen:?}");
            log.lock().unwrap().push(line);
        }
    }

    fn lines(&self) -> Vec<String> {
        self.0.lock().unwrap().clone()
    }
}

async fn call(client: &Client) -> Result<Option<String>> {
    client.call(&OPERATION, &Signed::default()).await
}

fn full_of_secrets(builder: ClientBuilder) -> ClientBuilder {
    let block = HeaderBlock::from_xml("<s:Key xmlns:s='urn:s' kind='hush-0'>7</s:Key>").unwrap();
    builder
        .credentials(UserPassword::new("ana", "hush-1"))
        .security(Security::username_token("ana", "hush-2"))
        .bearer_auth("hush-3")
        .header(block)
        .addressing(true)
}

#[tokio::test]
async fn exchanges_are_shown_without_secrets() {
    let server = Server::start(|_| Answer::reply("hush-1 hush-2 hush-3 Hello")).await;
    let log = Log::default();
    let endpoint = format!("{}soap?key=hush-4", server.url);
    let client = full_of_secrets(Client::builder(endpoint)).inspect(log.see()).build().unwrap();
    call(&client).await.unwrap();
    let [seen] = &log.lines()[..] else { panic!("one exchange") };
    assert!(!seen.contains("hush") && !seen.contains(">7<"), "{seen}");
    for expected in [
        "Greet http://127.0.0.1:",
        "/soap Some(200) ",
        "<return>[secret] [secret] [secret] Hello</return>",
        "<s:Key>[secret]</s:Key>",
        "<wsse:Username>ana</wsse:Username>",
        "#PasswordText\">[secret]</wsse:Password>",
        "<password>[secret]</password>",
        "/soap[secret]</wsa:To>",
    ] {
        assert!(seen.contains(expected), "{expected} in {seen}");
    }
}

#[tokio::test]
async fn secrets_are_shown_to_who_asks_for_them() {
    let server = Server::start(|_| Answer::reply("hush-5")).await;
    let log = Log::default();
    let builder = full_of_secrets(Client::builder(&server.url)).inspect_unredacted(log.see());
    call(&builder.build().unwrap()).await.unwrap();
    let seen = log.lines().pop().unwrap();
    for secret in ["kind='hush-0'", "hush-1", "hush-2", "hush-5"] {
        assert!(seen.contains(secret), "{seen}");
    }
    assert!(seen.contains(&server.seen()[0].body), "{seen}");
}

#[tokio::test]
async fn an_exchange_without_reply_has_an_error() {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    drop(listener);
    let log = Log::default();
    let client = Client::builder(url).inspect(log.see()).build().unwrap();
    assert!(call(&client).await.unwrap_err().is_connect());
    let seen = log.lines().pop().unwrap();
    assert!(seen.contains(" None None Some(Greet of Greeter: no connection"), "{seen}");
}

#[tokio::test]
async fn what_came_of_decoding_is_shown_too() {
    let header = "<e:Header><s xmlns='urn:s'>5</s></e:Header><e:Body>";
    let reply =
        envelope("<g:GreetResponse xmlns:g='urn:greeter'><return>many</return></g:GreetResponse>")
            .replace("<e:Body>", header);
    let server = Server::start(move |_| Answer::ok(reply.clone()).header("x-seen", "hush-1")).await;
    let log = Arc::new(Mutex::new(Vec::new()));
    let seen = log.clone();
    let see = move |exchange: &Exchange<'_>| {
        let error = exchange.error().map(ToString::to_string);
        let header = exchange.header_xml().map(|xml| xml.children().len());
        let seen_by = exchange.reply_headers().get("x-seen").cloned();
        let tolerated = exchange.tolerated().map(|it| it.is_empty());
        seen.lock().unwrap().push((exchange.status(), error, header, seen_by, tolerated));
    };
    let credentials = UserPassword::new("ana", "hush-1");
    let client = Client::builder(&server.url).credentials(credentials).inspect(see);
    let client = client.build().unwrap();
    call(&client).await.unwrap();
    let error = client.call::<_, Option<i32>>(&OPERATION, &Signed::default()).await.unwrap_err();
    let log = log.lock().unwrap();
    let [(status, none, header, seen_by, tolerated), (same, told, ..)] = &log[..] else {
        panic!("two exchanges: {log:?}")
    };
    assert_eq!((status, same, none, header), (&Some(200), &Some(200), &None, &Some(1)));
    assert_eq!(seen_by.as_ref().unwrap(), "[secret]");
    assert_eq!(tolerated, &Some(true));
    assert!(error.is_decode() && told.as_deref() == Some(error.to_string().as_str()), "{told:?}");
}
