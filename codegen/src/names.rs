//! Wire names into Rust names.
//!
//! A name is converted first ([`identifier`]), and clashes are settled afterwards, among the
//! identifiers of one [`Scope`] and in document order.

mod identifier;
mod letters;
mod scope;

pub(crate) use identifier::{Case, identifier, is_identifier, strip_prefix};
pub(crate) use scope::Scope;
