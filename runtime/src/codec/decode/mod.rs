//! Decoding: XML into Rust values, literal or by SOAP encoding (SOAP 1.1 §5).
//!
//! A [`Decoder`] reads the reply once, in document order, and each value takes its elements from
//! it. It parses tags and text by itself, which is faster than an event for each, and leaves
//! comments, CDATA sections and the like to quick-xml. Only a reply with references from one
//! element to another (`href`, SOAP 1.1 §5.4.1) is read twice.

mod about;
mod absence;
mod allot;
mod array;
mod attributes;
mod between;
mod budget;
mod capture;
mod characters;
mod decoder;
mod error;
mod expected;
mod mark;
mod markup;
mod open;
mod parts;
mod references;
mod required;
mod respell;
mod scan;
mod scope;
mod targets;
mod text;
mod tolerate;
mod traits;

pub(crate) use about::Said;
pub(crate) use absence::described;
pub use decoder::Decoder;
pub use error::DecodeError;
pub use parts::Attached;
pub(crate) use parts::By;
pub(crate) use tolerate::shown;
pub use traits::{Decode, DecodeElement, DecodeParts};
