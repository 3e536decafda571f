//! The outer end of the process that generates.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use serde_json::Value;

use crate::process::{Failed, Process, bounded};

/// How long one document may take.
const LIMIT: Duration = Duration::from_secs(20);

/// What the process said about a document.
#[derive(Debug)]
pub(super) struct Reply {
    pub status: String,
    pub why: String,
    pub ms: u64,
    pub warnings: u64,
    pub file: Option<PathBuf>,
}

/// A process that generates.
#[derive(Debug)]
pub(super) struct Worker {
    process: Process,
}

impl Worker {
    /// Documents are named relative to `folder`, so that its place stands in no message.
    pub(super) fn new(folder: &Path) -> io::Result<Self> {
        let mut command = bounded(&std::env::current_exe()?, Some("worker"));
        command.current_dir(folder);
        Ok(Self::of(command, LIMIT))
    }

    fn of(command: Command, limit: Duration) -> Self {
        Self { process: Process::new(command, limit) }
    }

    /// Generates from a document into a folder.
    pub(super) fn generate(&mut self, document: &str, out_dir: &Path) -> Reply {
        let line = format!("{}\t{document}", out_dir.display());
        let answer = fs::create_dir_all(out_dir).map_err(Failed::Start);
        match answer.and_then(|()| self.process.ask(&line)) {
            Ok(line) => reply(&line),
            Err(failed) => {
                let status = if matches!(failed, Failed::Hang(_)) { "hang" } else { "crash" };
                let why = failed.to_string();
                Reply { status: status.to_owned(), why, ms: 0, warnings: 0, file: None }
            }
        }
    }
}

fn reply(line: &str) -> Reply {
    let value: Value = serde_json::from_str(line).unwrap_or_default();
    let text = |name: &str| value[name].as_str().map(str::to_owned);
    Reply {
        status: text("status").unwrap_or_else(|| "crash".to_owned()),
        why: text("why").unwrap_or_default(),
        ms: value["ms"].as_u64().unwrap_or_default(),
        warnings: value["warnings"].as_u64().unwrap_or_default(),
        file: text("file").map(PathBuf::from),
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::process::Command;
    use std::time::Duration;

    use super::Worker;

    /// What a shell script in place of the program comes to: the status, and why.
    fn shell(script: &str) -> [(String, String); 2] {
        let mut command = Command::new("sh");
        command.arg("-c").arg(script);
        let mut worker = Worker::of(command, Duration::from_millis(500));
        let folder = std::env::temp_dir();
        [(); 2].map(|()| {
            let reply = worker.generate("a.wsdl", &folder);
            (reply.status, reply.why)
        })
    }

    #[test]
    fn answers_are_read() {
        let script = "while read x; do echo '{\"status\": \"refused\", \"why\": \"no\"}'; done";
        let refused = ("refused".to_owned(), "no".to_owned());
        assert_eq!(shell(script), [refused.clone(), refused]);
        assert_eq!(shell("while read x; do echo odd; done")[1].0, "crash");
        assert_eq!(shell("read x; exit 3")[1].0, "crash");
    }
}
