//! Refinements: what a WSDL cannot say of what it declares, as data.
//!
//! `REFINEMENTS.md` has the grammar of the files that they come from.

mod file;
mod items;
mod outcome;
mod said;
mod types;

pub(crate) use file::{RefinedFile, Refinements};
pub(crate) use items::{Effect, Field, Operation, Reason, Service, Struct, Table};
pub(crate) use outcome::{Expected, ReadAs, Refused, Wire};
pub(crate) use said::Said;
pub(crate) use types::{EnumValue, Kind, RefinedType};
