//! Lock files: which documents a folder has, where they came from, and what they held.
//!
//! `wsdl fetch` writes `wsdl.lock` beside the documents that it downloads;
//! [`Config::lock`](crate::Config::lock) has a build compare them with it. It is TOML:
//!
//! ```toml
//! version = 1
//!
//! [[document]]
//! file = "shop.wsdl"
//! source = "https://shop.example.org/orders?wsdl"
//! root = true
//! imports = ["types.xsd"]
//! fetched = "2026-03-03T03:03:03Z"
//! sha256 = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae"
//! ```
//!
//! # Line ends
//! The checksum of a document is the SHA-256 of its bytes with a line feed for each end of a line. XML
//! reads CR LF and CR as that (XML 1.0 §2.11), and `wsdl fetch` writes it, so that `sha256sum` prints
//! what the lock has. A document whose line ends git changes, as it does on Windows, is still the same.

mod read;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::fmt::{self, Write as _};

use crate::documents::diagnostics::Diagnostic;
pub(crate) use read::read;

/// The form of the file.
const VERSION: u64 = 1;

/// The name that a lock file has in the folder of its documents.
pub const NAME: &str = "wsdl.lock";

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

    /// Reads the text of a lock file, which is called `name` in diagnostics.
    ///
    /// # Errors
    /// If it is no TOML, a newer version has written it, a key is unknown, missing or not of its kind, a
    /// document is no file in the folder of the lock, or one is listed twice. The diagnostics have the
    /// code `malformed-lock`, and the line and the column of each mistake.
    pub fn parse(name: &str, text: &str) -> Result<Self, Vec<Diagnostic>> {
        read(name, text).map(|(lock, _)| lock)
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

/// The checksum of a document: its SHA-256 with a line feed for each end of a line, in hexadecimal digits
/// of lower case.
#[must_use]
pub fn checksum(bytes: &[u8]) -> String {
    let hash = hmac_sha256::Hash::hash(&with_line_feeds(bytes));
    hash.iter().fold(String::with_capacity(64), |mut text, byte| {
        // Writing to a text does not fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The bytes of a document with a line feed for each end of a line, as XML reads them (XML 1.0 §2.11). It
/// is for bytes in an encoding that has ASCII in it.
#[must_use]
pub fn with_line_feeds(bytes: &[u8]) -> Cow<'_, [u8]> {
    if !bytes.contains(&b'\r') {
        return Cow::Borrowed(bytes);
    }
    let mut text = Vec::with_capacity(bytes.len());
    let mut bytes = bytes.iter().copied().peekable();
    while let Some(byte) = bytes.next() {
        match byte {
            b'\r' => {
                bytes.next_if_eq(&b'\n');
                text.push(b'\n');
            }
            byte => text.push(byte),
        }
    }
    Cow::Owned(text)
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
