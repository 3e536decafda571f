//! What is generated from the documents in `codegen/tests/hazards`: that it compiles without a
//! warning is one test, and every message of a folder that comes out as it went in is another.
#![deny(warnings, missing_docs)]

include!(concat!(env!("OUT_DIR"), "/hazards.rs"));

#[cfg(test)]
mod check;
#[cfg(test)]
mod refusals;
#[cfg(test)]
mod values;
