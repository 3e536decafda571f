//! HTTP: transports, TLS, retries and inspection.

mod advice;
pub(crate) mod carrier;
mod challenge;
pub(crate) mod connect;
pub(crate) mod endpoint;
mod failure;
pub(crate) mod headers;
pub(crate) mod inspect;
mod needle;
pub(crate) mod outgoing;
pub(crate) mod over_reqwest;
pub(crate) mod over_service;
pub(crate) mod redact;
mod redirect;
pub(crate) mod retry;
mod spelling;
#[cfg(feature = "tls")]
mod tls;
#[cfg(feature = "tls")]
mod tls_words;
pub(crate) mod transport;
#[cfg(feature = "tls")]
mod trust;
