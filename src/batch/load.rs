//! The items of one call, on their way.

use std::sync::Arc;

use super::calls::Calls;
use super::journal::{Entry, Journal};
use super::report::{Fate, Finished, Progress};
use super::stopped::Why;
use crate::Error;

/// Items that go together, until the fate of each is known.
pub(super) struct Load<C: Calls> {
    /// The number of the first of them in the batch.
    first: usize,
    pub slots: Vec<Slot<C>>,
    /// How many calls sent them.
    pub calls: usize,
    /// Why no further call is to be made, for these items and all others.
    pub stopped: Option<Why>,
}

/// One item.
pub(super) struct Slot<C: Calls> {
    pub item: C::Item,
    pub fate: Option<Fate<C::Done>>,
    doubt: Doubt,
    /// The words in which it was refused when it may have been done before.
    refused: Option<String>,
    error: Option<Arc<Error>>,
}

/// Whether an earlier call may have done an item.
#[derive(PartialEq)]
enum Doubt {
    None,
    /// It has to be looked up.
    Open,
    /// It was not found. The call may be at work all the same.
    NotFound,
}

impl<C: Calls> Load<C> {
    pub fn new(first: usize, items: Vec<C::Item>) -> Self {
        let slot = |item| Slot { item, fate: None, doubt: Doubt::None, refused: None, error: None };
        Self { first, slots: items.into_iter().map(slot).collect(), calls: 0, stopped: None }
    }

    /// Takes in what the journal says.
    pub fn recall(&mut self, calls: &C, journal: &Journal) {
        for slot in &mut self.slots {
            match journal.about(&calls.key(&slot.item)) {
                Some(Entry::Done(done)) => match done.parse() {
                    Ok(done) => slot.fate = Some(Fate::Found(done)),
                    Err(_) => slot.doubt(None),
                },
                Some(Entry::Sent) => slot.doubt(None),
                Some(Entry::Refused) | None => {}
            }
        }
    }

    /// The items that have no fate yet.
    pub fn open(&self) -> Vec<usize> {
        (0..self.slots.len()).filter(|index| self.slots[*index].fate.is_none()).collect()
    }

    /// None of these is done.
    pub fn fail(&mut self, group: &[usize], error: &Arc<Error>) {
        for index in group {
            let slot = &mut self.slots[*index];
            slot.error = Some(error.clone());
            slot.fate = Some(slot.given_up());
        }
    }

    /// Ends what has no fate yet.
    pub fn give_up(&mut self) {
        for slot in self.slots.iter_mut().filter(|slot| slot.fate.is_none()) {
            slot.fate = Some(slot.given_up());
        }
    }

    /// Hands the items out, and says why the batch has to end.
    pub fn finish(
        self,
        progress: &mut Progress,
        finished: &mut impl FnMut(Finished<C::Item, C::Done>),
    ) -> Option<Why> {
        progress.calls += self.calls;
        for (index, slot) in (self.first..).zip(self.slots) {
            let fate = slot.fate.unwrap_or(Fate::NotSent);
            progress.count(&fate);
            finished(Finished { index, item: slot.item, fate });
        }
        self.stopped
    }
}

impl<C: Calls> Slot<C> {
    pub fn is_doubtful(&self) -> bool {
        self.fate.is_none() && self.doubt == Doubt::Open
    }

    /// It may have been done.
    pub fn doubt(&mut self, error: Option<Arc<Error>>) {
        self.doubt = Doubt::Open;
        self.error = error.or(self.error.take());
    }

    /// The portal refuses it. Where it may have been done before, that can be because of the repeat.
    pub fn refused(&mut self, words: String) {
        match self.doubt {
            Doubt::None => self.fate = Some(Fate::Refused(words)),
            Doubt::Open | Doubt::NotFound => {
                self.refused = Some(words);
                self.doubt = Doubt::Open;
            }
        }
    }

    /// It was looked up, and is not there.
    pub fn not_found(&mut self) {
        self.doubt = Doubt::NotFound;
        self.fate = self.refused.take().map(Fate::Refused);
    }

    fn given_up(&self) -> Fate<C::Done> {
        match (&self.doubt, &self.error) {
            (Doubt::None, Some(error)) => Fate::Failed(error.clone()),
            (Doubt::None, None) => Fate::NotSent,
            (Doubt::Open | Doubt::NotFound, error) => Fate::Unknown(error.clone()),
        }
    }
}
