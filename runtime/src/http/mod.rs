//! HTTP: transport, TLS, retries and inspection.

pub(crate) mod connect;
pub(crate) mod endpoint;
pub(crate) mod headers;
pub(crate) mod inspect;
pub(crate) mod redact;
pub(crate) mod retry;
#[cfg(feature = "tls")]
mod tls;
pub(crate) mod transport;
