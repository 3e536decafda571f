//! Redirects: followed on the same host, and never with the body to another one.

mod support;

use support::{Answer, Server, greet};
use wsdl_runtime::Client;

/// A server that redirects to `target`, with the address of one that must not see the body.
async fn redirecting(status: u16, target: String) -> Server {
    Server::start(move |_| Answer::redirect(status, target.clone())).await
}

/// The second server stands on another port, which is as much another server as another host is.
#[tokio::test]
async fn a_body_never_reaches_another_host() {
    for status in [301, 302, 307, 308] {
        let other = Server::start(|_| Answer::reply("Hello")).await;
        let server = redirecting(status, format!("{}service?key=hush", other.url)).await;
        let own = wsdl_runtime::http_client_builder().unwrap().build().unwrap();
        for client in [
            Client::builder(&server.url).build().unwrap(),
            Client::builder(&server.url).http_client(own).build().unwrap(),
        ] {
            let error = greet(&client).await.unwrap_err();
            assert!(error.is_redirect(), "{error:?}");
            let host = other.url.trim_end_matches('/');
            assert!(error.to_string().contains(host), "{error}");
            assert!(!format!("{error} {error:?}").contains("hush"), "{error}");
        }
        assert!(other.seen().iter().all(|seen| seen.body.is_empty()), "{:?}", other.seen());
    }
}

/// A request holds the credentials, so that it goes to another port of a host by permission only.
#[tokio::test]
async fn another_port_of_the_host_is_allowed_by_its_number() {
    let other = Server::start(|_| Answer::reply("Hello")).await;
    let server = redirecting(307, format!("{}service", other.url)).await;
    let port = other.url.trim_end_matches('/').rsplit(':').next().unwrap().parse().unwrap();
    let builder = Client::builder(&server.url).bearer_auth("hush-hush");
    let error = greet(&builder.clone().build().unwrap()).await.unwrap_err();
    assert!(error.to_string().contains("`redirects_to_port` allows it"), "{error}");
    assert!(other.seen().is_empty());

    let client = builder.redirects_to_port(port).build().unwrap();
    assert_eq!(greet(&client).await.unwrap().as_deref(), Some("Hello"));
    assert_eq!(other.seen()[0].header("authorization"), Some("Bearer hush-hush"));
}

#[tokio::test]
async fn a_client_of_ones_own_takes_nothing_to_another_host() {
    let other = Server::start(|_| Answer::reply("Hello")).await;
    let server = redirecting(302, other.url.clone()).await;
    let own = wsdl_runtime::http_client_builder().unwrap().build().unwrap();
    let client = Client::builder(format!("{}?key=hush", server.url)).http_header("x-key", "hush");
    let error = greet(&client.http_client(own).build().unwrap()).await.unwrap_err();
    assert!(error.is_redirect(), "{error:?}");
    assert!(other.seen().is_empty(), "{:?}", other.seen());
}

/// That reqwest goes there by itself cannot be prevented, but it is told.
#[tokio::test]
async fn a_client_that_follows_redirects_by_itself_is_told_of() {
    let other = Server::start(|_| Answer::reply("Hello")).await;
    let server = redirecting(302, other.url.clone()).await;
    let own = wsdl_runtime::http_client_builder().unwrap();
    let own = own.redirect(wsdl_runtime::reqwest::redirect::Policy::default()).build().unwrap();
    let client = Client::builder(&server.url).http_client(own).build().unwrap();
    let error = greet(&client).await.unwrap_err();
    assert!(error.to_string().contains("went there by itself"), "{error}");
    assert!(other.seen().iter().all(|seen| seen.body.is_empty()));
}

#[tokio::test]
async fn a_host_of_another_name_is_another_host() {
    let other = Server::start(|_| Answer::reply("Hello")).await;
    let server = redirecting(307, other.url.replace("127.0.0.1", "localhost")).await;
    let error = greet(&server.client()).await.unwrap_err();
    assert!(error.to_string().contains("which is another host"), "{error}");
    assert!(other.seen().is_empty());
}

#[tokio::test]
async fn the_same_host_gets_the_same_request_again() {
    for status in [301, 302, 307, 308] {
        let server = Server::start(move |seen| match seen.path.as_str() {
            "/" => Answer::redirect(status, "/moved"),
            _ => Answer::reply("Hello"),
        })
        .await;
        assert_eq!(greet(&server.client()).await.unwrap().as_deref(), Some("Hello"));
        let seen = server.seen();
        assert_eq!((seen[1].method.as_str(), seen[1].path.as_str()), ("POST", "/moved"));
        assert_eq!(seen[1].body, seen[0].body);
    }
}

#[tokio::test]
async fn a_circle_comes_to_an_end() {
    let server = redirecting(307, "/".to_owned()).await;
    let error = greet(&server.client()).await.unwrap_err();
    assert!(error.to_string().contains("after too many redirects"), "{error}");
    assert_eq!((error.status(), error.url()), (Some(307), Some(server.url.as_str())));
    assert_eq!(server.seen().len(), 6);
}

#[tokio::test]
async fn credentials_in_a_redirect_do_not_replace_those_of_the_caller() {
    let server = Server::start(|seen| match seen.path.as_str() {
        "/" => {
            let host = seen.header("host").unwrap();
            Answer::redirect(307, format!("http://ana:other@{host}/moved"))
        }
        _ => Answer::reply("Hello"),
    })
    .await;
    let client = Client::builder(&server.url).bearer_auth("hush-hush").build().unwrap();
    assert_eq!(greet(&client).await.unwrap().as_deref(), Some("Hello"));
    assert_eq!(server.seen()[1].header("authorization"), Some("Bearer hush-hush"));
}

#[tokio::test]
async fn a_redirect_to_a_page_or_to_nowhere_is_an_error() {
    let server = redirecting(303, "/login".to_owned()).await;
    let error = greet(&server.client()).await.unwrap_err();
    assert!(error.to_string().contains("to a page, not to a service"), "{error}");

    let server = redirecting(307, "http://[".to_owned()).await;
    assert!(greet(&server.client()).await.is_err());
}
