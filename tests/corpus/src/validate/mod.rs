//! What `xmllint`, which knows nothing of this project, says of a document's schemas and of
//! instances of them.

mod collect;
mod rewrite;
mod xmllint;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::defaults::{DeclaredValue, declared};

pub use xmllint::available;

/// The schemas of a WSDL as files that `xmllint` can read.
#[derive(Clone, Debug)]
pub struct Schemas {
    /// The schema that imports all others.
    root: PathBuf,
    folder: PathBuf,
    /// The values that they declare.
    pub defaults: Vec<DeclaredValue>,
}

impl Schemas {
    /// Writes the schemas that a WSDL holds or imports into a folder, which is deleted first.
    ///
    /// Inline schemas become files with the namespaces in force around them; imports lead to the
    /// files by namespace. Nothing is fetched: what is not beside the WSDL is left out, except for
    /// `xml:lang` and its like.
    ///
    /// # Errors
    /// If the WSDL cannot be read, or a file cannot be written.
    pub fn extract(wsdl: &Path, folder: &Path) -> io::Result<Self> {
        let sources = collect::collect(wsdl).map_err(io::Error::other)?;
        if folder.exists() {
            fs::remove_dir_all(folder)?;
        }
        fs::create_dir_all(folder)?;
        for (name, text) in rewrite::files(&sources) {
            fs::write(folder.join(name), text)?;
        }
        let defaults = sources.schemas.iter().flat_map(|it| declared(&it.schema)).collect();
        Ok(Self { root: folder.join(rewrite::ROOT), folder: folder.to_owned(), defaults })
    }

    /// Whether `xmllint` takes the schemas at all; else its first complaint.
    ///
    /// # Errors
    /// If it cannot be run.
    pub fn accepts(&self) -> io::Result<Result<(), String>> {
        let instance = self.folder.join("none.xml");
        fs::write(&instance, "<none/>")?;
        xmllint::accepts(&self.root, &instance)
    }

    /// Which of some files are valid; for the others, the first complaint. The root element of each
    /// must be one that the schemas declare.
    ///
    /// # Errors
    /// If `xmllint` cannot be run, or does not take the schemas.
    pub fn validate(&self, instances: &[PathBuf]) -> io::Result<Vec<Result<(), String>>> {
        xmllint::validate(&self.root, instances)
    }
}

#[cfg(test)]
mod tests;
