//! Many items in calls of a size that a portal bears, with a result for each item.
//!
//! A [`Batch`] takes any iterator or stream of items, sends them some at a time by whatever implements
//! [`Calls`], and says of each what became of it. Nothing is done twice that may not be done twice:
//! where it is not known whether a call was carried out, its items are looked up before they are sent
//! again. A [`Journal`] keeps what was done, so that a run that was stopped goes on where it was.
//!
//! ```
//! use chamilo::batch::{Batch, Calls, Fate, Sent};
//!
//! /// Answers with twice the number, in place of a portal.
//! struct Doubles;
//!
//! impl Calls for Doubles {
//!     type Item = u64;
//!     type Done = u64;
//!
//!     fn key(&self, item: &u64) -> String {
//!         item.to_string()
//!     }
//!
//!     async fn send(&self, items: &[&u64]) -> chamilo::Result<Vec<Sent<u64>>> {
//!         Ok(items.iter().map(|item| Sent::Done(2 * *item)).collect())
//!     }
//!
//!     async fn look_up(&self, _item: &u64) -> chamilo::Result<Option<u64>> {
//!         Ok(None)
//!     }
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let report = Batch::new().size(2).run(&Doubles, [1, 2, 3]).await?;
//! assert!(matches!(report.fates[..], [Fate::Done(2), Fate::Done(4), Fate::Done(6)]));
//! # Ok(())
//! # }
//! ```
//!
//! Programs without an async runtime (feature `blocking`) call `Batch::run_blocking`.

#[cfg(chamilo_accounts)]
mod accounts;
#[cfg(feature = "blocking")]
mod blocking;
mod calls;
mod engine;
mod journal;
mod load;
mod pool;
mod report;
mod source;
mod stopped;

use std::fmt;
use std::time::Duration;

use futures_core::Stream;

#[cfg(chamilo_accounts)]
pub use accounts::{
    CreateAccounts, DisableAccounts, Disabled, EditAccounts, EnsureAccounts, Ensured, find_users,
};
pub use calls::{Calls, Failure, Sent};
pub use journal::{Journal, JournalError};
pub use report::{Fate, Finished, Progress, Report};
pub use stopped::{Stopped, Why};

use engine::Engine;
use source::Iter;

/// What is told how far a run is.
type OnProgress<'b> = Box<dyn FnMut(&Progress) + Send + 'b>;

/// How many items go at once, and what happens when something goes wrong.
pub struct Batch<'b> {
    size: usize,
    concurrency: usize,
    attempts: u32,
    pause: Duration,
    journal: Option<Journal>,
    progress: Option<OnProgress<'b>>,
}

impl Default for Batch<'_> {
    fn default() -> Self {
        Self::new()
    }
}

impl<'b> Batch<'b> {
    /// 50 items a call, two calls at a time, three attempts, and no journal.
    pub fn new() -> Self {
        Self {
            size: 50,
            concurrency: 2,
            attempts: 3,
            pause: Duration::from_secs(2),
            journal: None,
            progress: None,
        }
    }

    /// How many items one call takes: 50 unless told otherwise, at least 1. Portals take longer for
    /// each item the more of them there are in a call, and a call that runs into its time-out may
    /// have been carried out all the same.
    #[must_use]
    pub fn size(mut self, items: usize) -> Self {
        self.size = items.max(1);
        self
    }

    /// How many calls are under way at a time: 2 unless told otherwise, at least 1.
    #[must_use]
    pub fn concurrency(mut self, calls: usize) -> Self {
        self.concurrency = calls.max(1);
        self
    }

    /// How often an item is sent at most: 3 times unless told otherwise, at least once. An item is
    /// sent again where it is known not to have been done, or where it is not found when it is looked
    /// up.
    #[must_use]
    pub fn attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts.max(1);
        self
    }

    /// How long to wait before the second attempt: 2 seconds unless told otherwise, and twice as long
    /// before each further one. A portal that did not answer in time may still be at work.
    #[must_use]
    pub fn pause(mut self, pause: Duration) -> Self {
        self.pause = pause;
        self
    }

    /// Keeps in a file what was sent and what came of it, and does not send again what stands there
    /// as done.
    #[must_use]
    pub fn journal(mut self, journal: Journal) -> Self {
        self.journal = Some(journal);
        self
    }

    /// Calls `see` after each call with the numbers so far.
    #[must_use]
    pub fn progress(mut self, see: impl FnMut(&Progress) + Send + 'b) -> Self {
        self.progress = Some(Box::new(see));
        self
    }

    /// Sends all items, and says in their order what became of each.
    ///
    /// # Errors
    /// [`Stopped`] where no further call can come to anything: a wrong key, a setting that cannot
    /// work, a journal that cannot be written. It holds the report so far.
    pub async fn run<C: Calls>(
        self,
        calls: &C,
        items: impl IntoIterator<Item = C::Item>,
    ) -> Result<Report<C::Done>, Stopped<C::Done>> {
        self.run_stream(calls, Iter(items.into_iter())).await
    }

    /// The same for a stream of items. A call is made when there are enough items for one, or when
    /// the stream is at its end.
    ///
    /// # Errors
    /// As [`run`](Self::run).
    pub async fn run_stream<C: Calls>(
        self,
        calls: &C,
        items: impl Stream<Item = C::Item>,
    ) -> Result<Report<C::Done>, Stopped<C::Done>> {
        let mut fates: Vec<Option<Fate<C::Done>>> = Vec::new();
        let keep = |finished: Finished<C::Item, C::Done>| {
            if fates.len() <= finished.index {
                fates.resize_with(finished.index + 1, || None);
            }
            fates[finished.index] = Some(finished.fate);
        };
        let ended = self.for_each_of_stream(calls, items, keep).await;
        let report = |progress: Progress| Report {
            fates: fates.into_iter().map(|fate| fate.unwrap_or(Fate::NotSent)).collect(),
            progress,
        };
        match ended {
            Ok(progress) => Ok(report(progress)),
            Err(stopped) => {
                let Stopped { why, report: Report { progress, .. } } = stopped;
                Err(Stopped { why, report: report(progress) })
            }
        }
    }

    /// Sends all items, and hands each with what became of it to `finished`, in the order in which
    /// calls end. No more items are kept than are under way and wait for the next call.
    ///
    /// # Errors
    /// As [`run`](Self::run); the report in the error holds numbers, and nothing of single items.
    pub async fn for_each<C: Calls>(
        self,
        calls: &C,
        items: impl IntoIterator<Item = C::Item>,
        finished: impl FnMut(Finished<C::Item, C::Done>),
    ) -> Result<Progress, Stopped<C::Done>> {
        self.for_each_of_stream(calls, Iter(items.into_iter()), finished).await
    }

    /// The same for a stream of items.
    ///
    /// # Errors
    /// As [`for_each`](Self::for_each).
    pub async fn for_each_of_stream<C: Calls>(
        self,
        calls: &C,
        items: impl Stream<Item = C::Item>,
        finished: impl FnMut(Finished<C::Item, C::Done>),
    ) -> Result<Progress, Stopped<C::Done>> {
        let Self { size, concurrency, attempts, pause, journal, progress } = self;
        let engine = Engine { calls, size, concurrency, attempts, pause, journal };
        engine.run(items, finished, progress.unwrap_or_else(|| Box::new(|_| ()))).await
    }
}

impl fmt::Debug for Batch<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Batch")
            .field("size", &self.size)
            .field("concurrency", &self.concurrency)
            .field("attempts", &self.attempts)
            .field("pause", &self.pause)
            .field("journal", &self.journal)
            .finish_non_exhaustive()
    }
}
