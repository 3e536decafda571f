//! The outcomes of this run: those that are known from before, and new ones, which are kept.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use crate::documents::Document;
use crate::messages::Message;
use crate::state::{Outcome, Stage, State};

/// Outcomes by document and stage.
#[derive(Debug)]
pub struct Results {
    state: State,
    outcomes: BTreeMap<String, BTreeMap<Stage, Outcome>>,
}

impl Results {
    /// Starts from what a file holds, or from nothing.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn open(path: &Path, fresh: bool) -> io::Result<Self> {
        Ok(Self { state: State::open(path, fresh)?, outcomes: BTreeMap::new() })
    }

    /// Takes over what is known under the keys of documents, and returns the others.
    pub fn unknown<'d>(
        &mut self,
        stage: Stage,
        keys: Vec<(&'d Document, String)>,
    ) -> Vec<(&'d Document, String)> {
        let all = keys.len();
        let mut unknown = Vec::new();
        for (document, key) in keys {
            match self.state.get(stage, &document.path, &key).cloned() {
                Some(outcome) => self.set(stage, &document.path, outcome),
                None => unknown.push((document, key)),
            }
        }
        eprintln!("{}: {} of {all} to do", stage.name(), unknown.len());
        unknown
    }

    /// Takes over what is known of messages.
    pub fn know_messages(&mut self, keys: Vec<(&Message, String)>) {
        for (message, key) in keys {
            if let Some(outcome) = self.state.get(Stage::Message, &message.path, &key).cloned() {
                self.set(Stage::Message, &message.path, outcome);
            }
        }
    }

    /// What came of the message at a path.
    pub fn message(&self, path: &str) -> Option<&Outcome> {
        self.outcomes.get(path)?.get(&Stage::Message)
    }

    /// Keeps an outcome.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn put(
        &mut self,
        stage: Stage,
        document: &str,
        key: &str,
        outcome: Outcome,
    ) -> io::Result<()> {
        self.set(stage, document, outcome.clone());
        self.state.put(stage, document, key, outcome)
    }

    fn set(&mut self, stage: Stage, document: &str, outcome: Outcome) {
        self.outcomes.entry(document.to_owned()).or_default().insert(stage, outcome);
    }

    /// The outcomes of a document.
    pub fn of(&self, document: &Document) -> BTreeMap<Stage, Outcome> {
        self.outcomes.get(&document.path).cloned().unwrap_or_default()
    }

    /// Whether a document came through a stage.
    pub fn is_yes(&self, stage: Stage, document: &Document) -> bool {
        self.outcome(stage, document).is_some_and(Outcome::is_yes)
    }

    /// A figure of an outcome; zero if there is none.
    pub fn figure(&self, stage: Stage, document: &Document, index: usize) -> u64 {
        let figures = self.outcome(stage, document).map(|outcome| &outcome.figures);
        figures.and_then(|figures| figures.get(index)).copied().unwrap_or_default()
    }

    fn outcome(&self, stage: Stage, document: &Document) -> Option<&Outcome> {
        self.outcomes.get(&document.path)?.get(&stage)
    }
}
