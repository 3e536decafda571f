//! What code generated from a WSDL calls: SOAP encoding, HTTP transport, signing and faults.
//!
//! Generated code is thin: a struct for each type, a table of its wire names, a method for each
//! operation. Everything that those share stands here:
//!
//! - [`Client`] carries calls to one endpoint, and [`blocking::Client`](crate::blocking) does so
//!   for programs without an async runtime;
//! - [`Error`] says what went wrong, in which operation and at which element; [`Fault`] is what
//!   a server answers when it refuses;
//! - [`Credentials`] sign requests where a service asks for it, so that no key stands in a
//!   request struct;
//! - [`Value`] holds what a WSDL leaves open (`xsd:anyType`, arrays of anything).
//!
//! The wire format is SOAP 1.1 with RPC/encoded bodies (SOAP 1.1 §5 and §7). Requests are UTF-8;
//! replies are read in whatever encoding their bytes really have.
//!
//! # Using generated code
//! `wsdl-codegen` writes one file for each WSDL into `OUT_DIR`; [`include_wsdl!`] takes it in:
//!
//! ```ignore
//! pub mod stockquote {
//!     wsdl_runtime::include_wsdl!("stockquote");
//! }
//! ```

mod address;
#[cfg(feature = "blocking")]
pub mod blocking;
mod body;
mod builder;
mod charset;
mod client;
#[doc(hidden)]
pub mod codegen;
mod decode;
mod encode;
mod envelope;
mod error;
mod escape;
mod fault;
mod operation;
mod redact;
mod scalar;
mod secret;
#[cfg(feature = "server")]
pub mod server;
mod signing;
#[cfg(test)]
mod tests;
#[cfg(feature = "tls")]
mod tls;
mod transport;
mod value;

pub use builder::{ClientBuilder, http_client_builder};
pub use client::Client;
pub use decode::DecodeError;
pub use encode::EncodeError;
pub use error::{Error, Result};
pub use fault::Fault;
pub use operation::Operation;
/// The HTTP client, for callers who configure their own.
pub use reqwest;
pub use secret::Secret;
pub use signing::{AddressRule, Credentials};
pub use value::Value;

/// Takes in the code that `wsdl-codegen` generated for a WSDL.
///
/// The argument is the WSDL's file name without its ending: `include_wsdl!("stockquote")` for
/// `wsdl/stockquote.wsdl`. The file is read from `OUT_DIR`, where `wsdl_codegen::Config::build`
/// puts it, so the macro works only in a crate whose `build.rs` calls that.
#[macro_export]
macro_rules! include_wsdl {
    ($name:literal) => {
        include!(concat!(env!("OUT_DIR"), "/", $name, ".rs"));
    };
}
