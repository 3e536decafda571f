//! HTTP: transport, TLS, retries and inspection.

mod advice;
mod challenge;
pub(crate) mod connect;
pub(crate) mod endpoint;
mod failure;
pub(crate) mod headers;
pub(crate) mod inspect;
pub(crate) mod redact;
mod redirect;
pub(crate) mod retry;
#[cfg(feature = "tls")]
mod tls;
#[cfg(feature = "tls")]
mod tls_words;
pub(crate) mod transport;
#[cfg(feature = "tls")]
mod trust;
