//! What is said of a WSDL that cannot be read.

use std::path::Path;
use std::{fs, io};

use crate::documents::import::Refused;
use crate::near::Near;

/// How many names of a folder are looked at.
const MOST: usize = 2_000;

/// What is wrong with the WSDL at `path`, and what to do about it.
pub(super) fn explain(path: &Path, error: &io::Error) -> (String, String) {
    let name = path.display().to_string();
    if let Some(scheme) = scheme(&name) {
        let message = format!("`{name}` is a URL, and nothing is fetched while a package is built");
        return (message, download(&name, scheme));
    }
    if path.is_dir() {
        let message = format!("`{name}` is a folder");
        return (message, inside(path));
    }
    let help = match error.kind() {
        io::ErrorKind::NotFound => missing(path),
        _ if Refused::of(error).is_some() => {
            "name a regular file, or raise the limit with `Config::max_document_bytes`".to_owned()
        }
        _ => "make sure that the file can be read".to_owned(),
    };
    (format!("`{name}` cannot be read: {error}"), help)
}

/// Whether a URL stands where a path belongs.
pub(super) fn is_url(name: &str) -> bool {
    scheme(name).is_some()
}

/// The scheme of a URL; a drive of Windows is a single letter.
fn scheme(name: &str) -> Option<&str> {
    // A path on Windows may have been written with other separators.
    let (scheme, rest) = name.split_once(':')?;
    let letters = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
    let is_scheme = scheme.len() > 1 && scheme.chars().all(letters);
    (is_scheme && rest.starts_with(['/', '\\'])).then_some(scheme)
}

fn download(url: &str, scheme: &str) -> String {
    if scheme.eq_ignore_ascii_case("file") {
        return "write the path of the file, without `file://`".to_owned();
    }
    let quoted = url.replace('\'', "'\\''");
    format!(
        "download it once, with all that it imports, and name the file: wsdl fetch --out wsdl '{quoted}' (the \
         program is in the package wsdl-cli)"
    )
}

fn inside(folder: &Path) -> String {
    let mut names: Vec<String> =
        names(folder).into_iter().filter(|name| name.to_lowercase().ends_with(".wsdl")).collect();
    names.sort();
    names.truncate(3);
    let listed: Vec<String> =
        names.iter().map(|name| format!("`{}`", folder.join(name).display())).collect();
    match listed.is_empty() {
        true => "name the WSDL itself".to_owned(),
        false => format!("name the WSDL itself, such as {}", listed.join(" or ")),
    }
}

fn missing(path: &Path) -> String {
    let folder = path.parent().filter(|it| *it != Path::new("")).unwrap_or(Path::new("."));
    if !folder.is_dir() {
        return format!(
            "there is no folder `{}`; paths are relative to the package's folder",
            folder.display()
        );
    }
    let wanted = path.file_name().unwrap_or_default().to_string_lossy();
    let mut near = Near::default();
    names(folder).into_iter().for_each(|name| near.consider(&wanted, name));
    near.question().unwrap_or_else(|| "paths are relative to the package's folder".to_owned())
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().take(MOST);
    let mut names: Vec<String> =
        entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}
