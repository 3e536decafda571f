//! Files that the user named for imported documents.

use std::path::PathBuf;

use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;

/// The user's entries, with a record of which ones were of use.
#[derive(Debug, Default)]
pub(crate) struct Catalog<'c> {
    /// A location or a namespace, and the file that is read for it.
    entries: &'c [(String, PathBuf)],
    used: Vec<bool>,
}

impl<'c> Catalog<'c> {
    pub(crate) fn new(entries: &'c [(String, PathBuf)]) -> Self {
        Self { entries, used: vec![false; entries.len()] }
    }

    /// The file for an import of `namespace` (empty for none) from `location`. The location counts
    /// before the namespace, and the last entry before others.
    pub(super) fn find(&mut self, location: Option<&str>, namespace: &str) -> Option<String> {
        let last = |key: &str| self.entries.iter().rposition(|(entry, _)| entry == key);
        let namespace = Some(namespace).filter(|it| !it.is_empty());
        let index = location.and_then(last).or_else(|| namespace.and_then(last))?;
        self.used[index] = true;
        Some(self.entries[index].1.display().to_string())
    }

    /// Reports the entries that no import asked for.
    pub(crate) fn finish(self, diagnostics: &mut Diagnostics) {
        for ((key, _), _) in self.entries.iter().zip(self.used).filter(|(_, used)| !used) {
            let message = format!("the setting catalog `{key}` fits no import that is read");
            diagnostics
                .error(codes::UNUSED_SETTING, None, message)
                .help("write the location or the namespace just as the import does");
        }
    }
}
