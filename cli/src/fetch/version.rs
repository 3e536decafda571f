//! Documents in memory: one version of them.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::Path;

use wsdl_codegen::lock::Lock;

/// WSDLs and what they import, which lies beside them.
#[derive(Clone, Debug, Default)]
pub struct Version {
    roots: Vec<String>,
    folders: HashSet<String>,
    files: HashMap<String, Vec<u8>>,
}

impl Version {
    /// What a folder has of the documents that `lock` lists.
    #[must_use]
    pub fn in_folder(lock: &Lock, folder: &Path) -> Self {
        let mut version = Self::default();
        for entry in &lock.documents {
            let path = folder.join(&entry.file);
            if let Ok(bytes) = fs::read(&path) {
                version.add(path.display().to_string(), bytes, entry.is_root);
            }
        }
        version
    }

    /// Adds a document. What stands behind the last slash of `name` is the name of its file.
    pub fn add(&mut self, name: String, bytes: Vec<u8>, is_root: bool) {
        let (folder, file) = split(&name);
        self.folders.insert(folder.to_owned());
        self.files.insert(file.to_owned(), bytes);
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

    /// Whether there is a file of this name.
    #[must_use]
    pub fn has(&self, file: &str) -> bool {
        self.files.contains_key(file)
    }

    /// The bytes of the document of this name, which may be called as if it lay beside any of the others;
    /// nothing if there is none.
    #[must_use]
    pub fn bytes(&self, name: &str) -> Option<&[u8]> {
        let (folder, file) = split(name);
        let is_beside = self.folders.contains(folder);
        self.files.get(file).filter(|_| is_beside).map(Vec::as_slice)
    }
}

/// What stands before the last slash, and what stands behind it.
fn split(name: &str) -> (&str, &str) {
    name.rsplit_once(['/', '\\']).unwrap_or(("", name))
}

/// What stands behind the last slash.
#[must_use]
pub fn file(name: &str) -> &str {
    split(name).1
}

#[cfg(test)]
mod tests {
    use super::Version;

    #[test]
    fn a_document_lies_beside_the_others_and_nowhere_else() {
        let mut version = Version::default();
        version.add("git:1f2e:wsdl/a.wsdl".to_owned(), vec![1], true);
        version.add("wsdl/b.xsd".to_owned(), vec![2], false);
        assert_eq!(version.bytes("git:1f2e:wsdl/b.xsd"), Some(&[2][..]));
        assert_eq!(version.bytes("other/b.xsd"), None);
        assert_eq!(version.roots(), ["git:1f2e:wsdl/a.wsdl"]);
    }
}
