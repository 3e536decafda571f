//! `wsdl diff`: what has changed between two versions of an interface, and what that breaks.
//!
//! [`compare`] is the engine: two descriptions in, a list of [`Change`]s out. What a kind of change
//! breaks stands in one table, [`ROWS`]. A field that is added to a struct breaks no callers: structs are
//! made with `new` and setters. An alternative that is added to an enum does: a `match` may list all of them.

mod change;
mod engine;
mod fields;
mod pairs;
mod pick;
mod recorded;
mod render;
mod rules;
mod services;
mod shapes;
mod side;
mod types;

use std::io::{self, Write};
use std::path::PathBuf;

use clap::Args;

pub use change::{Change, Sides, Verdict, verdict};
pub use engine::{compare, compare_all};
use recorded::Recorded;
pub use rules::{ROWS, Row, Rule};
use side::Side;

use crate::console::Console;
use crate::failure::{Exit, Failure};
use crate::fetch::Reach;

/// The arguments of `wsdl diff`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  wsdl diff git:HEAD:wsdl/stockquote.wsdl wsdl/stockquote.wsdl
  wsdl diff git:v1.0:wsdl wsdl --markdown
  wsdl diff --lock                       what was fetched, with what its sources give now
  wsdl diff --lock wsdl/wsdl.lock wsdl   what was fetched, with what the folder has

Exit statuses:
  0  the interfaces are the same
  1  there are changes, and none breaks anything
  2  a change breaks the wire for old clients, or code that calls what was generated
  3  an error")]
pub struct Diff {
    /// The interface as it was: a WSDL, a folder with WSDLs, a URL, or git:REV:path; not with --lock
    #[arg(value_name = "OLD", required_unless_present = "lock")]
    pub old: Option<String>,
    /// The interface as it is now
    #[arg(value_name = "NEW", required_unless_present = "lock")]
    pub new: Option<String>,
    /// Takes the documents that this lock file records for OLD, and where there is no NEW, what their
    /// sources give now for that: wsdl/wsdl.lock, if no other file is named
    ///
    /// A document that was edited since then is taken from git as it was recorded.
    #[arg(long, value_name = "FILE", num_args = 0..=1, default_missing_value = "wsdl/wsdl.lock")]
    pub lock: Option<PathBuf>,
    /// Goes on without imported documents that are not there, where a lock's sources are fetched
    #[arg(long, requires = "lock")]
    pub missing_ok: bool,
    /// Prints the changes as JSON
    #[arg(long, conflicts_with = "markdown")]
    pub json: bool,
    /// Prints the changes as Markdown, for a pull request
    #[arg(long)]
    pub markdown: bool,
    /// How URLs are reached.
    #[command(flatten)]
    pub reach: Reach,
}

impl Diff {
    /// Compares the interfaces.
    ///
    /// # Errors
    /// If a document cannot be read, or the changes cannot be written.
    pub fn run(self, console: &mut Console<'_>) -> Result<Exit, Failure> {
        let [old, new] = self.sides()?;
        let changes = compare_all(&old.interfaces, &new.interfaces);
        let sources = render::Sources { old: &old.name, new: &new.name };
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

impl Diff {
    /// What is compared.
    fn sides(&self) -> Result<[Side; 2], Failure> {
        let Some(lock) = &self.lock else {
            // Both have to be there, unless there is a lock.
            let [old, new] = [&self.old, &self.new].map(|it| it.as_deref().unwrap_or_default());
            return Ok([Side::named(old, &self.reach)?, Side::named(new, &self.reach)?]);
        };
        let recorded = Recorded::read(lock)?;
        match (&self.old, &self.new) {
            (Some(_), Some(_)) => {
                let message = "with --lock, the lock file says what OLD is".to_owned();
                Err(Failure::new(message).help("name NEW alone"))
            }
            (Some(new), None) | (None, Some(new)) => recorded.with(new, &self.reach),
            (None, None) => recorded.with_sources(self.missing_ok, &self.reach),
        }
    }
}

/// Writes changes as the command does on a terminal; `old` and `new` say what is compared.
///
/// # Errors
/// If they cannot be written.
pub fn tell(out: &mut dyn Write, old: &str, new: &str, changes: &[Change]) -> io::Result<()> {
    render::text(out, render::Sources { old, new }, changes)
}
