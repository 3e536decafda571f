//! How replies are written by a generated server.

#[cfg(feature = "facets")]
pub use crate::server::write::checked_element;
pub use crate::server::write::{element, list, nothing, part, parts, with_headers};
