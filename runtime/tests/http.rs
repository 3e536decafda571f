//! What requests say in HTTP: who the caller is, headers of their own, and proxies.

mod support;

use support::{Answer, Server, greet};
use wsdl_runtime::{Client, ClientBuilder};

/// What arrives under the name of a header.
async fn sent(name: &str, set: impl Fn(ClientBuilder) -> ClientBuilder) -> Option<String> {
    let server = Server::start(|_| Answer::reply("Hello")).await;
    greet(&set(Client::builder(&server.url)).build().unwrap()).await.unwrap();
    server.seen()[0].header(name).map(str::to_owned)
}

#[tokio::test]
async fn callers_say_who_they_are() {
    // RFC 7617 §2, and §2.1 with a letter beyond ASCII.
    let basic = sent("authorization", |b| b.basic_auth("Aladdin", "open sesame")).await;
    assert_eq!(basic.as_deref(), Some("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="));
    let basic = sent("authorization", |b| b.basic_auth("test", "123£")).await;
    assert_eq!(basic.as_deref(), Some("Basic dGVzdDoxMjPCow=="));
    let bearer = sent("authorization", |b| b.basic_auth("x", "y").bearer_auth("mF_9.B5f")).await;
    assert_eq!(bearer.as_deref(), Some("Bearer mF_9.B5f"));
}

#[tokio::test]
async fn headers_of_the_callers_own_come_first() {
    let own = |builder: ClientBuilder| {
        builder.http_header("X-Api-Key", "7").http_header("content-type", "text/xml")
    };
    assert_eq!(sent("x-api-key", own).await.as_deref(), Some("7"));
    assert_eq!(sent("content-type", own).await.as_deref(), Some("text/xml"));
}

#[tokio::test]
async fn a_client_calls_itself_as_it_is_told() {
    let unnamed = sent("user-agent", |b| b).await.unwrap();
    assert!(unnamed.starts_with("wsdl-runtime/"), "{unnamed}");
    assert_eq!(sent("user-agent", |b| b.user_agent("sync/1.0")).await.as_deref(), Some("sync/1.0"));
    // It is no secret, and stays in what an error quotes.
    let server = Server::start(|_| Answer::ok("<html>hello, long-name/1.0</html>")).await;
    let client = Client::builder(&server.url).user_agent("long-name/1.0").build().unwrap();
    let error = greet(&client).await.unwrap_err();
    assert!(error.to_string().contains("hello, long-name/1.0"), "{error}");
}

#[tokio::test]
async fn none_of_it_is_shown() {
    // "hush-hush" and "ana:hush-hush" in Base64.
    let words = "hush-hush aHVzaC1odXNo YW5hOmh1c2gtaHVzaA==";
    let answer = Answer::fault("Server", words, "");
    let server = Server::start(move |_| answer.clone()).await;
    let builder = || Client::builder(&server.url);
    for builder in [
        builder().basic_auth("ana", "hush-hush").http_header("x-key", "aHVzaC1odXNo"),
        builder().bearer_auth("hush-hush").http_header("x-key", "aHVzaC1odXNo"),
    ] {
        let built = builder.clone().proxy("http://ana:hush-hush@127.0.0.1:1/");
        let client = builder.build().unwrap();
        let error = greet(&client).await.unwrap_err();
        let shown = format!("{error} {error:?} {client:?} {built:?}");
        assert!(!shown.contains("hush") && !shown.contains("aHVzaC1odXNo"), "{shown}");
    }
    let client = builder().basic_auth("ana", "hush-hush").build().unwrap();
    let error = greet(&client).await.unwrap_err().to_string();
    assert!(!error.contains("YW5hOmh1c2gtaHVzaA"), "{error}");
}

#[tokio::test]
async fn other_hosts_and_address_look_ups_learn_nothing() {
    use wsdl_runtime::{AddressKey, AddressRule};

    let other = Server::start(|_| Answer::ok("192.0.2.7")).await;
    let target = other.url.clone();
    let server = Server::start(move |_| Answer::redirect(307, target.clone())).await;
    let rule = AddressRule::Lookup(format!("{}ip", other.url));
    let client = Client::builder(&server.url).bearer_auth("hush-hush").http_header("x-key", "1");
    let client = client.credentials(AddressKey::new("key", rule)).build().unwrap();
    assert!(greet(&client).await.unwrap_err().is_redirect());
    assert_eq!(other.seen().len(), 1);
    let seen = &other.seen()[0];
    assert_eq!((seen.header("authorization"), seen.header("x-key")), (None, None));
}

