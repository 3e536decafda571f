//! Patterns of XML Schema (XSD 1.0 Part 2 Appendix F): their parser, and their translation into the
//! syntax of the crate `regex`.
//!
//! Checks of values and example texts use the same syntax tree, so that they always agree on what a
//! pattern means.

mod blocks;
mod class;
mod cursor;
mod matches;
mod parse;
mod translate;
mod tree;

pub(crate) use matches::matches;
pub(crate) use parse::parse;
#[cfg(feature = "samples")]
pub(crate) use translate::class_regex;
pub(crate) use translate::regex;
pub(crate) use tree::{Atom, CharClass, CharGroup, Part, Piece, Set};
#[cfg(feature = "samples")]
pub(crate) use tree::{Pattern, Quantifier};

#[cfg(test)]
mod tests;
