//! Refinements: what a WSDL cannot say of what it declares, as data.
//!
//! `REFINEMENTS.md` has the grammar of the files that they come from.

mod check;
mod file;
mod items;
mod outcome;
mod read;
mod said;
mod types;

pub(crate) use check::check;
pub(crate) use file::{RefinedFile, Refinements};
pub use items::Effect;
pub(crate) use items::{Field, Operation, Service, Struct, Table};
pub(crate) use outcome::{Expected, ReadAs, Refused, Wire};
pub(crate) use read::{is_rust_type, read};
pub(crate) use said::Said;
#[cfg(feature = "interface")]
pub(crate) use types::Spelling;
pub(crate) use types::{EnumValue, Kind, RefinedType};
