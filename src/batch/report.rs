//! What becomes of the items of a batch.

use std::sync::Arc;

use crate::Error;

/// What became of one item.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Fate<T> {
    /// It is done.
    Done(T),
    /// It was done before: in an earlier run, or by a call whose reply was lost.
    Found(T),
    /// The portal refused it, in these words.
    Refused(String),
    /// It is not done, for this reason.
    Failed(Arc<Error>),
    /// It may be done or not. The error is that of the last attempt; without one, the portal did not
    /// say.
    Unknown(Option<Arc<Error>>),
    /// It was not sent, because the batch ended before.
    NotSent,
}

impl<T> Fate<T> {
    /// What came of it, where it is done.
    pub fn done(&self) -> Option<&T> {
        match self {
            Self::Done(done) | Self::Found(done) => Some(done),
            _ => None,
        }
    }
}

/// An item, and what became of it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Finished<I, T> {
    /// Which of the items it is, counted from 0.
    pub index: usize,
    /// The item.
    pub item: I,
    /// What became of it.
    pub fate: Fate<T>,
}

/// How far a batch is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Progress {
    /// How many items were taken so far.
    pub taken: usize,
    /// How many are done.
    pub done: usize,
    /// How many had been done before.
    pub found: usize,
    /// How many the portal refused.
    pub refused: usize,
    /// How many are not done for another reason.
    pub failed: usize,
    /// Of how many it is not known.
    pub unknown: usize,
    /// How many calls were made that send items.
    pub calls: usize,
}

impl Progress {
    /// How many items have their result.
    pub fn finished(&self) -> usize {
        self.done + self.found + self.refused + self.failed + self.unknown
    }

    pub(super) fn count<T>(&mut self, fate: &Fate<T>) {
        match fate {
            Fate::Done(_) => self.done += 1,
            Fate::Found(_) => self.found += 1,
            Fate::Refused(_) => self.refused += 1,
            Fate::Failed(_) => self.failed += 1,
            Fate::Unknown(_) => self.unknown += 1,
            Fate::NotSent => {}
        }
    }
}

/// What became of all items.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Report<T> {
    /// What became of each, in the order of the items.
    pub fates: Vec<Fate<T>>,
    /// The numbers.
    pub progress: Progress,
}
