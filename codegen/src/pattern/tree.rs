//! The syntax tree of a pattern, in the terms of the grammar of Appendix F.

/// A regular expression: the text matches one of several branches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pattern {
    /// Each is a sequence of pieces, and may be empty. There is at least one.
    pub branches: Vec<Vec<Piece>>,
}

/// An atom with its quantifier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub atom: Atom,
    pub quantifier: Quantifier,
}

/// How often an atom occurs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Quantifier {
    pub least: u32,
    /// Nothing for any number; never below `least`.
    pub most: Option<u32>,
}

impl Quantifier {
    /// What holds where none is written.
    pub const ONCE: Self = Self { least: 1, most: Some(1) };
}

/// The smallest part of a pattern that can be repeated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Atom {
    /// A character that stands for itself.
    Char(char),
    /// One character of a class.
    Class(CharClass),
    /// An expression in parentheses.
    Group(Pattern),
}

/// A character class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum CharClass {
    /// `.`, which is anything but the end of a line.
    Wildcard,
    /// An escape for several characters, such as `\d`.
    Escape(Escape),
    /// A class expression, such as `[a-z]`.
    Group(CharGroup),
}

/// What stands between the brackets of a class expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CharGroup {
    /// `[^…]`: everything but the parts. What is subtracted is subtracted from that.
    pub negated: bool,
    pub parts: Vec<Part>,
    /// `[…-[…]]`
    pub subtracted: Option<Box<CharGroup>>,
}

/// A part of a character group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// Both ends are included; a single character is both of them.
    Range(char, char),
    Escape(Escape),
}

/// An escape for several characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Escape {
    pub set: Set,
    /// Everything but the set: `\D` instead of `\d`, `\P{…}` instead of `\p{…}`.
    pub negated: bool,
}

/// A set of characters that has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Set {
    /// `\s`: the white space of XML.
    Space,
    /// `\i`: what a name begins with.
    NameStart,
    /// `\c`: what a name is made of.
    NameChar,
    /// `\d`: the decimal digits of all scripts.
    Digit,
    /// `\w`: everything but punctuation, separators and control characters.
    Word,
    /// `\p{Lu}`: a general category of Unicode.
    Category(&'static str),
    /// `\p{IsGreek}`: a block of Unicode, from its first to its last code point.
    Block(u32, u32),
}
