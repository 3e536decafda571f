//! `wsdl diff`: what has changed between two versions of an interface, and what that breaks.
//!
//! [`compare`] is the engine: two descriptions in, a list of [`Change`]s out. What a kind of change
//! breaks stands in one table, [`ROWS`]. A field that is added to a struct breaks no callers, unless `new`
//! asks for it: structs are made with `new` and setters. An alternative that is added to an enum does: a `match` may list all of them.

mod change;
mod constructor;
mod engine;
mod fields;
mod pairs;
mod parts;
mod pick;
mod recorded;
mod refined;
mod render;
mod rules;
mod services;
mod shapes;
mod types;

use std::io::{self, Write};
use std::path::PathBuf;

use clap::Args;
use wsdl_codegen::Config;

pub use change::{Change, Sides, Verdict, verdict};
pub use engine::{compare, compare_all};
use recorded::{Recorded, Side};
pub use rules::{ROWS, Row, Rule};

use crate::console::Console;
use crate::failure::{Exit, Failure};
use crate::fetch::Reach;
use crate::load::{Documents, Loaded};
use crate::settings::Chosen;

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
    /// Which settings count: those beside the documents of each side, those of the one side that has some,
    /// or others for both.
    #[command(flatten)]
    pub chosen: Chosen,
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
        let [(old_name, old), (new_name, new)] = self.sides()?;
        let settings = (old.settings(&self.chosen)?, new.settings(&self.chosen)?);
        // Documents without settings are those of others: both are looked at as the project does.
        let settings = match settings {
            (Some(both), None) | (None, Some(both)) => (both.clone(), both),
            (old, new) => (old.unwrap_or_default(), new.unwrap_or_default()),
        };
        let (old, new) = read((old, settings.0), (new, settings.1))?;
        let changes = compare_all(&old.interfaces, &new.interfaces);
        let sources = render::Sources { old: &old_name, new: &new_name };
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
    /// What is compared.
    fn sides(&self) -> Result<[Side; 2], Failure> {
        let named = |name: &str| -> Result<Side, Failure> {
            Ok((name.to_owned(), Documents::find(name, &self.reach)?))
        };
        let Some(lock) = &self.lock else {
            // Both have to be there, unless there is a lock.
            let [old, new] = [&self.old, &self.new].map(|it| it.as_deref().unwrap_or_default());
            return Ok([named(old)?, named(new)?]);
        };
        let recorded = Recorded::read(lock)?;
        match (&self.old, &self.new) {
            (Some(_), Some(_)) => {
                let message = "with --lock, the lock file says what OLD is".to_owned();
                Err(Failure::new(message).help("name NEW alone"))
            }
            (Some(new), None) | (None, Some(new)) => recorded.with(new, named(new)?.1),
            (None, None) => recorded.with_sources(self.missing_ok, &self.reach),
        }
    }
}

/// Reads both. Where one of them is fetched now, it names hosts only if the other one does.
fn read(
    (old, old_settings): (Documents, Config),
    (new, new_settings): (Documents, Config),
) -> Result<(Loaded, Loaded), Failure> {
    if old.is_url() && !new.is_url() {
        let new = new.read(new_settings)?;
        return Ok((old.like(&new).read(old_settings)?, new));
    }
    let old = old.read(old_settings)?;
    let new = new.like(&old).read(new_settings)?;
    Ok((old, new))
}

/// Writes changes as the command does on a terminal; `old` and `new` say what is compared.
///
/// # Errors
/// If they cannot be written.
pub fn tell(out: &mut dyn Write, old: &str, new: &str, changes: &[Change]) -> io::Result<()> {
    render::text(out, render::Sources { old, new }, changes)
}
