//! What is read before the first document: refinements.

use std::path::Path;

use crate::config::{Config, RefinementsSource};
use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::source::Sources;
use crate::refine::{self, Refinements};

/// What a run begins with.
#[derive(Debug, Default)]
pub(crate) struct Prepared {
    pub(super) refinements: Refinements,
    pub(super) sources: Sources,
    pub diagnostics: Diagnostics,
}

impl Prepared {
    /// Nothing is refined, but by methods of `config`.
    pub(crate) fn new(config: &Config) -> Self {
        let sources = Sources::with_limit(config.document_limit());
        let refinements = Refinements { files: vec![config.refined.clone()] };
        let mut diagnostics = Diagnostics::default();
        diagnostics.let_miss(config.may_miss);
        Self { refinements, sources, diagnostics }
    }

    /// Reads the refinements that are given as texts; files cannot be read.
    pub(super) fn from_texts(config: &Config) -> Self {
        Self::read(config, |path, diagnostics| {
            let message = format!("`generate` does not read `{}`", path.display());
            diagnostics
                .error(codes::UNREADABLE_FILE, None, message)
                .help("give its text with `Config::refinements_text`, or use `Config::try_build`");
            None
        })
    }

    /// Reads all refinements. What `load` cannot read it reports.
    pub(crate) fn read(
        config: &Config,
        mut load: impl FnMut(&Path, &mut Diagnostics) -> Option<String>,
    ) -> Self {
        let Self { mut sources, mut diagnostics, refinements } = Self::new(config);
        let mut texts = Vec::new();
        let wanted = config.refinements.iter().filter(|_| !config.no_refinements);
        for source in wanted {
            match source {
                RefinementsSource::Text { name, text } => texts.push((name.clone(), text.clone())),
                RefinementsSource::File(path) => {
                    let name = path.display().to_string();
                    texts.extend(load(path, &mut diagnostics).map(|text| (name, text)));
                }
            }
        }
        let own = refinements.files.into_iter();
        let mut files = refine::read(texts, &mut sources, &mut diagnostics);
        files.extend(own);
        let refinements = Refinements { files };
        refine::check(&refinements, &mut diagnostics);
        Self { refinements, sources, diagnostics }
    }
}
