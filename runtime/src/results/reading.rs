//! What a method makes of a reply: a value, an outcome for each item, or what the WSDL declares.

use std::marker::PhantomData;

use super::asked::Asked;
use super::matching::{self, Came};
use super::node::{Found, Glance, Looked, Node, Parts};
use super::outcome::Outcome;
use super::table::{List, Table};
use super::told::Success;
use super::verdict::{Failure, refusal, refused, shown, verdict};
use crate::codec::attachment::Attachments;
use crate::codec::decode::{Decode, DecodeElement, DecodeError, DecodeParts};
use crate::error::Error;
use crate::soap::document::Document;
use crate::soap::operation::Style;
use crate::soap::refusal::Cause;
use crate::soap::reply::{Read, ReadAs, read_message};

/// Why a reply gives no value.
#[derive(Debug)]
pub enum Unread {
    /// It is not what the WSDL declares.
    Decode(DecodeError),
    /// It can be read, and is no success.
    Error(Error),
}

/// What becomes of a reply.
pub trait Made {
    /// The reply as it is read.
    type Seen: DecodeParts + DecodeElement + Send + 'static;

    /// What a method returns.
    type Value: Send + 'static;

    /// The value that a reply stands for.
    ///
    /// # Errors
    /// It is a refusal, or no success that is known.
    fn made(seen: Self::Seen, table: &Table, asked: &Asked<'_>) -> Result<Self::Value, Unread>;
}

/// One value.
#[derive(Debug)]
pub struct One<S>(PhantomData<fn() -> S>);

/// An outcome for each item that was sent.
#[derive(Debug)]
pub struct Each<S>(PhantomData<fn() -> S>);

/// What the WSDL declares: a list or a struct, unless something else comes in its place.
#[derive(Debug)]
pub struct Whole<T>(PhantomData<fn() -> T>);

/// The struct that the WSDL declares, unless one of its fields says that it is none.
#[derive(Debug)]
pub struct Checked<T>(PhantomData<fn() -> T>);

/// The only item of a list that has exactly one.
#[derive(Debug)]
pub struct Sole<T>(PhantomData<fn() -> T>);

/// What `M` makes of a reply of several parts.
#[derive(Debug)]
pub struct OfParts<M>(PhantomData<fn() -> M>);

impl<S: Success> Made for One<S> {
    type Seen = Option<Node>;
    type Value = S::Value;

    fn made(seen: Self::Seen, table: &Table, asked: &Asked<'_>) -> Result<S::Value, Unread> {
        let result =
            instead(table, seen.as_ref(), false).and_then(|()| verdict::<S>(table, seen.as_ref()));
        result.map_err(|failure| Unread::Error(asked.error(failure)))
    }
}

impl<S: Success> Made for Each<S> {
    type Seen = Option<Node>;
    type Value = Vec<Outcome<S::Value>>;

    fn made(seen: Self::Seen, table: &Table, asked: &Asked<'_>) -> Result<Self::Value, Unread> {
        let sent = sent_keys(table, asked).map_err(Unread::Decode)?;
        let came = items(table, seen.as_ref(), sent.len())
            .map_err(|failure| Unread::Error(asked.error(failure)))?;
        let came = came.into_iter().map(|item| Came {
            key: keys(item, table, |(_, came)| came),
            result: verdict::<S>(table, Some(item)).map_err(|failure| asked.error(failure)),
        });
        let came: Vec<_> = came.collect();
        matching::matched(sent, came, asked).map_err(Unread::Error)
    }
}

impl<T: Decode + Send + 'static> Made for Whole<T> {
    type Seen = Looked<Glance, T>;
    type Value = T;

    fn made(seen: Self::Seen, table: &Table, asked: &Asked<'_>) -> Result<T, Unread> {
        let Looked { seen, value } = seen;
        declared(seen.as_ref().map(AsRef::as_ref), value, table, asked)
    }
}

impl<T: Decode + Send + 'static> Made for Checked<T> {
    type Seen = Looked<Node, T>;
    type Value = T;

    fn made(seen: Self::Seen, table: &Table, asked: &Asked<'_>) -> Result<T, Unread> {
        let Looked { seen, value } = seen;
        let failed = |failure| Unread::Error(asked.error(failure));
        instead(table, seen.as_ref(), false).map_err(failed)?;
        // A struct without anything in it lacks the field, as one that is nil does.
        if !seen.as_ref().is_some_and(Node::is_text) {
            refusal(table, seen.as_ref()).map_err(failed)?;
        }
        declared(seen.as_ref(), value, table, asked)
    }
}

