//! How requests are read by a generated server.

pub use crate::server::read::{element, nothing, part, parts, text_element, with_headers};
