//! From WSDLs to Rust, each twice: the same document must give the same bytes.

mod serve;
mod worker;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::mpsc::channel;
use std::thread;

pub use serve::serve;

use crate::documents::Document;
use crate::files::hash;
use crate::state::Outcome;
use worker::Worker;

/// How many documents are worked on at a time.
const JOBS: usize = 2;

/// Where the code of documents is kept.
#[derive(Clone, Debug)]
pub struct Code {
    /// The folder that holds a folder for each document.
    pub root: PathBuf,
}

impl Code {
    /// The file of a document, which is there once it was generated.
    pub fn file(&self, document: &Document) -> PathBuf {
        self.folder(document).join("code.rs")
    }

    fn folder(&self, document: &Document) -> PathBuf {
        self.root.join(self.name(document))
    }

    /// The name of a folder for a document alone; a hash tells apart what differs in odd characters
    /// only.
    pub fn name(&self, document: &Document) -> String {
        let plain = |c: char| if c.is_ascii_alphanumeric() || c == '-' { c } else { '_' };
        let name: String = document.path.chars().map(plain).collect();
        let tail: String = name.chars().skip(name.len().saturating_sub(100)).collect();
        format!("{}-{}", tail.trim_start_matches(['-', '_']), hash(&document.path))
    }
}

/// Generates from documents below `folder`, and hands each outcome to `done`, in any order. The
/// figures of an outcome are milliseconds, lines and warnings.
///
/// # Errors
/// Those of `done`.
pub fn generate(
    folder: &Path,
    documents: &[&Document],
    code: &Code,
    mut done: impl FnMut(&Document, Outcome) -> io::Result<()>,
) -> io::Result<()> {
    let mut workers = Vec::new();
    for _ in 0..JOBS {
        workers.push(Worker::new(folder)?);
    }
    let queue = Mutex::new(documents.iter());
    let next = || queue.lock().ok().and_then(|mut queue| queue.next().copied());
    let (sender, outcomes) = channel();
    thread::scope(|scope| {
        for mut worker in workers {
            let sender = sender.clone();
            let next = &next;
            scope.spawn(move || {
                while let Some(document) = next() {
                    let outcome = twice(&mut worker, document, code);
                    if sender.send((document, outcome)).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);
        outcomes.into_iter().try_for_each(|(document, outcome)| done(document, outcome))
    })
}

fn twice(worker: &mut Worker, document: &Document, code: &Code) -> Outcome {
    let folder = code.folder(document);
    // What an earlier run left there must not be taken for this one's.
    let _ = fs::remove_dir_all(&folder);
    let first = worker.generate(&document.path, &folder.join("first"));
    if first.status != "yes" {
        return Outcome { figures: vec![first.ms], ..Outcome::of(&first.status, first.why) };
    }
    let second = worker.generate(&document.path, &folder.join("second"));
    if second.status != "yes" {
        let why = format!("the second time: {} {}", second.status, second.why);
        return Outcome::of("unstable", why);
    }
    let read = |file: &Option<PathBuf>| file.as_ref().and_then(|file| fs::read(file).ok());
    let (Some(bytes), Some(again)) = (read(&first.file), read(&second.file)) else {
        return Outcome::of("crash", "the generated file cannot be read");
    };
    if bytes != again {
        return Outcome::of("unstable", "the second time gives other bytes");
    }
    let lines = bytes.iter().filter(|byte| **byte == b'\n').count();
    let figures = vec![first.ms, u64::try_from(lines).unwrap_or_default(), first.warnings];
    match fs::write(code.file(document), bytes) {
        Ok(()) => {
            let _ = fs::remove_dir_all(folder.join("first"));
            let _ = fs::remove_dir_all(folder.join("second"));
            Outcome { figures, ..Outcome::yes() }
        }
        Err(error) => Outcome::of("crash", format!("the generated file cannot be kept: {error}")),
    }
}
