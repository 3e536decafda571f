//! Certificates: whom a client trusts, and who it is itself.
#![cfg(feature = "tls")]

mod support;

use std::net::Ipv4Addr;
use std::sync::Arc;

use rcgen::{
    BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair, date_time_ymd,
};
use support::{envelope, greet};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::rustls::server::WebPkiClientVerifier;
use tokio_rustls::rustls::server::danger::ClientCertVerifier;
use tokio_rustls::rustls::{RootCertStore, ServerConfig, crypto::ring};
use wsdl_runtime::{Client, Error};

type Authority = CertifiedIssuer<'static, KeyPair>;

fn authority() -> Authority {
    authority_called("ours")
}

fn authority_called(name: &str) -> Authority {
    let mut params = CertificateParams::default();
    params.distinguished_name.push(DnType::CommonName, name);
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap()
}

/// A certificate that `authority` has signed, and its key, both in PEM.
fn signed(authority: &Authority) -> String {
    signed_as(authority, "localhost", |_| ())
}

fn signed_as(authority: &Authority, name: &str, set: impl Fn(&mut CertificateParams)) -> String {
    let key = KeyPair::generate().unwrap();
    let mut params = CertificateParams::new(vec![name.to_owned()]).unwrap();
    set(&mut params);
    let certificate = params.signed_by(&key, authority).unwrap();
    certificate.pem() + &key.serialize_pem()
}

/// A server that `authority` has signed, and that talks only to clients that it has signed too.
async fn start(authority: &Authority) -> String {
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from_pem_slice(authority.pem().as_bytes()).unwrap()).unwrap();
    let provider = Arc::new(ring::default_provider());
    let clients = WebPkiClientVerifier::builder_with_provider(roots.into(), provider);
    serve(&signed(authority), clients.build().unwrap()).await
}

/// A server with this certificate and key, that talks to anybody.
async fn open(own: &str) -> String {
    serve(own, WebPkiClientVerifier::no_client_auth()).await
}

async fn serve(own: &str, clients: Arc<dyn ClientCertVerifier>) -> String {
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_client_cert_verifier(clients)
        .with_single_cert(
            vec![CertificateDer::from_pem_slice(own.as_bytes()).unwrap()],
            PrivateKeyDer::from_pem_slice(own.as_bytes()).unwrap(),
        )
        .unwrap();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            if let Ok(mut stream) = acceptor.accept(stream).await {
                let body = envelope("<GreetResponse><return>Hello</return></GreetResponse>");
                let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n", body.len());
                let _ = stream.read(&mut [0; 4096]).await;
                let _ = stream.write_all((head + &body).as_bytes()).await;
                let _ = stream.shutdown().await;
            }
        }
    });
    format!("https://localhost:{port}/")
}

/// What a call of `url` by a client that trusts `authority` ends in.
async fn refused(url: &str, authority: &Authority) -> Error {
    let client = Client::builder(url).root_certificate(authority.pem()).no_proxy();
    let error = greet(&client.build().unwrap()).await.unwrap_err();
    assert_eq!(error.url(), Some(url), "{error:?}");
    error
}

#[tokio::test]
async fn a_certificate_that_is_not_accepted_says_why_and_what_to_do() {
    let (authority, other) = (authority(), authority_called("other"));
    let renewed = authority_called("ours");
    let key = KeyPair::generate().unwrap();
    let own = CertificateParams::new(vec!["localhost".to_owned()]).unwrap();
    let own = own.self_signed(&key).unwrap().pem() + &key.serialize_pem();
    let own_authority = other.pem() + &other.key().serialize_pem();
    let (last_year, next) = (date_time_ymd(2001, 1, 1), date_time_ymd(4000, 1, 1));
    for (certificate, expected) in [
        (own, "is self-signed and is not trusted: if it is the right one, give it to `root_cert"),
        (own_authority, "is self-signed and marked as that of an authority (`CA:TRUE`)"),
        (signed(&other), "is signed by an authority that is not trusted"),
        (signed(&renewed), "is not signed by the authority of that name which is trusted"),
        (
            signed_as(&authority, "campus.example.org", |_| ()),
            "is for `campus.example.org`, and `localhost` was called",
        ),
        (signed_as(&authority, "localhost", |it| it.not_after = last_year), "has expired"),
        (signed_as(&authority, "localhost", |it| it.not_before = next), "is not valid yet"),
    ] {
        let error = refused(&open(&certificate).await, &authority).await;
        assert!(error.is_connect(), "{error:?}");
        assert!(error.to_string().contains(expected), "{expected}: {error}");
    }
}

