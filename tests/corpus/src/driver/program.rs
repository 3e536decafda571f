//! The throw-away programs: what they consist of, and how they are built.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::Job;
use crate::compile::workspace;

/// What every program begins with.
const ANSWERS: &str = include_str!("answers.rs");
/// How many lines of generated code go into one program.
const MOST_LINES: u64 = 40_000;

/// Which jobs go into which program: indexes, in their order.
pub(super) fn batches(jobs: &[Job]) -> Vec<Vec<usize>> {
    let lines = |job: &Job| {
        let code = fs::read(&job.code).unwrap_or_default();
        u64::try_from(code.iter().filter(|byte| **byte == b'\n').count()).unwrap_or_default()
    };
    let lines: Vec<u64> = jobs.iter().map(lines).collect();
    workspace::batches((0..jobs.len()).collect(), MOST_LINES, |index| lines[*index])
}

/// The distinct calls of a job, in the order in which they first come.
pub(super) fn calls(job: &Job) -> Vec<&str> {
    let mut calls: Vec<&str> = Vec::new();
    for case in &job.cases {
        if !calls.contains(&case.call.as_str()) {
            calls.push(&case.call);
        }
    }
    calls
}

/// Writes the programs of all batches into `folder`, and builds them; gives their paths.
///
/// # Errors
/// If that does not work, with what Cargo says.
pub(super) fn build(
    folder: &Path,
    project: &Path,
    target: &Path,
    batches: &[Vec<&Job>],
) -> io::Result<Vec<PathBuf>> {
    workspace::prepare(folder, project, batches.len())?;
    for (index, batch) in batches.iter().enumerate() {
        workspace::package(folder, project, index, "main.rs", &source(batch))?;
        let answers = folder.join(workspace::name(index)).join("src/answers.rs");
        fs::write(answers, ANSWERS)?;
    }
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let built = Command::new(cargo)
        .args(["build", "--workspace", "--offline", "-q", "-j2", "--target-dir"])
        .arg(target)
        .current_dir(folder)
        .env("CARGO_INCREMENTAL", "0")
        .env("CARGO_PROFILE_DEV_DEBUG", "false")
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_TARGET_DIR")
        .output()?;
    if !built.status.success() {
        let said = String::from_utf8_lossy(&built.stderr).into_owned();
        return Err(io::Error::other(format!("the programs that read messages: {said}")));
    }
    let program = |index| {
        let name = format!("{}{}", workspace::name(index), std::env::consts::EXE_SUFFIX);
        target.join("debug").join(name)
    };
    Ok((0..batches.len()).map(program).collect())
}

/// The root of a program: a module for the code of each document, and one with its cases.
fn source(batch: &[&Job]) -> String {
    let mut text = String::from("#![allow(warnings)]\nmod answers;\n");
    let mut documents = String::new();
    for (index, job) in batch.iter().enumerate() {
        let file = job.code.display().to_string();
        text.push_str(&format!("pub mod d{index} {{ include!({file:?}); }}\n"));
        let cases = calls(job);
        let cases =
            cases.iter().enumerate().map(|(case, call)| format!("        {case} => {call},\n"));
        text.push_str(&format!(
            "mod c{index} {{\n    use super::d{index}::*;\n    \
             pub fn case(case: usize, bytes: &[u8]) -> crate::answers::Answer {{ match case {{\n\
             {}        _ => ::core::panic!(\"there is no such case\"),\n    }} }}\n}}\n",
            cases.collect::<String>(),
        ));
        documents.push_str(&format!("        {index} => Some(c{index}::case(case, bytes)),\n"));
    }
    text.push_str(&format!(
        "fn main() {{\n    answers::serve(|document, case, bytes| match document {{\n{documents}        \
         _ => None,\n    }});\n}}\n"
    ));
    text
}
