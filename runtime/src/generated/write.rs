//! How replies are written by a generated server.

#[cfg(feature = "facets")]
pub use crate::server::write::checked_element;
pub use crate::server::write::{element, nothing, part, parts, required_part, with_headers};
