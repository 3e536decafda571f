//! Processes that answer one line with another.
//!
//! A process and not a thread: one that hangs, exhausts its stack or takes all memory can be ended,
//! and the run goes on.

use std::fmt;
use std::io::{self, BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

/// How much address space a process may have, in KiB: 4 GiB.
const MEMORY: u32 = 4 << 20;

/// A process, started when it is first needed, and anew after it has failed.
#[derive(Debug)]
pub struct Process {
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

/// Why there is no answer.
#[derive(Debug)]
pub enum Failed {
    /// The process cannot be started.
    Start(io::Error),
    /// It takes longer than this.
    Hang(Duration),
    /// It has ended, with what is said of that.
    Ended(String),
}

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Start(error) => write!(f, "cannot be started: {error}"),
            Self::Hang(limit) => write!(f, "takes more than {limit:?}"),
            Self::Ended(how) => f.write_str(how),
        }
    }
}

impl Process {
    /// A program that reads lines from its input, each of which it has to answer within `limit`.
    pub fn new(mut command: Command, limit: Duration) -> Self {
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        Self { command, limit, running: None }
    }

    /// Sends a line and waits for the answer. A process that gives none is ended.
    ///
    /// # Errors
    /// If there is no answer.
    pub fn ask(&mut self, line: &str) -> Result<String, Failed> {
        let result = self.try_ask(line);
        result.map_err(|error| {
            let how = self.end();
            match error {
                Failed::Ended(_) => Failed::Ended(how),
                other => other,
            }
        })
    }

    fn try_ask(&mut self, line: &str) -> Result<String, Failed> {
        let running = match &mut self.running {
            Some(running) => running,
            empty => empty.insert(start(&mut self.command).map_err(Failed::Start)?),
        };
        let ended = || Failed::Ended(String::new());
        running.stdin.write_all(format!("{line}\n").as_bytes()).map_err(|_| ended())?;
        running.lines.recv_timeout(self.limit).map_err(|error| match error {
            RecvTimeoutError::Timeout => Failed::Hang(self.limit),
            RecvTimeoutError::Disconnected => ended(),
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

impl Drop for Process {
    fn drop(&mut self) {
        self.end();
    }
}

/// A program with its memory bounded, where there is a shell to do that.
pub fn bounded(program: &std::path::Path, argument: Option<&str>) -> Command {
    if cfg!(unix) {
        let mut shell = Command::new("sh");
        shell.arg("-c").arg(format!("ulimit -v {MEMORY}; exec \"$0\" \"$@\"")).arg(program);
        shell.args(argument);
        return shell;
    }
    let mut command = Command::new(program);
    command.args(argument);
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

#[cfg(all(test, unix))]
mod tests {
    use std::process::Command;
    use std::time::Duration;

    use super::{Failed, Process};

    /// What a shell script in place of the program answers to two lines.
    fn shell(script: &str) -> [Result<String, Failed>; 2] {
        let mut command = Command::new("sh");
        command.arg("-c").arg(script);
        let mut process = Process::new(command, Duration::from_millis(500));
        ["a", "b"].map(|line| process.ask(line))
    }

    #[test]
    fn answers_are_passed_on() {
        let answers = shell("while read x; do echo \"<$x>\"; done");
        assert_eq!(answers.map(Result::unwrap), ["<a>", "<b>"]);
    }

    #[test]
    fn processes_that_end_or_hang_are_replaced() {
        for answer in shell("read x; exit 3") {
            let Err(Failed::Ended(how)) = answer else { panic!("{answer:?}") };
            assert!(how.contains("exit status: 3"), "{how}");
        }
        for answer in shell("read x; exec sleep 60") {
            assert!(matches!(answer, Err(Failed::Hang(_))), "{answer:?}");
        }
    }
}