#[tokio::test]
async fn a_proxy_is_asked_for_the_endpoint_by_its_full_name() {
    let proxy = Server::start(|_| Answer::reply("Hello")).await;
    let url = proxy.url.replace("http://", "http://ana:hush@");
    let client = Client::builder("http://service.invalid/soap").proxy(url).build().unwrap();
    greet(&client).await.unwrap();
    let seen = &proxy.seen()[0];
    assert_eq!((seen.header("host"), seen.path.as_str()), (Some("service.invalid"), "/soap"));
    assert_eq!(seen.header("proxy-authorization"), Some("Basic YW5hOmh1c2g="));

    let client = Client::builder(&proxy.url).proxy("http://127.0.0.1:1/").no_proxy();
    greet(&client.build().unwrap()).await.unwrap();
}

#[tokio::test]
async fn a_proxy_that_refuses_is_called_one() {
    // A plain request goes to the proxy as it is, and so does the answer.
    let answer = Answer::ok("<html>no</html>").status(407);
    let answer = answer.header("proxy-authenticate", "Basic realm=\"p\"");
    let proxy = Server::start(move |_| answer.clone()).await;
    let through = |proxy: &str, endpoint: &str| {
        let client = Client::builder(endpoint).proxy(proxy).build().unwrap();
        async move { greet(&client).await.unwrap_err() }
    };
    let error = through(&proxy.url, "http://service.invalid/").await;
    assert!(error.is_unauthorized() && error.status() == Some(407), "{error:?}");
    assert!(error.to_string().contains("the proxy asks who is calling by Basic: put"), "{error}");

    let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let gone = format!("http://ana:hush@{}/", listener.local_addr().unwrap());
    drop(listener);
    let shown = gone.replace("ana:hush@", "");
    for scheme in ["http", if cfg!(feature = "tls") { "https" } else { "http" }] {
        let error = through(&gone, &format!("{scheme}://service.invalid/")).await;
        assert!(error.is_connect(), "{error:?}");
        let expected = format!("the proxy `{shown}` cannot be reached");
        assert!(error.to_string().contains(&expected), "{error}");
        assert!(!format!("{error:?}").contains("hush"), "{error:?}");
    }
}

/// For HTTPS, the proxy is asked to connect (`CONNECT`, RFC 9110 §9.3.6).
#[cfg(feature = "tls")]
#[tokio::test]
async fn a_proxy_that_does_not_connect_is_called_one() {
    for (answer, expected) in [
        ("407 Proxy Authentication Required", "asks who is calling (HTTP status 407)"),
        ("403 Forbidden", "refuses to connect to the server"),
    ] {
        let proxy = support::serve(move |mut stream| async move {
            use tokio::io::{AsyncReadExt, AsyncWriteExt};
            let _ = stream.read(&mut [0; 4096]).await;
            let answer = format!("HTTP/1.1 {answer}\r\ncontent-length: 0\r\n\r\n");
            let _ = stream.write_all(answer.as_bytes()).await;
        })
        .await;
        let client = Client::builder("https://service.invalid/soap").proxy(proxy.clone());
        let error = greet(&client.build().unwrap()).await.unwrap_err();
        assert!(error.is_connect(), "{error:?}");
        assert!(error.to_string().contains(&format!("the proxy `{proxy}` {expected}")), "{error}");
        assert_eq!(error.url(), Some("https://service.invalid/soap"));
    }
}

#[test]
fn settings_that_cannot_work_are_refused_without_their_secrets() {
    let new = || Client::builder("http://127.0.0.1:8080/");
    let own = wsdl_runtime::http_client_builder().unwrap().build().unwrap();
    for (builder, problem) in [
        (new().basic_auth("a:b", "hush"), "a user name with a colon"),
        (new().bearer_auth("hush\n"), "cannot carry the value of `authorization`"),
        (new().user_agent("a\nb"), "HTTP cannot carry `a\\nb` as the user agent"),
        (new().http_header("x-key", "hush\0"), "cannot carry the value of `x-key`"),
        (new().http_header("x key", "hush"), "`x key` is not the name of an HTTP header"),
        (new().http_header("Content-Length", "7"), "is not yours to set"),
        (new().proxy("hush"), "the proxy is not a URL"),
        (new().proxy("socks5://hush@127.0.0.1/"), "the proxy is no `http` or `https` URL"),
        (new().http_client(own).no_proxy(), "cannot be given a proxy"),
    ] {
        let error = builder.build().unwrap_err();
        assert!(error.is_config() && error.to_string().contains(problem), "{error}");
        assert!(!format!("{error:?}").contains("hush"), "{error:?}");
    }
}
