//! `wsdl diff`: what has changed between two versions of an interface, and what that breaks.
//!
//! [`compare`] is the engine: two descriptions in, a list of [`Change`]s out. What a kind of change
//! breaks stands in one table, [`ROWS`]. A field that is added to a struct breaks no callers, unless `new` asks for it: structs
//! are made with `new` and setters. An alternative that is added to an enum does: a `match` may list all of them.

mod change;
mod constructor;
mod engine;
mod fields;
mod pairs;
mod parts;
mod pick;
mod refined;
mod render;
mod rules;
mod services;
mod shapes;
mod types;

use clap::Args;

pub use change::{Change, Sides, Verdict, verdict};
pub use engine::{compare, compare_all};
pub use rules::{ROWS, Row, Rule};

use crate::console::Console;
use crate::failure::{Exit, Failure};
use crate::load::Documents;
use crate::settings::Chosen;

/// The arguments of `wsdl diff`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  wsdl diff git:HEAD:wsdl/stockquote.wsdl wsdl/stockquote.wsdl
  wsdl diff git:v1.0:wsdl wsdl --markdown

Exit statuses:
  0  the interfaces are the same
  1  there are changes, and none breaks anything
  2  a change breaks the wire for old clients, or code that calls what was generated
  3  an error")]
pub struct Diff {
    /// The interface as it was: a WSDL, a folder with WSDLs, a URL, or git:REV:path
    #[arg(value_name = "OLD")]
    pub old: String,
    /// The interface as it is now
    #[arg(value_name = "NEW")]
    pub new: String,
    /// Prints the changes as JSON
    #[arg(long, conflicts_with = "markdown")]
    pub json: bool,
    /// Prints the changes as Markdown, for a pull request
    #[arg(long)]
    pub markdown: bool,
    /// Which settings count: those beside the documents of each side, those of the one side that has some,
    /// or others for both.
    #[command(flatten)]
    pub chosen: Chosen,
}

impl Diff {
    /// Compares the interfaces.
    ///
    /// # Errors
    /// If a document cannot be read, or the changes cannot be written.
    pub fn run(self, console: &mut Console<'_>) -> Result<Exit, Failure> {
        let (old, new) = (Documents::find(&self.old)?, Documents::find(&self.new)?);
        let settings = (old.settings(&self.chosen)?, new.settings(&self.chosen)?);
        // Documents without settings are those of others: both are looked at as the project does.
        let settings = match settings {
            (Some(both), None) | (None, Some(both)) => (both.clone(), both),
            (old, new) => (old.unwrap_or_default(), new.unwrap_or_default()),
        };
        let (old, new) = (old.read(settings.0)?, new.read(settings.1)?);
        let changes = compare_all(&old.interfaces, &new.interfaces);
        let sources = render::Sources { old: &self.old, new: &self.new };
        match (self.json, self.markdown) {
            (true, _) => render::json(console.out, sources, &changes)?,
            (_, true) => render::markdown(console.out, sources, &changes)?,
            _ => render::text(console.out, sources, &changes)?,
        }
        Ok(match verdict(&changes) {
            Verdict::Same => Exit::Done,
            Verdict::Patch | Verdict::Minor => Exit::Different,
            Verdict::Major => Exit::Breaking,
        })
    }
}
