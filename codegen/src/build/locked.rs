//! Whether documents are what lock files record.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::regular;
use super::unreadable;
use crate::config::Config;
use crate::documents::codes::{self, Code};
use crate::documents::diagnostics::{Diagnostic, Severity};
use crate::lock::{self, LockedDocument, checksum};

/// How many digits of a checksum are told.
const DIGITS: usize = 12;

/// The documents that lock files list, and what was found of them. Without a lock file, nothing is.
#[derive(Debug, Default)]
pub(super) struct Locked {
    listed: Vec<Listed>,
    /// Whether a lock file could be read: otherwise nobody knows what it lists.
    is_known: bool,
    seen: HashSet<PathBuf>,
    found: Vec<Diagnostic>,
}

/// A document, and where it is listed.
#[derive(Debug)]
struct Listed {
    /// Where the file is, as the lock says it.
    path: PathBuf,
    /// The same, however it is named.
    whole: PathBuf,
    document: LockedDocument,
    lock: String,
    place: (usize, usize),
}

impl Locked {
    /// Reads the lock files that are set, which Cargo has to watch.
    pub(super) fn read(config: &Config, files: &mut Vec<String>) -> Self {
        let mut locked = Self { is_known: !config.locks.is_empty(), ..Self::default() };
        for path in &config.locks {
            files.push(path.display().to_string());
            locked.file(path, config.document_limit() as u64);
        }
        locked
    }

    fn file(&mut self, path: &Path, limit: u64) {
        let name = path.display().to_string();
        let read = match regular::read(path, limit).map(String::from_utf8) {
            Ok(Ok(text)) => lock::read(&name, &text),
            Ok(Err(_)) => {
                let message = "the lock file is not UTF-8, as TOML has to be".to_owned();
                Err(vec![found(Severity::Error, codes::MALFORMED_LOCK, &name, message)])
            }
            Err(error) => {
                let (message, help) = unreadable::explain(path, &error);
                let found = found(Severity::Error, codes::UNREADABLE_FILE, "", message);
                Err(vec![Diagnostic { help: Some(help), ..found }])
            }
        };
        let (lock, places) = match read {
            Ok(read) => read,
            Err(mut problems) => {
                self.is_known = false;
                return self.found.append(&mut problems);
            }
        };
        let folder = path.parent().unwrap_or(Path::new(""));
        for (document, place) in lock.documents.into_iter().zip(places) {
            let path = folder.join(&document.file);
            let whole = whole(&path);
            self.listed.push(Listed { path, whole, document, lock: name.clone(), place });
        }
    }

    /// Compares a document that was read.
    pub(super) fn document(&mut self, name: &str, bytes: &[u8]) {
        let path = whole(Path::new(name));
        if !self.is_known || !self.seen.insert(path.clone()) {
            return;
        }
        let entries: Vec<&Listed> = self.listed.iter().filter(|it| it.whole == path).collect();
        let Some(first) = entries.first() else {
            let message = "the document is in no lock file".to_owned();
            let help = "fetch it with `wsdl fetch`, or allow `unlisted-document`";
            let found = found(Severity::Warning, codes::UNLISTED_DOCUMENT, name, message);
            return self.found.push(Diagnostic { help: Some(help.to_owned()), ..found });
        };
        if entries.iter().any(|it| it.document.holds(bytes)) {
            return;
        }
        let digits = |sum: &str| sum.chars().take(DIGITS).collect::<String>();
        let message = format!(
            "the document is not what `{}` records: its SHA-256 begins with {}, and the recorded one with \
             {}; it was changed after it was fetched",
            first.lock,
            digits(&checksum(bytes)),
            digits(&first.document.sha256)
        );
        let help = format!(
            "`wsdl diff --lock {} {name}` shows what the change means; take it back, or fetch the document \
             again with `wsdl fetch --update --force`; if it has to stay, allow `edited-document`",
            first.lock
        );
        let found = found(Severity::Warning, codes::EDITED_DOCUMENT, name, message);
        self.found.push(Diagnostic { help: Some(help), ..found });
    }

    /// What is wrong by the lock files, once all documents are read. Cargo has to watch what is missing.
    pub(super) fn finish(mut self, files: &mut Vec<String>) -> Vec<Diagnostic> {
        for Listed { path, document, lock, place: (line, column), .. } in self.listed {
            // Others than those that the build reads may be listed: they are of no concern if they are there.
            if path.exists() {
                continue;
            }
            let message = format!("`{}` is listed here, and is not there", document.file);
            let help =
                "take it back from version control, or fetch it again with `wsdl fetch --update`";
            let found = found(Severity::Warning, codes::MISSING_DOCUMENT, &lock, message);
            self.found.push(Diagnostic { line, column, help: Some(help.to_owned()), ..found });
            files.push(path.display().to_string());
        }
        self.found
    }
}

/// A path by which the same file is known, however it was named.
fn whole(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

/// A finding about a file as a whole.
fn found(severity: Severity, code: Code, file: &str, message: String) -> Diagnostic {
    let (file, code) = (file.to_owned(), code.name);
    Diagnostic { severity, code, file, line: 0, column: 0, message, help: None }
}
