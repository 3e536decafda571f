//! The walk through a reply.

use std::borrow::Cow;
use std::fmt;

use quick_xml::Reader;
use quick_xml::events::{BytesRef, Event};

use super::references::References;
use super::tag::{self, Scope, Tag};
use super::{Decode, DecodeError};
use crate::codec::limits::Limits;

/// Walks a reply.
///
/// It always stands inside an element: the one that [`next_child`](Self::next_child) entered last
/// and whose end has not been read.
pub struct Decoder<'x> {
    pub(super) document: &'x str,
    /// Where `reader` began to read in `document`.
    pub(super) base: usize,
    pub(super) reader: Reader<&'x [u8]>,
    /// The element entered last.
    pub(super) tag: Tag<'x>,
    /// Where its start tag begins.
    pub(super) start: usize,
    /// The text of that element, if all of it was read at once: no event comes for its end.
    pub(super) leaf: Option<&'x str>,
    pub(super) depth: usize,
    /// How many elements were entered so far.
    elements: usize,
    /// Elements refer to others: the values go by SOAP encoding.
    encoded: bool,
    pub(super) scope: Scope<'x>,
    pub(super) references: References<'x>,
    pub(super) limits: Limits,
}

impl fmt::Debug for Decoder<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Decoder")
            .field("at", &self.position())
            .field("depth", &self.depth)
            .finish_non_exhaustive()
    }
}

impl<'x> Decoder<'x> {
    /// Reads `document` from `start` on, where an element begins.
    pub(crate) fn new(document: &'x str, start: usize, limits: Limits) -> Self {
        Self {
            document,
            base: start,
            reader: reader(&document[start..]),
            tag: Tag::default(),
            start,
            leaf: None,
            depth: 0,
            elements: 0,
            encoded: false,
            scope: Scope::default(),
            references: References::new(start),
            limits,
        }
    }

    /// The same decoder, for values that go by SOAP encoding: elements refer to others.
    pub(crate) fn encoded(self, encoded: bool) -> Self {
        Self { encoded, ..self }
    }

