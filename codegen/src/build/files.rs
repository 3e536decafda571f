//! Reads files, and only those that may be read.

use std::cell::RefCell;
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use super::inputs::Inputs;
use super::regular::read;
use crate::config::Config;
use crate::documents::import::Refused;

/// The files of one WSDL and of what it imports.
///
/// What is imported lies in one of the roots, wherever links lead: the folders that the configuration
/// names or else the package of a build script, the WSDL's own folder, and those of the files that the
/// catalog names.
pub(crate) struct Files<'i> {
    roots: Vec<PathBuf>,
    limit: u64,
    inputs: &'i RefCell<Inputs>,
    seen: RefCell<HashSet<String>>,
}

impl<'i> Files<'i> {
    pub(crate) fn new(config: &Config, wsdl: &Path, inputs: &'i RefCell<Inputs>) -> Self {
        let mut roots = config.import_roots.clone();
        if roots.is_empty() {
            roots.extend(package());
        }
        let files = config.catalog.iter().map(|(_, file)| file.as_path());
        roots.extend(std::iter::once(wsdl).chain(files).map(folder));
        let mut known: Vec<PathBuf> = Vec::new();
        // A folder that is not there allows nothing.
        for root in roots.iter().filter_map(|root| fs::canonicalize(root).ok()) {
            if !known.contains(&root) {
                known.push(root);
            }
        }
        let limit = config.document_limit() as u64;
        Self { roots: known, limit, inputs, seen: RefCell::default() }
    }

    /// The bytes of the WSDL itself, wherever it lies.
    pub(crate) fn wsdl(&self, path: &Path) -> io::Result<Vec<u8>> {
        read(path, self.limit)
    }

    /// The bytes of an imported document, which is noted among the inputs.
    pub(crate) fn import(&self, path: &str) -> io::Result<Vec<u8>> {
        let whole = fs::canonicalize(path)?;
        if !self.roots.iter().any(|root| whole.starts_with(root)) {
            let roots = self.roots.iter().map(|root| format!("`{}`", root.display()));
            return Err(Refused::Outside(roots.collect()).into());
        }
        let bytes = read(&whole, self.limit)?;
        // Cargo would run the build script every time for the sake of a file that is not there.
        if self.seen.borrow_mut().insert(path.to_owned()) {
            self.inputs.borrow_mut().document(path, &bytes);
        }
        Ok(bytes)
    }
}

/// The folder of the package whose build script runs.
fn package() -> Option<PathBuf> {
    env::var_os("OUT_DIR")?;
    env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from)
}

fn folder(file: &Path) -> PathBuf {
    match file.parent() {
        Some(folder) if folder != Path::new("") => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}
