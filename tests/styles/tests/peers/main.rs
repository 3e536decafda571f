//! One parcel service in every style of WSDL and both versions of SOAP: our client against PHP's
//! SoapServer and against servers of ours, and clients of others against the generated one.
//!
//! What needs another program is left out unless asked for: `cargo test -p styles -- --include-ignored`
//! runs all, `cargo test -p styles php -- --include-ignored` what needs PHP.

#![allow(clippy::duplicate_mod, reason = "each file of a style is there for both versions of SOAP")]

mod http;
mod others;
mod php;
mod soap11;
mod soap12;
