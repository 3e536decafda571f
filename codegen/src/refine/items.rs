//! What refinements say of what a WSDL declares: services, operations, fields and structs.

use super::outcome::Expected;
use super::said::Said;
use crate::documents::source::Span;

/// A table of the documentation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Table {
    /// The heads of the columns; the first one may be of rows whose second has none.
    pub columns: Vec<String>,
    /// Each as long as `columns`.
    pub rows: Vec<Vec<String>>,
}

/// What is said of the services that fit a path.
#[derive(Clone, Debug, Default)]
pub(crate) struct Service {
    pub path: Said<String>,
    /// The Rust name of the client.
    pub name: Option<Said<String>>,
    /// Markdown, here and below.
    pub doc: Option<Said<String>>,
    pub warning: Option<Said<Vec<String>>>,
    /// Where it works.
    pub alive: Option<Said<Table>>,
    /// Releases, in words.
    pub since: Option<Said<String>>,
    pub until: Option<Said<String>>,
}

/// What an operation does to what the server holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "interface", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "interface", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Effect {
    /// Nothing: it only reads.
    Read,
    /// It adds something.
    Create,
    /// It changes what is there.
    Update,
    /// It removes something.
    Delete,
}

impl Effect {
    /// All of them.
    pub(crate) const ALL: [Self; 4] = [Self::Read, Self::Create, Self::Update, Self::Delete];

    /// What it is called in a file.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Create => "create",
            Self::Update => "update",
            Self::Delete => "delete",
        }
    }
}

/// What is said of the operations that fit a path.
#[derive(Clone, Debug, Default)]
pub(crate) struct Operation {
    pub path: Said<String>,
    /// The Rust name of the method.
    pub name: Option<Said<String>>,
    pub doc: Option<Said<String>>,
    pub effect: Option<Said<Effect>>,
    /// Doing it twice does no more than doing it once.
    pub repeatable: Option<Said<bool>>,
    /// What a repeat does.
    pub repeat_note: Option<Said<String>>,
    pub warning: Option<Said<Vec<String>>>,
    /// Where it works: releases, and `ok` or what is wrong there.
    pub health: Option<Said<Vec<(String, String)>>>,
    pub since: Option<Said<String>>,
    pub until: Option<Said<String>>,
    /// Rust for the documentation.
    pub example: Option<Said<String>>,
    /// What its replies mean.
    pub result: Option<Said<Expected>>,
}

/// What stands around each example of a file, so that an example can be the call alone.
#[derive(Clone, Debug, Default)]
pub(crate) struct Frame {
    pub before: Option<Said<String>>,
    pub after: Option<Said<String>>,
    /// Where it begins.
    pub span: Option<Span>,
}

/// What is said of the fields that fit a path.
#[derive(Clone, Debug, Default)]
pub(crate) struct Field {
    pub path: Said<String>,
    /// The name of a type of `[types]`, or the path of a type in Rust.
    pub ty: Option<Said<String>>,
    /// The Rust name.
    pub name: Option<Said<String>>,
    /// It stands in the constructor.
    pub required: Option<Said<bool>>,
    /// Its position in the constructor: the lower ones come first.
    pub order: Option<Said<u64>>,
    /// It stands in the constructor, since leaving it out does harm.
    pub must_choose: Option<Said<bool>>,
    /// What is written where nothing is set.
    pub default: Option<Said<String>>,
    /// The values are not shown.
    pub secret: Option<Said<bool>>,
    pub doc: Option<Said<String>>,
    pub warning: Option<Said<Vec<String>>>,
    /// In words.
    pub unit: Option<Said<String>>,
    pub min: Option<Said<i64>>,
    pub max: Option<Said<i64>>,
    pub since: Option<Said<String>>,
    pub until: Option<Said<String>>,
}

/// What is said of the types of the schema that fit a path.
#[derive(Clone, Debug, Default)]
pub(crate) struct Struct {
    pub path: Said<String>,
    /// The Rust name.
    pub name: Option<Said<String>>,
    pub doc: Option<Said<String>>,
    pub warning: Option<Said<Vec<String>>>,
}

/// Why an operation refuses: a variant of the enum `Reason`.
#[derive(Clone, Debug)]
pub(crate) struct Reason {
    /// Its Rust name.
    pub name: Said<String>,
    /// What it can mean, in Markdown.
    pub doc: Option<String>,
    /// What to do about it, in Markdown.
    pub advice: Option<String>,
}
