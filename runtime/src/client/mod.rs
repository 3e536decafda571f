//! The client, async and blocking, and its builder.
//!
//! `call` has what callers call, `course` the steps of one call, `reading` what becomes of its reply;
//! `signing` has the credentials.

#[cfg(feature = "blocking")]
pub mod blocking;
pub(crate) mod builder;
pub(crate) mod call;
mod course;
mod header_block;
mod reading;
mod refined;
pub(crate) mod reply;
mod settings;
pub(crate) mod signing;
mod transports;
