//! Runs `xmllint`, of the package `libxml2-utils` in Debian and Ubuntu.

use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// How much address space it may have, in KiB, and how many seconds of a processor: some schemas
/// make it build huge automata.
const MEMORY: u32 = 2 << 20;
const SECONDS: u32 = 60;
/// How many files it is given at a time.
const FILES: usize = 100;

/// Whether there is an `xmllint`.
pub fn available() -> bool {
    let mut command = Command::new("xmllint");
    command.arg("--version").stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

pub(super) fn accepts(schema: &Path, instance: &Path) -> io::Result<Result<(), String>> {
    let output = run(schema, &[instance.to_owned()])?;
    Ok(refusal(&output).map_or(Ok(()), Err))
}

pub(super) fn validate(
    schema: &Path,
    instances: &[PathBuf],
) -> io::Result<Vec<Result<(), String>>> {
    let mut results = Vec::with_capacity(instances.len());
    for some in instances.chunks(FILES) {
        let output = run(schema, some)?;
        if let Some(refusal) = refusal(&output) {
            return Err(io::Error::other(refusal));
        }
        let printed = String::from_utf8_lossy(&output.stderr);
        results.extend(some.iter().map(|instance| result(&printed, instance)));
    }
    Ok(results)
}

fn run(schema: &Path, instances: &[PathBuf]) -> io::Result<Output> {
    let mut command = if cfg!(unix) {
        let mut shell = Command::new("sh");
        let limited = format!("ulimit -v {MEMORY}; ulimit -t {SECONDS}; exec \"$0\" \"$@\"");
        shell.arg("-c").arg(limited).arg("xmllint");
        shell
    } else {
        Command::new("xmllint")
    };
    command.args(["--nonet", "--noout", "--schema"]).arg(schema).args(instances);
    command.stdin(Stdio::null()).output()
}

/// Why the schemas were not taken, if they were not.
fn refusal(output: &Output) -> Option<String> {
    let printed = String::from_utf8_lossy(&output.stderr);
    // 0 is valid, 3 and 4 are invalid and unreadable instances, 1 is an unreadable one as well.
    let judged = matches!(output.status.code(), Some(0 | 1 | 3 | 4));
    if judged && !printed.contains("failed to compile") {
        return None;
    }
    let complaint = printed.lines().find(|line| line.contains("error"));
    Some(match complaint {
        Some(line) => shorten(line),
        None => format!("xmllint ended with {}", output.status),
    })
}

/// What was said of one instance. Each line begins with the file's name.
fn result(printed: &str, instance: &Path) -> Result<(), String> {
    let name = instance.display().to_string();
    let mut said = printed.lines().filter_map(|line| line.strip_prefix(&name));
    let complaint = said.clone().find(|line| line.contains("error"));
    match complaint {
        None if said.any(|rest| rest == " validates") => Ok(()),
        None => Err("xmllint said nothing of it".to_owned()),
        Some(line) => Err(shorten(line)),
    }
}

/// A complaint without the name of the file, which is one of ours.
fn shorten(line: &str) -> String {
    let text = line.split_once("element ").map_or(line, |(_, text)| text);
    text.trim_start_matches(':').trim().to_owned()
}
