//! HTTP: transport, TLS, retries and inspection.

pub(crate) mod connect;
pub(crate) mod endpoint;
pub(crate) mod headers;
pub(crate) mod inspect;
mod needle;
pub(crate) mod redact;
pub(crate) mod retry;
mod spelling;
#[cfg(feature = "tls")]
mod tls;
pub(crate) mod transport;
