//! Text between elements, where elements alone may stand.

use super::decoder::{Decoder, Markup};
use super::error::DecodeError;
use super::scan::is_space;
use crate::codec::leniency::Leniency;

impl<'x> Decoder<'x> {
    /// Like [`next_child`](Self::next_child), where elements alone may stand: text is handed to
    /// `found`, unless it is white space.
    pub(super) fn next_and_text(
        &mut self,
        found: impl Fn(&Self, &'x str) -> Result<(), DecodeError>,
    ) -> Result<Option<&'x str>, DecodeError> {
        if self.leave_empty() {
            return Ok(None);
        }
        loop {
            let from = self.at;
            if self.pass_text()? {
                found(self, &self.document[from..self.at])?;
            }
            match self.markup()? {
                Markup::StartTag => return self.enter().map(Some),
                Markup::EndTag => return self.leave().map(|()| None),
                Markup::Other => {
                    if let Some(section) = self.other_markup()?
                        && !section.bytes().all(is_space)
                    {
                        found(self, section)?;
                    }
                }
            }
        }
    }

    /// Like [`next_child`](Self::next_child), in an element that holds elements alone.
    ///
    /// # Errors
    /// There is text between them, other than white space.
    pub fn next_element(&mut self) -> Result<Option<&'x str>, DecodeError> {
        self.next_and_text(|decoder, text| Err(decoder.unexpected("elements", text.trim())))
    }

    /// Like [`next_child`](Self::next_child), in an envelope, where text is tolerated.
    pub(crate) fn next_counting_text(&mut self) -> Result<Option<&'x str>, DecodeError> {
        self.next_and_text(|decoder, _| decoder.tolerate(Leniency::EnvelopeText))
    }

    /// Like [`next_element`](Self::next_element), but skips the element that says which part is the
    /// return value (SOAP 1.2 Part 2 §4.2.1).
    pub(crate) fn next_part(&mut self) -> Result<Option<&'x str>, DecodeError> {
        loop {
            match self.next_element()? {
                Some("result") if self.is_of("http://www.w3.org/2003/05/soap-rpc") => {
                    self.skip()?
                }
                other => return Ok(other),
            }
        }
    }

    /// Whether the element entered last, or one behind it in the same element, is wanted. None of them
    /// is read.
    pub(crate) fn is_beside(
        &self,
        is_wanted: impl Fn(&str, &Decoder<'_>) -> bool,
    ) -> Result<bool, DecodeError> {
        Ok(!self.siblings(self.start, is_wanted)?.is_empty())
    }

    /// The local names of the elements for which `is_wanted` holds, each of them once. They begin at
    /// `from`, and the element entered last is one of them.
    pub(crate) fn siblings(
        &self,
        from: usize,
        is_wanted: impl Fn(&str, &Decoder<'_>) -> bool,
    ) -> Result<Vec<String>, DecodeError> {
        let mut around = self.scope.clone();
        around.leave(self.depth.saturating_sub(1));
        let mut decoder = Self::new(self.document, from, self.limits).sharing(&self.budget);
        decoder.scope = around.snapshot();
        let mut names: Vec<String> = Vec::new();
        // What is not well-formed, the decoder itself will find.
        while let Ok(Some(name)) = decoder.next_child() {
            if is_wanted(name, &decoder) && !names.iter().any(|known| known == name) {
                self.make_room(&mut names)?;
                self.allot(name.len())?;
                names.push(name.to_owned());
            }
            if decoder.skip().is_err() {
                break;
            }
        }
        decoder.close();
        Ok(names)
    }
}
