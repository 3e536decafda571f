//! The whole pipeline, from the bytes of a WSDL to Rust.

use std::{io, mem};

use crate::config::Config;
use crate::documents::codes;
use crate::documents::diagnostics::{Diagnostic, Diagnostics, Severity};
use crate::documents::import::{self, Catalog, Library, Load};
use crate::documents::source::Sources;
use crate::documents::wsdl::Definitions;
use crate::documents::xml::Document;
use crate::error::GenerateError;
#[cfg(feature = "interface")]
use crate::interface::{self, Interface};
use crate::lower::Settings;
use crate::model::Model;
use crate::near::Near;
use crate::summary::{GeneratedElement, GeneratedOperation};
pub(crate) use prepared::Prepared;

use crate::{checks, emit, lower, output, quirks, resolve, summary};

/// Rust that was generated from one WSDL.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Generated {
    /// The text of the file, to be included in a module.
    pub code: String,
    /// The files that refinements share among documents: their names and their texts. The code names
    /// what is in them by the `module` that they say.
    pub shared: Vec<(String, String)>,
    /// What the code includes from files beside it: their names and their texts. There are some
    /// with [`Config::server`] alone.
    pub documents: Vec<(String, String)>,
    /// The operations that the code calls.
    pub operations: Vec<GeneratedOperation>,
    /// The global elements of the schemas.
    pub elements: Vec<GeneratedElement>,
    /// What the document declares, and what the code has for it; with the feature `interface`.
    #[cfg(feature = "interface")]
    pub interface: Option<Interface>,
    /// The warnings: what is wrong with the document, and how it was read.
    pub warnings: Vec<Diagnostic>,
}

/// Generates Rust from the bytes of a WSDL, by the settings in `config` that concern the code.
///
/// It is a pure function: it reads and writes no file, and the same arguments give the same text.
/// `name` is the name of the document in diagnostics and in the first line of the code.
///
/// # Errors
/// If the document cannot be read, imports another document whose declarations it needs, or has
/// nothing that a setting fits, or if there is a mistake in refinements. See [`GenerateError::diagnostics`].
pub fn generate(config: &Config, name: &str, wsdl: &[u8]) -> Result<Generated, GenerateError> {
    let mut prepared = Prepared::from_texts(config);
    let mut run = Run::new(config, &mut prepared);
    let code = run.document(name, wsdl.to_vec(), &|_| {
        Err(io::Error::new(
            io::ErrorKind::Unsupported,
            "`generate` reads no other documents; use `Config::try_build`",
        ))
    });
    let shared = run.shared();
    let warnings = run.finish()?;
    let written = code.unwrap_or_default();
    Ok(Generated {
        code: written.code,
        shared,
        documents: written.documents,
        operations: written.operations,
        elements: written.elements,
        #[cfg(feature = "interface")]
        interface: written.interface,
        warnings,
    })
}

/// What one document comes to.
#[derive(Debug, Default)]
pub(crate) struct Written {
    pub code: String,
    /// What it includes: names of files, and their texts.
    pub documents: Vec<(String, String)>,
    pub operations: Vec<GeneratedOperation>,
    pub elements: Vec<GeneratedElement>,
    #[cfg(feature = "interface")]
    pub interface: Option<Interface>,
}

/// Documents that are generated from together, and what was found in them.
#[derive(Debug)]
pub(crate) struct Run<'c> {
    config: &'c Config,
    settings: Settings<'c>,
    catalog: Catalog<'c>,
    sources: Sources,
    pub diagnostics: Diagnostics,
    /// A document could not be read, or there is none.
    pub lacks_documents: bool,
    /// What is wrong with lock files, and with documents by them.
    pub locked: Vec<Diagnostic>,
}

impl<'c> Run<'c> {
    /// Goes on with what was read before the first document.
    pub(crate) fn new(config: &'c Config, prepared: &'c mut Prepared) -> Self {
        let diagnostics = mem::take(&mut prepared.diagnostics);
        let sources = mem::take(&mut prepared.sources);
        Self {
            config,
            settings: Settings::new(config, &prepared.refinements),
            catalog: Catalog::new(&config.catalog),
            sources,
            lacks_documents: false,
            locked: Vec::new(),
            diagnostics,
        }
    }

