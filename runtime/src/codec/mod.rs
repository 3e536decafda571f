//! Rust values to and from XML.
//!
//! `encode` writes elements and `decode` reads them. `simple` has the simple types, which are text
//! on the wire; `builtin` is the table of the built-in ones. `value`, `xml` and `mixed` hold what a
//! schema leaves open.

pub(crate) mod attachment;
pub(crate) mod body;
mod builtin;
#[cfg(feature = "facets")]
pub(crate) mod check;
pub(crate) mod credential;
pub(crate) mod declared;
pub(crate) mod decode;
mod elements;
pub(crate) mod encode;
pub(crate) mod escape;
#[cfg(feature = "facets")]
pub(crate) mod facets;
pub(crate) mod leniency;
pub(crate) mod lexical;
pub(crate) mod limits;
pub(crate) mod line;
pub(crate) mod media_type;
pub(crate) mod mixed;
pub(crate) mod names;
pub(crate) mod namespaces;
mod needed;
mod numbers;
pub(crate) mod or_text;
pub(crate) mod pairs;
pub(crate) mod record;
mod secret_text;
pub(crate) mod simple;
pub(crate) mod spelled;
pub(crate) mod spelling;
#[cfg(feature = "tree")]
pub(crate) mod tree;
pub(crate) mod value;
pub(crate) mod version;
pub(crate) mod xml;
mod xml_attachments;
pub(crate) mod xml_attribute;
#[cfg(feature = "serde")]
mod xml_serde;
