//! Whether a server is trusted; one that is not because it vouches for itself is told apart.

use std::fmt;
use std::sync::Arc;

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{CertificateError, DigitallySignedStruct, Error, OtherError, SignatureScheme};
use webpki::EndEntityCert;

/// Why a certificate that its own holder has signed is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SelfSigned {
    NotTrusted,
    /// It says that it is that of an authority, which no server may use as its own.
    Authority,
}

impl fmt::Display for SelfSigned {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the certificate is self-signed")
    }
}

impl std::error::Error for SelfSigned {}

/// Decides as another one does, and says more.
#[derive(Debug)]
pub(crate) struct Telling<V>(pub V);

impl<V: ServerCertVerifier> ServerCertVerifier for Telling<V> {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        self.0
            .verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now)
            .map_err(|error| told_apart(error, end_entity))
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.0.verify_tls12_signature(message, cert, signed)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.0.verify_tls13_signature(message, cert, signed)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.0.supported_verify_schemes()
    }
}

fn told_apart(error: Error, end_entity: &CertificateDer<'_>) -> Error {
    let why = match &error {
        // The signature is that of another one of its name, which is trusted.
        Error::InvalidCertificate(
            CertificateError::UnknownIssuer | CertificateError::BadSignature,
        ) => SelfSigned::NotTrusted,
        Error::InvalidCertificate(CertificateError::Other(OtherError(other)))
            if other.downcast_ref() == Some(&webpki::Error::CaUsedAsEndEntity) =>
        {
            SelfSigned::Authority
        }
        _ => return error,
    };
    let own = EndEntityCert::try_from(end_entity).is_ok_and(|it| it.issuer() == it.subject());
    match own {
        true => CertificateError::Other(OtherError(Arc::new(why))).into(),
        false => error,
    }
}
