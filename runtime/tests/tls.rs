//! Certificates: whom a client trusts, and who it is itself.
#![cfg(feature = "tls")]

mod support;

use std::net::Ipv4Addr;
use std::sync::Arc;

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use support::{envelope, greet};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::rustls::server::WebPkiClientVerifier;
use tokio_rustls::rustls::{RootCertStore, ServerConfig, crypto::ring};
use wsdl_runtime::Client;

type Authority = CertifiedIssuer<'static, KeyPair>;

fn authority() -> Authority {
    let mut params = CertificateParams::default();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap()
}

/// A certificate that `authority` has signed, and its key, both in PEM.
fn signed(authority: &Authority) -> String {
    let key = KeyPair::generate().unwrap();
    let params = CertificateParams::new(vec!["localhost".to_owned()]).unwrap();
    let certificate = params.signed_by(&key, authority).unwrap();
    certificate.pem() + &key.serialize_pem()
}

/// A server that `authority` has signed, and that talks only to clients that it has signed too.
async fn start(authority: &Authority) -> String {
    let own = signed(authority);
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from_pem_slice(authority.pem().as_bytes()).unwrap()).unwrap();
    let provider = Arc::new(ring::default_provider());
    let clients = WebPkiClientVerifier::builder_with_provider(roots.into(), provider.clone());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_client_cert_verifier(clients.build().unwrap())
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
                let body = envelope("<R><return>Hello</return></R>");
                let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n", body.len());
                let _ = stream.read(&mut [0; 4096]).await;
                let _ = stream.write_all((head + &body).as_bytes()).await;
                let _ = stream.shutdown().await;
            }
        }
    });
    format!("https://localhost:{port}/")
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
