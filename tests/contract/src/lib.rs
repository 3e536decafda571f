//! The generated client of each document in `codegen/tests/hazards` calls the generated server of
//! it: what the one is given comes out at the other, both ways, over HTTP.
#![deny(warnings, missing_docs)]
// The build script writes one test for each operation, and does not know which types are `Copy` or `()`.
#![allow(clippy::clone_on_copy, clippy::let_unit_value, clippy::unit_arg)]

include!(concat!(env!("OUT_DIR"), "/contract.rs"));

#[cfg(test)]
mod check;
