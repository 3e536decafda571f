//! Errors of decoding.

use std::fmt;

/// A reply that is an envelope, but does not hold what the WSDL declares.
///
/// It keeps the texts of the reply that it quotes as they came, since half a key is a key that
/// nobody finds any more; they are cut where they are shown.
#[derive(Clone, PartialEq, Eq)]
pub struct DecodeError(
    /// In a box, since a result is moved through every level of a value.
    Box<Details>,
);

#[derive(Clone, PartialEq, Eq)]
struct Details {
    path: String,
    /// What is wrong, in front of what was found.
    problem: String,
    /// What the reply has instead, as it came.
    found: Option<String>,
    at: usize,
}

/// How much is shown of what was found, of what is wrong, and of the path, in characters.
const SHOWN: [usize; 3] = [60, 300, 1000];

impl DecodeError {
    /// An error at the byte `at` of the reply.
    pub(crate) fn new(problem: String, at: usize) -> Self {
        Self(Box::new(Details { path: String::new(), problem, found: None, at }))
    }

    /// An error about all of the reply.
    pub(crate) fn of_reply(problem: String) -> Self {
        Self::new(problem, 0)
    }

    /// An error about what was `found` at the byte `at` of the reply.
    pub(super) fn about(problem: String, found: &str, at: usize) -> Self {
        let found = Some(found.to_owned());
        Self(Box::new(Details { path: String::new(), problem, found, at }))
    }

    /// The path of the element in the reply: names separated by `/`.
    pub fn path(&self) -> &str {
        &self.0.path
    }

    /// Puts `name` in front of the path.
    pub(crate) fn within(mut self, name: &str) -> Self {
        self.0.path = match self.0.path.as_str() {
            "" => name.to_owned(),
            inner => format!("{name}/{inner}"),
        };
        self
    }

    /// Takes the first name off the path, for whoever puts it there again.
    pub(crate) fn inside(mut self) -> Self {
        let path = &self.0.path;
        self.0.path = path.split_once('/').map(|(_, rest)| rest.to_owned()).unwrap_or_default();
        self
    }

    /// The same error, about what stands in the place of an element; nothing in an empty body.
    pub(crate) fn expecting(mut self, expected: &str, found: Option<&str>) -> Self {
        let nothing = if found.is_none() { ", found an empty body" } else { "" };
        self.0.problem = format!("expected the element `{expected}`{nothing}");
        self.0.found = found.map(str::to_owned);
        self
    }

    /// Adds its index to the item that the path begins with.
    pub(crate) fn at_index(mut self, index: usize) -> Self {
        let end = self.0.path.find('/').unwrap_or(self.0.path.len());
        self.0.path.insert_str(end, &format!("[{index}]"));
        self
    }

    /// Replaces the texts of the reply that the error quotes.
    pub(crate) fn map_text(&mut self, change: &dyn Fn(&str) -> String) {
        for text in [&mut self.0.path, &mut self.0.problem].into_iter().chain(&mut self.0.found) {
            *text = change(text);
        }
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Details { path, problem, found, at } = &*self.0;
        let [of_found, of_problem, of_path] = SHOWN;
        if !path.is_empty() {
            write!(f, "at `{}`, ", Cut(path, of_path))?;
        }
        write!(f, "byte {at} of the reply: {}", Cut(problem, of_problem))?;
        match found {
            Some(found) => write!(f, ", found `{}`", Cut(found, of_found)),
            None => Ok(()),
        }
    }
}

/// As it is displayed, in quotes.
impl fmt::Debug for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("DecodeError").field(&self.to_string()).finish()
    }
}

/// The beginning of a text, so many characters long, with `…` where there are more.
struct Cut<'t>(&'t str, usize);

impl fmt::Display for Cut<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.char_indices().nth(self.1) {
            Some((end, _)) => write!(f, "{}…", &self.0[..end]),
            None => f.write_str(self.0),
        }
    }
}

impl std::error::Error for DecodeError {}
