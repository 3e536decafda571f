//! The elements of a message into values, by its types.
