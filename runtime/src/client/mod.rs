//! The client, async and blocking, and its builder.
//!
//! `call` has the steps of one call; `signing` has the credentials.

#[cfg(feature = "blocking")]
pub mod blocking;
pub(crate) mod builder;
pub(crate) mod call;
mod header_block;
pub(crate) mod signing;
