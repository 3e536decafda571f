//! Files that the user named for imported documents.

use std::collections::HashMap;
use std::path::PathBuf;

use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::near::Misses;

/// The user's entries, with a record of which ones were of use.
#[derive(Debug, Default)]
pub(crate) struct Catalog<'c> {
    /// A location or a namespace, and the file that is read for it.
    entries: &'c [(String, PathBuf)],
    /// The last entry for each location or namespace.
    last: HashMap<&'c str, usize>,
    used: Vec<bool>,
    /// The locations and namespaces that were asked for.
    seen: Vec<String>,
}

impl<'c> Catalog<'c> {
    pub(crate) fn new(entries: &'c [(String, PathBuf)]) -> Self {
        let last = entries.iter().enumerate().map(|(index, (key, _))| (key.as_str(), index));
        let used = vec![false; entries.len()];
        Self { entries, last: last.collect(), used, seen: Vec::new() }
    }

    /// The file for an import of `namespace` (empty for none) from `location`. The location counts
    /// before the namespace, and the last entry before others.
    pub(super) fn find(&mut self, location: Option<&str>, namespace: &str) -> Option<String> {
        let mut keys = location.into_iter().chain(Some(namespace).filter(|it| !it.is_empty()));
        if !self.entries.is_empty() {
            self.seen.extend(keys.clone().map(str::to_owned));
        }
        let index = keys.find_map(|key| self.last.get(key).copied())?;
        self.used[index] = true;
        Some(self.entries[index].1.display().to_string())
    }

    /// Reports the entries that no import asked for.
    pub(crate) fn finish(self, diagnostics: &mut Diagnostics) {
        let mut misses = Misses::default();
        let unused = self.entries.iter().zip(&self.used).filter(|(_, used)| !**used);
        for ((key, _), _) in unused {
            let message = format!("the setting catalog `{key}` fits no import that is read");
            let near = misses.question(key, || self.seen.clone());
            diagnostics.error(codes::UNUSED_SETTING, None, message).help(near.unwrap_or_else(
                || "write the location or the namespace just as the import does".to_owned(),
            ));
        }
    }
}
