//! The arguments of the program, and what becomes of them.

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::console::Console;
use crate::failure::{Exit, Failure};
use crate::{call, diff, fetch, generate, generic, inspect, new, report, serve, update};

/// What is said at the end of `--help`.
const STATUSES: &str = "Exit statuses:
  0  done; of `diff`: the interfaces are the same
  1  a check found a difference; of `diff`: all changes are compatible; of `call`: the service
     refused
  2  of `diff`: a change breaks something
  3  an error: nothing was done, and a message says why; no message where whoever reads the output
     has gone, as `head` does";

/// Fetches, shows, compares, calls and answers interfaces that are described in WSDL 1.1, and generates Rust from them.
#[derive(Debug, Parser)]
#[command(name = "wsdl", version, after_help = STATUSES)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
#[allow(clippy::large_enum_variant, reason = "there is one of them in a process")]
#[non_exhaustive]
pub enum Command {
    /// Shows what a WSDL declares, in the terms of the wire and of Rust
    Inspect(inspect::Inspect),
    /// Says what has changed between two versions of an interface, and what that breaks
    Diff(diff::Diff),
    /// Downloads WSDLs and all that they import
    Fetch(fetch::Fetch),
    /// Writes the Rust that a build script makes, for those who check it in
    Generate(generate::Generate),
    /// Makes a crate around a WSDL: client, example and test
    New(new::New),
    /// Calls an operation of a service
    Call(call::Call),
    /// Answers the operations of a WSDL with examples
    Serve(serve::Serve),
    /// Writes what a shell completes commands by
    Completions(generic::Completions),
    /// Writes a page of the manual
    Man(generic::Man),
}

impl Command {
    /// Does what is asked for.
    ///
    /// # Errors
    /// Those of the command.
    pub fn run(self, console: &mut Console<'_>) -> Result<Exit, Failure> {
        match self {
            Self::Inspect(inspect) => inspect.run(console),
            Self::Diff(diff) => diff.run(console),
            Self::Fetch(fetch) => update::run(fetch, console),
            Self::Generate(generate) => generate.run(console),
            Self::New(new) => new.run(console),
            Self::Call(call) => call.run(console),
            Self::Serve(serve) => serve.run(console),
            Self::Completions(completions) => completions.run::<Arguments>(console),
            Self::Man(man) => man.run::<Arguments>(console),
        }
    }
}

/// Reads the arguments, of which the first one is the program's name, does what they ask for, and
/// says what went wrong on standard error.
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version are no errors, and go to standard output. Nothing can be done about
            // a stream that is closed.
            let _ = error.print();
            let exit = if error.use_stderr() { Exit::Failed } else { Exit::Done };
            return exit.into();
        }
    };
    let (mut out, mut err) = (anstream::stdout(), anstream::stderr());
    let mut console = Console { out: &mut out, err: &mut err };
    match arguments.command.run(&mut console) {
        Ok(exit) => exit.into(),
        Err(failure) => {
            let _ = report::failure(console.err, &failure);
            Exit::Failed.into()
        }
    }
}
