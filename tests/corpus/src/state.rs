//! What is known from earlier runs, so that a stopped run goes on where it was.
//!
//! A file of lines, each a result; later lines replace earlier ones. A result counts only while the
//! key that it was stored under, a hash of everything it depends on, is still the same.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

/// Something done with a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// From the WSDL to Rust.
    Generate,
    /// Whether `rustc` takes it.
    Compile,
    /// Whether `xmllint` takes the document's schemas.
    Schemas,
    /// Whether documents made up from the schemas are valid, and come through the generated types.
    Samples,
    /// Whether captured messages can be decoded.
    Decode,
    /// Whether captured requests, encoded again, say the same.
    Encode,
    /// Whether what is encoded is valid.
    Validate,
    /// What came of one message, which stands in the place of a document.
    Message,
}

impl Stage {
    const ALL: [(Self, &'static str); 8] = [
        (Self::Generate, "generate"),
        (Self::Compile, "compile"),
        (Self::Schemas, "schemas"),
        (Self::Samples, "samples"),
        (Self::Decode, "decode"),
        (Self::Encode, "encode"),
        (Self::Validate, "validate"),
        (Self::Message, "message"),
    ];

    /// Its name, in the file and for people.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(stage, _)| *stage == self).map_or("", |(_, name)| name)
    }

    fn of(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, found)| *found == name).map(|(stage, _)| *stage)
    }
}

/// What came of a stage.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// One word, `yes` for success.
    pub status: String,
    /// What goes with it, in an order that the stage knows.
    pub figures: Vec<u64>,
    /// The first line of what is wrong.
    pub why: String,
}

impl Outcome {
    /// Success.
    pub fn yes() -> Self {
        Self { status: "yes".to_owned(), ..Self::default() }
    }

    /// Another result, and why.
    pub fn of(status: &str, why: impl Into<String>) -> Self {
        Self { status: status.to_owned(), figures: Vec::new(), why: why.into() }
    }

    /// Whether this is success.
    pub fn is_yes(&self) -> bool {
        self.status == "yes"
    }
}

/// The results so far, and the file that they are kept in.
#[derive(Debug)]
pub struct State {
    known: BTreeMap<(Stage, String), (String, Outcome)>,
    file: File,
}

impl State {
    /// Reads what is known. Lines that make no sense, such as one cut off, are passed over.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn open(path: &Path, fresh: bool) -> io::Result<Self> {
        let text = if fresh { String::new() } else { fs::read_to_string(path).unwrap_or_default() };
        let known: BTreeMap<_, _> = text.lines().filter_map(read).collect();
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        // Written anew without what was replaced, and under another name first: nothing is lost
        // when the run is stopped here.
        let aside = path.with_extension("new");
        let lines = known
            .iter()
            .map(|((stage, document), (key, outcome))| line(*stage, document, key, outcome));
        fs::write(&aside, lines.collect::<String>())?;
        fs::rename(&aside, path)?;
        let file = OpenOptions::new().append(true).open(path)?;
        Ok(Self { known, file })
    }

    /// What is known of a document under a key.
    pub fn get(&self, stage: Stage, document: &str, key: &str) -> Option<&Outcome> {
        let (found, outcome) = self.known.get(&(stage, document.to_owned()))?;
        (found == key).then_some(outcome)
    }

    /// Keeps a result.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn put(
        &mut self,
        stage: Stage,
        document: &str,
        key: &str,
        mut outcome: Outcome,
    ) -> io::Result<()> {
        outcome.why = one_line(&outcome.why);
        self.file.write_all(line(stage, document, key, &outcome).as_bytes())?;
        self.known.insert((stage, document.to_owned()), (key.to_owned(), outcome));
        Ok(())
    }
}

fn line(stage: Stage, document: &str, key: &str, outcome: &Outcome) -> String {
    let figures = outcome.figures.iter().map(u64::to_string).collect::<Vec<_>>().join(",");
    let Outcome { status, why, .. } = outcome;
    format!("{}\t{document}\t{key}\t{status}\t{figures}\t{why}\tend\n", stage.name())
}

fn read(line: &str) -> Option<((Stage, String), (String, Outcome))> {
    let cells = line.split('\t').collect::<Vec<_>>();
    let [stage, document, key, status, figures, why, "end"] = cells[..] else { return None };
    let outcome = Outcome {
        status: status.to_owned(),
        figures: figures.split(',').filter_map(|figure| figure.parse().ok()).collect(),
        why: why.to_owned(),
    };
    Some(((Stage::of(stage)?, document.to_owned()), (key.to_owned(), outcome)))
}

/// The first line that is not blank, without tabs, and of a length that can be read.
pub fn one_line(text: &str) -> String {
    let line = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    line.chars()
        .take(400)
        .map(|character| if character.is_control() { ' ' } else { character })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Outcome, Stage, State};
    use std::fs;

    #[test]
    fn a_stopped_run_goes_on() {
        let folder = std::env::temp_dir().join(format!("corpus-state-{}", std::process::id()));
        let path = folder.join("state.tsv");
        let mut state = State::open(&path, true).unwrap();
        let failed = Outcome { figures: vec![3, 4], ..Outcome::of("no", "a\tb\nc") };
        state.put(Stage::Compile, "x.wsdl", "k1", Outcome::yes()).unwrap();
        state.put(Stage::Compile, "x.wsdl", "k2", failed).unwrap();
        drop(state);
        let mut text = fs::read_to_string(&path).unwrap();
        text.push_str("compile\tx.wsdl\tk3\tye");
        fs::write(&path, text).unwrap();

        let state = State::open(&path, false).unwrap();
        assert_eq!(state.get(Stage::Compile, "x.wsdl", "k1"), None);
        let kept = state.get(Stage::Compile, "x.wsdl", "k2").unwrap();
        assert_eq!((kept.why.as_str(), &kept.figures[..]), ("a b", &[3, 4][..]));
        assert_eq!(state.get(Stage::Generate, "x.wsdl", "k2"), None);
        assert_eq!(State::open(&path, true).unwrap().get(Stage::Compile, "x.wsdl", "k2"), None);
        fs::remove_dir_all(&folder).unwrap();
    }
}
