//! Where refinements come from.

use std::path::PathBuf;

/// A file of refinements.
#[derive(Clone, Debug)]
pub(crate) enum RefinementsSource {
    File(PathBuf),
    Text { name: String, text: String },
}
