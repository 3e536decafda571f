//! Text between tags.

use std::borrow::Cow;

use memchr::{memchr, memchr3};
use quick_xml::errors::IllFormedError;
use quick_xml::events::BytesRef;

use super::decoder::{Decoder, Markup};
use super::error::DecodeError;

impl<'x> Decoder<'x> {
    /// Reads the text of the current element including its end tag.
    ///
    /// # Errors
    /// There are elements inside.
    pub fn text(&mut self) -> Result<Cow<'x, str>, DecodeError> {
        if self.leave_empty() {
            return Ok(Cow::Borrowed(""));
        }
        // Most elements hold text as it is, and nothing else.
        let text = &self.document[self.at..];
        if let Some(length) = memchr3(b'<', b'&', b'\r', text.as_bytes())
            && self.leave_at(self.at + length)
        {
            return Ok(Cow::Borrowed(&text[..length]));
        }
        let mut text = String::new();
        match self.next_child_or_text(&mut text)? {
            None => Ok(Cow::Owned(text)),
            Some(_) if self.is_include() => Err(self.unexpected_part("text")),
            Some(name) => Err(self.error(format!("expected text, found the element `{name}`"))),
        }
    }

    /// The same, for longer than the reply lasts.
    pub(crate) fn owned_text(&mut self) -> Result<String, DecodeError> {
        match self.text_of_value()? {
            Cow::Borrowed(text) => {
                self.allot(text.len())?;
                Ok(text.to_owned())
            }
            Cow::Owned(text) => Ok(text),
        }
    }

    /// Like [`next_child`](Self::next_child), but adds the text that goes by to `text`.
    pub(crate) fn next_child_or_text(
        &mut self,
        text: &mut String,
    ) -> Result<Option<&'x str>, DecodeError> {
        if self.leave_empty() {
            return Ok(None);
        }
        loop {
            self.take_text(text)?;
            match self.markup()? {
                Markup::StartTag => return self.enter().map(Some),
                Markup::EndTag => return self.leave().map(|()| None),
                Markup::Other => {
                    if let Some(section) = self.other_markup()? {
                        self.reserve(text, section.len())?;
                        push_lines(section, text);
                    }
                }
            }
        }
    }

    /// Adds what comes before the next markup to `text`.
    fn take_text(&mut self, text: &mut String) -> Result<(), DecodeError> {
        let rest = &self.document.as_bytes()[self.at..];
        let end = self.at + memchr(b'<', rest).unwrap_or(rest.len());
        self.reserve(text, end - self.at)?;
        while self.at < end {
            let piece = &self.document[self.at..end];
            let length = memchr(b'&', piece.as_bytes());
            push_lines(&piece[..length.unwrap_or(piece.len())], text);
            self.at += length.unwrap_or(piece.len());
            if length.is_some() {
                text.push(self.character()?);
            }
        }
        Ok(())
    }

    /// Makes room for `additional` bytes in `text`, and counts it.
    fn reserve(&self, text: &mut String, additional: usize) -> Result<(), DecodeError> {
        let wanted = text.len() + additional;
        if wanted > text.capacity() {
            // A text in many pieces would be moved for each of them otherwise.
            let room = wanted.max(text.capacity() * 2);
            self.allot(room)?;
            self.budget.release(text.capacity());
            text.reserve_exact(room - text.len());
        }
        Ok(())
    }

    /// Reads the reference that comes next, and gives the character that it stands for (XML 1.0 §4.1,
    /// §4.6).
    pub(super) fn character(&mut self) -> Result<char, DecodeError> {
        let name = self.reference()?;
        match name {
            "amp" => Ok('&'),
            "lt" => Ok('<'),
            "gt" => Ok('>'),
            "quot" => Ok('"'),
            "apos" => Ok('\''),
            _ => match BytesRef::new(name).resolve_char_ref() {
                Ok(Some(character)) => Ok(character),
                _ => Err(self.unexpected("a character or one of XML's own entities", name)),
            },
        }
    }

    /// Reads the reference that comes next, and gives what stands between `&` and `;`.
    pub(super) fn reference(&mut self) -> Result<&'x str, DecodeError> {
        let name = &self.document[self.at + 1..];
        match memchr3(b';', b'&', b'<', name.as_bytes()) {
            Some(length) if name.as_bytes()[length] == b';' => {
                self.at += length + 2;
                Ok(&name[..length])
            }
            _ => Err(self.ill_formed(IllFormedError::UnclosedReference)),
        }
    }
}

/// Adds text whose lines end as they may (XML 1.0 §2.11).
fn push_lines(piece: &str, text: &mut String) {
    let mut lines = piece.split('\r');
    text.push_str(lines.next().unwrap_or_default());
    for line in lines {
        text.push('\n');
        text.push_str(line.strip_prefix('\n').unwrap_or(line));
    }
}
