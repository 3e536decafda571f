//! Rust values to and from XML.

pub(crate) mod body;
pub(crate) mod decode;
pub(crate) mod encode;
pub(crate) mod escape;
#[cfg(feature = "facets")]
pub mod facets;
mod scalar;
pub(crate) mod simple;
pub(crate) mod value;
pub(crate) mod xml;
#[cfg(feature = "serde")]
mod xml_serde;
