//! Every style, bound to SOAP 1.1.

use styles::soap11 as services;

/// What the files of the styles are told, which SOAP 1.1 and 1.2 share.
const SOAP: &str = "soap11";

#[path = "bare.rs"]
pub mod bare;
#[path = "rpc_encoded.rs"]
pub mod rpc_encoded;
#[path = "rpc_literal.rs"]
pub mod rpc_literal;
#[path = "wrapped.rs"]
pub mod wrapped;
