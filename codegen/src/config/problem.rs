//! What is wrong in a file of settings.

/// A place in a file of settings, and what is wrong there.
#[derive(Clone, Debug)]
pub(crate) struct Problem {
    pub file: String,
    /// The line, counted from one; zero if the file as a whole cannot be read.
    pub line: usize,
    /// The column in characters, counted from one; zero if the file as a whole cannot be read.
    pub column: usize,
    pub message: String,
    pub help: Option<String>,
}
