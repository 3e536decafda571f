//! What a success is: a value that a text tells, or that it is done.

use std::marker::PhantomData;

use super::table::Table;
use crate::codec::decode::Decoder;
use crate::codec::limits::Limits;
use crate::codec::simple::Simple;

/// What a text tells of a success.
pub trait Success {
    /// What a method returns of it.
    type Value: Send + Sync + 'static;

    /// The value that a text is; `None` where it is none.
    fn read(text: &str, table: &Table) -> Option<Self::Value>;

    /// Whether the value is one that the type names, where others are kept as they are.
    fn is_known(_value: &Self::Value) -> bool {
        true
    }

    /// The value of what is said to be a success by a table alone.
    fn done() -> Option<Self::Value> {
        None
    }
}

/// It is done, and there is no more to tell: the table alone says what means that.
#[derive(Debug)]
pub struct Done;

/// A value of the type `T`.
#[derive(Debug)]
pub struct Told<T>(PhantomData<fn() -> T>);

/// Values of the type `T`, with a separator between them and at either end.
#[derive(Debug)]
pub struct Listed<T>(PhantomData<fn() -> T>);

/// Yes or no, by the texts of a table.
#[derive(Debug)]
pub struct Flag;

impl Success for Flag {
    type Value = bool;

    fn read(text: &str, table: &Table) -> Option<bool> {
        let [yes, no] = table.flag;
        let has = |texts: &[&str]| texts.iter().any(|it| it.trim() == text.trim());
        if has(yes) { Some(true) } else { has(no).then_some(false) }
    }
}

impl Success for Done {
    type Value = ();

    fn read(_: &str, _: &Table) -> Option<()> {
        None
    }

    fn done() -> Option<()> {
        Some(())
    }
}

impl<T: Simple + Send + Sync + 'static> Success for Told<T> {
    type Value = T;

    fn read(text: &str, _: &Table) -> Option<T> {
        value(text)
    }

    fn is_known(value: &T) -> bool {
        value.is_known()
    }
}

impl<T: Simple + Send + Sync + 'static> Success for Listed<T> {
    type Value = Vec<T>;

    fn read(text: &str, table: &Table) -> Option<Vec<T>> {
        let sign = table.separator;
        let text = text.trim();
        if text == sign {
            return Some(Vec::new());
        }
        let inner = text.strip_prefix(sign)?.strip_suffix(sign)?;
        inner.split(sign).map(|item| value(item).filter(|_| !item.trim().is_empty())).collect()
    }
}

fn value<T: Simple>(text: &str) -> Option<T> {
    // No prefix stands for anything in such a text.
    T::read(text, &Decoder::new("", 0, Limits::default()))
}
