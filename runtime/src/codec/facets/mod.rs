//! Facets (XSD 1.0 Part 2 §4.3): what a simple type demands of its values beyond its built-in type,
//! and whether a text keeps to it.

mod compare;
mod kind;
mod pattern;
pub(crate) mod rule;
