//! Describes interfaces without generating anything.

use std::cell::RefCell;
use std::io;
use std::path::Path;

use crate::build;
use crate::build::files::Files;
use crate::config::Config;
use crate::documents::codes;
use crate::documents::diagnostics::{Diagnostic, Diagnostics};
use crate::error::GenerateError;
use crate::generate::{Prepared, Run};
use crate::interface::Interface;

/// Interfaces, and what is wrong with the documents that declare them.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Described {
    /// One for each WSDL, in the order in which they were named.
    pub interfaces: Vec<Interface>,
    /// The warnings: what is wrong with the documents, and how it was read.
    pub warnings: Vec<Diagnostic>,
}

impl Config {
    /// Describes the interface of each WSDL, by all settings that concern the code. It generates
    /// nothing.
    ///
    /// It needs the feature `interface`, which is off by default.
    ///
    /// ```no_run
    /// let described = wsdl_codegen::Config::new().wsdl("wsdl/stockquote.wsdl").interfaces()?;
    /// for (service, port) in described.interfaces[0].ports() {
    ///     println!("{} at {}: {} operations", service.name, port.address, port.operations.len());
    /// }
    /// # Ok::<(), wsdl_codegen::GenerateError>(())
    /// ```
    ///
    /// # Errors
    /// If a file or a document cannot be read, there is a mistake in refinements, or a setting fits
    /// nothing.
    pub fn interfaces(&self) -> Result<Described, GenerateError> {
        let inputs = RefCell::default();
        let mut prepared = Prepared::read(self, |path, diagnostics| {
            build::refinements(self, path, &inputs, diagnostics)
        });
        let mut run = Run::new(self, &mut prepared);
        let mut interfaces = Vec::new();
        for wsdl in &self.wsdls {
            let files = Files::new(self, wsdl, &inputs);
            let bytes = build::bytes(&mut run, wsdl, &files, &inputs);
            interfaces.extend(
                bytes.and_then(|(name, bytes)| {
                    run.describe(&name, bytes, &|path| files.import(path))
                }),
            );
        }
        Ok(Described { interfaces, warnings: run.finish()? })
    }
}

/// Describes the interface that the bytes of a WSDL declare, by the settings in `config` that concern
/// the code. It reads no file: `load` gives the bytes of what is imported, and those of refinements.
///
/// `name` is the name of the document in diagnostics. `load` is given `name` with its last segment
/// replaced by the relative location of the import, `.` and `..` worked out. It is never given a URL, except
/// where `name` is one. Files of the catalog and of refinements it is given by the paths that the settings
/// have.
///
/// It needs the feature `interface`, which is off by default.
///
/// # Errors
/// If the document cannot be read, an import that is needed cannot, there is a mistake in refinements, or
/// a setting fits nothing.
pub fn describe(
    config: &Config,
    name: &str,
    wsdl: &[u8],
    load: &dyn Fn(&str) -> io::Result<Vec<u8>>,
) -> Result<Described, GenerateError> {
    describe_all(config, vec![(name.to_owned(), wsdl.to_vec())], load)
}

/// [Describes](describe) the interfaces of several documents, given by their names and bytes. A setting
/// or a file of refinements has to fit one of them.
///
/// It needs the feature `interface`, which is off by default.
///
/// # Errors
/// If one of the documents cannot be read, an import that is needed cannot, there is a mistake in
/// refinements, or a setting fits nothing.
pub fn describe_all(
    config: &Config,
    wsdls: Vec<(String, Vec<u8>)>,
    load: &dyn Fn(&str) -> io::Result<Vec<u8>>,
) -> Result<Described, GenerateError> {
    let mut prepared =
        Prepared::read(config, |path, diagnostics| refinements(path, load, diagnostics));
    let mut run = Run::new(config, &mut prepared);
    let described = wsdls.into_iter().map(|(name, wsdl)| run.describe(&name, wsdl, load));
    let interfaces = described.collect::<Vec<_>>().into_iter().flatten().collect();
    Ok(Described { interfaces, warnings: run.finish()? })
}

/// The text of a file of refinements; without that, there is an error.
fn refinements(
    path: &Path,
    load: &dyn Fn(&str) -> io::Result<Vec<u8>>,
    diagnostics: &mut Diagnostics,
) -> Option<String> {
    let name = path.display().to_string();
    let problem = match load(&name).map(String::from_utf8) {
        Ok(Ok(text)) => return Some(text),
        Ok(Err(_)) => "it is not UTF-8, as TOML has to be".to_owned(),
        Err(error) => error.to_string(),
    };
    let message = format!("the refinements `{name}` cannot be read: {problem}");
    diagnostics
        .error(codes::UNREADABLE_FILE, None, message)
        .help("correct the path in the settings, where it is relative to their own folder");
    None
}

#[cfg(test)]
mod tests;
