//! The pieces that a generated file is put together from.

/// A stretch of a generated file, not yet indented.
#[derive(Debug)]
pub(crate) enum Block {
    /// Lines that belong together; an empty line comes before them.
    Lines(Vec<String>),
    /// A module: the lines before its brace, and what stands inside.
    Module(Vec<String>, Vec<Block>),
}
