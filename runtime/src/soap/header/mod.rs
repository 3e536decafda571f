//! The header of a request (SOAP 1.1 §4.2, SOAP 1.2 Part 1 §5.2).

pub(crate) mod addressing;
pub(crate) mod block;
pub(crate) mod blocks;
mod check;
mod clock;
pub(crate) mod error;
pub(crate) mod security;
pub(crate) mod settings;