impl<T> Made for Sole<T>
where
    T: Send + 'static,
    Vec<Option<T>>: Decode,
{
    type Seen = Looked<Node, Vec<Option<T>>>;
    type Value = T;

    fn made(seen: Self::Seen, table: &Table, asked: &Asked<'_>) -> Result<T, Unread> {
        let Looked { seen, value } = seen;
        let failed = |failure| Unread::Error(asked.error(failure));
        let node = seen.as_ref();
        instead(table, node, true).map_err(failed)?;
        let children = node.map(Node::children).unwrap_or_default();
        let [(_, only)] = children else {
            let found = format!("{} items", children.len());
            let (path, expected) = (String::new(), "exactly one item".to_owned());
            return Err(failed(Failure::Surprise { path, found, expected }));
        };
        refusal(table, Some(only)).map_err(failed)?;
        let item = value.map_err(Unread::Decode)?.and_then(|items| items.into_iter().next());
        item.flatten().ok_or_else(|| failed(unexpected(table, only.found())))
    }
}

impl<M: Made<Seen = Option<Node>>> Made for OfParts<M> {
    type Seen = Parts;
    type Value = M::Value;

    fn made(seen: Parts, table: &Table, asked: &Asked<'_>) -> Result<M::Value, Unread> {
        M::made(Some(seen.0), table, asked)
    }
}

/// What is declared, where nothing comes in its place.
fn declared<T>(
    node: Option<&Node>,
    value: Result<Option<T>, DecodeError>,
    table: &Table,
    asked: &Asked<'_>,
) -> Result<T, Unread> {
    let failed = |failure| Unread::Error(asked.error(failure));
    instead(table, node, true).map_err(failed)?;
    let found = node.map_or(Found::Nothing, Node::found);
    match value.map_err(Unread::Decode)? {
        Some(value) => Ok(value),
        None => Err(failed(unexpected(table, found))),
    }
}

/// Refuses what comes in place of a list or a struct.
fn instead(table: &Table, node: Option<&Node>, is_list: bool) -> Result<(), Failure> {
    let found = node.map_or(Found::Nothing, Node::found);
    match table.instead_of(found, is_list) {
        Some((cause, found)) => Err(refused(table, None, cause, found)),
        None => Ok(()),
    }
}

/// The items that came.
fn items<'n>(table: &Table, node: Option<&'n Node>, sent: usize) -> Result<Vec<&'n Node>, Failure> {
    let List { path, repeated } = table.items.came;
    // Where nothing was sent, a list of nothing says nothing else.
    let is_list = sent > 0;
    instead(table, node, is_list)?;
    let Some(node) = node else { return Err(unexpected(table, Found::Nothing)) };
    if repeated {
        return Ok(node.all_at(path).collect());
    }
    let list = match node.node_at(path) {
        Ok(list) => list,
        Err(_) => return Err(unexpected(table, Found::Several)),
    };
    let found = list.map_or(Found::Nothing, Node::found);
    match (found, list) {
        (Found::Elements(list), _) => Ok(list.children().iter().map(|(_, item)| item).collect()),
        (Found::Text(text), Some(_)) if text.trim().is_empty() => {
            if !path.is_empty() {
                instead(table, list, is_list)?;
            }
            Ok(Vec::new())
        }
        // A list of nothing may be told by saying nothing.
        (Found::Nothing, _) if sent == 0 => Ok(Vec::new()),
        (found, _) => Err(unexpected(table, found)),
    }
}

/// The keys of the items that were sent.
fn sent_keys(table: &Table, asked: &Asked<'_>) -> Result<Vec<Vec<String>>, DecodeError> {
    let read_as = ReadAs {
        limits: asked.limits,
        encoded: Some(asked.operation.style() == Style::RpcEncoded),
        ..ReadAs::default()
    };
    let request = (asked.request, None, Attachments::default());
    let node = match asked.operation.style() {
        Style::Document => {
            read_message::<Document<Parts>, ()>(request.0, request.1, request.2, &read_as)
                .map(|Read { parts, .. }| parts.called(asked.operation.input_element()[1]))
        }
        _ => read_message::<Parts, ()>(request.0, request.1, request.2, &read_as)
            .map(|Read { parts, .. }| Ok(parts)),
    };
    let unreadable = |_| DecodeError::of_reply("the request itself cannot be read".to_owned());
    let node = node.map_err(unreadable)??.0;
    let List { path, repeated } = table.items.sent;
    let items: Vec<&Node> = match repeated {
        true => node.all_at(path).collect(),
        false => {
            let list = node.node_at(path).ok().flatten();
            list.into_iter().flat_map(Node::children).map(|(_, item)| item).collect()
        }
    };
    Ok(items.into_iter().map(|item| keys(item, table, |(sent, _)| sent)).collect())
}

/// The key of an item; what has none is empty.
fn keys(
    item: &Node,
    table: &Table,
    path: impl Fn(&(&'static str, &'static str)) -> &'static str,
) -> Vec<String> {
    let key = |paths| item.node_at(path(paths)).ok().flatten().map(Node::all_text);
    table.items.key.iter().map(|paths| key(paths).unwrap_or_default()).collect()
}

fn unexpected(table: &Table, found: Found<'_>) -> Failure {
    let instead: &[(&'static str, Cause)] = table.instead;
    Failure::Surprise {
        path: String::new(),
        found: shown(found),
        expected: table.possible(instead),
    }
}
