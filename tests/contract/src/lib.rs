//! The generated client of each document in `codegen/tests/hazards` calls the generated server of
//! it: what the one is given comes out at the other, both ways, over HTTP.
#![deny(warnings, missing_docs)]
#![cfg_attr(
    test,
    allow(
        clippy::clone_on_copy,
        clippy::let_unit_value,
        clippy::unit_arg,
        reason = "one text of a test serves the types of all documents"
    )
)]

include!(concat!(env!("OUT_DIR"), "/contract.rs"));

#[cfg(test)]
mod check;
