//! What refinements say, beside what the documents say.
//!
//! `REFINEMENTS.md` has the grammar of the files that it comes from. Documentation and warnings are
//! Markdown.

use serde::{Deserialize, Serialize};

use crate::refine::Effect;

/// What refinements say of a service.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct RefinedService {
    /// What it is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub documentation: Option<String>,
    /// What harm calls can do.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<String>,
    /// Where it works: the heads of the columns, and then the rows.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub alive: Vec<Vec<String>>,
    /// The first release that has it, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    /// The last release that has it, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
}

/// What refinements say of an operation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct RefinedOperation {
    /// What it does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub documentation: Option<String>,
    /// What it does to what the server holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effect: Option<Effect>,
    /// Whether doing it twice does no more than doing it once.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repeatable: Option<bool>,
    /// What a repeat does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repeat_note: Option<String>,
    /// What harm a call can do.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<String>,
    /// How it is on each release that somebody has tried.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub health: Vec<Health>,
    /// The first release that has it, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    /// The last release that has it, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// What its replies mean.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result: Option<RefinedResult>,
}

/// How an operation is on a release.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Health {
    /// The release, in words.
    pub release: String,
    /// `ok`, or what is wrong there.
    pub state: String,
}

impl Health {
    /// Whether the operation works there.
    pub fn is_ok(&self) -> bool {
        self.state == "ok"
    }
}

/// What the replies of an operation mean. Values are spelled as in a file of refinements: `*` stands
/// for any text, and `(empty)`, `(nil)`, `(text)`, `(no items)` and `(element NAME)` for what has no text of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct RefinedResult {
    /// What comes back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub documentation: Option<String>,
    /// The type of a success: one of [`Interface::refined_types`](super::Interface::refined_types) by
    /// its name, the path of a type in Rust, or `()`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ty: Option<String>,
    /// What means success.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ok: Vec<String>,
    /// What means refusal.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub refused: Vec<Refusal>,
    /// What comes in place of a list or a struct where the operation is refused.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub list_refused: Vec<Refusal>,
    /// What means that it is done and that the reply is lost.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub lost: Vec<String>,
    /// Texts of faults that mean the same.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub lost_faults: Vec<String>,
    /// How the reply is read, where that is not as it is declared: the key of a file of refinements
    /// (`field`, `value_field`, `message_field`, `separator`, `read_as`, `items`, `key`), and what it says.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reading: Vec<(String, String)>,
}

/// A value on the wire that means refusal.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Refusal {
    /// The value.
    pub wire: String,
    /// One of [`Interface::reasons`](super::Interface::reasons), by its name.
    pub reason: String,
}

/// Why operations refuse.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct RefinedReason {
    /// Its Rust name.
    pub name: String,
    /// What it can mean.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub documentation: Option<String>,
    /// What to do about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub advice: Option<String>,
}

/// What refinements say of a type of the schema.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct RefinedStruct {
    /// What it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub documentation: Option<String>,
    /// What is to be known before it is used.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<String>,
}

/// What refinements say of a field, a part, a variant or a value.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct RefinedField {
    /// The type of its values: one of [`Interface::refined_types`](super::Interface::refined_types) by
    /// its name, or the path of a type in Rust.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ty: Option<String>,
    /// What it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub documentation: Option<String>,
    /// What harm a value, or none, can do.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<String>,
    /// It stands in the constructor.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub required: bool,
    /// It stands in the constructor, since leaving it out does harm.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub must_choose: bool,
    /// What is written where nothing is set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default: Option<String>,
    /// Its values are not shown.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub secret: bool,
    /// The unit of its values, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The least value that is sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min: Option<i64>,
    /// The greatest value that is sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max: Option<i64>,
    /// The first release that knows it, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    /// The last release that knows it, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
}

/// A type that refinements define.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct RefinedType {
    /// Its name in Rust.
    pub name: String,
    /// What its values are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub documentation: Option<String>,
    /// What it is, and how its values are spelled.
    pub kind: RefinedKind,
    /// A type of the user's that is used in place of a generated one, by its path.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rust: Option<String>,
}

/// What a type that refinements define is, and how its values are spelled on the wire.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum RefinedKind {
    /// A number that names something.
    Id,
    /// Text that is not empty and names something.
    TextId {
        /// A regular expression of XML Schema (XSD 1.0 Part 2 appendix F) for the whole text.
        pattern: Option<String>,
        /// In characters.
        max_length: Option<u64>,
    },
    /// One of some values; others are kept as they come.
    Enum(Vec<RefinedValue>),
    /// Yes or no, each with its spellings: the first one is written.
    Bool {
        /// The texts of yes.
        yes: Vec<String>,
        /// The texts of no.
        no: Vec<String>,
    },
    /// A whole number.
    Integer {
        /// The least one.
        min: Option<i64>,
        /// The greatest one.
        max: Option<i64>,
    },
    /// A date and a time without a zone.
    DateTime {
        /// Formats as those of `strftime`: the first one is written.
        formats: Vec<String>,
        /// What stands for none.
        none: Vec<String>,
    },
    /// A date without a zone.
    Date {
        /// Formats as those of `strftime`: the first one is written.
        formats: Vec<String>,
        /// What stands for none.
        none: Vec<String>,
    },
    /// An absolute address of http or https.
    Url,
    /// Text that is not shown.
    Secret,
    /// Several fields of a struct as one value: their names in Rust and on the wire.
    Group(Vec<(String, String)>),
    /// A list of structs as a map.
    Pairs {
        /// The field of the key, by its name on the wire.
        key: String,
        /// The field of the value.
        value: String,
    },
}

/// A value of an enumeration that refinements define.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct RefinedValue {
    /// The variant.
    pub name: String,
    /// The text on the wire.
    pub wire: String,
    /// What it means.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub documentation: Option<String>,
    /// The first release that knows it, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    /// The last release that knows it, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
}
