//! Where documents come from: files, folders, URLs, and revisions of a git repository.

use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::Failure;

/// A place that a document is read from, as it is given on the command line.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Source {
    /// A file, or a folder.
    Path(PathBuf),
    /// `http://…` or `https://…`.
    Url(String),
    /// `git:REV:path`: a file or a folder as it was in a revision. The path is relative to the
    /// working folder.
    Git {
        /// The revision, as git takes it: `HEAD~2`, `v1.0`, a hash.
        revision: String,
        /// The path within the repository.
        path: String,
    },
}

impl Source {
    /// What an argument stands for.
    ///
    /// # Errors
    /// If it is empty, a URL of another scheme, or begins with `git:` and has no revision or no path.
    pub fn of(argument: &str) -> Result<Self, Failure> {
        if argument.is_empty() {
            return Err(Failure::new("the name of a document is empty"));
        }
        if argument.starts_with("http://") || argument.starts_with("https://") {
            return Ok(Self::Url(argument.to_owned()));
        }
        let Some(rest) = argument.strip_prefix("git:") else {
            if let Some((scheme, _)) = argument.split_once("://") {
                let message = format!("`{argument}` is a `{scheme}` URL, which nothing here reads");
                return Err(Failure::new(message).help("write http:// or https://, or name a file"));
            }
            return Ok(Self::Path(PathBuf::from(argument)));
        };
        match rest.split_once(':') {
            // A revision that begins with a dash would be an option.
            Some((revision, path))
                if !revision.is_empty() && !revision.starts_with('-') && !path.is_empty() =>
            {
                Ok(Self::Git { revision: revision.to_owned(), path: path.to_owned() })
            }
            _ => Err(Failure::new(format!("`{argument}` names no document of a git repository"))
                .help("write git:REV:path, such as git:HEAD~1:wsdl/shop.wsdl")),
        }
    }

    /// The bytes of the document.
    ///
    /// # Errors
    /// If it is not there, or cannot be read.
    pub fn bytes(&self) -> io::Result<Vec<u8>> {
        match self {
            Self::Path(path) => fs::read(path),
            Self::Url(_) => Err(io::Error::new(
                io::ErrorKind::Unsupported,
                "a URL is not read here; use `wsdl fetch`",
            )),
            Self::Git { revision, path } => {
                git(&["cat-file", "blob", &format!("{revision}:{}", relative(path))])
            }
        }
    }

    /// The names of the WSDLs that are meant: the source itself, or, of a folder, those in it whose
    /// names end in `.wsdl`, in alphabetical order.
    ///
    /// # Errors
    /// If the folder cannot be read, or has no WSDL in it.
    pub fn wsdls(&self) -> Result<Vec<String>, Failure> {
        let names = match self {
            Self::Path(path) if path.is_dir() => in_folder(path),
            Self::Git { revision, path } => in_revision(revision, path),
            _ => Ok(vec![self.to_string()]),
        };
        let mut names =
            names.map_err(|error| Failure::new(format!("`{self}` cannot be read: {error}")))?;
        names.sort();
        match names.is_empty() {
            true => {
                Err(Failure::new(format!("the folder `{self}` has no file that ends in .wsdl")))
            }
            false => Ok(names),
        }
    }
}

/// As it is given on the command line.
impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Path(path) => path.display().fmt(f),
            Self::Url(url) => url.fmt(f),
            Self::Git { revision, path } => write!(f, "git:{revision}:{path}"),
        }
    }
}

/// A file as it was in the revisions of the git repository that its folder is in: first as it is staged,
/// then the newest one, of any branch. Each comes with its name, as [`Source::of`] takes it.
///
/// # Errors
/// If there is no repository, or git cannot be called.
pub fn history(folder: &Path, file: &str) -> io::Result<impl Iterator<Item = (String, Vec<u8>)>> {
    let folder = if folder == Path::new("") { PathBuf::from(".") } else { folder.to_owned() };
    let place = folder.display().to_string();
    let logged = git(&["-C", &place, "log", "--all", "--format=%h", MOST_REVISIONS, "--", file])?;
    let logged = String::from_utf8_lossy(&logged).into_owned();
    let revisions: Vec<String> = logged.lines().map(str::to_owned).collect();
    let path = folder.join(file).display().to_string();
    let (path, file) = (path.trim_start_matches("./").to_owned(), format!("./{file}"));
    // What is staged has no name of a revision.
    Ok(std::iter::once(String::new()).chain(revisions).filter_map(move |revision| {
        let object = format!("{revision}:{file}");
        let bytes = git(&["-C", &place, "cat-file", "blob", &object]).ok()?;
        Some((format!("git:{revision}:{path}"), bytes))
    }))
}

/// How many revisions of a file are looked at.
const MOST_REVISIONS: &str = "--max-count=200";

fn is_wsdl(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|it| it.eq_ignore_ascii_case("wsdl"))
}

fn in_folder(folder: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.display().to_string();
        if is_wsdl(&name) && path.is_file() {
            names.push(name);
        }
    }
    Ok(names)
}

/// The document itself, or those of a folder.
fn in_revision(revision: &str, path: &str) -> io::Result<Vec<String>> {
    let object = format!("{revision}:{}", relative(path));
    if git(&["cat-file", "-t", &object])?.trim_ascii() == b"blob" {
        return Ok(vec![format!("git:{revision}:{path}")]);
    }
    let listed = git(&["ls-tree", "--name-only", "-z", &object])?;
    let listed = String::from_utf8_lossy(&listed).into_owned();
    let folder = path.trim_end_matches('/');
    let names = listed.split('\0').filter(|name| is_wsdl(name));
    Ok(names.map(|name| format!("git:{revision}:{folder}/{name}")).collect())
}

/// A path that git takes as relative to the working folder, as all other paths of a command line are.
fn relative(path: &str) -> String {
    if path.starts_with("./") || path.starts_with("../") {
        return path.to_owned();
    }
    format!("./{path}")
}

/// What git prints; an error with what it says where it fails.
fn git(arguments: &[&str]) -> io::Result<Vec<u8>> {
    let run = Command::new("git").args(arguments).output();
    let output = run.map_err(|error| io::Error::new(error.kind(), format!("git: {error}")))?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let message = String::from_utf8_lossy(&output.stderr).trim().to_owned();
    Err(io::Error::new(io::ErrorKind::NotFound, message))
}

#[cfg(test)]
mod tests {
    use super::Source;

    #[test]
    fn an_argument_is_a_path_a_url_or_a_document_of_a_revision() {
        assert!(matches!(Source::of("wsdl/shop.wsdl").unwrap(), Source::Path(_)));
        assert!(matches!(Source::of("https://shop.example/?wsdl").unwrap(), Source::Url(_)));
        let git = Source::of("git:HEAD~1:wsdl/shop.wsdl").unwrap();
        assert_eq!(git, Source::Git { revision: "HEAD~1".into(), path: "wsdl/shop.wsdl".into() });
        assert_eq!(git.to_string(), "git:HEAD~1:wsdl/shop.wsdl");
    }

    #[test]
    fn a_revision_that_git_would_take_for_an_option_is_refused() {
        assert!(Source::of("git:--output=x:y").is_err());
        assert!(Source::of("git:HEAD").is_err());
        assert!(Source::of("git:HEAD:").is_err());
        assert!(Source::of("").is_err());
    }

    #[test]
    fn a_url_of_another_scheme_is_no_file() {
        let said = Source::of("htp://shop.example/?wsdl").unwrap_err().to_string();
        assert!(said.contains("is a `htp` URL") && said.contains("https://"), "{said}");
    }
}