    /// Enters the next element inside the current one and gives its local name; at the end of the
    /// current element, leaves that and gives `None`.
    pub fn next_child(&mut self) -> Result<Option<&'x str>, DecodeError> {
        if self.leave_leaf().is_some() {
            return Ok(None);
        }
        if let Some(name) = self.enter_leaf() {
            return Ok(Some(name));
        }
        loop {
            let start = self.position();
            match self.reader.read_event() {
                Ok(Event::Start(_)) => return self.enter(start, false).map(Some),
                Ok(Event::Empty(_)) => return self.enter(start, true).map(Some),
                Ok(Event::End(_)) => {
                    self.leave();
                    return Ok(None);
                }
                Ok(Event::Eof) => return Err(self.truncated()),
                Ok(Event::DocType(_)) => return Err(self.doctype()),
                Ok(_) => {}
                Err(error) => return Err(self.malformed(start, &error)),
            }
        }
    }

    /// Like [`next_child`](Self::next_child), but passes over the element that says which part is the
    /// return value (SOAP 1.2 Part 2 §4.2.1).
    pub(crate) fn next_part(&mut self) -> Result<Option<&'x str>, DecodeError> {
        loop {
            match self.next_child()? {
                Some("result") if self.is_of("http://www.w3.org/2003/05/soap-rpc") => {
                    self.skip()?
                }
                other => return Ok(other),
            }
        }
    }

    /// Like [`next_child`](Self::next_child), but adds the text that goes by to `text`.
    pub(crate) fn next_child_or_text(
        &mut self,
        text: &mut String,
    ) -> Result<Option<&'x str>, DecodeError> {
        if let Some(leaf) = self.leave_leaf() {
            text.push_str(leaf);
            return Ok(None);
        }
        loop {
            let start = self.position();
            match self.reader.read_event() {
                Ok(Event::Start(_)) => return self.enter(start, false).map(Some),
                Ok(Event::Empty(_)) => return self.enter(start, true).map(Some),
                Ok(Event::End(_)) => {
                    self.leave();
                    return Ok(None);
                }
                Ok(event) => self.append(text, event)?,
                Err(error) => return Err(self.malformed(start, &error)),
            }
        }
    }

    /// Reads the value of the element that was entered last. `None` is `xsi:nil`, or an empty
    /// element where its type has no empty form.
    ///
    /// Follows a reference to another element of the reply, where values go by SOAP encoding.
    pub fn value<T: Decode>(&mut self) -> Result<Option<T>, DecodeError> {
        let tag = self.tag;
        if tag.nil {
            self.skip()?;
            return Ok(None);
        }
        let result = match tag.href {
            Some(href) if self.encoded => self.follow(href),
            _ => T::decode(self),
        };
        result.map_err(|error| error.within(tag.local_name()))
    }

    /// Reads the value of the element that was entered last into a field.
    pub fn field<T: Decode>(&mut self, slot: &mut Option<T>) -> Result<(), DecodeError> {
        *slot = self.value()?;
        Ok(())
    }

    /// Reads the text of the current element up to and with its end. Elements inside are passed
    /// over.
    pub fn text(&mut self) -> Result<Cow<'x, str>, DecodeError> {
        if let Some(leaf) = self.leave_leaf() {
            return Ok(Cow::Borrowed(leaf));
        }
        let mut text = String::new();
        loop {
            let start = self.position();
            match self.reader.read_event() {
                Ok(Event::End(_)) => {
                    self.leave();
                    return Ok(Cow::Owned(text));
                }
                Ok(Event::Start(_)) => {
                    self.enter(start, false)?;
                    self.skip()?;
                }
                Ok(Event::Empty(_)) => {}
                Ok(event) => self.append(&mut text, event)?,
                Err(error) => return Err(self.malformed(start, &error)),
            }
        }
    }

    /// Passes over what is left of the current element, up to and with its end.
    pub fn skip(&mut self) -> Result<(), DecodeError> {
        if self.leave_leaf().is_some() {
            return Ok(());
        }
        let mut open = 0usize;
        loop {
            let start = self.position();
            match self.reader.read_event() {
                Ok(Event::Start(_)) => open += 1,
                Ok(Event::End(_)) if open == 0 => {
                    self.leave();
                    return Ok(());
                }
                Ok(Event::End(_)) => open -= 1,
                Ok(Event::Eof) => return Err(self.truncated()),
                Ok(Event::DocType(_)) => return Err(self.doctype()),
                Ok(_) => {}
                Err(error) => return Err(self.malformed(start, &error)),
            }
        }
    }

    /// Whether the element entered last says that it is a SOAP array.
    pub(crate) fn is_array(&self) -> bool {
        let Tag { array_type, array_size, .. } = self.tag;
        array_type.or(array_size).is_some() || self.type_local_name() == "Array"
    }

    /// The local name of the `xsi:type` of the element entered last; empty without one.
    pub(crate) fn type_local_name(&self) -> &'x str {
        tag::local_name(self.tag.xsi_type.unwrap_or_default())
    }

    /// The namespace of the element entered last; `None` where its prefix is not bound.
    pub(crate) fn namespace(&self) -> Option<&str> {
        self.scope.resolve(self.tag.prefix())
    }

    /// The local name of the element entered last.
    pub(crate) fn local_name(&self) -> &'x str {
        self.tag.local_name()
    }

    /// Whether the element entered last is of `namespace` (empty for none).
    pub fn is_of(&self, namespace: &str) -> bool {
        self.namespace() == Some(namespace)
    }

    /// What `prefix` stands for at the element entered last; the empty prefix stands for the default
    /// namespace.
    pub(crate) fn namespace_of(&self, prefix: &str) -> Option<&str> {
        self.scope.resolve(prefix)
    }

    /// Says that the current element holds something else than what is `expected`.
    pub fn unexpected(&self, expected: &str, found: &str) -> DecodeError {
        let shown: String = found.chars().take(60).collect();
        let cut = if shown.len() < found.len() { "…" } else { "" };
        self.error(format!("expected {expected}, found `{shown}{cut}`"))
    }

    pub(crate) fn error(&self, problem: String) -> DecodeError {
        DecodeError::new(problem, self.position())
    }

    pub(crate) fn position(&self) -> usize {
        self.base + self.reader.buffer_position() as usize
    }

    fn enter(&mut self, start: usize, empty: bool) -> Result<&'x str, DecodeError> {
        let end = self.position() - if empty { 2 } else { 1 };
        if self.depth >= self.limits.depth {
            return Err(self.error(format!("elements nest deeper than {}", self.limits.depth)));
        }
        let text = &self.document[start + 1..end];
        self.start = start;
        self.tag = self.parse_tag(text).map_err(|problem| self.error(problem))?;
        self.depth += 1;
        self.leaf = empty.then_some("");
        Ok(self.tag.local_name())
    }

    pub(super) fn leave(&mut self) {
        // A document's own end never gets here, since quick-xml pairs the tags.
        self.depth = self.depth.saturating_sub(1);
    }

    /// Reads the tag of an element inside the current one.
    pub(super) fn parse_tag(&mut self, text: &'x str) -> Result<Tag<'x>, String> {
        // Not as soon as an element ends: its text may be a name with a prefix that it declares.
        self.scope.leave(self.depth);
        self.elements += 1;
        if self.elements > self.limits.elements() {
            return Err(format!("the reply has more than {} elements", self.limits.elements()));
        }
        if let Some(tag) = self.tag.with_same_attributes(text) {
            return Ok(tag);
        }
        let parsed = Tag::parse(text, self.depth + 1, &mut self.scope);
        if parsed.is_err() {
            self.scope.leave(self.depth);
        }
        parsed
    }

    /// Adds what an event says in text to `text`.
    fn append(&self, text: &mut String, event: Event<'_>) -> Result<(), DecodeError> {
        match event {
            Event::Text(piece) => text.push_str(&piece.xml10_content()),
            Event::CData(piece) => text.push_str(&piece.xml10_content()),
            Event::GeneralRef(reference) => text.push(self.character(&reference)?),
            Event::Eof => return Err(self.truncated()),
            Event::DocType(_) => return Err(self.doctype()),
            _ => {}
        }
        Ok(())
    }

    /// The character that a reference stands for (XML 1.0 §4.1, §4.6).
    fn character(&self, reference: &BytesRef<'_>) -> Result<char, DecodeError> {
        let name: &str = reference;
        match name {
            "amp" => Ok('&'),
            "lt" => Ok('<'),
            "gt" => Ok('>'),
            "quot" => Ok('"'),
            "apos" => Ok('\''),
            _ => match reference.resolve_char_ref() {
                Ok(Some(character)) => Ok(character),
                _ => Err(self.unexpected("a character or one of XML's own entities", name)),
            },
        }
    }

    fn truncated(&self) -> DecodeError {
        self.error("the reply ends in the middle of an element".to_owned())
    }

    fn doctype(&self) -> DecodeError {
        self.error("a document type declaration, which SOAP does not allow".to_owned())
    }

    fn malformed(&self, at: usize, error: &quick_xml::Error) -> DecodeError {
        if self.position() >= self.document.len()
            && !matches!(error, quick_xml::Error::IllFormed(_))
        {
            return self.truncated();
        }
        DecodeError::new(format!("not well-formed XML: {error}"), at)
    }
}

/// A reader of events; its positions count from the start of `text`.
pub(super) fn reader(text: &str) -> Reader<&[u8]> {
    Reader::from_str(text)
}
