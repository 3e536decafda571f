//! What a run has read.

use std::mem;

use super::locked::Locked;
use crate::documents::diagnostics::Diagnostic;

/// The files that a run reads, and the lock files that they are compared with.
#[derive(Debug, Default)]
pub(crate) struct Inputs {
    /// The files that Cargo has to watch.
    pub(super) files: Vec<String>,
    pub(super) locked: Locked,
}

impl Inputs {
    /// Notes a document that was read.
    pub(super) fn document(&mut self, name: &str, bytes: &[u8]) {
        self.files.push(name.to_owned());
        self.locked.document(name, bytes);
    }

    /// What is wrong by the lock files, once all documents are read.
    pub(super) fn compared(&mut self) -> Vec<Diagnostic> {
        let locked = mem::take(&mut self.locked);
        locked.finish(&mut self.files)
    }
}
