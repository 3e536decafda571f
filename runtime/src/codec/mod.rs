//! Rust values to and from XML.

pub(crate) mod body;
#[cfg(feature = "facets")]
pub(crate) mod check;
pub(crate) mod credential;
pub(crate) mod decode;
pub(crate) mod encode;
pub(crate) mod escape;
#[cfg(feature = "facets")]
pub(crate) mod facets;
pub(crate) mod group;
pub(crate) mod lexical;
pub(crate) mod limits;
pub(crate) mod line;
pub(crate) mod names;
mod scalar;
pub(crate) mod simple;
pub(crate) mod value;
pub(crate) mod version;
pub(crate) mod xml;
#[cfg(feature = "serde")]
mod xml_serde;
