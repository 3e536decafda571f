//! Describes interfaces without generating anything.

use std::cell::RefCell;
use std::io;

use crate::build;
use crate::build::files::Files;
use crate::config::Config;
use crate::documents::diagnostics::Diagnostic;
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
    /// If a file or a document cannot be read, or a setting fits nothing.
    pub fn interfaces(&self) -> Result<Described, GenerateError> {
        let inputs = RefCell::default();
        let mut prepared = Prepared::new(self);
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
/// the code. It reads no file: `load` gives the bytes of what is imported.
///
/// `name` is the name of the document in diagnostics. `load` is given `name` with its last segment
/// replaced by the relative location of the import, `.` and `..` worked out. It is never given a URL, except
/// where `name` is one.
///
/// It needs the feature `interface`, which is off by default.
///
/// # Errors
/// If the document cannot be read, an import that is needed cannot, or a setting fits nothing.
pub fn describe(
    config: &Config,
    name: &str,
    wsdl: &[u8],
    load: &dyn Fn(&str) -> io::Result<Vec<u8>>,
) -> Result<Described, GenerateError> {
    let mut prepared = Prepared::new(config);
    let mut run = Run::new(config, &mut prepared);
    let interface = run.describe(name, wsdl.to_vec(), load);
    Ok(Described { interfaces: interface.into_iter().collect(), warnings: run.finish()? })
}

#[cfg(test)]
mod tests;