#[tokio::test]
async fn a_self_signed_certificate_can_be_trusted() {
    let key = KeyPair::generate().unwrap();
    let own = CertificateParams::new(vec!["localhost".to_owned()]).unwrap();
    let own = own.self_signed(&key).unwrap().pem();
    let url = open(&(own.clone() + &key.serialize_pem())).await;
    let client = Client::builder(url).root_certificate(own).no_proxy().build().unwrap();
    assert_eq!(greet(&client).await.unwrap().as_deref(), Some("Hello"));
}

#[tokio::test]
async fn a_server_that_asks_for_a_certificate_says_so() {
    let authority = authority();
    let error = refused(&start(&authority).await, &authority).await;
    assert!(error.to_string().contains("asks for a client certificate (`identity`)"), "{error}");
}

#[tokio::test]
async fn http_where_the_other_side_talks_tls_and_the_reverse_are_told() {
    let authority = authority();
    let plain = support::Server::start(|_| support::Answer::reply("Hello")).await;
    let error = refused(&plain.url.replace("http://", "https://"), &authority).await;
    assert!(error.is_connect(), "{error:?}");
    assert!(error.to_string().contains("it may be one for plain HTTP (`http://`)"), "{error}");

    let secure = open(&signed(&authority)).await;
    let error = refused(&secure.replace("https://", "http://"), &authority).await;
    assert!(error.to_string().contains("it may be one for `https://`"), "{error}");
}

#[tokio::test]
async fn both_sides_know_each_other_by_their_certificates() {
    let authority = authority();
    let url = start(&authority).await;
    let trusting = Client::builder(&url).root_certificate(authority.pem());

    let known = trusting.clone().identity(signed(&authority)).build().unwrap();
    assert_eq!(greet(&known).await.unwrap().as_deref(), Some("Hello"));

    let nobody = trusting.build().unwrap();
    assert!(greet(&nobody).await.is_err(), "the server asks for a certificate");

    let distrusting = Client::builder(&url).identity(signed(&authority));
    if let Ok(client) = distrusting.build() {
        assert!(greet(&client).await.unwrap_err().is_connect());
    }
}

#[test]
fn what_is_no_certificate_is_refused() {
    let new = || Client::builder("https://localhost/");
    let own = || wsdl_runtime::http_client_builder().unwrap().build().unwrap();
    let authority = authority();
    let (certificate, foreign_key) = (authority.pem(), KeyPair::generate().unwrap());
    for (builder, problem) in [
        (new().root_certificate("hush"), "the root certificate is no certificate in PEM"),
        (new().identity("hush"), "the client certificate is no certificate in PEM"),
        (new().identity(&certificate), "comes without a private key"),
        (
            new().identity(certificate.clone() + &foreign_key.serialize_pem()),
            "the client certificate cannot be used",
        ),
        (new().http_client(own()).identity("hush"), "cannot be given a client certificate"),
        (new().http_client(own()).root_certificate("hush"), "cannot be given a root certificate"),
    ] {
        let builder = builder.root_certificate(&certificate);
        let error = builder.build().unwrap_err();
        assert!(error.is_config() && error.to_string().contains(problem), "{problem}: {error}");
        assert!(!error.to_string().contains("hush"), "{error}");
    }
}
