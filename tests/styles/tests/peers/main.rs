//! One parcel service in every style of WSDL and both versions of SOAP: our client against PHP's
//! SoapServer, PHP's SoapClient against a server of ours, and our client against that.
//!
//! What needs PHP is left out unless asked for: `cargo test -p styles -- --include-ignored`.

#![allow(clippy::duplicate_mod, reason = "each file of a style is there for both versions of SOAP")]

mod http;
mod php;
mod soap11;
mod soap12;
