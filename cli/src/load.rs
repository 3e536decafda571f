//! Reads interfaces from where the command line says.

use std::path::{Path, PathBuf};
use std::{fs, io};

use wsdl_codegen::{Config, Described, Diagnostic, Interface, Severity};

use crate::failure::Failure;
use crate::fetch::{self, How, Reach, Version, names_no_host};
use crate::settings::Chosen;
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

    /// Whether a fetch has taken the hosts out of the addresses.
    fn names_no_hosts(&self) -> bool {
        let mut ports = self.interfaces.iter().flat_map(Interface::ports);
        ports.any(|(_, port)| names_no_host(&port.address))
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
    Documents::find(argument, reach)?.described(config)
}

/// Documents that an argument names, before they are read.
#[derive(Debug)]
pub struct Documents {
    /// What settings stand beside.
    source: Source,
    is_folder: bool,
    from: Origin,
}

/// Where documents come from.
#[derive(Debug)]
enum Origin {
    /// The names of files.
    Files(Vec<String>),
    /// The URL of a WSDL, and how it is fetched.
    Url(String, How),
    /// They were read already.
    Memory(Version),
}

impl Documents {
    /// Finds the documents. A URL will be reached as `reach` says.
    ///
    /// # Errors
    /// If the argument makes no sense, or a folder cannot be read or has no WSDL in it.
    pub fn find(argument: &str, reach: &Reach) -> Result<Self, Failure> {
        let source = Source::of(argument)?;
        if let Source::Url(url) = &source {
            let how = How { keep_hosts: true, reach: reach.clone(), ..How::default() };
            let from = Origin::Url(url.clone(), how);
            return Ok(Self { source, is_folder: false, from });
        }
        let names = source.wsdls()?;
        let is_folder = names != [source.to_string()];
        Ok(Self { source, is_folder, from: Origin::Files(names) })
    }

    /// A version of the documents of a folder.
    #[must_use]
    pub fn of(folder: &Path, version: Version) -> Self {
        let folder = if folder == Path::new("") { PathBuf::from(".") } else { folder.to_owned() };
        Self { source: Source::Path(folder), is_folder: true, from: Origin::Memory(version) }
    }

    /// Whether it is one document at a URL.
    #[must_use]
    pub fn is_url(&self) -> bool {
        matches!(self.from, Origin::Url(..))
    }

    /// Whether it is a folder, and not one document.
    #[must_use]
    pub fn is_folder(&self) -> bool {
        self.is_folder
    }

    /// Leaves the files that `is_wanted`, by their names without folders.
    #[must_use]
    pub fn only(mut self, is_wanted: impl Fn(&str) -> bool) -> Self {
        if let Origin::Files(names) = &mut self.from {
            names.retain(|name| is_wanted(fetch::file(name)));
        }
        self
    }

    /// What will be fetched names hosts if `others` do, so that both can be compared.
    #[must_use]
    pub fn like(mut self, others: &Loaded) -> Self {
        if let Origin::Url(_, how) = &mut self.from {
            how.keep_hosts = !others.names_no_hosts();
        }
        self
    }

    /// The settings that are chosen, or those that stand beside the documents; none where there are none.
    ///
    /// # Errors
    /// If the settings of a revision are no text.
    pub fn settings(&self, chosen: &Chosen) -> Result<Option<Config>, Failure> {
        chosen.config(&self.source, self.is_folder)
    }

    /// Reads the interfaces by these settings. What fits nothing in all documents of a folder is a warning;
    /// of one document, nothing is said of it.
    ///
    /// # Errors
    /// If a document, or what the settings name, is not there or cannot be read, or there is a mistake in it.
    pub fn read(self, settings: Config) -> Result<Loaded, Failure> {
        let is_folder = self.is_folder;
        let from = match self.from {
            Origin::Files(names) => Origin::Files(names.into_iter().map(in_folder).collect()),
            from => from,
        };
        let documents = Self { from, ..self };
        let mut loaded = documents.described(&settings.settings_may_miss(true))?;
        if !is_folder {
            // Settings are about all documents of a project, and this is one of them.
            loaded.warnings.retain(|it| it.code != UNUSED);
        }
        Ok(loaded)
    }

    fn described(self, config: &Config) -> Result<Loaded, Failure> {
        let Described { interfaces, warnings, .. } = match self.from {
            Origin::Files(names) => described(names, config, &read)?,
            Origin::Url(url, how) => in_memory(&fetch::version(&url, &how)?, config)?,
            Origin::Memory(version) => in_memory(&version, config)?,
        };
        Ok(Loaded { interfaces, warnings })
    }
}

/// The code of a setting that fits nothing.
const UNUSED: &str = "unused-setting";

/// The name of a document with a folder in it: refinements know a document by what stands behind the last
/// slash.
fn in_folder(name: String) -> String {
    match name.strip_prefix("git:").and_then(|rest| rest.split_once(':')) {
        Some((revision, path)) if !path.contains('/') => format!("git:{revision}:./{path}"),
        _ => name,
    }
}

/// Reads the interfaces of documents in memory. What settings name besides is in files.
fn in_memory(version: &Version, config: &Config) -> Result<Described, Failure> {
    described(version.roots().to_vec(), config, &|name| match version.bytes(name) {
        Some(bytes) => Ok(bytes.to_vec()),
        None => read(name),
    })
}

/// Reads the interfaces that documents declare; `read` gives the bytes of each, and of what it imports.
fn described(
    names: Vec<String>,
    config: &Config,
    read: &dyn Fn(&str) -> io::Result<Vec<u8>>,
) -> Result<Described, Failure> {
    let document = |name: String| match read(&name) {
        Ok(bytes) => Ok((name, bytes)),
        Err(error) => Err(unreadable(&name, &error)),
    };
    let documents = names.into_iter().map(document).collect::<Result<Vec<_>, Failure>>()?;
    Ok(wsdl_codegen::describe_all(config, documents, read)?)
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
