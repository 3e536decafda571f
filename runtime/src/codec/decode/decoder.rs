//! The decoder: a pull parser over a reply.

use std::cell::{Cell, RefCell};
use std::fmt;
use std::rc::Rc;

use memchr::memchr2;
use quick_xml::Reader;
use quick_xml::errors::IllFormedError;
use quick_xml::events::Event;

use super::absence::Absence;
use super::attributes::Attributes;
use super::budget::Budget;
use super::error::DecodeError;
use super::markup::{self, BadEnd, BadTag, TagName};
use super::scan::is_space;
use super::scope::Scope;
use super::targets::References;
use crate::codec::attachment::Attachments;
use crate::codec::declared::Reading;
use crate::codec::leniency::Tolerated;
use crate::codec::limits::Limits;
use crate::codec::namespaces::Namespaces;
use crate::secret::Secret;

/// Decodes a reply: a pull parser.
///
/// The current element is the innermost one whose end tag has not been read. Its name and
/// attributes are known until [`next_child`](Self::next_child) enters the next element.
pub struct Decoder<'x> {
    pub(super) document: &'x str,
    /// How far it is read.
    pub(super) at: usize,
    /// The elements whose end tags are to come, by their names as written.
    pub(super) open: Vec<&'x str>,
    /// The name of the element entered last.
    pub(super) name: TagName<'x>,
    /// The attributes of that element.
    pub(super) attributes: Attributes<'x>,
    /// Where its start tag begins.
    pub(super) start: usize,
    /// That element is an empty one whose end has not been taken note of.
    pub(super) empty: bool,
    pub(super) depth: usize,
    /// Elements refer to others: the values go by SOAP encoding.
    pub(super) encoded: bool,
    pub(super) scope: Scope<'x>,
    pub(super) references: References<'x>,
    /// The parts of the message beside the envelope.
    pub(super) attachments: Option<&'x Attachments>,
    /// How many of them stood in place of values so far.
    pub(super) parts_taken: usize,
    pub(super) limits: Limits,
    /// What is allocated so far.
    pub(super) budget: Rc<Budget>,
    /// What the schema says of the text of the element entered last.
    pub(super) reading: Cell<Reading>,
    /// The prefixes of the value that is read, where the schema declares that.
    pub(super) prefixes: Cell<&'static [(&'static str, &'static str)]>,
    /// What is forbidden is an error, whether there is a leniency for it or not.
    pub(super) strict: bool,
    /// For now, so is what there is a leniency for.
    pub(super) exact: Cell<bool>,
    pub(super) tolerated: RefCell<Tolerated>,
    /// Why the element that had no value last had none.
    pub(super) absence: Absence,
    /// The local name of the type of items that do not name theirs; empty for none.
    pub(crate) default_type: &'x str,
    /// The name of the only part of the message; empty where it has no meaning.
    pub(super) part: &'static str,
    /// The name of the element that was left last, as written, where it had content.
    pub(super) left: &'x str,
    /// What was read that must not be shown.
    pub(super) secrets: RefCell<Vec<Secret>>,
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
            at: start,
            open: Vec::new(),
            name: TagName::default(),
            attributes: Attributes::default(),
            start,
            empty: false,
            depth: 0,
            encoded: false,
            scope: Scope::default(),
            references: References::new(start),
            attachments: None,
            parts_taken: 0,
            limits,
            budget: Rc::new(Budget::new(limits.memory())),
            reading: Cell::default(),
            prefixes: Cell::default(),
            strict: false,
            exact: Cell::default(),
            tolerated: RefCell::default(),
            absence: Absence::Nil,
            default_type: "",
            part: "",
            left: "",
            secrets: RefCell::default(),
        }
    }

    /// The same decoder, for values that go by SOAP encoding: elements refer to others.
    pub(crate) fn encoded(self, encoded: bool) -> Self {
        Self { encoded, ..self }
    }

    /// Another decoder, which stands before the element entered last. It knows no namespace from around
    /// it.
    pub(crate) fn again(&self) -> Self {
        Self::new(self.document, self.start, self.limits).sharing(&self.budget)
    }

    /// The same decoder, for a message whose only part is called `part`. With SOAP encoding its name
    /// has no meaning (SOAP 1.1 §7.1), and is empty.
    pub(crate) fn only_part(mut self, part: &'static str) -> Self {
        self.part = part;
        self
    }

    /// The same decoder, for an element that was taken out of a document in which these namespaces
    /// were in force.
    pub(crate) fn inside(self, around: Namespaces) -> Self {
        Self { scope: Scope::inside(around), ..self }
    }

    /// Enters the next child of the current element, and returns its local name. After the last
    /// child, leaves the current element and returns `None`.
    pub fn next_child(&mut self) -> Result<Option<&'x str>, DecodeError> {
        if self.leave_empty() {
            return Ok(None);
        }
        loop {
            self.pass_text()?;
            match self.markup()? {
                Markup::StartTag => return self.enter().map(Some),
                Markup::EndTag => return self.leave().map(|()| None),
                Markup::Other => _ = self.other_markup()?,
            }
        }
    }

    /// Skips the rest of the current element, including its end tag.
    pub fn skip(&mut self) -> Result<(), DecodeError> {
        if self.leave_empty() {
            return Ok(());
        }
        let inside = self.open.len();
        loop {
            self.pass_text()?;
            match self.markup()? {
                Markup::StartTag => self.pass_start_tag()?,
                Markup::EndTag if self.open.len() == inside => return self.leave(),
                Markup::EndTag => self.end_tag()?,
                Markup::Other => _ = self.other_markup()?,
            }
        }
    }

    /// The namespace of the element entered last; `None` where its prefix is not bound.
    pub(crate) fn namespace(&self) -> Option<&str> {
        self.scope.resolve(self.name.prefix())
    }

    /// The local name of the element entered last.
    #[inline]
    pub(crate) fn local_name(&self) -> &'x str {
        self.name.local()
    }

    /// Whether the element entered last is in `namespace` (empty for none).
    pub fn is_of(&self, namespace: &'static str) -> bool {
        self.scope.stands_for(self.name.prefix(), namespace)
    }

    /// What `prefix` stands for at the element entered last; the empty prefix stands for the
    /// default namespace.
    pub(crate) fn namespace_of(&self, prefix: &str) -> Option<&str> {
        self.scope.resolve(prefix)
    }

    /// The error that the current element holds something else than what is `expected`.
    pub fn unexpected(&self, expected: &str, found: &str) -> DecodeError {
        DecodeError::about(format!("expected {expected}"), found, self.position())
    }

    pub(crate) fn error(&self, problem: String) -> DecodeError {
        DecodeError::new(problem, self.position())
    }

    /// The same decoder, which allocates beside another one.
    pub(super) fn sharing(self, budget: &Rc<Budget>) -> Self {
        Self { budget: budget.clone(), ..self }
    }

    /// Reads nothing more, and gives back what it took for itself.
    pub(super) fn close(self) {
        self.budget.release(size_of::<&str>() * self.open.capacity());
    }

    pub(crate) fn position(&self) -> usize {
        self.at
    }

    /// Skips text, up to the markup behind it; returns whether there is more than white space.
    #[inline]
    pub(super) fn pass_text(&mut self) -> Result<bool, DecodeError> {
        let bytes = self.document.as_bytes();
        while bytes.get(self.at).is_some_and(|byte| is_space(*byte)) {
            self.at += 1;
        }
        let start = self.at;
        while bytes.get(self.at).is_some_and(|byte| *byte != b'<') {
            self.at += memchr2(b'<', b'&', &bytes[self.at..]).unwrap_or(bytes.len() - self.at);
            if bytes.get(self.at) == Some(&b'&') {
                self.reference()?;
            }
        }
        Ok(self.at > start)
    }

    /// What the markup is that comes next.
    #[inline]
    pub(super) fn markup(&self) -> Result<Markup, DecodeError> {
        match self.document.as_bytes().get(self.at + 1) {
            Some(b'/') => Ok(Markup::EndTag),
            Some(b'!' | b'?') => Ok(Markup::Other),
            Some(_) => Ok(Markup::StartTag),
            None => Err(self.truncated()),
        }
    }

    /// Enters the element whose start tag comes next.
    pub(super) fn enter(&mut self) -> Result<&'x str, DecodeError> {
        if self.depth >= self.limits.depth {
            return Err(self.error(format!("elements nest deeper than {}", self.limits.depth)));
        }
        // Not as soon as an element ends: its text may be a name with a prefix that it declares.
        self.scope.leave(self.depth);
        let tag = markup::start_tag(self.document, self.at, &mut self.attributes);
        let tag = tag.map_err(|bad| self.bad_tag(bad))?;
        if let Some(flaw) = self.attributes.flaw() {
            return Err(self.error(flaw.to_owned()));
        }
        (self.start, self.at) = (self.at, tag.end);
        self.depth += 1;
        if !self.attributes.declare_nothing() {
            for (prefix, namespace) in self.attributes.declarations() {
                let bound = self.scope.bind(self.depth, prefix, namespace);
                bound.map_err(|problem| DecodeError::new(problem, self.at))?;
            }
        }
        self.name = tag.name;
        self.empty = tag.empty;
        if !tag.empty {
            self.open(tag.name.written)?;
        }
        Ok(tag.name.local())
    }

    /// Skips a start tag inside of the current element.
    fn pass_start_tag(&mut self) -> Result<(), DecodeError> {
        let Some(tag) = markup::pass_start_tag(self.document, self.at) else {
            return Err(self.truncated());
        };
        self.at = tag.end;
        if !tag.empty {
            self.open(tag.name.written)?;
        }
        Ok(())
    }

    /// Takes note of an element whose end tag is to come. Nothing else bounds how deep elements nest
    /// that nobody reads.
    #[inline]
    pub(super) fn open(&mut self, name: &'x str) -> Result<(), DecodeError> {
        let room = self.budget.make_room(&mut self.open);
        room.map_err(|found| self.exceeded(found))?;
        self.open.push(name);
        Ok(())
    }

    /// Reads the end tag of the current element.
    pub(super) fn leave(&mut self) -> Result<(), DecodeError> {
        self.end_tag()?;
        self.depth = self.depth.saturating_sub(1);
        Ok(())
    }

    /// Leaves the current element, if it is `<a/>`.
    #[inline]
    pub(super) fn leave_empty(&mut self) -> bool {
        if self.empty {
            self.empty = false;
            self.left = self.name.written;
            self.depth = self.depth.saturating_sub(1);
            return true;
        }
        false
    }

    /// Whether the current element is `<a/>`.
    pub(super) fn is_empty_tag(&self) -> bool {
        self.empty
    }

    /// Leaves the current element, if its end tag stands at `at`, written plainly.
    #[inline]
    pub(super) fn leave_at(&mut self, at: usize) -> bool {
        let Some(name) = self.open.last() else { return false };
        let Some(end) = markup::plain_end_tag(self.document, at, name) else { return false };
        self.open.pop();
        self.at = end;
        self.depth = self.depth.saturating_sub(1);
        true
    }

    pub(super) fn end_tag(&mut self) -> Result<(), DecodeError> {
        let name = self.open.last().copied();
        match markup::end_tag(self.document, self.at, name.unwrap_or_default()) {
            Ok(end) if name.is_some() => self.at = end,
            Ok(_) => return Err(self.ill_formed(IllFormedError::UnmatchedEndTag(String::new()))),
            Err(BadEnd::Truncated) => return Err(self.truncated()),
            Err(BadEnd::Mismatched(found)) => {
                let found = found.to_owned();
                return Err(self.ill_formed(match name.map(str::to_owned) {
                    Some(expected) => IllFormedError::MismatchedEndTag { expected, found },
                    None => IllFormedError::UnmatchedEndTag(found),
                }));
            }
        }
        self.left = self.open.pop().unwrap_or_default();
        Ok(())
    }

    /// Skips a comment, a processing instruction or the like, and gives the text of a CDATA
    /// section.
    pub(super) fn other_markup(&mut self) -> Result<Option<&'x str>, DecodeError> {
        let mut reader = Reader::from_str(&self.document[self.at..]);
        let event = reader.read_event();
        let end = self.at + reader.buffer_position() as usize;
        match event {
            Ok(Event::DocType(_)) => {
                Err(self.error("a document type declaration, which SOAP does not allow".to_owned()))
            }
            Ok(event) => {
                let text = matches!(event, Event::CData(_));
                // Between `<![CDATA[` and `]]>`.
                let text = text.then(|| &self.document[self.at + 9..end - 3]);
                self.at = end;
                Ok(text)
            }
            Err(quick_xml::Error::IllFormed(error)) => Err(self.ill_formed(error)),
            Err(_) if end >= self.document.len() => Err(self.truncated()),
            Err(error) => Err(self.error(format!("not well-formed XML: {error}"))),
        }
    }

    pub(super) fn truncated(&self) -> DecodeError {
        let end = self.document.len();
        DecodeError::new("the reply ends in the middle of an element".to_owned(), end)
    }

    pub(super) fn ill_formed(&self, error: IllFormedError) -> DecodeError {
        let error = quick_xml::Error::IllFormed(error);
        self.error(format!("not well-formed XML: {error}"))
    }

    pub(super) fn bad_tag(&self, bad: BadTag) -> DecodeError {
        match bad {
            BadTag::Truncated => self.truncated(),
            BadTag::Malformed(problem) => self.error(problem),
        }
    }
}

/// What comes next in a document, by its first two characters.
#[derive(Clone, Copy, Debug)]
pub(super) enum Markup {
    StartTag,
    EndTag,
    /// A comment, a CDATA section, a processing instruction, or the declaration of a document type.
    Other,
}
