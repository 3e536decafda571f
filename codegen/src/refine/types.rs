//! The types that refinements define: `[types]`.

use super::said::Said;

/// A type of `[types]`.
#[derive(Clone, Debug)]
pub(crate) struct RefinedType {
    /// Its Rust name.
    pub name: Said<String>,
    /// Markdown.
    pub doc: Option<String>,
    pub kind: Kind,
    /// A hand-written type that is used in place of a generated one, by its path; for an integer
    /// also one of Rust's own.
    pub rust: Option<Said<String>>,
}

impl RefinedType {
    /// Whether it becomes an item of the generated code.
    pub(crate) fn is_generated(&self) -> bool {
        use Kind::{Bool, Integer, Pairs, Secret, Url};
        let is_plain =
            matches!(self.kind, Bool { .. } | Integer { .. } | Pairs { .. } | Secret | Url);
        self.rust.is_none() && !is_plain
    }
}

/// What a type of `[types]` is, and how its values are spelled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A number that names something.
    Id,
    /// Text that is not empty and names something.
    TextId {
        /// A regular expression of XML Schema, which has to match the whole text.
        pattern: Option<Said<String>>,
        /// In characters.
        max_length: Option<Said<u64>>,
    },
    /// One of a set of values; others are kept.
    Enum(Vec<EnumValue>),
    /// Yes or no, each with its spellings: the first one is written. An empty one is an empty
    /// element.
    Bool { yes: Vec<Said<String>>, no: Vec<Said<String>> },
    /// A whole number.
    Integer { min: Option<Said<i64>>, max: Option<Said<i64>> },
    /// A date and a time without a zone.
    DateTime(Spelling),
    /// A date without a zone.
    Date(Spelling),
    /// An absolute address of http or https.
    Url,
    /// Text that is not shown.
    Secret,
    /// Several fields of one struct as one value: the names in Rust and on the wire, in order.
    Group(Vec<(Said<String>, Said<String>)>),
    /// A list of structs as a map: the fields that hold the key and the value, by their names on
    /// the wire.
    Pairs { key: Said<String>, value: Said<String> },
}

impl Kind {
    /// What it is called in a file.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::TextId { .. } => "text-id",
            Self::Enum(_) => "enum",
            Self::Bool { .. } => "bool",
            Self::Integer { .. } => "integer",
            Self::DateTime(_) => "date-time",
            Self::Date(_) => "date",
            Self::Url => "url",
            Self::Secret => "secret",
            Self::Group(_) => "group",
            Self::Pairs { .. } => "pairs",
        }
    }
}

/// How dates are spelled.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Spelling {
    /// Formats as those of `strftime`, at least one: the first one is written.
    pub formats: Vec<Said<String>>,
    /// What stands for no date.
    pub none: Vec<Said<String>>,
}

/// A value of an enumeration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct EnumValue {
    /// Its Rust name.
    pub name: Said<String>,
    pub wire: Said<String>,
    /// Markdown.
    pub doc: Option<String>,
    /// The releases that know it, in words.
    pub since: Option<String>,
    pub until: Option<String>,
}
