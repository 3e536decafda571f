//! Files that the user named for imported documents.

use std::path::PathBuf;

use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::near::Near;

/// The user's entries, with a record of which ones were of use.
#[derive(Debug, Default)]
pub(crate) struct Catalog<'c> {
    /// A location or a namespace, and the file that is read for it.
    entries: &'c [(String, PathBuf)],
    used: Vec<bool>,
    near: Vec<Near>,
}

impl<'c> Catalog<'c> {
    pub(crate) fn new(entries: &'c [(String, PathBuf)]) -> Self {
        let near = entries.iter().map(|_| Near::default()).collect();
        Self { entries, used: vec![false; entries.len()], near }
    }

    /// The file for an import of `namespace` (empty for none) from `location`. The location counts
    /// before the namespace, and the last entry before others.
    pub(super) fn find(&mut self, location: Option<&str>, namespace: &str) -> Option<String> {
        let last = |key: &str| self.entries.iter().rposition(|(entry, _)| entry == key);
        let namespace = Some(namespace).filter(|it| !it.is_empty());
        for (((key, _), used), near) in self.entries.iter().zip(&self.used).zip(&mut self.near) {
            if !used {
                let seen = location.into_iter().chain(namespace);
                seen.for_each(|seen| near.consider(key, seen.to_owned()));
            }
        }
        let index = location.and_then(last).or_else(|| namespace.and_then(last))?;
        self.used[index] = true;
        Some(self.entries[index].1.display().to_string())
    }

    /// Reports the entries that no import asked for.
    pub(crate) fn finish(self, diagnostics: &mut Diagnostics) {
        let entries = self.entries.iter().zip(self.used).zip(self.near);
        for (((key, _), _), near) in entries.filter(|((_, used), _)| !used) {
            let message = format!("the setting catalog `{key}` fits no import that is read");
            diagnostics.error(codes::UNUSED_SETTING, None, message).help(
                near.question().unwrap_or_else(|| {
                    "write the location or the namespace just as the import does".to_owned()
                }),
            );
        }
    }
}
