//! What went wrong in TLS, in words.

use std::error::Error as StdError;
use std::io;

use rustls::{AlertDescription, CertificateError, Error};

use crate::http::trust::SelfSigned;

/// What one error of a chain says about TLS, if it is of that.
pub(crate) fn words(cause: &(dyn StdError + 'static)) -> Option<String> {
    // An I/O error is no link of the chain to what it holds, which can be another one.
    let mut held: &(dyn StdError + 'static) = cause;
    while let Some(inner) = held.downcast_ref::<io::Error>().and_then(io::Error::get_ref) {
        held = inner;
    }
    held.downcast_ref().map(of_tls)
}

fn of_tls(error: &Error) -> String {
    match error {
        Error::InvalidCertificate(problem) => of_certificate(problem),
        Error::InvalidMessage(_) => {
            "the port does not answer in TLS: it may be one for plain HTTP (`http://`)".to_owned()
        }
        Error::AlertReceived(alert) => of_alert(*alert),
        Error::PeerIncompatible(_) => {
            format!("the server and the client have no version of TLS in common ({error})")
        }
        other => format!("TLS failed: {other}"),
    }
}

fn of_certificate(problem: &CertificateError) -> String {
    use CertificateError::{
        BadSignature, Expired, ExpiredContext, NotValidForName, NotValidForNameContext,
        NotValidYet, NotValidYetContext, Other, Revoked, UnknownIssuer,
    };
    let what = match problem {
        Other(other) if other.0.downcast_ref() == Some(&SelfSigned::NotTrusted) => {
            "is self-signed and is not trusted: if it is the right one, give it to \
             `root_certificate`"
        }
        Other(other) if other.0.downcast_ref() == Some(&SelfSigned::Authority) => {
            "is self-signed and marked as that of an authority (`CA:TRUE`), which no server may use \
             as its own: make one without that mark, and give it to `root_certificate`"
        }
        UnknownIssuer => {
            "is signed by an authority that is not trusted: give the certificate of that authority \
             to `root_certificate`, or have the server send its intermediate certificates"
        }
        BadSignature => {
            "is not signed by the authority of that name which is trusted: it may have a new \
             certificate, which is the one to give to `root_certificate`"
        }
        Expired | ExpiredContext { .. } => "has expired, if the clock of this machine is right",
        NotValidYet | NotValidYetContext { .. } => {
            "is not valid yet, if the clock of this machine is right"
        }
        NotValidForNameContext { expected, presented } => return of_name(expected, presented),
        NotValidForName => "is for another host name",
        Revoked => "was revoked",
        other => return format!("the server's certificate is not accepted: {other}"),
    };
    format!("the server's certificate {what}")
}

fn of_name(expected: &rustls::pki_types::ServerName<'_>, presented: &[String]) -> String {
    let expected = expected.to_str();
    let names: Vec<&str> = presented.iter().map(|name| name_in(name)).take(5).collect();
    match names.is_empty() {
        true => format!("the server's certificate holds no host name, and `{expected}` was called"),
        false => format!(
            "the server's certificate is for `{}`, and `{expected}` was called",
            names.join("`, `")
        ),
    }
}

/// The name in `DnsName("localhost")`, which is how rustls writes it.
fn name_in(presented: &str) -> &str {
    let mut parts = presented.split('"');
    parts.nth(1).unwrap_or(presented)
}

fn of_alert(alert: AlertDescription) -> String {
    use AlertDescription as A;
    let what = match alert {
        A::CertificateRequired | A::NoCertificate => {
            "the server asks for a client certificate (`identity`)"
        }
        A::BadCertificate
        | A::UnsupportedCertificate
        | A::CertificateRevoked
        | A::CertificateExpired
        | A::CertificateUnknown
        | A::UnknownCA
        | A::AccessDenied => "the server does not accept the client certificate (`identity`)",
        A::HandshakeFailure | A::ProtocolVersion | A::InsufficientSecurity => {
            "the server and the client have no version or cipher of TLS in common, or the server \
             asks for a client certificate (`identity`)"
        }
        A::UnrecognisedName => "the server knows no host of this name",
        _ => "the server refuses in TLS",
    };
    format!("{what}: alert {alert:?}")
}
