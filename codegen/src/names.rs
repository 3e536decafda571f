//! Wire names into Rust names.
//!
//! A name is converted first ([`identifier`]). Clashes are then resolved in document order, among
//! the identifiers of one [`Scope`].

mod identifier;
mod letters;
mod scope;

pub(crate) use identifier::{Case, identifier, is_identifier, strip_prefix};
pub(crate) use scope::Scope;
