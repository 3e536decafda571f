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
    if let Source::Url(url) = &source {
        return fetched(url, config);
    }
    let mut loaded = Loaded::default();
    for name in source.wsdls()? {
        let mut described = interface(&name, config)?;
        loaded.interfaces.append(&mut described.interfaces);
        loaded.warnings.append(&mut described.warnings);
    }
    Ok(loaded)
}

/// Fetches a document and all that it imports, and reads the interface. The documents are called by
/// the names that they would have if they were kept.
fn fetched(url: &str, config: &Config) -> Result<Loaded, Failure> {
    let scratch = Scratch::new(&env::temp_dir())?;
    let how = How { keep_hosts: true, ..How::default() };
    let files = fetch::into_folder(&[url.to_owned()], scratch.path(), &how)?;
    let folder = format!("{}/", scratch.path().display());
    let mut loaded = Loaded::default();
    for file in files {
        let described = interface(&file.display().to_string(), config).map_err(|mut failure| {
            for found in &mut failure.diagnostics {
                found.file = found.file.replacen(&folder, "", 1);
            }
            failure
        })?;
        loaded.interfaces.extend(described.interfaces);
        loaded.warnings.extend(described.warnings);
    }
    let names = loaded.interfaces.iter_mut().flat_map(|it| &mut it.documents);
    let files = loaded.warnings.iter_mut().map(|it| &mut it.file);
    names.chain(files).for_each(|name| *name = name.replacen(&folder, "", 1));
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
