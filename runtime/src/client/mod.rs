//! The client that carries calls, in both kinds, and how it is described.
//!
//! `call` is the sequence of one call; `signing` has the ways to say who the caller is.

#[cfg(feature = "blocking")]
pub mod blocking;
pub(crate) mod builder;
pub(crate) mod call;
mod header_block;
pub(crate) mod signing;
