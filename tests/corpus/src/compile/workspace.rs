//! The throw-away workspace: a crate for each batch of documents, a module for each document.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// A document's code, to be compiled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// The document.
    pub document: String,
    /// The key that the result is kept under.
    pub key: String,
    /// The file to include.
    pub file: PathBuf,
    /// Its length in lines.
    pub lines: u64,
}

/// How many lines go into one crate: more take fewer starts of the compiler, and more memory.
pub(super) const MOST_LINES: u64 = 150_000;

/// Puts units together in their order, up to `most` lines; one that is too long stands alone.
pub(crate) fn batches<U>(units: Vec<U>, most: u64, lines: impl Fn(&U) -> u64) -> Vec<Vec<U>> {
    let mut batches: Vec<Vec<U>> = Vec::new();
    let mut room = 0;
    for unit in units {
        let lines = lines(&unit);
        match batches.last_mut() {
            Some(batch) if lines <= room => {
                room -= lines;
                batch.push(unit);
            }
            _ => {
                room = most.saturating_sub(lines);
                batches.push(vec![unit]);
            }
        }
    }
    batches
}

/// Writes the workspace anew, without crates yet. `project` is this checkout.
pub(crate) fn prepare(folder: &Path, project: &Path, count: usize) -> io::Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    let members: Vec<String> = (0..count).map(|index| format!("{:?}", name(index))).collect();
    let manifest = format!("[workspace]\nresolver = \"3\"\nmembers = [{}]\n", members.join(", "));
    fs::write(folder.join("Cargo.toml"), manifest)?;
    // The versions that the project is tested with, which are on this machine already.
    fs::copy(project.join("Cargo.lock"), folder.join("Cargo.lock"))?;
    Ok(())
}

/// Writes the crate of a batch.
pub(super) fn write(folder: &Path, project: &Path, index: usize, batch: &[Unit]) -> io::Result<()> {
    package(folder, project, index, "lib.rs", &source(batch))
}

/// Writes a crate whose root, of the name `file`, is `source`.
pub(crate) fn package(
    folder: &Path,
    project: &Path,
    index: usize,
    file: &str,
    source: &str,
) -> io::Result<()> {
    let folder = folder.join(name(index));
    fs::create_dir_all(folder.join("src"))?;
    let runtime = project.join("runtime").display().to_string();
    let manifest = format!(
        "[package]\nname = {:?}\nversion = \"0.0.0\"\nedition = \"2024\"\npublish = false\n\n\
         [dependencies]\nwsdl-runtime = {{ path = {runtime:?}, default-features = false, \
          features = [\"messages\", \"server\"] }}\n",
        name(index),
    );
    fs::write(folder.join("Cargo.toml"), manifest)?;
    fs::write(folder.join("src").join(file), source)
}

/// The crate's root. What stands before the modules takes `HEAD` lines, and each module one.
fn source(batch: &[Unit]) -> String {
    let mut text = String::from("//! Batch.\n#![deny(warnings, missing_docs)]\n");
    for (index, unit) in batch.iter().enumerate() {
        let file = unit.file.display().to_string();
        text.push_str(&format!("/** One. */ pub mod d{index} {{ include!({file:?}); }}\n"));
    }
    text
}

/// How many lines stand before the first module.
const HEAD: usize = 2;

/// Which of a batch a place in the generated code, or in the crate's root, belongs to.
pub(super) fn owner(batch: &[Unit], file: &str, line: usize) -> Option<usize> {
    match batch.iter().position(|unit| unit.file == Path::new(file)) {
        Some(index) => Some(index),
        None if file.ends_with("lib.rs") => {
            line.checked_sub(HEAD + 1).filter(|index| *index < batch.len())
        }
        None => None,
    }
}

/// The name of a batch's crate.
pub(crate) fn name(index: usize) -> String {
    format!("batch{index}")
}

#[cfg(test)]
mod tests {
    use super::{MOST_LINES, Unit, batches, owner, source};

    fn unit(name: &str, lines: u64) -> Unit {
        Unit { document: name.to_owned(), key: String::new(), file: name.into(), lines }
    }

    #[test]
    fn batches_are_bounded() {
        let sizes = [100_000, 50_000, 1, 400_000, 2];
        let units = sizes.iter().map(|lines| unit("a", *lines)).collect();
        let found: Vec<Vec<u64>> = batches(units, MOST_LINES, |unit| unit.lines)
            .iter()
            .map(|batch| batch.iter().map(|unit| unit.lines).collect())
            .collect();
        assert_eq!(found, [vec![100_000, 50_000], vec![1], vec![400_000], vec![2]]);
    }

    #[test]
    fn places_belong_to_documents() {
        let batch = [unit("/x/a.rs", 1), unit("/x/b.rs", 1)];
        let text = source(&batch);
        let line = text.lines().position(|line| line.contains("/x/b.rs")).unwrap() + 1;
        assert_eq!(owner(&batch, "batch0/src/lib.rs", line), Some(1));
        assert_eq!(owner(&batch, "/x/b.rs", 77), Some(1));
        assert_eq!(owner(&batch, "batch0/src/lib.rs", 1), None);
        assert_eq!(owner(&batch, "/y/lib.rs", 99), None);
    }
}
