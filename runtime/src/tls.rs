//! HTTPS: rustls with ring and the certificates of the platform.
//!
//! ring builds with a C compiler alone, in a fraction of the time of aws-lc-rs, which reqwest would
//! take by default; and unlike OpenSSL it needs no headers to be installed.

use std::sync::Arc;

use reqwest::ClientBuilder;
use rustls::{ClientConfig, RootCertStore};
use rustls_platform_verifier::BuilderVerifierExt;

use crate::Error;

/// Sets TLS up. Where the platform has no certificates to check servers with, that is an error if
/// HTTPS is `needed`; otherwise every HTTPS connection will fail, should one be asked for.
pub(crate) fn configure(builder: ClientBuilder, needed: bool) -> Result<ClientBuilder, Error> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let protocols = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| Error::config(format!("TLS cannot be set up: {error}")))?;
    let config = match protocols.clone().with_platform_verifier() {
        Ok(verified) => verified.with_no_client_auth(),
        Err(error) if needed => {
            let problem = format!("the platform's certificates cannot be read: {error}");
            return Err(Error::config(problem));
        }
        Err(_) => protocols.with_root_certificates(RootCertStore::empty()).with_no_client_auth(),
    };
    Ok(builder.tls_backend_preconfigured(config))
}
