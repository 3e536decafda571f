//! Text as the schema has it: white space, and values that the schema declares.

use std::borrow::Cow;

use super::decoder::Decoder;
use super::error::DecodeError;
use crate::codec::declared::{Declared, Reading};
use crate::codec::leniency::Leniency;
use crate::codec::line::Line;
use crate::secret::Secret;

impl<'x> Decoder<'x> {
    /// Takes note of what the schema says of the text of the element entered last.
    #[inline]
    pub(crate) fn expect(&self, line: &Line) {
        self.reading.set(line.reading);
    }

    /// As [`expect`](Self::expect), for an element that has no line.
    pub(crate) fn expect_as(&self, reading: Reading) {
        self.reading.set(reading);
    }

    /// What the schema says of the text of the element entered last.
    pub(crate) fn reading(&self) -> Reading {
        self.reading.get()
    }

    /// Reads the text of the current element, including its end tag, as a value that is text: with its white space as the
    /// schema has it. An element without text has the value that the schema declares for it (XSD 1.0
    /// Part 1 §3.3.1).
    pub(crate) fn text_of_value(&mut self) -> Result<Cow<'x, str>, DecodeError> {
        let Reading { white_space, declared, .. } = self.reading.get();
        let text = self.text()?;
        let Some(declared) = declared else { return Ok(white_space.apply(text)) };
        if text.is_empty() {
            return Ok(Cow::Borrowed(declared.text));
        }
        let text = white_space.apply(text);
        if declared.forbids(&text) {
            self.tolerate(Leniency::Fixed)?;
        }
        Ok(text)
    }

    /// What `read` makes of the value that a schema declares.
    pub(crate) fn declared<T>(&self, declared: Declared, read: impl FnOnce(&str) -> T) -> T {
        self.prefixes.set(declared.prefixes);
        let value = read(declared.text);
        self.prefixes.set(&[]);
        value
    }

    /// Takes note of a text that must not be shown.
    pub(crate) fn hide(&self, secret: &Secret) {
        self.secrets.borrow_mut().push(secret.clone());
    }

    /// What was read so far that must not be shown; forgets it.
    pub(crate) fn take_secrets(&self) -> Vec<Secret> {
        self.secrets.take()
    }

    /// What a prefix stands for in a value that a schema declares.
    pub(super) fn declared_namespace(&self, prefix: &str) -> Option<&'static str> {
        let found = self.prefixes.get().iter().find(|(known, _)| *known == prefix);
        found.map(|(_, namespace)| *namespace)
    }
}
