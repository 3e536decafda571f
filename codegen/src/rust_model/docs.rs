//! What is said of an item.

/// The documentation of an item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Docs {
    /// Plain text from the document.
    pub documentation: Option<String>,
    /// Markdown of the user's, in place of that.
    pub written: Option<String>,
    /// Markdown that stands in for it where there is none.
    pub summary: String,
    /// Markdown that follows it where there is some.
    pub note: Option<String>,
    /// Markdown that follows in any case, block by block.
    pub more: Vec<String>,
}
