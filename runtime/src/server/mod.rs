//! The other side of a call: reading a request and writing its reply, for servers in tests and
//! examples.
//!
//! HTTP is the caller's: this module turns the bytes of a request into a [`Call`], what is to be
//! answered into an envelope, and either that or a [`Fault`](crate::Fault) into an [`Answer`], which
//! is all that HTTP has to send back. What is read and written are the types that are generated for
//! the client.
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

mod answer;
mod call;
mod fault;
mod reply;

pub use crate::codec::encode::traits::{Element, Part};
pub use answer::Answer;
pub use call::Call;
pub use reply::Reply;
