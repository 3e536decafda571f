//! What code generated from a WSDL calls: SOAP encoding, HTTP transport, signing and faults.
//!
//! Generated code is thin: a struct for each type with a table of its names on the wire, and a
//! method for each operation. What they share is here:
//!
//! - [`Client`] sends calls to one endpoint; [`blocking::Client`](crate::blocking) does so for
//!   programs without an async runtime;
//! - [`Error`] says what went wrong, in which operation, at which address and at which element, with
//!   which HTTP status, and what to do about it; [`Fault`] is the SOAP fault of a server that refuses;
//! - [`Refusal`] is that of a server that refuses in an ordinary reply, [`Outcome`] what became of one item
//!   of a list that was sent, where the refinements of a service tell;
//! - [`Client::whole`] gives the whole of a reply as a [`Reply`]: status, headers, header blocks,
//!   attachments, and what was tolerated;
//! - [`Signing`] fills in the credentials that a service asks for, so that no request struct holds
//!   a key: [`AddressKey`], [`UserKey`], [`UserPassword`] or one of your own. [`Security`] sends them
//!   in the SOAP header, [`ClientBuilder::basic_auth`] and [`ClientBuilder::bearer_auth`] in HTTP;
//! - [`HeaderBlock`] is any other element of the SOAP header;
//! - [`Retry`] says which calls are retried; [`Exchange`] shows a request and its reply;
//! - [`Transport`] is what carries requests: reqwest, a `tower` service ([`ServiceTransport`]), or one of
//!   your own; [`replay`] records calls and answers them from the recording;
//! - [`simple_type!`] and [`complex_type!`] let your own types replace generated ones;
//! - [`Attachments`] are what a reply brings beside its envelope;
//! - [`OrText`] keeps the text of a value that a server gets wrong, and [`Secret`] a text that is not to
//!   be shown;
//! - [`Value`] and [`Xml`] hold what a WSDL leaves open (`xsd:anyType`, `xsd:any`);
//! - [`types`] holds the built-in types of XML Schema that the standard library has no type for,
//!   such as dates.
//!
//! The wire format is SOAP 1.1 or, where an operation is bound to that, SOAP 1.2, with bodies of any
//! style: document/literal, RPC/literal and RPC/encoded (SOAP 1.1 §5 and §7). Requests are UTF-8;
//! replies are read in whatever encoding their bytes really have.
//!
//! # Features
//! - `tls`, on by default: HTTPS;
//! - `blocking`: a client for programs without an async runtime;
//! - `gzip`, `deflate`, `brotli`: replies that the server compresses;
//! - `server`: the other side of a call, for code generated with `server`; `serve` serves it without
//!   a framework;
//! - `replay`: recordings of calls, for tests;
//! - `facets`: checks of values before they are sent, for code generated with `check_facets`;
//! - `tree`: messages without generated types;
//! - `serde`: `Serialize` and `Deserialize` for [`Value`], [`Xml`] and the types of [`types`];
//! - `chrono`, `jiff`, `time`: conversions of dates and times for the crate of that name.
//!
//! # Using generated code
//! `wsdl-codegen` writes one file for each WSDL into `OUT_DIR`; [`include_wsdl!`] includes it:
//!
//! ```ignore
//! pub mod stockquote {
//!     wsdl_runtime::include_wsdl!("stockquote");
//! }
//! ```

// Layers: `types`, `secret`, `codec`, `soap`, `error`, then `http`, `server` and `results` side by side,
// `replay`, `client`, and `generated` on top. Each imports only those named before it, from the files that define things.
mod client;
mod codec;
mod content;
mod error;
#[doc(hidden)]
pub mod generated;
mod http;
#[cfg(any(test, feature = "messages"))]
#[doc(hidden)]
pub mod messages;
#[cfg(feature = "replay")]
pub mod replay;
mod results;
mod secret;
#[cfg(feature = "server")]
pub mod server;
mod soap;
pub mod types;

#[cfg(feature = "tree")]
pub mod tree {
    //! Messages without generated types, for programs that read a WSDL when they run.
    //!
    //! An [`Element`] is a tree with what SOAP says about it. [`Parts`] of such are what
    //! [`Client::exchange`](crate::Client::exchange) sends, and [`Body`] is what it reads: credentials,
    //! header blocks, faults, references, attachments and limits are those of any call. Whether a
    //! message is what the WSDL declares is up to the program. `server::Endpoint::dynamic` is the other
    //! side.

    pub use crate::codec::tree::element::{Array, Element, Node};
    pub use crate::codec::tree::read::Body;
    pub use crate::codec::tree::write::Parts;
}

#[cfg(feature = "facets")]
pub mod facets {
    //! Checks of values before they are sent, by the facets of their simple types (XSD 1.0 Part 2
    //! §4.3).
    //!
    //! Code that `wsdl-codegen` generates with `Config::check_facets` knows the facets of every
    //! field. A call with a value that breaks one ends in an error that names the element, and
    //! nothing is sent. [`check`] does the same without a call. Replies are not checked: many
    //! services break their own schemas, and a whole reply should not be lost for that. To check a
    //! reply, pass it to [`check`].

    pub use crate::codec::check::{check, check_parts};
    pub use crate::codec::facets::rule::Facets;
}

#[cfg(feature = "blocking")]
pub use client::blocking;
pub use client::builder::ClientBuilder;
pub use client::call::Client;
pub use client::reply::Reply;
pub use client::signing::address_key::{AddressKey, AddressRule};
pub use client::signing::credentials::Credentials;
pub use client::signing::traits::{CallToSign, Signing, SigningFuture};
pub use client::signing::user::{UserKey, UserPassword};
pub use codec::attachment::{Attachment, Attachments};
pub use codec::credential::{Credential, Filled};
pub use codec::decode::DecodeError;
pub use codec::encode::error::EncodeError;
pub use codec::leniency::{Leniency, Occurrences, Tolerated};
pub use codec::mixed::{MixedContent, Node};
pub use codec::or_text::OrText;
pub use codec::pairs::Pairs;
pub use codec::value::Value;
pub use codec::xml::Xml;
pub use codec::xml_attribute::XmlAttribute;
pub use error::{BoxError, Error, Result};
pub use http::connect::http_client_builder;
#[cfg(feature = "tls")]
pub use http::connect::http_client_builder_trusting;
pub use http::inspect::Exchange;
pub use http::outgoing::Outgoing;
pub use http::over_service::ServiceTransport;
pub use http::retry::Retry;
pub use http::transport::{ReplyBody, Transport, TransportFuture};
/// The HTTP client, for callers who set up their own.
pub use reqwest;
pub use results::outcome::{Outcome, Surplus, Unanswered, Unmatched};
pub use secret::Secret;
pub use soap::effect::Effect;
pub use soap::fault::{Fault, FaultCode};
pub use soap::header::block::HeaderBlock;
pub use soap::header::security::Security;
pub use soap::operation::Operation;
pub use soap::refusal::Refusal;

/// Includes the code that `wsdl-codegen` generated for a WSDL.
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
