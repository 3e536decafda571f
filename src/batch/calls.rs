//! What a batch sends, and how.

use std::fmt::Display;
use std::str::FromStr;

use crate::{Error, Result};

/// How a batch makes its calls.
pub trait Calls: Sync {
    /// What is sent, some at a time.
    type Item: Send + Sync;
    /// What comes of an item that is done: the number of an account, say. The journal writes it as
    /// text, and reads it again.
    type Done: Display + FromStr + Send;

    /// A name of the item that is its own and the same in every run: its external id, say.
    fn key(&self, item: &Self::Item) -> String;

    /// Sends items in one call, and gives the outcome of each, in their order.
    ///
    /// # Errors
    /// The call failed as a whole.
    fn send(
        &self,
        items: &[&Self::Item],
    ) -> impl Future<Output = Result<Vec<Sent<Self::Done>>>> + Send;

    /// Looks up whether an item is done, and gives what came of it then.
    ///
    /// # Errors
    /// The portal does not say.
    fn look_up(&self, item: &Self::Item)
    -> impl Future<Output = Result<Option<Self::Done>>> + Send;

    /// What a call that failed as a whole means for its items.
    fn failure(&self, error: &Error) -> Failure {
        Failure::of(error)
    }
}

/// What a portal says of one item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sent<T> {
    /// It is done.
    Done(T),
    /// It is refused, in these words.
    Refused(String),
    /// The portal does not say.
    Unknown,
}

/// What a call that failed means for the items that were sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Failure {
    /// None of them was done, and a further attempt can succeed.
    NotDone,
    /// One of them cannot be sent, so that none was; without it, the others can be.
    Unsendable,
    /// Each of them may have been done.
    Unknown,
    /// None of them was done, and no further call will succeed: the batch ends.
    Fatal,
}

impl Failure {
    /// What an error means for the items of a call that changes something.
    ///
    /// There was no connection: nothing was done. There was nothing to sign with, a setting does not
    /// work, the portal refuses the key or who is calling: no other call will do better. A text
    /// cannot be written as XML: it stands in one of the items. All else, faults of PHP among it, can
    /// come when half of the work is done.
    pub fn of(error: &Error) -> Self {
        let refused = |fault: &crate::Fault| crate::builder::says_wrong_key(&fault.string);
        match error {
            _ if error.is_encode() => Self::Unsendable,
            // Looking the address up can succeed the next time, where the way there was the problem.
            _ if error.is_connect() || error.is_signing() && error.is_timeout() => Self::NotDone,
            _ if error.is_signing() || error.is_config() || error.is_redirect() => Self::Fatal,
            _ if error.is_unauthorized() || error.fault().is_some_and(refused) => Self::Fatal,
            _ => Self::Unknown,
        }
    }
}
