//! What any command line has: completions for shells, and a manual.

use std::io;

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use crate::console::Console;
use crate::failure::{Exit, Failure};

/// The arguments of `wsdl completions`.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  wsdl completions bash > ~/.local/share/bash-completion/completions/wsdl"
)]
pub struct Completions {
    /// The shell
    pub shell: Shell,
}

impl Completions {
    /// Writes what the shell of `program` has to read.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn run<P: CommandFactory>(self, console: &mut Console<'_>) -> Result<Exit, Failure> {
        let mut text = Vec::new();
        clap_complete::generate(self.shell, &mut P::command(), "wsdl", &mut text);
        console.out.write_all(&text)?;
        Ok(Exit::Done)
    }
}

/// The arguments of `wsdl man`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  wsdl man | man -l -\n  wsdl man call > wsdl-call.1")]
pub struct Man {
    /// The command; without it, the manual is that of the program
    #[arg(value_name = "COMMAND")]
    pub command: Option<String>,
}

impl Man {
    /// Writes a page of the manual, as `man` reads it.
    ///
    /// # Errors
    /// There is no such command, or the page cannot be written.
    pub fn run<P: CommandFactory>(self, console: &mut Console<'_>) -> Result<Exit, Failure> {
        let mut program = P::command();
        program.build();
        let command = match &self.command {
            None => program,
            Some(name) => {
                let found = program.get_subcommands().find(|it| it.get_name() == name).cloned();
                let found = found.ok_or_else(|| {
                    let names: Vec<&str> =
                        program.get_subcommands().map(clap::Command::get_name).collect();
                    Failure::new(format!("there is no command `{name}`"))
                        .help(format!("there are {}", names.join(", ")))
                })?;
                found.display_name(format!("wsdl-{name}"))
            }
        };
        let mut page = Vec::new();
        clap_mangen::Man::new(command).render(&mut page).map_err(io::Error::other)?;
        console.out.write_all(&page)?;
        Ok(Exit::Done)
    }
}
