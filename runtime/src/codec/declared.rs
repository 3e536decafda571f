//! What is said of the text of a line: by a schema, its white space and the value that it declares; by a
//! refinement, how it is spelled.

use crate::codec::lexical::Lexical;
use crate::codec::spelled::Spelling;
use crate::types::white_space::WhiteSpace;

/// What becomes of a text before it is a value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Reading {
    pub white_space: WhiteSpace,
    /// What stands for an absent attribute or an empty element.
    pub declared: Option<Declared>,
    /// How a refinement says that a value is spelled.
    pub spelling: Option<&'static Spelling>,
}

/// A value that a schema declares: `default` or `fixed` (XSD 1.0 Part 1 §3.2.1, §3.3.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Declared {
    pub(crate) text: &'static str,
    /// No other value is allowed.
    pub(crate) fixed: bool,
    /// It is sent where the user sets nothing.
    pub(crate) sent: bool,
    /// The prefixes in the text, and what they stand for in the schema.
    pub(crate) prefixes: &'static [(&'static str, &'static str)],
}

impl Declared {
    pub(crate) const fn new(text: &'static str) -> Self {
        Self { text, fixed: false, sent: false, prefixes: &[] }
    }

    /// Whether a text is of another value, unless it only looks so.
    pub(crate) fn forbids(&self, text: &str) -> bool {
        self.fixed && text != self.text
    }

    /// The value as it is sent.
    pub(crate) fn lexical(&self) -> Lexical<'static> {
        let declarations = self.prefixes.iter();
        let declarations = declarations.map(|(prefix, it)| ((*prefix).into(), (*it).into()));
        Lexical { declarations: declarations.collect(), ..Lexical::of(self.text) }
    }
}
