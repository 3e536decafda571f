//! The other side of a call: what answers it.
//!
//! `wsdl_codegen::Config::server` generates a trait for each service, and a function that makes an
//! [`Endpoint`] of what implements it: a `tower` service for programs on hyper or axum. `serve`, with
//! the feature of that name, serves it without a framework. [`Misbehaving`] spoils what it answers, for
//! tests of clients. The types are those generated for the client.
//!
//! Whoever has no generated trait reads a request with [`Call::read`], writes an envelope or makes a
//! [`Fault`](crate::Fault), and turns either into an [`Answer`]: the status, the `Content-Type` and the
//! body to send back. That does no HTTP; a [`Handler`] makes a service of such a function.
//!
//! ```
//! use wsdl_runtime::Fault;
//! use wsdl_runtime::server::{Answer, Call, Part};
//!
//! fn greet(call: &Call) -> Result<String, Fault> {
//!     let parts = call.value()?;
//!     match (call.operation(), parts.get("name").and_then(|name| name.as_str())) {
//!         ("Greet", Some(name)) => {
//!             call.reply().rpc_encoded(&Part("return", &format!("Hello, {name}!")))
//!         }
//!         _ => Err(Fault::new("SOAP-ENV:Client", "There is nobody to greet")),
//!     }
//! }
//!
//! let request = br#"<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/">
//!     <e:Body><Greet><name>Ana</name></Greet></e:Body></e:Envelope>"#;
//! let content_type = Some("text/xml; charset=utf-8");
//! let result = Call::read(request, content_type).and_then(|call| greet(&call));
//! let answer = Answer::new(result, content_type);
//! assert_eq!(answer.status, 200);
//! assert!(answer.body.contains("Hello, Ana!"));
//! ```

mod addressed;
mod addressing;
mod answer;
mod answering;
mod body;
mod call;
mod context;
mod dispatch;
mod documents;
#[cfg(feature = "tree")]
mod dynamic;
mod endpoint;
mod exchange;
mod fault;
mod handler;
mod misaddressed;
mod misbehave;
mod panic;
pub(crate) mod read;
mod receive;
mod refusal;
mod reply;
mod respond;
#[cfg(feature = "serve")]
mod serve;
pub(crate) mod service;
mod settings;
mod understand;
pub(crate) mod write;

pub use crate::codec::encode::traits::{Element, Part};
pub use crate::error::BoxError;
pub use answer::Answer;
pub use body::Body;
pub use call::Call;
pub use context::{Context, Peer};
pub use documents::Document;
#[cfg(feature = "tree")]
pub use dynamic::{Dynamic, Sent};
pub use endpoint::Endpoint;
pub use exchange::Served;
pub use handler::Handler;
/// The body of a request, as [`serve`] gives it to a service.
#[cfg(feature = "serve")]
pub use hyper::body::Incoming;
pub use misbehave::{Misbehaving, When};
pub use refusal::Refusal;
pub use reply::Reply;
#[cfg(feature = "serve")]
pub use serve::{Serving, serve};
