//! HTTPS: rustls with ring, and the certificates of the platform and of the caller.
//!
//! ring builds with a C compiler alone, in a fraction of the time of aws-lc-rs, which reqwest would
//! take by default; and unlike OpenSSL it needs no headers to be installed.

use std::fmt;
use std::sync::Arc;

use reqwest::ClientBuilder;
use rustls::client::{WantsClientCert, danger::ServerCertVerifier};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ClientConfig, ConfigBuilder, RootCertStore};
use rustls_platform_verifier::Verifier;
use zeroize::Zeroizing;

use crate::error::{Error, Result};
use crate::http::trust::Telling;

/// Whom a client trusts, and who it is itself. The texts are PEM (RFC 7468).
#[derive(Clone, Default)]
pub(crate) struct Tls {
    roots: Vec<Vec<u8>>,
    identity: Option<Arc<Zeroizing<Vec<u8>>>>,
}

impl Tls {
    pub fn trust(&mut self, pem: &[u8]) {
        self.roots.push(pem.to_owned());
    }

    pub fn identify(&mut self, pem: &[u8]) {
        self.identity = Some(Arc::new(Zeroizing::new(pem.to_owned())));
    }

    /// What of it is set, in words.
    pub fn setting(&self) -> Option<&'static str> {
        match self {
            Self { identity: Some(_), .. } => Some("a client certificate"),
            Self { roots, .. } if !roots.is_empty() => Some("a root certificate"),
            _ => None,
        }
    }

    /// Sets TLS up. Where the platform has no certificates to check servers with, and the caller
    /// gave none, that is an error if HTTPS is `needed`; otherwise every HTTPS connection will
    /// fail, should one be asked for.
    pub fn configure(&self, builder: ClientBuilder, needed: bool) -> Result<ClientBuilder> {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let protocols = ClientConfig::builder_with_provider(provider.clone())
            .with_safe_default_protocol_versions()
            .map_err(|error| Error::config(format!("TLS cannot be set up: {error}")))?;
        let roots = self.roots()?;
        let trusting = match verifier(roots.clone(), provider) {
            Ok(verifier) => {
                let telling = Arc::new(Telling(verifier));
                protocols.dangerous().with_custom_certificate_verifier(telling)
            }
            Err(error) if needed && roots.is_empty() => {
                let problem = format!("the platform's certificates cannot be read: {error}");
                return Err(Error::config(problem));
            }
            Err(_) => {
                let mut store = RootCertStore::empty();
                store.add_parsable_certificates(roots);
                protocols.with_root_certificates(store)
            }
        };
        Ok(builder.tls_backend_preconfigured(self.identified(trusting)?))
    }

    fn roots(&self) -> Result<Vec<CertificateDer<'static>>> {
        let mut roots = Vec::new();
        for pem in &self.roots {
            roots.extend(certificates(pem, "the root certificate")?);
        }
        Ok(roots)
    }

    fn identified(
        &self,
        config: ConfigBuilder<ClientConfig, WantsClientCert>,
    ) -> Result<ClientConfig> {
        let Some(pem) = &self.identity else { return Ok(config.with_no_client_auth()) };
        let chain = certificates(pem, "the client certificate")?;
        let key = PrivateKeyDer::from_pem_slice(pem)
            .map_err(|_| Error::config("the client certificate comes without a private key"))?;
        config.with_client_auth_cert(chain, key).map_err(|error| {
            Error::config(format!("the client certificate cannot be used: {error}"))
        })
    }
}

/// Checks servers with the platform's certificates and `roots`.
#[cfg(not(target_os = "android"))]
fn verifier(
    roots: Vec<CertificateDer<'static>>,
    provider: Arc<rustls::crypto::CryptoProvider>,
) -> std::result::Result<impl ServerCertVerifier + 'static, rustls::Error> {
    Verifier::new_with_extra_roots(roots, provider)
}

/// Android's verifier takes no further certificates: without it, `roots` alone are trusted.
#[cfg(target_os = "android")]
fn verifier(
    roots: Vec<CertificateDer<'static>>,
    provider: Arc<rustls::crypto::CryptoProvider>,
) -> std::result::Result<impl ServerCertVerifier + 'static, rustls::Error> {
    if roots.is_empty() {
        return Verifier::new(provider);
    }
    Err(rustls::Error::General("no further certificates".to_owned()))
}

/// The certificates in `pem`, of which there has to be one.
fn certificates(pem: &[u8], what: &str) -> Result<Vec<CertificateDer<'static>>> {
    let certificates: std::result::Result<Vec<_>, _> =
        CertificateDer::pem_slice_iter(pem).collect();
    match certificates {
        Ok(certificates) if !certificates.is_empty() => Ok(certificates),
        _ => Err(Error::config(format!("{what} is no certificate in PEM"))),
    }
}

/// Shows how many certificates there are, and no key.
impl fmt::Debug for Tls {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tls")
            .field("roots", &self.roots.len())
            .field("identity", &self.identity.is_some())
            .finish()
    }
}
