//! Which documents there are.

use std::fs;
use std::path::Path;

use crate::files::below;

/// A document to generate from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Its path below the folder, with `/`.
    pub path: String,
    /// Style and use of its bindings, as the manifest has them; `?` without one.
    pub style: String,
}

/// The documents of a folder: those that `manifest.tsv` lists, else every `*.wsdl`.
///
/// # Errors
/// If the folder cannot be read, or has a manifest without a column `path`.
pub fn documents(folder: &Path) -> Result<Vec<Document>, String> {
    fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let manifest = folder.join("manifest.tsv");
    match fs::read_to_string(&manifest) {
        Ok(text) => listed(&text).ok_or(format!("{}: no column `path`", manifest.display())),
        Err(_) => Ok(found(folder)),
    }
}

/// Adds documents that are there but not listed.
pub fn add<'p>(documents: &mut Vec<Document>, folder: &Path, paths: impl Iterator<Item = &'p str>) {
    for path in paths {
        let known = documents.iter().any(|document| document.path == path);
        if !known && folder.join(path).is_file() {
            documents.push(Document { path: path.to_owned(), style: "?".to_owned() });
        }
    }
}

fn listed(manifest: &str) -> Option<Vec<Document>> {
    let table = Table::new(manifest);
    let (path, style) = (table.column("path")?, table.column("style"));
    let documents = table.rows().map(|row| Document {
        path: row.get(path).copied().unwrap_or_default().to_owned(),
        style: style.and_then(|at| row.get(at).copied()).unwrap_or("?").to_owned(),
    });
    Some(documents.filter(|document| !document.path.is_empty()).collect())
}

fn found(folder: &Path) -> Vec<Document> {
    let wsdl = |path: &Path| path.extension().is_some_and(|it| it.eq_ignore_ascii_case("wsdl"));
    let document = |path: &Path| Document {
        path: path.strip_prefix(folder).unwrap_or(path).to_string_lossy().replace('\\', "/"),
        style: "?".to_owned(),
    };
    below(folder, wsdl).iter().map(|path| document(path)).collect()
}

/// A table of tab-separated values whose first line names the columns.
#[derive(Clone, Copy, Debug)]
pub struct Table<'t> {
    text: &'t str,
}

impl<'t> Table<'t> {
    /// Takes the text as it is.
    pub fn new(text: &'t str) -> Self {
        Self { text }
    }

    /// Where the column with that name is.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.text.lines().next()?.split('\t').position(|column| column.trim() == name)
    }

    /// The lines after the first.
    pub fn rows(&self) -> impl Iterator<Item = Vec<&'t str>> {
        self.text.lines().skip(1).map(|line| line.split('\t').map(str::trim).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::{Document, listed};

    #[test]
    fn the_manifest_names_its_columns() {
        let documents = listed("style\tpath\trest\nrpc/literal\ta/b.wsdl\t1\n\nonly\n").unwrap();
        let expected = Document { path: "a/b.wsdl".to_owned(), style: "rpc/literal".to_owned() };
        assert_eq!(documents, [expected]);
        assert!(listed("file\nx").is_none());
    }
}
