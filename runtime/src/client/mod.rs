//! The client that carries calls, in both kinds, and how it is described.

pub(crate) mod address;
#[cfg(feature = "blocking")]
pub mod blocking;
pub(crate) mod builder;
pub(crate) mod call;
pub(crate) mod signing;
