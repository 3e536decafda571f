//! A batch that ended before all its items were sent.

use std::fmt;
use std::sync::Arc;

use super::journal::JournalError;
use super::report::Report;
use crate::Error;

/// A batch that ended before all its items were sent.
#[derive(Debug)]
#[non_exhaustive]
pub struct Stopped<T> {
    /// Why no further call was made.
    pub why: Why,
    /// What became of the items until then.
    pub report: Report<T>,
}

/// Why a batch ended.
#[derive(Debug)]
#[non_exhaustive]
pub enum Why {
    /// A call failed for a reason that the others share.
    Call(Arc<Error>),
    /// The journal cannot be written.
    Journal(Arc<JournalError>),
}

impl<T> fmt::Display for Stopped<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let progress = &self.report.progress;
        let finished = progress.finished();
        write!(f, "stopped after {finished} of {} items that were taken: ", progress.taken)?;
        match &self.why {
            Why::Call(error) => error.fmt(f),
            Why::Journal(error) => error.fmt(f),
        }
    }
}

impl<T: fmt::Debug> std::error::Error for Stopped<T> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.why {
            Why::Call(error) => Some(&**error),
            Why::Journal(error) => Some(&**error),
        }
    }
}
