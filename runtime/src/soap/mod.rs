//! SOAP 1.1 and 1.2: envelopes, headers, faults and attachments.
//!
//! An [`Operation`](operation::Operation) describes its messages, `envelope` writes and reads them,
//! `header` has the header blocks, and `attachments` takes replies of several parts apart.

pub(crate) mod attachments;
pub(crate) mod charset;
pub(crate) mod document;
pub(crate) mod effect;
pub(crate) mod envelope;
pub(crate) mod fault;
pub(crate) mod header;
pub(crate) mod operation;
pub(crate) mod random;
pub(crate) mod refusal;
pub(crate) mod reply;
mod surroundings;
mod wrapper;
