//! Rust values into XML: literally, as their schema says, or by SOAP encoding (SOAP 1.1 §5).
//!
//! An [`Encoder`](encoder::Encoder) writes elements; what is a value says by the trait
//! [`Encode`](traits::Encode) which ones.

mod arrays;
mod attributes;
mod checks;
pub(crate) mod encoder;
pub(crate) mod error;
mod fields;
pub(crate) mod traits;
