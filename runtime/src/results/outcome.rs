//! What became of each item of a list that was sent.

use std::fmt;

use crate::error::{Error, Result};

/// What became of one item of a list that was sent.
///
/// A method that sends a list, of an operation whose refinements tell how its reply is read, returns
/// one for each item, in the order in which the items were sent:
///
/// ```
/// # use wsdl_runtime::{Outcome, Result};
/// # fn f(users: &[&str], outcomes: Vec<Outcome<u64>>) {
/// for outcome in outcomes {
///     match outcome.result {
///         Ok(id) => println!("{} is {id}", users[outcome.index]),
///         Err(error) => println!("{} is not there: {error}", users[outcome.index]),
///     }
/// }
/// # }
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub struct Outcome<T> {
    /// The position of the item in what was sent; the first one has 0.
    pub index: usize,
    /// What the item is known by: the values of the fields that the refinements name, as they were
    /// sent. Empty where they name none, so that items and outcomes belong together by position.
    pub key: Vec<String>,
    /// What became of it. An error is a refusal ([`Error::is_refused`]), or says that nobody knows
    /// ([`Error::is_outcome_unknown`]); it is about this item alone.
    pub result: Result<T>,
}

impl<T> Outcome<T> {
    /// The error, where there is one.
    pub fn error(&self) -> Option<&Error> {
        self.result.as_ref().err()
    }
}

/// The reply to a call that sent a list, where what came does not belong to what was sent: too few
/// outcomes, too many, or some for what was not sent.
///
/// The error of such a call hands it out, see [`Error::unmatched`].
#[derive(Debug)]
#[non_exhaustive]
pub struct Unmatched<T> {
    /// What became of the items that an outcome belongs to, in the order in which they were sent.
    pub outcomes: Vec<Outcome<T>>,
    /// The items that no outcome came for. Nobody knows what became of them.
    pub unanswered: Vec<Unanswered>,
    /// The outcomes that belong to nothing that was sent, or to what has one already.
    pub surplus: Vec<Surplus<T>>,
}

impl Error {
    /// What came of a call that sent a list, where what came does not belong to what was sent. `T` is
    /// what the method returns for each item: of `Result<Vec<Outcome<UserId>>>`, `UserId`.
    ///
    /// `None` for any other error, and where `T` is another type.
    pub fn unmatched<T: 'static>(&self) -> Option<&Unmatched<T>> {
        self.kept()
    }
}

/// An item that no outcome came for.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Unanswered {
    /// The position of the item in what was sent; the first one has 0.
    pub index: usize,
    /// What the item is known by, see [`Outcome::key`].
    pub key: Vec<String>,
}

/// An outcome that belongs to no item.
#[derive(Debug)]
#[non_exhaustive]
pub struct Surplus<T> {
    /// The position of the outcome in what came; the first one has 0.
    pub index: usize,
    /// What it says that it is about.
    pub key: Vec<String>,
    /// What it says.
    pub result: Result<T>,
}

/// How many items and outcomes are named.
const SHOWN: usize = 3;

/// What does not fit, in words. Keys in it were sent, or stand in the reply.
impl<T> fmt::Display for Unmatched<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { outcomes, unanswered, surplus } = self;
        let sent = outcomes.len() + unanswered.len();
        let came = outcomes.len() + surplus.len();
        write!(f, "{sent} items were sent, and {came} outcomes came")?;
        let list = |items: Vec<(usize, &[String])>| {
            let named = items.iter().take(SHOWN).map(|(index, key)| match key {
                [] => format!("item {}", index + 1),
                key => format!("item {} (`{}`)", index + 1, key.join("`, `")),
            });
            let mut named: Vec<String> = named.collect();
            if items.len() > SHOWN {
                named.push(format!("{} more", items.len() - SHOWN));
            }
            named.join(", ")
        };
        if !unanswered.is_empty() {
            let items = unanswered.iter().map(|it| (it.index, it.key.as_slice()));
            write!(f, "; none for {} of what was sent", list(items.collect()))?;
        }
        if !surplus.is_empty() {
            let items = surplus.iter().map(|it| (it.index, it.key.as_slice()));
            write!(f, "; {} of what came belongs to nothing that was sent", list(items.collect()))?;
        }
        Ok(())
    }
}
