//! What simple types ask of their values beyond the built-in type that they come to (XSD 1.0 Part 2
//! §4.3): the facets, and whether a text keeps to them.

mod compare;
mod kind;
mod pattern;
pub(crate) mod rule;
