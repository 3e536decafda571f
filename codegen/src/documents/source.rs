//! Input documents as text, and places in them.

use std::collections::HashMap;

use crate::limits::DOCUMENT_BYTES;

/// A place in one of the documents of a [`Sources`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Span {
    source: u32,
    offset: u32,
}

impl Span {
    /// The document that it is in.
    pub(crate) fn source(self) -> SourceId {
        SourceId(self.source)
    }

    /// Whether both places are in one document.
    pub(crate) fn shares_source_with(self, other: Self) -> bool {
        self.source == other.source
    }
}

/// A [`Span`] as people read it: line and column are counted from one, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place<'s> {
    pub file: &'s str,
    pub line: usize,
    pub column: usize,
}

/// One document: the name by which the user knows it, and its text.
#[derive(Debug)]
pub(crate) struct Source {
    pub name: String,
    pub text: String,
}

/// Every document of one run, in the order in which they were first needed.
#[derive(Debug)]
pub(crate) struct Sources {
    all: Vec<Source>,
    limit: usize,
}

impl Default for Sources {
    fn default() -> Self {
        Self::with_limit(DOCUMENT_BYTES)
    }
}

impl Sources {
    /// An empty set whose documents may have at most `limit` bytes each.
    ///
    /// Limits above 4 GiB act like 4 GiB, because a [`Span`] counts in 32 bits.
    pub(crate) fn with_limit(limit: usize) -> Self {
        Self { all: Vec::new(), limit: limit.min(u32::MAX as usize) }
    }

    /// How many bytes a document may have.
    pub(crate) fn limit(&self) -> usize {
        self.limit
    }

    /// How many documents there are.
    pub(crate) fn count(&self) -> usize {
        self.all.len()
    }

    /// The documents that were added after the first `count`.
    pub(crate) fn since(&self, count: usize) -> &[Source] {
        self.all.get(count..).unwrap_or_default()
    }

    /// The id of the document that is added next.
    pub(super) fn next_id(&self) -> SourceId {
        SourceId(u32::try_from(self.all.len()).unwrap_or(u32::MAX))
    }

    /// Adds a document.
    pub(crate) fn add(&mut self, name: &str, text: String) -> SourceId {
        let id = self.next_id();
        self.all.push(Source { name: name.to_owned(), text });
        id
    }

    /// The document that `id` stands for.
    pub(crate) fn get(&self, id: SourceId) -> &Source {
        &self.all[id.0 as usize]
    }

    /// Turns places into lines and columns, each document read through once.
    ///
    /// Places in a document that was never added are left out.
    pub(crate) fn locate(&self, mut spans: Vec<Span>) -> HashMap<Span, Place<'_>> {
        spans.sort_unstable();
        let mut places = HashMap::with_capacity(spans.len());
        let mut at = Span::default();
        let (mut line, mut column) = (1, 1);
        for span in spans {
            let Some(source) = self.all.get(span.source as usize) else { continue };
            if at.source != span.source {
                at = Span { source: span.source, offset: 0 };
                (line, column) = (1, 1);
            }
            let (from, to) = (at.offset as usize, span.offset as usize);
            for byte in source.text.as_bytes().iter().take(to).skip(from) {
                match byte {
                    b'\n' => (line, column) = (line + 1, 1),
                    // Bytes after the first of a character do not count.
                    0x80..=0xbf => {}
                    _ => column += 1,
                }
            }
            at = span;
            places.insert(span, Place { file: &source.name, line, column });
        }
        places
    }
}

/// Which document of a [`Sources`] is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct SourceId(u32);

impl SourceId {
    /// The place `offset` bytes into the document's text.
    pub(crate) fn at(self, offset: usize) -> Span {
        Span { source: self.0, offset: u32::try_from(offset).unwrap_or(u32::MAX) }
    }
}
