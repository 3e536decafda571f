//! Example messages: what a request or a reply of an operation looks like, made up from the
//! description of the interface.
//!
//! They are made to be read and copied: each field is there once, a text is the name of its field, and a
//! date is one. Values meet their facets.

mod content;
mod envelope;
mod tree;
mod value;

pub use envelope::{Options, Side, envelope};
