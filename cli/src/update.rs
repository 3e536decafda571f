//! `wsdl fetch`, and with `--update` and `--check` what has changed in the interface.

use std::path::Path;

use wsdl_codegen::lock::NAME;

use crate::console::Console;
use crate::diff;
use crate::failure::{Exit, Failure};
use crate::fetch::{self, Fetch, Renewed, Version};
use crate::load::Documents;
use crate::settings::Chosen;

/// Fetches what is asked for.
///
/// # Errors
/// Those of [`Fetch::run`]; there is no lock; or what is to be told cannot be written.
pub fn run(fetch: Fetch, console: &mut Console<'_>) -> Result<Exit, Failure> {
    if !fetch.is_again() {
        return fetch.run(console);
    }
    let Some(lock) = fetch::lock(&fetch.out.join(NAME))? else {
        let message = format!("there is no {NAME} in `{}`", fetch.out.display());
        return Err(Failure::new(message).help("fetch the documents by their URLs first"));
    };
    let before = Version::in_folder(&lock, &fetch.out);
    let is_complete = lock.documents.iter().all(|it| before.has(&it.file));
    let forced = fetch.force || fetch.check;
    let renewed = Renewed::fetch(lock, &fetch.out, &fetch.how, forced)?;
    if !fetch.check {
        renewed.write()?;
    }
    renewed.tell(console)?;
    if renewed.is_same() {
        return Ok(Exit::Done);
    }
    tell(&fetch.out, is_complete.then_some(before), &renewed, console)?;
    Ok(if fetch.check { Exit::Different } else { Exit::Done })
}

/// Says what has changed in the interface from the documents `before` to those that were fetched.
fn tell(
    folder: &Path,
    before: Option<Version>,
    renewed: &Renewed,
    console: &mut Console<'_>,
) -> Result<(), Failure> {
    let Some(before) = before else {
        let note = "what has changed in the interface is not known: not all files were there";
        return Ok(writeln!(console.err, "note: {note}")?);
    };
    let (old, new) = (Documents::of(folder, before), Documents::of(folder, renewed.version()));
    let settings = old.settings(&Chosen::default())?.unwrap_or_default();
    let (old, new) = (old.read(settings.clone()), new.read(settings));
    match (old, new) {
        (Ok(old), Ok(new)) => {
            let changes = diff::compare_all(&old.interfaces, &new.interfaces);
            let old = format!("{} as it was", folder.display());
            writeln!(console.out)?;
            Ok(diff::tell(console.out, &old, "the sources", &changes)?)
        }
        (Err(failure), _) => unknown("the files as they were", &failure, console),
        (_, Err(failure)) => unknown("what was fetched", &failure, console),
    }
}

/// Says why it is not known what has changed in the interface.
fn unknown(what: &str, failure: &Failure, console: &mut Console<'_>) -> Result<(), Failure> {
    let note = format!("what has changed in the interface is not known: {what} cannot be read");
    Ok(writeln!(console.err, "note: {note}\n{failure}")?)
}