    /// The settings of the run.
    pub(crate) fn config(&self) -> &'c Config {
        self.config
    }

    /// The code for one document; without code there is an error, and then the code of the other
    /// documents is of no use either.
    ///
    /// This is the whole pipeline: parse, repair, resolve, name and lower, emit, format.
    pub(crate) fn document(
        &mut self,
        name: &str,
        wsdl: Vec<u8>,
        load: &Load<'_>,
    ) -> Option<Written> {
        let written = self.written(name, wsdl, load);
        self.lacks_documents |= written.is_none();
        written
    }

    fn written(&mut self, name: &str, wsdl: Vec<u8>, load: &Load<'_>) -> Option<Written> {
        let first = self.sources.count();
        let (definitions, model) = self.model(name, wsdl, load)?;
        let mut items = lower::lower(&model, self.config, &self.settings, &mut self.diagnostics);
        let mut documents = Vec::new();
        if items.services.iter().any(|service| service.server.is_some()) {
            let sources = self.sources.since(first);
            (items.documents, documents) =
                documents::kept(file_name(name), sources, &definitions.links);
        }
        let blocks = emit::file(&items);
        let code = output::format(file_name(name), &blocks);
        let (operations, elements) = (summary::operations(&items), summary::elements(&items));
        Some(Written {
            code,
            documents,
            operations,
            elements,
            #[cfg(feature = "interface")]
            interface: Some(interface::interface(
                &model,
                &items,
                &self.settings,
                &self.sources,
                first,
            )),
        })
    }

    /// The description of the interface that one document declares; without it there is an error.
    /// It is the beginning of the same pipeline.
    #[cfg(feature = "interface")]
    pub(crate) fn describe(
        &mut self,
        name: &str,
        wsdl: Vec<u8>,
        load: &Load<'_>,
    ) -> Option<Interface> {
        let first = self.sources.count();
        let model = self.model(name, wsdl, load);
        self.lacks_documents |= model.is_none();
        let (_, model) = model?;
        let items = lower::lower(&model, self.config, &self.settings, &mut self.diagnostics);
        Some(interface::interface(&model, &items, &self.settings, &self.sources, first))
    }

    /// What one document and everything that it imports mean, and what they declare, repaired.
    fn model(
        &mut self,
        name: &str,
        wsdl: Vec<u8>,
        load: &Load<'_>,
    ) -> Option<(Definitions, Model)> {
        let start = self.diagnostics.mark();
        let definitions = self.parse(name, wsdl, load)?;
        let definitions = quirks::repair(definitions, &mut self.diagnostics);
        checks::definitions(&definitions, &mut self.diagnostics);
        let model = resolve::resolve(&definitions, start, &mut self.diagnostics)?;
        self.lacks_documents |= self.diagnostics.has_errors_since(start);
        self.settings.enter(file_name(name));
        Some((definitions, model))
    }

    /// The files that others share, once all documents are there: their names, and their texts.
    pub(crate) fn shared(&mut self) -> Vec<(String, String)> {
        let mut written = Vec::new();
        for file in self.settings.refinements().files.iter().filter(|file| file.module.is_some()) {
            let items =
                lower::refined_items(file, self.config, &self.settings, &mut self.diagnostics);
            let reasons = lower::reasons(std::iter::once(file), lower::REASON);
            let code =
                output::format(file_name(&file.name), &emit::shared(&items, reasons.as_ref()));
            written.push((format!("{}.rs", file.stem), code));
        }
        written
    }

    /// What one document and everything that it imports declare, as written.
    pub(crate) fn parse(
        &mut self,
        name: &str,
        wsdl: Vec<u8>,
        load: &Load<'_>,
    ) -> Option<Definitions> {
        let library = Library {
            sources: &mut self.sources,
            catalog: &mut self.catalog,
            load,
            repair: prepare,
            check: checks::import,
        };
        import::read(library, name, wsdl, &mut self.diagnostics)
    }

    /// The warnings and notes, if there is no error.
    pub(crate) fn finish(mut self) -> Result<Vec<Diagnostic>, GenerateError> {
        let mut list = self.config.problems.clone();
        // What could not be read would make settings look unused. A mistake in refinements, or in what
        // becomes of a document, does not.
        if list.is_empty() && !self.lacks_documents {
            self.settings.finish(&mut self.diagnostics);
            self.catalog.finish(&mut self.diagnostics);
        }
        check_allowed(&self.config.allowed, &mut self.diagnostics);
        list.append(&mut self.locked);
        list.extend(self.diagnostics.into_list(&self.sources));
        let failed = list.iter().any(|found| found.severity == Severity::Error);
        list.retain(|found| {
            found.severity == Severity::Error
                || !self.config.allowed.iter().any(|code| code == found.code)
        });
        if failed { Err(GenerateError::new(list)) } else { Ok(list) }
    }
}

/// Repairs the tree of a document, and then checks what it says.
fn prepare(document: &mut Document<'_>, diagnostics: &mut Diagnostics) {
    quirks::repair_tree(document, diagnostics);
    checks::tree(document, diagnostics);
}

/// The last segment of a path.
fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// Reports what [`Config::allow`] was given that is the code of nothing.
fn check_allowed(allowed: &[String], diagnostics: &mut Diagnostics) {
    let known = |name: &str| codes::ALL.iter().any(|code| code.name == name);
    for name in allowed.iter().filter(|name| !known(name)) {
        let mut near = Near::default();
        codes::ALL.iter().for_each(|code| near.consider(name, code.name.to_owned()));
        let help = near
            .question()
            .unwrap_or_else(|| "a code stands in brackets in front of each finding".to_owned());
        let message = format!("the setting allow names the code `{name}`, which nothing has");
        diagnostics.error(codes::MALFORMED_SETTING, None, message).help(help);
    }
}

mod documents;
mod prepared;
#[cfg(test)]
mod tests;
