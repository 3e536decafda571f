//! A cursor over the text of a pattern, and the errors at its place.

use std::fmt;

/// How many groups and classes may be nested. The crate `regex` refuses a pattern that nests deeper
/// than 250, and counts up to four for each of ours.
const DEEPEST: usize = 50;

/// Why a text is no pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Problem {
    /// The index of the character where it shows.
    at: usize,
    what: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "at character {}, {}", self.at + 1, self.what)
    }
}

/// What is left to read of a pattern.
#[derive(Debug)]
pub(super) struct Cursor {
    text: Vec<char>,
    at: usize,
    depth: usize,
}

impl Cursor {
    pub fn new(text: &str) -> Self {
        Self { text: text.chars().collect(), at: 0, depth: 0 }
    }

    /// The index of the next character.
    pub fn at(&self) -> usize {
        self.at
    }

    /// What has not been read.
    pub fn rest(&self) -> &[char] {
        self.text.get(self.at..).unwrap_or_default()
    }

    pub fn peek(&self) -> Option<char> {
        self.rest().first().copied()
    }

    pub fn next(&mut self) -> Option<char> {
        let next = self.peek();
        self.at += usize::from(next.is_some());
        next
    }

    /// Reads the character if it is the next one.
    pub fn take(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        self.at += usize::from(found);
        found
    }

    /// Reads as long as the characters are `wanted`.
    pub fn take_while(&mut self, wanted: impl Fn(char) -> bool) -> String {
        let taken: String = self.rest().iter().take_while(|c| wanted(**c)).collect();
        self.at += taken.chars().count();
        taken
    }

    /// What has been read since the character `start`.
    pub fn since(&self, start: usize) -> String {
        self.text.get(start..self.at).unwrap_or_default().iter().collect()
    }

    /// Something is wrong with the character `at`.
    pub fn problem<T>(at: usize, what: impl Into<String>) -> Result<T, Problem> {
        Err(Problem { at, what: what.into() })
    }

    /// Reads what is nested by `read`. It began with the character before the next one.
    pub fn nested<T>(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<T, Problem>,
    ) -> Result<T, Problem> {
        if self.depth == DEEPEST {
            let what = format!("more than {DEEPEST} groups and classes are nested");
            return Self::problem(self.at.saturating_sub(1), what);
        }
        self.depth += 1;
        let found = read(self)?;
        self.depth -= 1;
        Ok(found)
    }
}
