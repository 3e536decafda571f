//! Reads interfaces from where the command line says.

use std::path::Path;
use std::{env, fs, io};

use wsdl_codegen::{Config, Described, Diagnostic, Interface, Severity};

use crate::aside::Scratch;
use crate::failure::Failure;
use crate::fetch::{self, How};
use crate::source::Source;

/// Interfaces, and what is wrong with the documents that declare them.
#[derive(Debug, Default)]
pub struct Loaded {
    /// One for each WSDL, in the order of their names.
    pub interfaces: Vec<Interface>,
    /// The warnings.
    pub warnings: Vec<Diagnostic>,
}

impl Loaded {
    /// How many warnings there are.
    pub fn warning_count(&self) -> usize {
        self.warnings.iter().filter(|it| it.severity == Severity::Warning).count()
    }
}

/// Reads the interfaces that an argument names: of a file, a URL, a revision, or of each WSDL of a folder.
///
/// # Errors
/// If the argument makes no sense, a document is not there, or one cannot be read.
pub fn interfaces(argument: &str, config: &Config) -> Result<Loaded, Failure> {
    let source = Source::of(argument)?;
    let mut loaded = Loaded::default();
    if let Source::Url(url) = &source {
        let described = fetched(url, config)?;
        return Ok(Loaded { interfaces: described.interfaces, warnings: described.warnings });
    }
    for name in source.wsdls()? {
        let mut described = interface(&name, config)?;
        loaded.interfaces.append(&mut described.interfaces);
        loaded.warnings.append(&mut described.warnings);
    }
    Ok(loaded)
}

/// Reads the interface that a URL gives, with all that it imports. Documents are called as `wsdl fetch` would
/// call them, in the folder of the URL.
fn fetched(url: &str, config: &Config) -> Result<Described, Failure> {
    let scratch = Scratch::new(&env::temp_dir())?;
    let how = How { keep_hosts: true, ..How::default() };
    let files = fetch::into_folder(&[url.to_owned()], scratch.path(), &how)?;
    let file = files.first().and_then(|it| it.file_name()).unwrap_or_default().to_string_lossy();
    let path = url.split(['?', '#']).next().unwrap_or(url);
    let parent = path.rsplit_once('/').map_or(path, |(parent, _)| parent);
    let parent = if parent.ends_with(":/") { path } else { parent };
    let read = |name: &str| fs::read(scratch.path().join(name.rsplit('/').next().unwrap_or(name)));
    let name = format!("{parent}/{file}");
    let bytes = read(&name).map_err(|error| unreadable(&name, &error))?;
    Ok(wsdl_codegen::describe(config, &name, &bytes, &read)?)
}

/// Reads the interface that one document declares.
fn interface(name: &str, config: &Config) -> Result<Described, Failure> {
    let bytes = read(name).map_err(|error| unreadable(name, &error))?;
    Ok(wsdl_codegen::describe(config, name, &bytes, &read)?)
}

/// The bytes of a document, by the name that diagnostics give it.
fn read(name: &str) -> io::Result<Vec<u8>> {
    let source = Source::of(name).map_err(|it| io::Error::new(io::ErrorKind::InvalidInput, it))?;
    source.bytes()
}

/// Looks whether a document is a file that is there, for commands that read files alone.
///
/// # Errors
/// If it is a URL, a folder, or is not there.
pub fn is_file(path: &Path) -> Result<(), Failure> {
    let name = path.display().to_string();
    if name.contains("://") {
        let message = format!("`{name}` is a URL, and this command reads files");
        return Err(Failure::new(message)
            .help(format!("`wsdl fetch '{name}'` downloads it, with all that it imports")));
    }
    if path.is_dir() {
        return Err(Failure::new(format!("`{name}` is a folder")).help("name the WSDL in it"));
    }
    fs::metadata(path).map(|_| ()).map_err(|error| unreadable(&name, &error))
}

fn unreadable(name: &str, error: &io::Error) -> Failure {
    let failure = Failure::new(format!("`{name}` cannot be read: {error}"));
    if error.kind() != io::ErrorKind::NotFound || name.starts_with("git:") {
        return failure;
    }
    let path = Path::new(name);
    let folder = path.parent().filter(|it| *it != Path::new("")).unwrap_or(Path::new("."));
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().take(2_000);
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let names: Vec<String> = names.collect();
    let wanted = path.file_name().unwrap_or_default().to_string_lossy();
    match crate::near::nearest(&wanted, names.iter().map(String::as_str)) {
        Some(near) => failure.help(format!("did you mean `{}`?", folder.join(near).display())),
        None => failure,
    }
}
