//! `wsdl diff --lock`: the documents that a lock file records, and what has become of them.
//!
//! A lock has no documents, but their checksums. What it records is what the folder has, as long as
//! nobody has edited it; else one of the revisions of git may hold it. No other bytes are taken for it.

use std::fs;
use std::path::{Path, PathBuf};

use wsdl_codegen::lock::{Lock, LockedDocument, NAME};

use super::side::Side;
use crate::failure::Failure;
use crate::fetch::{self, Documents, How, Reach, Renewed};
use crate::source::{Source, history};

/// A lock, and the documents with the bytes that it records.
#[derive(Debug)]
pub(super) struct Recorded {
    lock: Lock,
    folder: PathBuf,
    name: String,
    documents: Documents,
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
        let documents = recorded(&lock, &folder, &file)?;
        let name = format!("{} as recorded", file.display());
        Ok(Self { lock, folder, name, documents })
    }

    /// The documents, and what their sources give now.
    pub(super) fn with_sources(
        self,
        missing_ok: bool,
        reach: &Reach,
    ) -> Result<[Side; 2], Failure> {
        let how = How { missing_ok, reach: reach.clone(), ..How::default() };
        let new = Renewed::fetch(self.lock, &self.folder, &how, true)?.documents();
        Ok([Side::of(&self.name, &self.documents)?, Side::of("the sources", &new)?])
    }

    /// The documents, and what is named. Of a folder, only the WSDLs count that the lock has as such:
    /// others lie beside them, or are imported. One document is compared with its own version.
    pub(super) fn with(mut self, new: &str, reach: &Reach) -> Result<[Side; 2], Failure> {
        let found = match Source::of(new)? {
            Source::Url(_) => vec![new.to_owned()],
            source => source.wsdls()?,
        };
        let is_folder = found != [new.to_owned()];
        if !is_folder {
            let now = Side::named(new, reach)?;
            self.keep_version_of(&now, new)?;
            return Ok([Side::of(&self.name, &self.documents)?, now]);
        }
        let mut now = Side { name: new.to_owned(), interfaces: Vec::new() };
        for path in found {
            if self.lock.document(fetch::file(&path)).is_some_and(|it| it.is_root) {
                now.interfaces.append(&mut Side::named(&path, reach)?.interfaces);
            }
        }
        Ok([Side::of(&self.name, &self.documents)?, now])
    }

    /// Leaves the document that `now` is a version of, where there are several.
    fn keep_version_of(&mut self, now: &Side, argument: &str) -> Result<(), Failure> {
        if self.documents.roots().len() < 2 {
            return Ok(());
        }
        // One from a URL is called otherwise than the argument that names it.
        let documents = now.interfaces.first().and_then(|it| it.documents.first());
        let wanted = fetch::file(documents.map_or(argument, String::as_str)).to_owned();
        let roots = self.documents.roots().iter().map(|it| format!("`{}`", fetch::file(it)));
        let roots: Vec<String> = roots.collect();
        self.documents.only(&wanted);
        match self.documents.roots().is_empty() {
            true => Err(Failure::new(format!("the lock file lists no WSDL `{wanted}`"))
                .help(format!("it lists {}", roots.join(", ")))),
            false => Ok(()),
        }
    }
}

/// The documents with the bytes that the lock in `file` records.
fn recorded(lock: &Lock, folder: &Path, file: &Path) -> Result<Documents, Failure> {
    let (mut documents, mut lost) = (Documents::default(), Vec::new());
    for entry in &lock.documents {
        match find(entry, folder) {
            Ok((name, bytes)) => documents.add(name, bytes, entry.is_root),
            Err(why) => lost.push(why),
        }
    }
    if lost.is_empty() {
        return Ok(documents);
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
