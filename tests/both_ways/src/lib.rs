//! Client and server of each of Chamilo's 138 operations: what goes in at the one comes out at the
//! other, both ways, over HTTP, for any values that the documents allow.
#![deny(warnings, missing_docs)]

include!(concat!(env!("OUT_DIR"), "/both_ways.rs"));

#[cfg(test)]
mod check;
#[cfg(test)]
#[path = "../../support/facts.rs"]
mod facts;
#[cfg(test)]
mod messages;
