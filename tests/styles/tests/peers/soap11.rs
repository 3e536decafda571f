//! Every style, bound to SOAP 1.1.

use styles::soap11 as services;

/// What the files of the styles are told, which SOAP 1.1 and 1.2 share.
const SOAP: &str = "soap11";

#[path = "bare.rs"]
mod bare;
#[path = "rpc_encoded.rs"]
mod rpc_encoded;
#[path = "rpc_literal.rs"]
mod rpc_literal;
#[path = "wrapped.rs"]
mod wrapped;
