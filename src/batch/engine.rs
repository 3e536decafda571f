//! Sending, looking up, and sending again.

use std::future::poll_fn;
use std::pin::pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::Poll;
use std::time::Duration;

use futures_core::Stream;

use super::calls::{Calls, Failure, Sent};
use super::journal::{Entry, Journal, JournalError};
use super::load::Load;
use super::pool::Pool;
use super::report::{Fate, Finished, Progress, Report};
use super::stopped::{Stopped, Why};
use crate::Error;

/// What runs a batch.
pub(super) struct Engine<'c, C> {
    pub calls: &'c C,
    pub size: usize,
    pub concurrency: usize,
    pub attempts: u32,
    pub pause: Duration,
    pub journal: Option<Journal>,
}

/// What the loop waits for.
enum Event<C: Calls> {
    Item(Option<C::Item>),
    Finished(Load<C>),
}

impl<C: Calls> Engine<'_, C> {
    pub async fn run(
        mut self,
        items: impl Stream<Item = C::Item>,
        mut finished: impl FnMut(Finished<C::Item, C::Done>),
        mut see: Box<dyn FnMut(&Progress) + Send + '_>,
    ) -> Result<Progress, Stopped<C::Done>> {
        let journal = self.journal.take().map(Mutex::new);
        let (engine, journal) = (&self, journal.as_ref());
        let mut items = pin!(items);
        let mut pool = Pool::new();
        let (mut progress, mut stopped) = (Progress::default(), None);
        let (mut waiting, mut ended) = (Vec::with_capacity(engine.size), false);
        loop {
            let is_full = waiting.len() == engine.size || ended && !waiting.is_empty();
            if stopped.is_none() && is_full && pool.len() < engine.concurrency {
                let first = progress.taken - waiting.len();
                pool.push(engine.carry(Load::new(first, std::mem::take(&mut waiting)), journal));
                continue;
            }
            let wants = stopped.is_none() && !ended && waiting.len() < engine.size;
            if !wants && pool.len() == 0 {
                break;
            }
            let event = poll_fn(|context| {
                if let Poll::Ready(load) = pool.poll(context) {
                    return Poll::Ready(Event::<C>::Finished(load));
                }
                match wants {
                    true => items.as_mut().poll_next(context).map(Event::Item),
                    false => Poll::Pending,
                }
            });
            match event.await {
                Event::Item(Some(item)) => {
                    progress.taken += 1;
                    waiting.push(item);
                }
                Event::Item(None) => ended = true,
                Event::Finished(load) => {
                    stopped = stopped.or(load.finish(&mut progress, &mut finished));
                    see(&progress);
                }
            }
        }
        let unsent = Load::<C>::new(progress.taken - waiting.len(), waiting);
        unsent.finish(&mut progress, &mut finished);
        match stopped {
            None => Ok(progress),
            Some(why) => Err(Stopped { why, report: Report { fates: Vec::new(), progress } }),
        }
    }

    /// Takes items to the portal, until the fate of each is known or no attempt is left.
    async fn carry(&self, mut load: Load<C>, journal: Option<&Mutex<Journal>>) -> Load<C> {
        if let Some(journal) = journal {
            load.recall(self.calls, &lock(journal));
        }
        let mut pause = self.pause;
        for attempt in 1..=self.attempts {
            self.find(&mut load).await;
            let mut groups = vec![load.open()];
            while let Some(group) = groups.pop().filter(|_| load.stopped.is_none()) {
                if group.is_empty() {
                    continue;
                }
                if let Err(error) = self.note_sent(&load, &group, journal) {
                    load.stopped = Some(Why::Journal(Arc::new(error)));
                    break;
                }
                groups.extend(self.send(&mut load, group, attempt == self.attempts).await);
            }
            if load.open().is_empty() || load.stopped.is_some() {
                break;
            }
            // The portal may still be at work on what it did not answer in time.
            tokio::time::sleep(pause).await;
            pause = pause.saturating_mul(2);
        }
        // What the last attempt leaves in doubt.
        self.find(&mut load).await;
        load.give_up();
        if let Err(error) = self.note_fates(&load, journal) {
            load.stopped.get_or_insert(Why::Journal(Arc::new(error)));
        }
        load
    }

    /// Sends the items with these numbers in one call. Gives the groups that have to be sent anew.
    async fn send(&self, load: &mut Load<C>, group: Vec<usize>, is_last: bool) -> Vec<Vec<usize>> {
        load.calls += 1;
        let items: Vec<_> = group.iter().map(|index| &load.slots[*index].item).collect();
        let outcomes = match self.calls.send(&items).await {
            Ok(outcomes) if outcomes.len() == group.len() => outcomes,
            Ok(_) => group.iter().map(|_| Sent::Unknown).collect(),
            Err(error) => return self.failed(load, group, error, is_last),
        };
        for (index, outcome) in group.into_iter().zip(outcomes) {
            let slot = &mut load.slots[index];
            match outcome {
                Sent::Done(done) => slot.fate = Some(Fate::Done(done)),
                Sent::Refused(words) => slot.refused(words),
                Sent::Unknown => slot.doubt(None),
            }
        }
        Vec::new()
    }

    /// Goes by what the failure of a call means for its items.
    fn failed(
        &self,
        load: &mut Load<C>,
        mut group: Vec<usize>,
        error: Error,
        is_last: bool,
    ) -> Vec<Vec<usize>> {
        let (failure, error) = (self.calls.failure(&error), Arc::new(error));
        match failure {
            Failure::Unsendable if group.len() > 1 => {
                let half = group.split_off(group.len() / 2);
                return vec![half, group];
            }
            Failure::NotDone if !is_last => {}
            Failure::Unsendable | Failure::NotDone => load.fail(&group, &error),
            Failure::Fatal => {
                load.fail(&group, &error);
                load.stopped = Some(Why::Call(error));
            }
            Failure::Unknown => {
                group.iter().for_each(|index| load.slots[*index].doubt(Some(error.clone())));
            }
        }
        Vec::new()
    }

    /// Looks up the items that may have been done.
    async fn find(&self, load: &mut Load<C>) {
        for slot in load.slots.iter_mut().filter(|slot| slot.is_doubtful()) {
            match self.calls.look_up(&slot.item).await {
                Ok(Some(done)) => slot.fate = Some(Fate::Found(done)),
                Ok(None) => slot.not_found(),
                // It is not sent again as long as nobody knows whether it is done.
                Err(error) => slot.fate = Some(Fate::Unknown(Some(Arc::new(error)))),
            }
        }
    }

    fn note_sent(
        &self,
        load: &Load<C>,
        group: &[usize],
        journal: Option<&Mutex<Journal>>,
    ) -> Result<(), JournalError> {
        let Some(journal) = journal else { return Ok(()) };
        let key = |index: &usize| self.calls.key(&load.slots[*index].item);
        lock(journal).append(group.iter().map(|it| (key(it), Entry::Sent, String::new())))
    }

    fn note_fates(
        &self,
        load: &Load<C>,
        journal: Option<&Mutex<Journal>>,
    ) -> Result<(), JournalError> {
        let Some(journal) = journal else { return Ok(()) };
        let entries = load.slots.iter().filter_map(|slot| {
            let key = self.calls.key(&slot.item);
            match slot.fate.as_ref()? {
                Fate::Done(done) | Fate::Found(done) => {
                    Some((key, Entry::Done(done.to_string()), String::new()))
                }
                Fate::Refused(words) => Some((key, Entry::Refused, words.clone())),
                _ => None,
            }
        });
        lock(journal).append(entries.collect::<Vec<_>>())
    }
}

/// Whatever a thread that panicked left behind is as good as any.
fn lock(journal: &Mutex<Journal>) -> MutexGuard<'_, Journal> {
    journal.lock().unwrap_or_else(PoisonError::into_inner)
}
