//! The generated client of each document in `codegen/tests/hazards` calls the generated server of
//! it: what the one is given comes out at the other, both ways, over HTTP.
#![deny(warnings, missing_docs)]

include!(concat!(env!("OUT_DIR"), "/contract.rs"));

#[cfg(test)]
mod check;
