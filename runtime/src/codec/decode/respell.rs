//! Text as a refinement has it: how a value is spelled.

use std::borrow::Cow;

use super::absence::Absence;
use super::decoder::Decoder;
use super::error::DecodeError;
use crate::codec::spelled::Spelling;

impl Decoder<'_> {
    /// The text that the Rust type reads, for a text of the message; `None` where that stands for no
    /// value.
    ///
    /// # Errors
    /// The text is none that a value can have.
    pub(crate) fn respell<'t>(
        &self,
        text: Cow<'t, str>,
        spelling: Option<&Spelling>,
    ) -> Result<Option<Cow<'t, str>>, DecodeError> {
        let Some(spelling) = spelling else { return Ok(Some(text)) };
        let found = text.clone();
        spelling.read(text).map_err(|expected| self.unexpected(&expected, found.trim()))
    }

    /// Takes note of an element whose text stands for no value.
    pub(crate) fn is_spelled_as_none(&mut self) {
        self.absence = Absence::Spelled;
    }
}
