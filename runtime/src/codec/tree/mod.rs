//! Messages without Rust types: elements as trees.

pub(crate) mod element;
pub(crate) mod read;
#[cfg(test)]
mod tests;
pub(crate) mod write;
