//! Replies of several parts: an envelope and what it refers to (RFC 2387, SOAP Messages with
//! Attachments, XOP 1.0).
//!
//! `multipart` finds the parts between their boundaries, `headers` and `transfer` read one of them, and
//! `package` tells the envelope from the attachments.

mod headers;
mod multipart;
pub(crate) mod package;
mod transfer;
