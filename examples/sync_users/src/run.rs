//! Does what is to be done, and keeps in journals how far it is.

use std::cell::RefCell;
use std::fmt;
use std::path::{Path, PathBuf};

use chamilo::Portal;
use chamilo::batch::{
    Batch, Calls, DisableAccounts, EnsureAccounts, Ensured, Fate, Finished, Journal,
};
use chamilo::values::Reason;

use crate::args::{Args, Progress};
use crate::failed::Failed;
use crate::patience::Patience;
use crate::people::Person;
use crate::plan::Plan;
use crate::show::Show;

type Error = Box<dyn std::error::Error>;

/// How many rows ended in which way.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Summary {
    pub created: usize,
    pub changed: usize,
    pub disabled: usize,
    /// Those that were to be disabled, and have no account.
    pub absent: usize,
    pub unchanged: usize,
    pub failed: usize,
    /// How many of these were done before this run was begun.
    pub earlier: usize,
}

/// How calls are made.
pub struct Run<'r> {
    portal: &'r Portal,
    size: usize,
    concurrency: usize,
    progress: Progress,
    journals: Journals,
    failed: RefCell<Failed>,
    summary: RefCell<Summary>,
}

impl<'r> Run<'r> {
    /// `inputs` is a text of its own for each portal and each content of the files.
    ///
    /// # Errors
    /// The folder of the journals or the file of what failed cannot be made.
    pub fn new(portal: &'r Portal, args: &Args, inputs: &str) -> Result<Self, Error> {
        Ok(Self {
            portal,
            size: args.size,
            concurrency: args.concurrency,
            progress: args.progress,
            journals: Journals::of(&args.state, inputs)?,
            failed: RefCell::new(Failed::create(&args.failed)?),
            summary: RefCell::default(),
        })
    }

    /// Disables before it creates.
    ///
    /// # Errors
    /// No further call can come to anything, or a file cannot be written. What is done stands in the
    /// journals.
    pub async fn all(self, plan: Plan) -> Result<Summary, Error> {
        self.summary.borrow_mut().unchanged = plan.unchanged;
        let ended = self.both(&plan).await;
        self.failed.into_inner().finish()?;
        ended?;
        let summary = self.summary.into_inner();
        if summary.failed == 0 {
            self.journals.remove()?;
        }
        Ok(summary)
    }

    async fn both(&self, plan: &Plan) -> Result<(), Error> {
        let disable = Patience::with(DisableAccounts::of(self.portal));
        let ids = |person: &Person| person.id.clone();
        self.part("disabled", &disable, &plan.disable, ids, |summary, fate| match fate {
            Fate::Refused(error) if Reason::of(error) == Some(Reason::UserUnknown) => {
                summary.absent += 1;
                true
            }
            _ => {
                summary.disabled += usize::from(fate.done().is_some());
                fate.done().is_some()
            }
        })
        .await?;
        let ensure = Patience::with(EnsureAccounts::of(self.portal));
        self.part("accounts", &ensure, &plan.ensure, Person::account, |summary, fate| {
            match fate.done() {
                Some(Ensured::Created(_)) => summary.created += 1,
                Some(Ensured::Edited(_)) => summary.changed += 1,
                Some(Ensured::Unchanged(_)) => summary.unchanged += 1,
                None => {}
            }
            fate.done().is_some()
        })
        .await
    }

    /// Does one part; `count` says whether a row is done.
    async fn part<C: Calls>(
        &self,
        action: &'static str,
        calls: &C,
        people: &[Person],
        item: impl Fn(&Person) -> C::Item,
        count: impl Fn(&mut Summary, &Fate<C::Done>) -> bool,
    ) -> Result<(), Error>
    where
        C::Done: fmt::Debug + 'static,
    {
        if people.is_empty() {
            return Ok(());
        }
        let show = Show::new(self.progress, action, people.len());
        let batch = Batch::new()
            .size(self.size)
            .concurrency(self.concurrency)
            .journal(Journal::open(self.journals.path(action))?)
            .progress(|progress| show.at(progress.finished()));
        let finished = |Finished { index, fate, .. }: Finished<C::Item, C::Done>| {
            let mut summary = self.summary.borrow_mut();
            summary.earlier += usize::from(matches!(fate, Fate::Found(_)));
            if !count(&mut summary, &fate) && !matches!(fate, Fate::NotSent) {
                summary.failed += 1;
                self.failed.borrow_mut().note(&people[index], action, &fate);
            }
        };
        batch.for_each(calls, people.iter().map(item), finished).await?;
        Ok(())
    }
}

/// The journals of one run. Others are not its own: what was done for other files says nothing.
struct Journals {
    folder: PathBuf,
    name: String,
}

impl Journals {
    fn of(folder: &Path, inputs: &str) -> Result<Self, Error> {
        std::fs::create_dir_all(folder).map_err(|error| {
            format!("the folder `{}` cannot be made: {error}", folder.display())
        })?;
        Ok(Self { folder: folder.to_owned(), name: inputs.to_owned() })
    }

    fn path(&self, action: &str) -> PathBuf {
        self.folder.join(format!("{}.{action}.journal", self.name))
    }

    /// All is done, and the next run begins anew.
    fn remove(&self) -> std::io::Result<()> {
        for action in ["disabled", "accounts"] {
            let path = self.path(action);
            if path.exists() {
                std::fs::remove_file(path)?;
            }
        }
        Ok(())
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { created, changed, disabled, absent, unchanged, failed, earlier } = self;
        write!(
            f,
            "created {created}, changed {changed}, disabled {disabled}, no account to disable {absent}, \
             unchanged {unchanged}, failed {failed}"
        )?;
        match earlier {
            0 => Ok(()),
            _ => write!(f, "; {earlier} of them in an earlier run that was stopped"),
        }
    }
}
