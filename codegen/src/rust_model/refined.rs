//! What refinements make of values: types of their own, and how texts are spelled.

use super::docs::Docs;
use super::head::Attribute;
use super::types::RustType;

/// How a refinement says that a value is spelled on the wire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Spelling {
    /// As its Rust type has it, which is not that of the schema's type.
    AsIs,
    /// The texts of `true`, and those of `false`.
    Flag(Vec<String>, Vec<String>),
    /// The formats of a date and a time, and the texts of none.
    Moment(Vec<String>, Vec<String>),
    /// The formats of a date, and the texts of none.
    Day(Vec<String>, Vec<String>),
    /// Bounds of a number, outside of which it is not sent.
    Within(Option<i64>, Option<i64>),
    /// An absolute address.
    Url,
    /// Structs of a name and a value: their namespace, and what these fields are called.
    Pairs { namespace: String, key: String, value: String },
}

/// Which element of a field that several elements make up something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PartOf {
    /// The number of the line of the first element.
    pub first: usize,
    /// The number of this one.
    pub number: usize,
}

/// Where a field stands in the constructor of its struct.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Argument {
    /// Lower ones come first; those without one come last.
    pub order: Option<u64>,
    pub kind: ArgumentKind,
}

/// What the constructor takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ArgumentKind {
    /// A value.
    Value,
    /// A value or none: the caller has to choose.
    Choice,
}

/// A type that refinements define.
#[derive(Clone, Debug)]
pub(crate) struct RefinedItem {
    pub ident: String,
    pub docs: Docs,
    pub attributes: Vec<Attribute>,
    /// Paths of derive macros.
    pub derives: Vec<String>,
    /// Nothing is said of it, and lints say nothing either.
    pub undocumented: bool,
    pub kind: RefinedKind,
}

/// What a type that refinements define is.
#[derive(Clone, Debug)]
pub(crate) enum RefinedKind {
    /// A struct around a number.
    Id,
    /// A struct around a text: what that is in words, its longest length, and its pattern.
    TextId { expected: String, most: Option<u64>, pattern: Option<Vec<Vec<PatternPiece>>> },
    /// An enum of texts: names, documentation and texts.
    Values(Vec<(String, Docs, String)>),
    /// A struct of several elements.
    Group(Vec<(String, Docs, RustType)>),
    /// Another name for a type of the runtime.
    Alias(&'static str),
}

/// One character of some ranges, so many times.
#[derive(Clone, Debug)]
pub(crate) struct PatternPiece {
    pub ranges: Vec<(char, char)>,
    pub negated: bool,
    pub least: u32,
    pub most: Option<u32>,
}
