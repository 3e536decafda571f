//! The outer end of the process that generates.
//!
//! A process and not a thread: one that hangs, exhausts its stack or takes all memory can be ended,
//! and the run goes on.

use std::fs;
use std::io::{self, BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use serde_json::Value;

/// How long one document may take.
const LIMIT: Duration = Duration::from_secs(20);
/// How much address space the process may have, in KiB: 4 GiB.
const MEMORY: u32 = 4 << 20;

/// What the process said about a document.
#[derive(Debug)]
pub(super) struct Reply {
    pub status: String,
    pub why: String,
    pub ms: u64,
    pub warnings: u64,
    pub file: Option<PathBuf>,
}

/// A process that generates, started when it is first needed.
#[derive(Debug)]
pub(super) struct Worker {
    command: Command,
    limit: Duration,
    running: Option<Running>,
}

#[derive(Debug)]
struct Running {
    child: Child,
    stdin: ChildStdin,
    lines: Receiver<String>,
}

impl Worker {
    /// Documents are named relative to `folder`, so that its place stands in no message.
    pub(super) fn new(folder: &Path) -> io::Result<Self> {
        let mut command = itself(&std::env::current_exe()?);
        command.current_dir(folder);
        Ok(Self::of(command, LIMIT))
    }

    fn of(mut command: Command, limit: Duration) -> Self {
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        Self { command, limit, running: None }
    }

    /// Generates from a document into a folder.
    pub(super) fn generate(&mut self, document: &str, out_dir: &Path) -> Reply {
        match self.ask(document, out_dir) {
            Ok(line) => reply(&line),
            Err(failed) => {
                let (status, why) = match failed {
                    Failed::Start(error) => ("crash", format!("cannot be started: {error}")),
                    Failed::Hang => ("hang", format!("takes more than {:?}", self.limit)),
                    Failed::Ended => ("crash", self.end()),
                };
                self.end();
                Reply { status: status.to_owned(), why, ms: 0, warnings: 0, file: None }
            }
        }
    }

    fn ask(&mut self, document: &str, out_dir: &Path) -> Result<String, Failed> {
        let running = match &mut self.running {
            Some(running) => running,
            empty => empty.insert(start(&mut self.command).map_err(Failed::Start)?),
        };
        fs::create_dir_all(out_dir).map_err(Failed::Start)?;
        let line = format!("{}\t{document}\n", out_dir.display());
        running.stdin.write_all(line.as_bytes()).map_err(|_| Failed::Ended)?;
        running.lines.recv_timeout(self.limit).map_err(|error| match error {
            RecvTimeoutError::Timeout => Failed::Hang,
            RecvTimeoutError::Disconnected => Failed::Ended,
        })
    }

    /// Ends the process, and says how it ended.
    fn end(&mut self) -> String {
        let Some(mut running) = self.running.take() else { return String::new() };
        // It has ended already unless it hangs.
        let _ = running.child.kill();
        match running.child.wait() {
            Ok(status) => {
                format!("the process ended by itself ({status}): stack or memory exhausted")
            }
            Err(error) => error.to_string(),
        }
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.end();
    }
}

enum Failed {
    Start(io::Error),
    Hang,
    Ended,
}

/// This program as a worker, its memory bounded where there is a shell to do that.
fn itself(program: &Path) -> Command {
    if cfg!(unix) {
        let mut shell = Command::new("sh");
        shell.arg("-c").arg(format!("ulimit -v {MEMORY}; exec \"$0\" worker")).arg(program);
        return shell;
    }
    let mut command = Command::new(program);
    command.arg("worker");
    command
}

fn start(command: &mut Command) -> io::Result<Running> {
    let mut child = command.spawn()?;
    let stdin = child.stdin.take().ok_or(io::ErrorKind::BrokenPipe)?;
    let stdout = child.stdout.take().ok_or(io::ErrorKind::BrokenPipe)?;
    let (sender, lines) = channel();
    thread::spawn(move || {
        let lines = BufReader::new(stdout).lines().map_while(Result::ok);
        lines.map_while(|line| sender.send(line).ok()).for_each(drop);
    });
    Ok(Running { child, stdin, lines })
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
    fn answers_are_passed_on() {
        let script = "while read x; do echo '{\"status\": \"refused\", \"why\": \"no\"}'; done";
        let refused = ("refused".to_owned(), "no".to_owned());
        assert_eq!(shell(script), [refused.clone(), refused]);
        assert_eq!(shell("while read x; do echo odd; done")[1].0, "crash");
    }

    #[test]
    fn processes_that_end_or_hang_are_replaced() {
        for (status, why) in shell("read x; exit 3") {
            assert_eq!(status, "crash");
            assert!(why.contains("exit status: 3"), "{why}");
        }
        for (status, _) in shell("read x; exec sleep 60") {
            assert_eq!(status, "hang");
        }
    }
}
