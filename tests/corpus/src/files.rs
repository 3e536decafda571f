//! A document with whatever it imports, as far as that lies beside it: what results depend on.

use std::collections::BTreeSet;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Component, Path, PathBuf};

use crate::xml::decode;

/// More files than any one document spans; what refers to more is cut off here.
const MOST_FILES: usize = 1_000;

/// The document and the files that it names, and those that they name, sorted.
///
/// Names are searched for and not parsed, so that broken documents have their files too. One file
/// too many does no harm.
pub fn closure(document: &Path) -> BTreeSet<PathBuf> {
    let mut found = BTreeSet::new();
    let mut wanted = vec![document.to_owned()];
    while let Some(path) = wanted.pop() {
        if found.len() == MOST_FILES || found.contains(&path) {
            continue;
        }
        let Ok(bytes) = fs::read(&path) else { continue };
        let text = decode(&bytes);
        let locations = locations(&text).filter_map(|location| beside(&path, location));
        wanted.extend(locations.filter(|path| path.is_file()));
        found.insert(path);
    }
    found
}

/// A hash of the names and bytes of files, which is the same from run to run.
pub fn fingerprint<'p>(files: impl IntoIterator<Item = &'p PathBuf>) -> String {
    let mut hasher = DefaultHasher::new();
    for path in files {
        path.hash(&mut hasher);
        fs::read(path).unwrap_or_default().hash(&mut hasher);
    }
    format!("{:016x}", hasher.finish())
}

/// A hash of a text that goes into a key or a file name.
pub fn hash(text: &str) -> String {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

/// Every file below a folder that `wanted` picks, sorted. Folders that cannot be read are left out.
pub fn below(folder: &Path, wanted: impl Fn(&Path) -> bool) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        for entry in entries.flatten() {
            // Symbolic links are not followed: they could lead in circles.
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => folders.push(entry.path()),
                Ok(kind) if kind.is_file() && wanted(&entry.path()) => found.push(entry.path()),
                _ => {}
            }
        }
    }
    found.sort();
    found
}

/// The path that a relative location means; nothing for URLs.
pub fn beside(document: &Path, location: &str) -> Option<PathBuf> {
    let location = location.trim();
    if location.is_empty() || location.contains(':') || location.starts_with('/') {
        return None;
    }
    let mut path = document.parent()?.to_owned();
    for component in Path::new(location).components() {
        match component {
            Component::Normal(name) => path.push(name),
            Component::ParentDir if path.file_name().is_some() => drop(path.pop()),
            Component::ParentDir => path.push(".."),
            _ => {}
        }
    }
    Some(path)
}

/// The values of all attributes that are called `location` or `schemaLocation`.
fn locations(text: &str) -> impl Iterator<Item = &str> {
    text.split("ocation").skip(1).filter_map(|rest| {
        let rest = rest.trim_start().strip_prefix('=')?.trim_start();
        let quote = rest.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
        rest[1..].split(quote).next()
    })
}

#[cfg(test)]
mod tests {
    use super::{beside, closure, locations};
    use std::path::Path;

    #[test]
    fn relative_locations_are_worked_out() {
        let at = |location| beside(Path::new("a/b/c.wsdl"), location);
        assert_eq!(at("../d/./e.xsd").as_deref(), Some(Path::new("a/d/e.xsd")));
        assert_eq!(at("e.xsd").as_deref(), Some(Path::new("a/b/e.xsd")));
        assert_eq!(at("http://x/e.xsd"), None);
        assert_eq!(at("/etc/e.xsd"), None);
        assert_eq!(at(""), None);
    }

    #[test]
    fn locations_are_found_in_broken_documents() {
        let text = "<a schemaLocation = 'b.xsd'><c location=\"d.wsdl\" <location>";
        assert_eq!(locations(text).collect::<Vec<_>>(), ["b.xsd", "d.wsdl"]);
        assert!(closure(Path::new("no such file")).is_empty());
    }
}
