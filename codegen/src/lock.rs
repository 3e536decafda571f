//! Lock files: which documents a folder has, where they came from, and what they held.
//!
//! `wsdl fetch` writes `wsdl.lock` beside the documents that it downloads;
//! [`Config::lock`](crate::Config::lock) has a build compare them with it. It is TOML:
//!
//! ```toml
//! version = 1
//!
//! [[document]]
//! file = "shop.wsdl"
//! source = "https://shop.example.org/orders?wsdl"
//! root = true
//! imports = ["types.xsd"]
//! fetched = "2026-03-03T03:03:03Z"
//! sha256 = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae"
//! ```
//!
//! # Line ends
//! The checksum of a document is the SHA-256 of its bytes with a line feed for each end of a line. XML
//! reads CR LF and CR as that (XML 1.0 §2.11), and `wsdl fetch` writes it, so that `sha256sum` prints
//! what the lock has. A document whose line ends git changes, as it does on Windows, is still the same.

mod checksum;
mod file;
mod read;
#[cfg(test)]
mod tests;

pub use checksum::{checksum, with_line_feeds};
pub use file::{Lock, LockedDocument};
pub(crate) use read::read;

/// The name that a lock file has in the folder of its documents.
pub const NAME: &str = "wsdl.lock";
