//! Messages, and elements that stand alone, through generated types.
//!
//! The code of the documents goes into a few throw-away programs, which are asked for one case after
//! the other: a panic, a hang and an exhausted stack are what came of one case, and the rest goes on.

mod case;
mod program;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use wsdl_codegen::{Config, Report};

pub use case::Case;

use crate::exchange::{Exchange, Exchanged, Work};
use crate::messages::Message;
use crate::process::{Process, bounded};

/// How long one case may take.
const LIMIT: Duration = Duration::from_secs(20);
/// The stack for generating: the worker that did so first has as much.
const STACK: usize = 256 << 20;

/// A document whose code compiles, and what is asked about it.
#[derive(Clone, Debug)]
pub struct Job {
    /// The file of its generated code.
    pub code: PathBuf,
    /// What is asked.
    pub cases: Vec<Case>,
}

/// Builds the programs and asks them.
#[derive(Clone, Debug)]
pub struct Driver {
    project: PathBuf,
    out: PathBuf,
}

impl Driver {
    /// `project` is this checkout, for the runtime; everything is written below `out`.
    pub fn new(project: &Path, out: &Path) -> Self {
        Self { project: project.to_owned(), out: out.to_owned() }
    }

    /// A folder for what is of no use afterwards.
    pub fn scratch(&self) -> PathBuf {
        self.out.join("summary")
    }

    /// Answers for the cases of each job in their order: what was read, and written again where that
    /// is asked for. `name` tells one round of questions from others that are kept beside it.
    ///
    /// # Errors
    /// If the programs cannot be built.
    pub fn answer(&self, name: &str, jobs: &[Job]) -> io::Result<Vec<Vec<Exchanged>>> {
        let batches = program::batches(jobs);
        let of_batch = |batch: &Vec<usize>| batch.iter().map(|index| &jobs[*index]).collect();
        let batches: Vec<Vec<&Job>> = batches.iter().map(of_batch).collect();
        let folder = self.out.join(name);
        let target = self.out.join("target");
        let programs = program::build(&folder, &self.project, &target, &batches)?;
        let written = folder.join("written.xml");
        let mut answers = Vec::new();
        for (program, batch) in programs.iter().zip(&batches) {
            let mut process = Process::new(bounded(program, None), LIMIT);
            for (document, job) in batch.iter().enumerate() {
                let calls = program::calls(job);
                let answer = |case: &Case| {
                    let number = calls.iter().position(|call| *call == case.call);
                    ask(&mut process, (document, number.unwrap_or(calls.len())), case, &written)
                };
                answers.push(job.cases.iter().map(answer).collect());
            }
        }
        Ok(answers)
    }
}

fn ask(
    process: &mut Process,
    (document, number): (usize, usize),
    case: &Case,
    written: &Path,
) -> Exchanged {
    let question = format!("{document}\t{number}\t{}\t{}", case.file.display(), written.display());
    let mut tolerated = Vec::new();
    let envelope = process.ask(&question).map_err(|failed| failed.to_string()).and_then(|line| {
        match line.split_once('\t').unwrap_or((&line, "")) {
            ("read", _) => Ok(None),
            ("written", said) => {
                tolerated =
                    said.split(',').filter(|it| !it.is_empty()).map(str::to_owned).collect();
                Ok(Some(fs::read(written).map_err(|error| error.to_string())))
            }
            ("unwritable", why) => Ok(Some(Err(why.to_owned()))),
            (_, why) => Err(why.to_owned()),
        }
    });
    Exchanged { envelope, tolerated }
}

impl Exchange for Driver {
    fn exchange(&mut self, folder: &Path, work: &[Work<'_>]) -> io::Result<Vec<Vec<Exchanged>>> {
        let job = |work: &Work<'_>| {
            let report = report(&folder.join(&work.document.path), folder, &self.scratch());
            let operations = report.map(|report| report.operations.concat());
            let case = |message: &&Message| {
                let file = folder.join(&message.path);
                match &operations {
                    Ok(operations) => Case::message(message, operations, file),
                    Err(why) => Case::refused(why, file),
                }
            };
            Job { code: work.code.clone(), cases: work.messages.iter().map(case).collect() }
        };
        let jobs: Vec<Job> = work.iter().map(job).collect();
        self.answer("messages", &jobs)
    }
}

/// What generating from a document, whose imports lie below `root`, tells of the code, beside the code
/// itself.
///
/// # Errors
/// If the document is refused.
pub fn report(document: &Path, root: &Path, scratch: &Path) -> Result<Report, String> {
    let config = Config::new().wsdl(document).import_root(root).out_dir(scratch);
    fs::create_dir_all(scratch).map_err(|error| error.to_string())?;
    let thread = thread::Builder::new().stack_size(STACK);
    let thread = thread.spawn(move || config.try_build()).map_err(|error| error.to_string())?;
    let result = thread.join().map_err(|_| "the generator panics".to_owned())?;
    result.map_err(|error| error.to_string())
}
