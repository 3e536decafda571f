//! Patterns of XML Schema (XSD 1.0 Part 2 Appendix F): the one parser of them, and what they are in
//! the syntax of the crate `regex`.
//!
//! A check of values and a made-up text both start from the same tree, so that they cannot read a
//! pattern in two ways.

mod blocks;
mod class;
mod cursor;
mod parse;
mod translate;
mod tree;

pub(crate) use parse::parse;
#[cfg(feature = "samples")]
pub(crate) use translate::class_regex;
pub(crate) use translate::regex;
#[cfg(feature = "samples")]
pub(crate) use tree::{Atom, CharClass, Part, Pattern, Piece, Quantifier};

#[cfg(test)]
mod tests;
