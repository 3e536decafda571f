//! What a lock file lists, and its text.

use std::fmt::{self, Write as _};

use super::checksum::checksum;

/// The form of the file.
pub(super) const VERSION: u64 = 1;

/// What a lock file lists. Its `Display` is the text of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Lock {
    /// Whether the documents name the hosts that printed them. Where they do not, `wsdl fetch` has put
    /// `host.invalid` in place of the host.
    pub keeps_hosts: bool,
    /// The documents, in the order of the file.
    pub documents: Vec<LockedDocument>,
}

/// A document of a lock file.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct LockedDocument {
    /// The name of the file, in the folder of the lock.
    pub file: String,
    /// The URL that gives it.
    pub source: String,
    /// Whether it was asked for, and is not only imported.
    pub is_root: bool,
    /// The names of the files that it imports.
    pub imports: Vec<String>,
    /// When it was fetched, as RFC 3339 writes it.
    pub fetched: String,
    /// Its checksum: 64 hexadecimal digits in lower case.
    pub sha256: String,
}

impl Lock {
    /// A lock file that lists `documents`.
    #[must_use]
    pub fn new(keeps_hosts: bool, documents: Vec<LockedDocument>) -> Self {
        Self { keeps_hosts, documents }
    }

    /// The document of a file, by its name in the folder of the lock.
    #[must_use]
    pub fn document(&self, file: &str) -> Option<&LockedDocument> {
        self.documents.iter().find(|it| it.file == file)
    }
}

impl LockedDocument {
    /// A document that `source` gives and that holds `bytes`, without imports and a time.
    #[must_use]
    pub fn new(file: impl Into<String>, source: impl Into<String>, bytes: &[u8]) -> Self {
        Self {
            file: file.into(),
            source: source.into(),
            is_root: false,
            imports: Vec::new(),
            fetched: String::new(),
            sha256: checksum(bytes),
        }
    }

    /// Whether `bytes` are what the document held when it was fetched, whatever their line ends.
    #[must_use]
    pub fn holds(&self, bytes: &[u8]) -> bool {
        checksum(bytes) == self.sha256
    }
}

/// With the documents in the order of the names of their files.
impl fmt::Display for Lock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "# Written by `wsdl fetch`: what the documents in this folder are. `wsdl fetch --update` fetches \
             them anew.\n",
        )?;
        writeln!(f, "version = {VERSION}")?;
        if self.keeps_hosts {
            f.write_str("keep_hosts = true\n")?;
        }
        let mut documents: Vec<&LockedDocument> = self.documents.iter().collect();
        documents.sort_by(|one, other| one.file.cmp(&other.file));
        documents.into_iter().try_for_each(|document| document.write(f))
    }
}

impl LockedDocument {
    fn write(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "\n[[document]]\nfile = {}", quoted(&self.file))?;
        writeln!(f, "source = {}", quoted(&self.source))?;
        if self.is_root {
            f.write_str("root = true\n")?;
        }
        if !self.imports.is_empty() {
            let imports: Vec<String> = self.imports.iter().map(|it| quoted(it)).collect();
            writeln!(f, "imports = [{}]", imports.join(", "))?;
        }
        writeln!(f, "fetched = {}\nsha256 = {}", quoted(&self.fetched), quoted(&self.sha256))
    }
}

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            letter if letter.is_control() => {
                // Writing to a text does not fail.
                let _ = write!(quoted, "\\u{:04X}", u32::from(letter));
            }
            letter => quoted.push(letter),
        }
    }
    quoted + "\""
}
