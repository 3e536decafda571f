//! The largest document that is read, and the longest chain of references that it may have.
//!
//! A chain that leads back to itself never ends, and a very long one overflows the stack of the
//! code that follows it. Real documents stay far below the limit.

/// How many types, groups or elements may refer to one another in a row: aliases, bases, attribute
/// groups, substitution groups, and anonymous types that stand in one another.
pub(crate) const LONGEST_CHAIN: usize = 64;

/// Arrays of arrays of arrays … are read this deep; SOAP services stay at two.
pub(crate) const DEEPEST_ARRAY: usize = 8;

/// The largest document that is read, in bytes, unless the caller says otherwise: 32 MiB.
pub(crate) const DOCUMENT_BYTES: usize = 32 << 20;
