//! Input documents as text, and places in them.

use std::collections::HashMap;

use encoding_rs::{Encoding, UTF_8};

use crate::diagnostics::Diagnostics;

/// The largest document that is read, in bytes, unless the caller says otherwise: 32 MiB.
pub(crate) const DEFAULT_LIMIT: usize = 32 << 20;

/// A place in one of the documents of a [`Sources`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Span {
    source: u32,
    offset: u32,
}

impl Span {
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
        Self::with_limit(DEFAULT_LIMIT)
    }
}

impl Sources {
    /// An empty set whose documents may have at most `limit` bytes each.
    ///
    /// Limits above 4 GiB act like 4 GiB, because a [`Span`] counts in 32 bits.
    pub(crate) fn with_limit(limit: usize) -> Self {
        Self { all: Vec::new(), limit: limit.min(u32::MAX as usize) }
    }

    /// Adds a document and turns its bytes into text.
    ///
    /// The text is empty, and an error is collected, if the document is larger than the limit or
    /// is in an encoding that is not known. Bytes that do not fit the encoding are an error too.
    pub(crate) fn add(
        &mut self,
        name: &str,
        bytes: Vec<u8>,
        diagnostics: &mut Diagnostics,
    ) -> SourceId {
        let id = SourceId(u32::try_from(self.all.len()).unwrap_or(u32::MAX));
        let text = self.decode(bytes, id, diagnostics);
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

    fn decode(&self, bytes: Vec<u8>, id: SourceId, diagnostics: &mut Diagnostics) -> String {
        if bytes.len() > self.limit {
            let message = format!(
                "the document has {} bytes; the limit is {} bytes",
                bytes.len(),
                self.limit
            );
            diagnostics
                .error("too-large", id.at(0), message)
                .help("take out what the client does not need, or split it with `import`");
            return String::new();
        }
        let encoding = match detect(&bytes) {
            Ok(encoding) => encoding,
            Err(label) => {
                let message = format!("the document declares the unknown encoding `{label}`");
                diagnostics
                    .error("unknown-encoding", id.at(0), message)
                    .help("save the document as UTF-8");
                return String::new();
            }
        };
        let (text, malformed) = decode(bytes, encoding);
        if malformed {
            let place = text.find('\u{fffd}').unwrap_or(0);
            let message = format!("the bytes here are not valid {}", encoding.name());
            diagnostics
                .error("invalid-bytes", id.at(place), message)
                .help("save the document as UTF-8, or correct the encoding that it declares");
        }
        text
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

/// Decides on the encoding: a byte-order mark, else valid UTF-8, else what is declared, else UTF-8
/// (XML 1.0 appendix F). The error is the label of an encoding that is not known.
///
/// UTF-8 comes before the declaration because portals declare ISO-8859-1 and print UTF-8, and text
/// that was really meant as ISO-8859-1 is next to never valid UTF-8 by accident.
fn detect(bytes: &[u8]) -> Result<&'static Encoding, String> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return Ok(encoding);
    }
    match bytes {
        [0, b'<', 0, ..] => return Ok(encoding_rs::UTF_16BE),
        [b'<', 0, _, 0, ..] => return Ok(encoding_rs::UTF_16LE),
        _ => {}
    }
    let Some(label) = declared_encoding(bytes) else { return Ok(UTF_8) };
    let Some(declared) = Encoding::for_label(label.as_bytes()) else {
        let readable = std::str::from_utf8(bytes).is_ok();
        return if readable { Ok(UTF_8) } else { Err(label) };
    };
    // A declaration that could be read byte by byte does not stand in UTF-16, whatever it says.
    let misdeclared = declared == encoding_rs::UTF_16LE || declared == encoding_rs::UTF_16BE;
    let plain = declared.is_ascii_compatible() && std::str::from_utf8(bytes).is_ok();
    Ok(if misdeclared || plain { UTF_8 } else { declared })
}

/// The `encoding` of the XML declaration, if there is one within the first 256 bytes.
fn declared_encoding(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(256)]);
    let declaration = head.trim_start().strip_prefix("<?xml")?;
    let declaration = &declaration[..declaration.find("?>")?];
    let value = declaration.split_once("encoding")?.1.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    let label = value[1..].split(quote).next()?;
    Some(label.trim().to_owned())
}

/// The text, and whether bytes had to be replaced because they are not valid.
fn decode(bytes: Vec<u8>, encoding: &'static Encoding) -> (String, bool) {
    if encoding == UTF_8 && !bytes.starts_with(b"\xef\xbb\xbf") {
        return match String::from_utf8(bytes) {
            Ok(text) => (text, false),
            Err(error) => (String::from_utf8_lossy(error.as_bytes()).into_owned(), true),
        };
    }
    let (text, malformed) = encoding.decode_with_bom_removal(&bytes);
    (text.into_owned(), malformed)
}
