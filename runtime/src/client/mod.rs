//! The client that carries calls, in both kinds, and how it is described.

#[cfg(feature = "blocking")]
pub mod blocking;
pub(crate) mod builder;
pub(crate) mod call;
mod header_block;
pub(crate) mod signing;
