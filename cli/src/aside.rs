//! Files that are written aside first, so that nothing is ever half written.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process;

use crate::failure::Failure;

/// Files on their way to their places. What has not arrived is taken away.
#[derive(Debug, Default)]
pub struct Aside {
    files: Vec<(PathBuf, PathBuf)>,
}

impl Aside {
    /// No file.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Writes what will be at `path`, beside it. Where that is there already, nothing is written.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn write(&mut self, path: &Path, bytes: &[u8]) -> Result<(), Failure> {
        if fs::read(path).is_ok_and(|present| present == bytes) {
            return Ok(());
        }
        let aside = beside(path);
        let folder = path.parent().filter(|it| *it != Path::new("")).unwrap_or(Path::new("."));
        self.files.push((aside.clone(), path.to_owned()));
        fs::create_dir_all(folder)
            .and_then(|()| fs::write(&aside, bytes))
            .map_err(|error| unwritable(path, &error))
    }

    /// Puts every file into its place, and says how many there were.
    ///
    /// # Errors
    /// If one cannot be put there; those before it are in their places.
    pub fn finish(mut self) -> Result<usize, Failure> {
        let files = std::mem::take(&mut self.files);
        let count = files.len();
        let mut files = files.into_iter();
        while let Some((aside, path)) = files.next() {
            if let Err(error) = fs::rename(&aside, &path) {
                self.files.push((aside, path.clone()));
                self.files.extend(files);
                return Err(unwritable(&path, &error));
            }
        }
        Ok(count)
    }
}

impl Drop for Aside {
    fn drop(&mut self) {
        for (aside, _) in &self.files {
            // It may not be there, and nothing else can be done about it.
            let _ = fs::remove_file(aside);
        }
    }
}

/// Writes one file, and nothing where it cannot be written whole.
///
/// # Errors
/// If it cannot be written.
pub fn whole(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let mut aside = Aside::new();
    aside.write(path, bytes)?;
    aside.finish().map(|_| ())
}

/// A folder of its own that is taken away at the end, whatever happens.
#[derive(Debug)]
pub struct Scratch {
    folder: PathBuf,
}

impl Scratch {
    /// Makes a folder in `parent`, with a hidden name.
    ///
    /// # Errors
    /// If it cannot be made.
    pub fn new(parent: &Path) -> Result<Self, Failure> {
        fs::create_dir_all(parent).map_err(|error| unwritable(parent, &error))?;
        let mut number = 0_u32;
        loop {
            let folder = parent.join(format!(".wsdl.{}.{number}.part", process::id()));
            match fs::create_dir(&folder) {
                Ok(()) => return Ok(Self { folder }),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists && number < 100 => {
                    number += 1;
                }
                Err(error) => return Err(unwritable(&folder, &error)),
            }
        }
    }

    /// The folder.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.folder
    }

    /// Gives the folder its name, under which it stays.
    ///
    /// # Errors
    /// If there is something of that name.
    pub fn keep(self, path: &Path) -> Result<(), Failure> {
        fs::rename(&self.folder, path).map_err(|error| unwritable(path, &error))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // It is not there where it was kept.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// A hidden name in the same folder, where a file can be renamed.
fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.{}.part", process::id()))
}

fn unwritable(path: &Path, error: &io::Error) -> Failure {
    Failure::new(format!("`{}` cannot be written: {error}", path.display()))
}
