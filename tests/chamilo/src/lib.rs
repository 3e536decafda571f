//! Tests of the crate `chamilo`. They stand outside of it, so that who tries its example compiles
//! nothing that only tests need.

/// The examples of the README, which use the generator as well as the client.
#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
pub struct Readme;
