//! The blocks that a generated file consists of.

/// A stretch of a generated file, not yet indented.
#[derive(Debug)]
pub(crate) enum Block {
    /// Lines that belong together; an empty line comes before them.
    Lines(Vec<String>),
    /// A module: the lines before its brace, and what stands inside.
    Module(Vec<String>, Vec<Block>),
}
