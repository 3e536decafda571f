//! Reads interfaces from where the command line says.

use std::path::Path;
use std::{fs, io};

use wsdl_codegen::{Config, Described, Diagnostic, Interface, Severity};

use crate::failure::Failure;
use crate::fetch::{self, Documents, How, Reach};
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
    fn add(&mut self, mut described: Described) {
        self.interfaces.append(&mut described.interfaces);
        self.warnings.append(&mut described.warnings);
    }

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
    reached(argument, config, &Reach::default())
}

/// As [`interfaces`]; a URL is reached as `reach` says.
///
/// # Errors
/// Those of [`interfaces`], and those of credentials that are not known.
pub fn reached(argument: &str, config: &Config, reach: &Reach) -> Result<Loaded, Failure> {
    let source = Source::of(argument)?;
    if let Source::Url(url) = &source {
        let how = How { keep_hosts: true, reach: reach.clone(), ..How::default() };
        return documents(&fetch::documents(url, &how)?, config);
    }
    let mut loaded = Loaded::default();
    for name in source.wsdls()? {
        loaded.add(interface(&name, config)?);
    }
    Ok(loaded)
}

/// Reads the interfaces of documents in memory.
///
/// # Errors
/// If one cannot be read.
pub fn documents(documents: &Documents, config: &Config) -> Result<Loaded, Failure> {
    let mut loaded = Loaded::default();
    for name in documents.roots() {
        let read = |name: &str| documents.bytes(name);
        let bytes = read(name).map_err(|error| unreadable(name, &error))?;
        loaded.add(wsdl_codegen::describe(config, name, &bytes, &read)?);
    }
    Ok(loaded)
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
