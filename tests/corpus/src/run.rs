//! A whole run: what is known already is left alone, the rest is done and kept.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::compile::workspace::batches;
use crate::compile::{Places, Unit, compile};
use crate::documents::{Document, add, documents};
use crate::driver::Driver;
use crate::exchange::{Exchange, Work, judge};
use crate::files::{below, closure, fingerprint};
use crate::generate::{Code, generate};
use crate::messages::{Message, messages};
use crate::options::{Options, Until};
use crate::results::Results;
use crate::samples::{Subject, examine};
use crate::state::{Outcome, Stage};
use crate::validate::{Schemas, available};

/// How many lines of generated code are in one round of documents that are made up.
const MOST_SAMPLED: u64 = 120_000;

/// A document and what came of it.
#[derive(Clone, Debug)]
pub struct Row {
    /// The document.
    pub document: Document,
    /// The outcomes of the stages that were reached.
    pub outcomes: BTreeMap<Stage, Outcome>,
    /// Its messages, and what came of each.
    pub messages: Vec<(String, Outcome)>,
}

/// Goes through the stages.
///
/// # Errors
/// If the folder cannot be read, results cannot be kept, or Cargo does not work.
pub fn run(options: &Options) -> io::Result<Vec<Row>> {
    let run = Run::new(options)?;
    let mut results = Results::open(&run.out.join("state.tsv"), options.fresh)?;
    run.generate(&mut results)?;
    if options.until >= Until::Compile {
        run.compile(&mut results)?;
    }
    if options.until >= Until::Validate {
        run.schemas(&mut results)?;
        if !options.messages {
            run.samples(&mut results, &Driver::new(&run.project, &run.out.join("exchange")))?;
        }
    }
    if options.until == Until::All {
        run.exchange(&mut results, &mut Driver::new(&run.project, &run.out.join("exchange")))?;
    }
    Ok(run.documents.iter().map(|document| run.row(document, &results)).collect())
}

/// What all stages need.
struct Run {
    folder: PathBuf,
    project: PathBuf,
    /// Where everything is written.
    out: PathBuf,
    documents: Vec<Document>,
    messages: Vec<Message>,
    code: Code,
    /// This program, generator included: what it made before it was changed counts no more.
    program: String,
    /// The runtime that generated code is compiled with.
    runtime: String,
}

impl Run {
    fn new(options: &Options) -> io::Result<Self> {
        let folder = options.folder.canonicalize()?;
        let messages = messages(&folder).map_err(io::Error::other)?;
        let mut documents = documents(&folder).map_err(io::Error::other)?;
        add(&mut documents, &folder, messages.iter().map(|message| message.document.as_str()));
        documents.retain(|document| {
            options.only.as_ref().is_none_or(|part| document.path.contains(part))
                && (!options.messages || messages.iter().any(|it| it.document == document.path))
        });
        let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize()?;
        let out = project.join("target/corpus");
        fs::create_dir_all(&out)?;
        let mut runtime = below(&project.join("runtime"), |_| true);
        runtime.push(project.join("Cargo.lock"));
        Ok(Self {
            folder,
            documents,
            messages,
            code: Code { root: out.join("code") },
            program: fingerprint([&std::env::current_exe()?]),
            runtime: fingerprint(&runtime),
            out,
            project,
        })
    }

    /// What a result depends on that is made by this program from a document.
    fn key(&self, document: &Document) -> String {
        let inputs = fingerprint(&closure(&self.folder.join(&document.path)));
        format!("{inputs}-{}", self.program)
    }

    fn generate(&self, results: &mut Results) -> io::Result<()> {
        let keys = self.documents.iter().map(|document| (document, self.key(document)));
        let keys: Vec<_> = keys.collect();
        let mut wanted = results.unknown(Stage::Generate, keys);
        // What is known to be there may have been cleaned away.
        for document in self.documents.iter().filter(|it| results.is_yes(Stage::Generate, it)) {
            if !self.code.file(document).is_file() {
                wanted.push((document, self.key(document)));
            }
        }
        let keys: BTreeMap<&str, &str> =
            wanted.iter().map(|(document, key)| (document.path.as_str(), key.as_str())).collect();
        let documents: Vec<&Document> = wanted.iter().map(|(document, _)| *document).collect();
        generate(&self.folder, &documents, &self.code, |document, outcome| {
            let key = keys.get(document.path.as_str()).copied().unwrap_or_default();
            results.put(Stage::Generate, &document.path, key, outcome)
        })
    }

    /// The documents that came through a stage.
    fn through(&self, results: &Results, stage: Stage) -> Vec<&Document> {
        self.documents.iter().filter(|document| results.is_yes(stage, document)).collect()
    }

    fn compile_key(&self, document: &Document) -> String {
        format!("{}-{}", fingerprint([&self.code.file(document)]), self.runtime)
    }

    fn compile(&self, results: &mut Results) -> io::Result<()> {
        let documents = self.through(results, Stage::Generate);
        let keys = documents.iter().map(|document| (*document, self.compile_key(document)));
        let keys: Vec<_> = keys.collect();
        let wanted = results.unknown(Stage::Compile, keys);
        let unit = |(document, key): (&Document, String)| Unit {
            document: document.path.clone(),
            key,
            file: self.code.file(document),
            lines: results.figure(Stage::Generate, document, 1),
        };
        let units = wanted.into_iter().map(unit).collect();
        let places = Places {
            project: &self.project,
            workspace: &self.out.join("check"),
            target: &self.out.join("target"),
        };
        compile(places, units, |unit, outcome| {
            results.put(Stage::Compile, &unit.document, &unit.key, outcome)
        })
    }

