//! `wsdl diff --lock`: the documents that a lock file records, and what has become of them.
//!
//! A lock has no documents, but their checksums. What it records is what the folder has, as long as
//! nobody has edited it; else one of the revisions of git may hold it. No other bytes are taken for it.

use std::fs;
use std::path::{Path, PathBuf};

use wsdl_codegen::lock::{Lock, LockedDocument, NAME};

use crate::failure::Failure;
use crate::fetch::{self, How, Reach, Renewed, Version};
use crate::load::Documents;
use crate::source::history;

/// What is compared, and how it is called.
pub(super) type Side = (String, Documents);

/// A lock, and the documents with the bytes that it records.
#[derive(Debug)]
pub(super) struct Recorded {
    lock: Lock,
    folder: PathBuf,
    name: String,
    version: Version,
}

impl Recorded {
    /// The lock in `file`, or in the folder of that name.
    pub(super) fn read(file: &Path) -> Result<Self, Failure> {
        let file = if file.is_dir() { file.join(NAME) } else { file.to_owned() };
        let Some(lock) = fetch::lock(&file)? else {
            let message = format!("there is no lock file `{}`", file.display());
            return Err(Failure::new(message).help("`wsdl fetch` writes it beside the documents"));
        };
        let folder = file.parent().unwrap_or(Path::new("")).to_owned();
        let version = recorded(&lock, &folder, &file)?;
        let name = format!("{} as recorded", file.display());
        Ok(Self { lock, folder, name, version })
    }

    /// The documents, and what their sources give now.
    pub(super) fn with_sources(
        self,
        missing_ok: bool,
        reach: &Reach,
    ) -> Result<[Side; 2], Failure> {
        let how = How { missing_ok, reach: reach.clone(), ..How::default() };
        let now = Renewed::fetch(self.lock, &self.folder, &how, true)?.version();
        let old = Documents::of(&self.folder, self.version);
        Ok([(self.name, old), ("the sources".to_owned(), Documents::of(&self.folder, now))])
    }

    /// The documents, and those that `argument` names. Of a folder, only the WSDLs count that the lock has
    /// as such: others lie beside them, or are imported. One document is compared with its own version.
    pub(super) fn with(mut self, argument: &str, new: Documents) -> Result<[Side; 2], Failure> {
        let is_root = |file: &str| self.lock.document(file).is_some_and(|it| it.is_root);
        let new = match new.is_folder() {
            true => new.only(is_root),
            false => {
                self.keep_version_of(argument)?;
                new
            }
        };
        let old = Documents::of(&self.folder, self.version);
        Ok([(self.name, old), (argument.to_owned(), new)])
    }

    /// Leaves the WSDL that `argument` names a version of, by its file or its source, where there are several.
    fn keep_version_of(&mut self, argument: &str) -> Result<(), Failure> {
        if self.version.roots().len() < 2 {
            return Ok(());
        }
        let is_source = |it: &&LockedDocument| {
            it.source == argument || it.source.strip_suffix("?wsdl") == Some(argument)
        };
        let known = self.lock.documents.iter().find(is_source);
        let wanted = known.map_or(fetch::file(argument), |it| &it.file);
        let roots = self.version.roots().iter().map(|it| format!("`{}`", fetch::file(it)));
        let roots: Vec<String> = roots.collect();
        self.version.only(wanted);
        match self.version.roots().is_empty() {
            true => Err(Failure::new(format!("the lock file lists no WSDL `{argument}`"))
                .help(format!("it lists {}", roots.join(", ")))),
            false => Ok(()),
        }
    }
}

/// The documents with the bytes that the lock in `file` records.
fn recorded(lock: &Lock, folder: &Path, file: &Path) -> Result<Version, Failure> {
    let (mut version, mut lost) = (Version::default(), Vec::new());
    for entry in &lock.documents {
        match find(entry, folder) {
            Ok((name, bytes)) => version.add(name, bytes, entry.is_root),
            Err(why) => lost.push(why),
        }
    }
    if lost.is_empty() {
        return Ok(version);
    }
    let message =
        format!("what `{}` records is not there any more:\n{}", file.display(), lost.join("\n"));
    Err(Failure::new(message).help(
        "name the documents as they were in place of --lock; `wsdl fetch --update --force` begins anew",
    ))
}

/// The bytes that are recorded of a document, and what they are called; or why they are not there.
fn find(entry: &LockedDocument, folder: &Path) -> Result<(String, Vec<u8>), String> {
    let path: PathBuf = folder.join(&entry.file);
    let why = match fs::read(&path) {
        Ok(bytes) if entry.holds(&bytes) => return Ok((path.display().to_string(), bytes)),
        Ok(_) => "was changed after it was fetched".to_owned(),
        Err(error) => format!("cannot be read ({error})"),
    };
    let path = path.display();
    match history(folder, &entry.file) {
        Ok(mut versions) => versions.find(|(_, bytes)| entry.holds(bytes)).ok_or_else(|| {
            format!("`{path}` {why}, and no revision of git holds what was fetched")
        }),
        Err(error) => Err(format!("`{path}` {why}, and git does not have it: {error}")),
    }
}
