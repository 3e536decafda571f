//! What a schema says of the text of a line: its white space, and the value that it declares.

use crate::codec::lexical::Lexical;
use crate::types::white_space::WhiteSpace;

/// What becomes of a text before it is a value.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Reading {
    pub white_space: WhiteSpace,
    /// What stands for an absent attribute or an empty element.
    pub declared: Option<Declared>,
}

/// A value that a schema declares: `default` or `fixed` (XSD 1.0 Part 1 §3.2.1, §3.3.1).
#[derive(Clone, Copy, Debug)]
pub(crate) struct Declared {
    pub text: &'static str,
    /// No other value is allowed.
    pub fixed: bool,
    /// It is sent where the user sets nothing.
    pub sent: bool,
    /// The prefixes in the text, and what they stand for in the schema.
    pub prefixes: &'static [(&'static str, &'static str)],
}

impl Declared {
    pub(crate) const fn new(text: &'static str) -> Self {
        Self { text, fixed: false, sent: false, prefixes: &[] }
    }

    /// The value as it is sent.
    pub(crate) fn lexical(&self) -> Lexical<'static> {
        let declarations = self.prefixes.iter();
        let declarations = declarations.map(|(prefix, it)| ((*prefix).into(), (*it).into()));
        Lexical { declarations: declarations.collect(), ..Lexical::of(self.text) }
    }
}
