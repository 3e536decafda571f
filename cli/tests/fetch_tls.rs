//! `wsdl fetch` from a server whose certificate only a root of the user's own vouches for.

mod support;

use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener};
use std::sync::Arc;
use std::{fs, thread};

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use rustls::crypto::ring;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use support::{done, failed, folder, greeter, names, wsdl};

type Authority = CertifiedIssuer<'static, KeyPair>;

fn authority() -> Authority {
    let mut params = CertificateParams::default();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap()
}

/// A server that answers every request with a WSDL, and whose certificate `authority` has signed.
fn start(authority: &Authority) -> String {
    let key = KeyPair::generate().unwrap();
    let params = CertificateParams::new(vec!["localhost".to_owned()]).unwrap();
    let own = params.signed_by(&key, authority).unwrap().pem() + &key.serialize_pem();
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(
            vec![CertificateDer::from_pem_slice(own.as_bytes()).unwrap()],
            PrivateKeyDer::from_pem_slice(own.as_bytes()).unwrap(),
        )
        .unwrap();
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let port = listener.local_addr().unwrap().port();
    let config = Arc::new(config);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let connection = ServerConnection::new(config.clone()).unwrap();
            let mut stream = BufReader::new(StreamOwned::new(connection, stream));
            // A client that does not trust the certificate goes away.
            let mut line = String::new();
            while stream.read_line(&mut line).is_ok_and(|count| count > 2) {
                line.clear();
            }
            let body = greeter(&[]);
            let length = body.len();
            let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {length}\r\n\r\n");
            let _ = stream.get_mut().write_all((head + &body).as_bytes());
        }
    });
    format!("https://localhost:{port}/x?wsdl")
}

#[test]
fn a_root_of_ones_own_is_trusted() {
    let (authority, folder) = (authority(), folder("tls"));
    let url = start(&authority);
    let said = failed(&mut wsdl(&folder, &["fetch", &url]));
    assert!(said.contains("cannot be reached"), "{said}");
    assert!(said.contains("--root-certificate"), "{said}");
    assert_eq!(names(&folder), [""; 0]);
    fs::write(folder.join("root.pem"), authority.pem()).unwrap();
    done(&mut wsdl(&folder, &["fetch", &url, "--root-certificate", "root.pem"]));
    assert_eq!(names(&folder.join("wsdl")), ["wsdl.lock", "x.wsdl"]);
    // Every command that is given a URL trusts it in the same way.
    let trusted = ["--root-certificate", "root.pem"];
    let endpoint = ["--endpoint", "https://localhost/", "--dry-run"];
    let call = [&["call", &url, "greet", "name=Ana", "times=2"], &endpoint[..]].concat();
    for arguments in [&call[..], &["inspect", &url], &["diff", &url, &url], &["diff", "--lock"]] {
        let said = failed(&mut wsdl(&folder, arguments));
        assert!(said.contains("--root-certificate"), "{said}");
        done(&mut wsdl(&folder, &[arguments, &trusted].concat()));
    }
}

#[test]
fn a_file_that_holds_no_certificate_is_told() {
    let folder = folder("tls_none");
    fs::write(folder.join("root.pem"), "none").unwrap();
    let arguments = ["fetch", "https://localhost/x?wsdl", "--root-certificate", "root.pem"];
    let said = failed(&mut wsdl(&folder, &arguments));
    assert!(said.contains("the root certificate is no certificate in PEM"), "{said}");
}
