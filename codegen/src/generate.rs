//! The whole way from the bytes of a WSDL to Rust.

use std::io;

use crate::config::Config;
use crate::diagnostics::{Diagnostic, Diagnostics, Severity};
use crate::error::GenerateError;
use crate::lower::{Settings, lower};
use crate::read::{self, Catalog, Load};
#[cfg(feature = "samples")]
use crate::sample::{self, Sample};
use crate::source::Sources;
use crate::summary::{GeneratedElement, GeneratedOperation};
use crate::{emit, output, summary};

/// Rust that was generated from one WSDL.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Generated {
    /// The text of a file to be included in a module.
    pub code: String,
    /// The operations that the code calls.
    pub operations: Vec<GeneratedOperation>,
    /// The global elements of the schemas.
    pub elements: Vec<GeneratedElement>,
    /// What is odd about the document, and how it was read.
    pub warnings: Vec<Diagnostic>,
}

/// Generates Rust from the bytes of a WSDL, by the settings in `config` that concern the code.
///
/// It does nothing else: no file is read or written, and the same arguments give the same bytes.
/// `name` stands for the document in diagnostics and in the first line of the code.
///
/// # Errors
/// If the document cannot be read soundly, needs what another one declares, or does not have what a
/// setting is about. See [`GenerateError::diagnostics`].
pub fn generate(config: &Config, name: &str, wsdl: &[u8]) -> Result<Generated, GenerateError> {
    let mut run = Run::new(config);
    let code = run.document(name, wsdl.to_vec(), &|_| {
        Err(io::Error::new(
            io::ErrorKind::Unsupported,
            "`generate` reads no other documents; use `Config::try_build`",
        ))
    });
    let warnings = run.finish()?;
    let Written { code, operations, elements } = code.unwrap_or_default();
    Ok(Generated { code, operations, elements, warnings })
}

/// What one document comes to.
#[derive(Debug, Default)]
pub(crate) struct Written {
    pub code: String,
    pub operations: Vec<GeneratedOperation>,
    pub elements: Vec<GeneratedElement>,
}

/// Documents that are generated from together, and what was found in them.
#[derive(Debug)]
pub(crate) struct Run<'c> {
    config: &'c Config,
    settings: Settings<'c>,
    catalog: Catalog<'c>,
    sources: Sources,
    pub diagnostics: Diagnostics,
}

impl<'c> Run<'c> {
    pub(crate) fn new(config: &'c Config) -> Self {
        Self {
            config,
            settings: Settings::new(config),
            catalog: Catalog::new(&config.catalog),
            sources: Sources::default(),
            diagnostics: Diagnostics::default(),
        }
    }

    /// The code for one document; without code there is an error, and then the code of the other
    /// documents is of no use either.
    pub(crate) fn document(
        &mut self,
        name: &str,
        wsdl: Vec<u8>,
        load: &Load<'_>,
    ) -> Option<Written> {
        let (sources, catalog) = (&mut self.sources, &mut self.catalog);
        let model = read::read(sources, name, wsdl, load, catalog, &mut self.diagnostics)?;
        let model = lower(&model, self.config, &self.settings, &mut self.diagnostics);
        let file_name = name.rsplit(['/', '\\']).next().unwrap_or(name);
        match output::render(file_name, emit::file(&model)) {
            Ok(code) => Some(Written {
                code,
                operations: summary::operations(&model),
                elements: summary::elements(&model),
            }),
            Err(error) => {
                let message = format!("what `{name}` comes to is not valid Rust: {error}");
                self.diagnostics
                    .error("invalid-rust", None, message)
                    .help("this is a mistake in wsdl-codegen; please report it with the document");
                None
            }
        }
    }

    /// Instances of every global element of one document, see [`Config::samples`]; without them
    /// there is an error.
    #[cfg(feature = "samples")]
    pub(crate) fn samples(
        &mut self,
        name: &str,
        wsdl: Vec<u8>,
        load: &Load<'_>,
        seed: u64,
        count: usize,
    ) -> Option<Vec<Sample>> {
        let (sources, catalog) = (&mut self.sources, &mut self.catalog);
        let read = read::definitions(sources, name, wsdl, load, catalog, &mut self.diagnostics);
        Some(sample::samples(&read?.schemas, seed, count))
    }

    /// The warnings and notes, if there is no error.
    pub(crate) fn finish(mut self) -> Result<Vec<Diagnostic>, GenerateError> {
        // A document that could not be read would make settings look unused.
        if !self.diagnostics.has_errors() {
            self.settings.finish(&mut self.diagnostics);
            self.catalog.finish(&mut self.diagnostics);
        }
        let failed = self.diagnostics.has_errors();
        let mut list = self.diagnostics.into_list(&self.sources);
        list.retain(|found| {
            found.severity == Severity::Error
                || !self.config.allowed.iter().any(|code| code == found.code)
        });
        if failed { Err(GenerateError::new(list)) } else { Ok(list) }
    }
}