    fn schemas_of(&self, document: &Document) -> io::Result<Schemas> {
        let folder = self.out.join("schemas").join(self.code.name(document));
        Schemas::extract(&self.folder.join(&document.path), &folder)
    }

    fn schemas(&self, results: &mut Results) -> io::Result<()> {
        if !available() {
            eprintln!("there is no xmllint (package libxml2-utils): nothing is validated");
            return Ok(());
        }
        let keys: Vec<_> = self.documents.iter().map(|it| (it, self.key(it))).collect();
        for (document, key) in results.unknown(Stage::Schemas, keys) {
            let outcome = match self.schemas_of(document) {
                Ok(schemas) => match schemas.accepts()? {
                    Ok(()) => Outcome::yes(),
                    Err(why) => Outcome::of("no", why),
                },
                Err(error) => Outcome::of("no", error.to_string()),
            };
            results.put(Stage::Schemas, &document.path, &key, outcome)?;
        }
        Ok(())
    }

    fn samples(&self, results: &mut Results, driver: &Driver) -> io::Result<()> {
        let documents = self.through(results, Stage::Compile).into_iter();
        let documents = documents.filter(|it| results.is_yes(Stage::Schemas, it));
        let keys = documents.map(|it| (it, format!("{}-{}", self.key(it), self.compile_key(it))));
        let keys: Vec<_> = keys.collect();
        let wanted = results.unknown(Stage::Samples, keys);
        let lines = |it: &(&Document, String)| results.figure(Stage::Generate, it.0, 1);
        let rounds = batches(wanted, MOST_SAMPLED, lines);
        // What comes of each round is kept.
        for round in rounds {
            let mut subjects = Vec::new();
            for (document, _) in &round {
                subjects.push(Subject {
                    wsdl: self.folder.join(&document.path),
                    root: self.folder.to_owned(),
                    code: self.code.file(document),
                    schemas: self.schemas_of(document)?,
                    scratch: self.out.join("samples").join(self.code.name(document)),
                });
            }
            let outcomes = examine(driver, &subjects)?;
            for ((document, key), outcome) in round.iter().zip(outcomes) {
                results.put(Stage::Samples, &document.path, key, outcome)?;
            }
        }
        Ok(())
    }

    fn exchange(&self, results: &mut Results, exchange: &mut dyn Exchange) -> io::Result<()> {
        let (mut keys, mut of_messages) = (Vec::new(), Vec::new());
        for document in self.through(results, Stage::Compile) {
            let files = self.messages_of(document);
            let files: Vec<_> = files.iter().map(|it| self.folder.join(&it.path)).collect();
            if !files.is_empty() {
                let parts = [self.key(document), self.compile_key(document), fingerprint(&files)];
                let key = parts.join("-");
                let messages = self.messages_of(document).into_iter();
                of_messages.extend(messages.map(|message| (message, key.clone())));
                keys.push((document, key));
            }
        }
        results.know_messages(of_messages);
        // The outcome of decoding is the last that is kept.
        results.unknown(Stage::Encode, keys.clone());
        results.unknown(Stage::Validate, keys.clone());
        let wanted = results.unknown(Stage::Decode, keys);
        let work = wanted.iter().map(|(document, _)| Work {
            document,
            code: self.code.file(document),
            messages: self.messages_of(document),
        });
        let work: Vec<_> = work.collect();
        if work.is_empty() {
            return Ok(());
        }
        let exchanged = exchange.exchange(&self.folder, &work)?;
        for (index, (work, (document, key))) in work.iter().zip(&wanted).enumerate() {
            let of_document = exchanged.get(index).map(Vec::as_slice).unwrap_or_default();
            self.judge(results, work, of_document, (document, key))?;
        }
        Ok(())
    }

    fn row(&self, document: &Document, results: &Results) -> Row {
        let messages = self.messages_of(document).into_iter();
        let outcome = |path: &String| results.message(path).map(|it| (path.clone(), it.clone()));
        Row {
            document: document.clone(),
            outcomes: results.of(document),
            messages: messages.filter_map(|message| outcome(&message.path)).collect(),
        }
    }

    fn messages_of(&self, document: &Document) -> Vec<&Message> {
        self.messages.iter().filter(|message| message.document == document.path).collect()
    }

    fn judge(
        &self,
        results: &mut Results,
        work: &Work<'_>,
        exchanged: &[crate::exchange::Exchanged],
        (document, key): (&Document, &str),
    ) -> io::Result<()> {
        let accepted = results.is_yes(Stage::Schemas, document);
        let schemas = if accepted { Some(self.schemas_of(document)?) } else { None };
        let scratch = self.out.join("instances").join(self.code.name(document));
        let verdicts = judge(&self.folder, work, exchanged, schemas.as_ref(), &scratch)?;
        for (message, outcome) in work.messages.iter().zip(verdicts.messages) {
            results.put(Stage::Message, &message.path, key, outcome)?;
        }
        let outcomes = [
            (Stage::Validate, verdicts.validates),
            (Stage::Encode, verdicts.encodes),
            (Stage::Decode, verdicts.decodes),
        ];
        outcomes.into_iter().try_for_each(|(stage, outcome)| {
            let outcome = outcome.unwrap_or_else(|| Outcome::of("-", ""));
            results.put(stage, &document.path, key, outcome)
        })
    }
}
