//! What a method makes of a reply, where refinements say what that means.

use super::docs::Docs;
use super::types::RustType;

/// The table of an operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ResultItem {
    pub constant: String,
    pub made: Made,
    /// The reply has several parts.
    pub several: bool,
    /// What a success is, in words; empty where the values say it.
    pub expected: String,
    /// What means success, refusal and a lost reply, as the runtime spells it.
    pub ok: Vec<String>,
    pub refused: Vec<(String, String)>,
    pub lost: Vec<String>,
    pub instead: Vec<(String, String)>,
    pub lost_faults: Vec<String>,
    /// Paths: names with `/` between them.
    pub field: Option<String>,
    pub value: Option<String>,
    pub message: Option<String>,
    pub separator: Option<String>,
    /// The texts of `true` and of `false`.
    pub flag: Option<[Vec<String>; 2]>,
    pub items: Option<Items>,
}

/// What becomes of a reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Made {
    /// One value.
    One(Success),
    /// An outcome for each item that was sent.
    Each(Success),
    /// A value as it is declared, or as it really comes.
    Whole(RustType),
    /// A struct as it is declared, unless one of its fields says that it is none.
    Checked(RustType),
    /// The only item of a list.
    Sole(RustType),
}

/// What a success tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Success {
    Done,
    Told(RustType),
    Listed(RustType),
    Flag,
}

/// Where the items of a request and those of its reply stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Items {
    pub sent: ListAt,
    pub came: ListAt,
    /// The paths of the key in what was sent and in what came.
    pub key: Vec<(String, String)>,
}

/// A list in a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ListAt {
    pub path: String,
    /// The path leads to each item, and not to the element around them.
    pub repeated: bool,
}

/// The enum of the reasons to refuse.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ReasonsItem {
    pub ident: String,
    pub docs: Docs,
    /// Each with what it can mean and what to do about it, in Markdown.
    pub reasons: Vec<(String, String, String)>,
}
