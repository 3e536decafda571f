//! `wsdl diff --lock`: the documents that a lock file records, and what has become of them.
//!
//! A lock has no documents, but their checksums. What it records is what the folder has, as long as
//! nobody has edited it; else one of the revisions of git may hold it. No other bytes are taken for it.

use std::fs;
use std::path::{Path, PathBuf};

use wsdl_codegen::Config;
use wsdl_codegen::lock::{Lock, LockedDocument, NAME};

use super::{Diff, Side};
use crate::failure::Failure;
use crate::fetch::{self, Documents, How, Renewed};
use crate::load;
use crate::source::{Source, history};

/// The documents that the lock in `file` records, and those that they are compared with: what is named
/// on the command line, or what their sources give now.
pub(super) fn sides(diff: &Diff, file: &Path) -> Result<[Side; 2], Failure> {
    let file = if file.is_dir() { file.join(NAME) } else { file.to_owned() };
    let Some(lock) = fetch::lock(&file)? else {
        let message = format!("there is no lock file `{}`", file.display());
        return Err(Failure::new(message).help("`wsdl fetch` writes it beside the documents"));
    };
    let folder = file.parent().unwrap_or(Path::new("")).to_owned();
    let old = recorded(&lock, &folder, &file)?;
    let name = format!("{} as recorded", file.display());
    match (&diff.old, &diff.new) {
        (Some(_), Some(_)) => {
            let message = "with --lock, the lock file says what OLD is".to_owned();
            Err(Failure::new(message).help("name NEW alone"))
        }
        (Some(new), None) | (None, Some(new)) => named(diff, &lock, old, name, new),
        (None, None) => {
            let (missing_ok, reach) = (diff.missing_ok, diff.reach.clone());
            let how = How { missing_ok, reach, ..How::default() };
            let new = Renewed::fetch(lock, &folder, &how, true)?.documents();
            Ok([side(name, &old)?, side("the sources".to_owned(), &new)?])
        }
    }
}

/// Compares with `new`. Of a folder, only the WSDLs count that the lock has as such: others lie beside
/// them, or are imported. One document is compared with its own version.
fn named(
    diff: &Diff,
    lock: &Lock,
    mut old: Documents,
    name: String,
    new: &str,
) -> Result<[Side; 2], Failure> {
    let found = match Source::of(new)? {
        Source::Url(_) => vec![new.to_owned()],
        source => source.wsdls()?,
    };
    let is_folder = found != [new.to_owned()];
    if !is_folder {
        let now = diff.side(new.to_owned())?;
        if old.roots().len() > 1 {
            // A document may be called otherwise than the argument that names it.
            let documents = now.interfaces.first().and_then(|it| it.documents.first());
            let wanted = fetch::file(documents.map_or(new, String::as_str)).to_owned();
            let roots: Vec<String> =
                old.roots().iter().map(|it| format!("`{}`", fetch::file(it))).collect();
            old.only(&wanted);
            if old.roots().is_empty() {
                let message = format!("the lock file lists no WSDL `{wanted}`");
                return Err(Failure::new(message).help(format!("it lists {}", roots.join(", "))));
            }
        }
        return Ok([side(name, &old)?, now]);
    }
    let mut interfaces = Vec::new();
    for path in found {
        if lock.document(fetch::file(&path)).is_some_and(|it| it.is_root) {
            interfaces.append(&mut diff.side(path)?.interfaces);
        }
    }
    Ok([side(name, &old)?, Side { name: new.to_owned(), interfaces }])
}

fn side(name: String, documents: &Documents) -> Result<Side, Failure> {
    Ok(Side { name, interfaces: load::documents(documents, &Config::new())?.interfaces })
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
