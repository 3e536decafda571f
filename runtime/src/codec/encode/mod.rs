//! Encoding: Rust values into XML, literal or by SOAP encoding (SOAP 1.1 §5).
//!
//! An [`Encoder`](encoder::Encoder) writes elements; the trait [`Encode`](traits::Encode) says
//! which ones a value needs.

mod arrays;
mod attributes;
mod checks;
pub(crate) mod encoder;
pub(crate) mod error;
mod fields;
mod respell;
pub(crate) mod traits;
#[cfg(feature = "tree")]
mod tree;
