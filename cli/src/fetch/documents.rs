//! Documents in memory: one version of them.

use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::Path;

use wsdl_codegen::lock::Lock;

/// WSDLs and what they import, which lies beside them.
#[derive(Clone, Debug, Default)]
pub struct Documents {
    roots: Vec<String>,
    files: HashMap<String, Vec<u8>>,
}

impl Documents {
    /// What a folder has of the documents that `lock` lists.
    #[must_use]
    pub fn in_folder(lock: &Lock, folder: &Path) -> Self {
        let mut documents = Self::default();
        for entry in &lock.documents {
            let path = folder.join(&entry.file);
            if let Ok(bytes) = fs::read(&path) {
                documents.add(path.display().to_string(), bytes, entry.is_root);
            }
        }
        documents
    }

    /// Adds a document. What stands behind the last slash of `name` is the name of its file.
    pub fn add(&mut self, name: String, bytes: Vec<u8>, is_root: bool) {
        self.files.insert(file(&name).to_owned(), bytes);
        if is_root {
            self.roots.push(name);
        }
    }

    /// The names of the WSDLs that were asked for, in the order in which they were added.
    #[must_use]
    pub fn roots(&self) -> &[String] {
        &self.roots
    }

    /// Leaves of the WSDLs that were asked for those whose files have the name `wanted`.
    pub fn only(&mut self, wanted: &str) {
        self.roots.retain(|name| file(name) == wanted);
    }

    /// The bytes of a document, by the name of its file, with or without a folder.
    ///
    /// # Errors
    /// If there is none of that name.
    pub fn bytes(&self, name: &str) -> io::Result<Vec<u8>> {
        self.files.get(file(name)).cloned().ok_or_else(|| io::ErrorKind::NotFound.into())
    }
}

/// What stands behind the last slash.
#[must_use]
pub fn file(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().unwrap_or(name)
}
