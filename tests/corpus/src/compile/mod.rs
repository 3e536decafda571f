//! Whether `rustc` takes the generated code, with every warning an error.
//!
//! Many documents share a crate, because starting the compiler costs more than checking one. What
//! fails is recorded and taken out, and the rest is checked again, so that nothing is hidden behind
//! the failure of something else.

mod cargo;
pub(crate) mod workspace;

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use crate::state::Outcome;
use cargo::{Told, check};
pub use workspace::Unit;

/// Where to compile.
#[derive(Clone, Copy, Debug)]
pub struct Places<'p> {
    /// This checkout, for the runtime.
    pub project: &'p Path,
    /// The throw-away workspace; it is deleted first.
    pub workspace: &'p Path,
    /// Cargo's target folder, kept from run to run.
    pub target: &'p Path,
}

/// Compiles units, and hands each outcome to `done` as soon as it is known.
///
/// # Errors
/// If files cannot be written, Cargo cannot be started, or the dependencies do not compile; those
/// of `done`.
pub fn compile(
    places: Places<'_>,
    units: Vec<Unit>,
    mut done: impl FnMut(&Unit, Outcome) -> io::Result<()>,
) -> io::Result<()> {
    let mut waiting = workspace::batches(units, workspace::MOST_LINES, |unit| unit.lines);
    while !waiting.is_empty() {
        let mut round = Round::new(waiting);
        workspace::prepare(places.workspace, places.project, round.batches.len())?;
        for (index, batch) in round.batches.iter().enumerate() {
            workspace::write(places.workspace, places.project, index, batch)?;
        }
        let printed = check(places.workspace, places.target, |told| round.hear(told, &mut done))?;
        if !round.heard {
            return Err(io::Error::other(format!("cargo check: {}", printed.trim())));
        }
        waiting = round.rest(&mut done)?;
    }
    Ok(())
}

/// One run of `cargo check`.
struct Round {
    batches: Vec<Vec<Unit>>,
    /// Which batches compile.
    fine: Vec<bool>,
    /// Which units of which batches do not.
    failed: BTreeMap<usize, Vec<usize>>,
    /// The first error of a batch that belongs to none of its units.
    stray: BTreeMap<usize, String>,
    /// Whether anything was said about a batch: the dependencies compile.
    heard: bool,
}

impl Round {
    fn new(batches: Vec<Vec<Unit>>) -> Self {
        let fine = vec![false; batches.len()];
        Self { batches, fine, failed: BTreeMap::new(), stray: BTreeMap::new(), heard: false }
    }

    fn hear(
        &mut self,
        told: Told,
        done: &mut impl FnMut(&Unit, Outcome) -> io::Result<()>,
    ) -> io::Result<()> {
        let (Told::Fine(name) | Told::Error { name, .. }) = &told;
        let index = (0..self.batches.len()).find(|index| workspace::name(*index) == *name);
        let Some(index) = index else { return Ok(()) };
        self.heard = true;
        let batch = &self.batches[index];
        match told {
            Told::Fine(_) => {
                self.fine[index] = true;
                batch.iter().try_for_each(|unit| done(unit, Outcome::yes()))
            }
            Told::Error { message, places, .. } => {
                let mut owners = places
                    .iter()
                    .filter_map(|(file, line)| Some((workspace::owner(batch, file, *line)?, line)));
                let Some((unit, line)) = owners.next() else {
                    self.stray.entry(index).or_insert(message);
                    return Ok(());
                };
                let failed = self.failed.entry(index).or_default();
                if failed.contains(&unit) {
                    return Ok(());
                }
                failed.push(unit);
                done(&batch[unit], Outcome::of("no", format!("line {line}: {message}")))
            }
        }
    }

    /// What is to be checked again: each time less, or in smaller batches.
    fn rest(
        self,
        done: &mut impl FnMut(&Unit, Outcome) -> io::Result<()>,
    ) -> io::Result<Vec<Vec<Unit>>> {
        let mut rest = Vec::new();
        for (index, mut batch) in self.batches.into_iter().enumerate() {
            if self.fine[index] {
                continue;
            }
            if let Some(failed) = self.failed.get(&index) {
                let mut at = 0..;
                batch.retain(|_| !at.next().is_some_and(|at| failed.contains(&at)));
                rest.extend(Some(batch).filter(|batch| !batch.is_empty()));
                continue;
            }
            // The compiler failed without a place, or was ended: whose fault is it?
            let second = batch.split_off(batch.len() / 2);
            match &second[..] {
                [unit] if batch.is_empty() => {
                    let why = self.stray.get(&index).cloned();
                    let why = why.unwrap_or_else(|| "the compiler ended without a word".to_owned());
                    done(unit, Outcome::of("no", why))?;
                }
                _ => rest.extend([batch, second].into_iter().filter(|half| !half.is_empty())),
            }
        }
        Ok(rest)
    }
}

#[cfg(test)]
mod tests {
    use super::{Round, Told, Unit};

    fn unit(name: &str) -> Unit {
        Unit { document: name.to_owned(), key: String::new(), file: name.into(), lines: 1 }
    }

    fn error(batch: &str, file: &str) -> Told {
        let places = vec![(file.to_owned(), 7)];
        Told::Error { name: batch.to_owned(), message: "bad".to_owned(), places }
    }

    #[test]
    fn failures_are_taken_out_and_the_rest_goes_on() {
        let batches = vec![
            vec![unit("a"), unit("b"), unit("c")],
            vec![unit("d"), unit("e")],
            vec![unit("f"), unit("g"), unit("h")],
            vec![unit("i")],
        ];
        let mut outcomes = Vec::new();
        let mut done = |unit: &Unit, outcome: super::Outcome| {
            outcomes.push(format!("{} {} {}", unit.document, outcome.status, outcome.why));
            Ok(())
        };
        let mut round = Round::new(batches);
        for told in [
            error("batch0", "b"),
            error("batch0", "b"),
            error("batch0", "elsewhere"),
            Told::Fine("batch1".to_owned()),
            error("batch3", "elsewhere"),
            error("quick_xml", "x"),
        ] {
            round.hear(told, &mut done).unwrap();
        }
        let rest = round.rest(&mut done).unwrap();
        let names: Vec<Vec<&str>> = rest
            .iter()
            .map(|batch| batch.iter().map(|unit| unit.document.as_str()).collect())
            .collect();
        assert_eq!(names, [vec!["a", "c"], vec!["f"], vec!["g", "h"]]);
        assert_eq!(outcomes, ["b no line 7: bad", "d yes ", "e yes ", "i no bad"]);
    }
}
