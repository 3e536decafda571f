//! Where commands write to.

use std::fmt;
use std::io::Write;

/// Standard output and standard error, or what stands for them in a test.
///
/// Commands write ANSI escape sequences; the streams leave them out where they are no terminals.
pub struct Console<'a> {
    /// What was asked for.
    pub out: &'a mut dyn Write,
    /// What is worth knowing besides: warnings and progress.
    pub err: &'a mut dyn Write,
}

impl fmt::Debug for Console<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Console").finish_non_exhaustive()
    }
}
