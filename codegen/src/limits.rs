//! How long chains may be that a document can make.
//!
//! A chain that leads back to itself never ends, and one that is long enough overflows the stack of
//! whoever follows it. Real documents stay far below.

/// How many types, groups or elements may refer to one another in a row: aliases, bases, attribute
/// groups, substitution groups, and anonymous types that stand in one another.
pub(crate) const LONGEST_CHAIN: usize = 64;

/// Arrays of arrays of arrays … are read this deep; SOAP services stay at two.
pub(crate) const DEEPEST_ARRAY: usize = 8;
