//! RPC/encoded XML into Rust values (SOAP 1.1 §5).
//!
//! A [`Decoder`] walks the reply once, in document order; a value takes what it needs as it goes by.
//! It finds tags and text by itself, which takes a part of the time of an event for each, and asks
//! quick-xml about comments, CDATA sections and the like. Only a reply that refers from one element
//! to another (`href`, SOAP 1.1 §5.4.1) is looked at twice.

mod about;
mod array;
mod attributes;
mod decoder;
mod error;
mod markup;
mod open;
mod references;
mod scan;
mod scope;
mod targets;
mod text;
mod traits;

pub use decoder::Decoder;
pub use error::DecodeError;
pub use traits::{Decode, DecodeParts};
