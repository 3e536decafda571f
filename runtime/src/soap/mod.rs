//! The messages of SOAP 1.1 and 1.2: what travels around the values.
//!
//! An [`Operation`](operation::Operation) says how a message looks, `envelope` writes and reads it, and
//! `header` has what stands before the body.

pub(crate) mod charset;
pub(crate) mod document;
pub(crate) mod envelope;
pub(crate) mod fault;
pub(crate) mod header;
pub(crate) mod operation;
pub(crate) mod random;
