//! What becomes of the text of a value before it is one.

use super::refined::Spelling;
use crate::builtin::WhiteSpace;

/// How the text of a value is read, beyond its Rust type.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Text {
    pub white_space: WhiteSpace,
    /// What stands for an absent attribute or an empty element.
    pub declared: Option<Declared>,
    /// How a refinement says that it is spelled.
    pub spelling: Option<Spelling>,
    /// What is sent where nothing is set.
    pub unset: Option<String>,
}

/// A value that the schema declares (XSD 1.0 Part 1 §3.2.1, §3.3.1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Declared {
    pub value: String,
    pub kind: DeclaredKind,
    /// The prefixes of qualified names in it, and the namespaces that they stand for.
    pub prefixes: Vec<(String, String)>,
}

/// What is declared of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DeclaredKind {
    /// Others are allowed.
    Default,
    /// No other is allowed.
    Fixed,
    /// No other is allowed, and it has to be there.
    Always,
}
