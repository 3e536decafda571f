//! Parts of a message beside its envelope (SOAP with Attachments, MTOM).

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;

use bytes::Bytes;
use encoding_rs::Encoding;

use crate::codec::media_type::{essence, parameter};

/// The attachments of a reply: the parts of a `multipart/related` message beside its envelope (RFC
/// 2387), in the order in which they came.
///
/// Where an envelope includes a part (`xop:Include`, XOP 1.0 §2.1) or refers to it by `href` (SOAP
/// Messages with Attachments §3), the value that is read holds its bytes already. What is left is
/// what the envelope names otherwise, by an `xsd:anyURI` such as `cid:photo@example.org`, or not at
/// all, as the parts of a MIME binding (WSDL 1.1 §5).
#[derive(Clone, Default)]
pub struct Attachments {
    parts: Vec<Attachment>,
    /// Where the part of a `Content-ID` is, and whether there are several.
    ids: HashMap<String, (usize, bool)>,
    /// Where the part of a `Content-Location` is, likewise.
    locations: HashMap<String, (usize, bool)>,
}

/// One part of a message beside its envelope.
///
/// Its bytes are a slice of the reply where they came as they are, so that a clone costs nothing and
/// keeps the whole reply in memory.
#[derive(Clone, PartialEq, Eq)]
pub struct Attachment {
    headers: Vec<(String, String)>,
    bytes: Bytes,
}

/// What becomes of a reference to an attachment.
pub(crate) enum Found<'a> {
    One(&'a Attachment),
    None,
    /// Several parts have the same name, so that it names none of them.
    Several,
}

impl Attachments {
    pub(crate) fn new(parts: Vec<Attachment>) -> Self {
        let (mut ids, mut locations) = (HashMap::new(), HashMap::new());
        for (index, part) in parts.iter().enumerate() {
            for (names, name) in
                [(&mut ids, part.content_id()), (&mut locations, part.content_location())]
            {
                if let Some(name) = name {
                    let noted = names.entry(name.to_owned());
                    noted.and_modify(|(_, several)| *several = true).or_insert((index, false));
                }
            }
        }
        Self { parts, ids, locations }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.parts.len()
    }

    /// Whether there are none: the reply is an envelope alone.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// The attachments in the order in which they came.
    pub fn iter(&self) -> std::slice::Iter<'_, Attachment> {
        self.parts.iter()
    }

    /// The attachment that `reference` names: a URL such as `cid:photo%40example.org` (RFC 2392), a
    /// `Content-ID` with or without its angle brackets, or a `Content-Location`. `None` where there
    /// is none, and where several have the same name.
    pub fn get(&self, reference: &str) -> Option<&Attachment> {
        match self.find(reference) {
            Found::One(part) => Some(part),
            Found::None | Found::Several => None,
        }
    }

    /// The attachment that is the part `name` of the message, by the MIME binding of the WSDL (WSDL 1.1
    /// §5.3): its `Content-ID` begins with the name and `=` (WS-I Attachments Profile 1.0 R2933).
    /// `None` where there is none, and where there are several.
    pub fn part(&self, name: &str) -> Option<&Attachment> {
        let is_named = |part: &&Attachment| {
            let id = part.content_id().and_then(|id| id.split_once('='));
            id.is_some_and(|(found, _)| unescaped(found) == name)
        };
        let mut named = self.iter().filter(is_named);
        named.next().filter(|_| named.next().is_none())
    }

    pub(crate) fn find(&self, reference: &str) -> Found<'_> {
        let reference = reference.trim();
        let found = match content_id_of(reference) {
            // Some write the id into the URL as it is.
            Some(id) => self.ids.get(&*unescaped(id)).or_else(|| self.ids.get(id)),
            None => {
                let by_id = self.ids.get(without_brackets(reference));
                by_id.or_else(|| self.locations.get(reference))
            }
        };
        match found {
            Some((index, false)) => self.parts.get(*index).map_or(Found::None, Found::One),
            Some((_, true)) => Found::Several,
            None => Found::None,
        }
    }

    /// The names that the parts go by, for an error.
    pub(crate) fn names(&self) -> String {
        let names = self.parts.iter().take(8).map(|part| match part.content_id() {
            Some(id) => format!("`{id}`"),
            None => "one without a Content-ID".to_owned(),
        });
        let names = names.collect::<Vec<_>>().join(", ");
        if self.len() > 8 { format!("{names}, …") } else { names }
    }
}

impl Attachment {
    pub(crate) fn new(headers: Vec<(String, String)>, bytes: Bytes) -> Self {
        Self { headers, bytes }
    }

    /// `Content-ID` without its angle brackets.
    pub fn content_id(&self) -> Option<&str> {
        self.header("Content-ID").map(without_brackets)
    }

    /// `Content-Location`: the URL that the part is known by (RFC 2557 §4).
    pub fn content_location(&self) -> Option<&str> {
        self.header("Content-Location")
    }

    /// `Content-Type` with its parameters, such as `image/jpeg`.
    pub fn content_type(&self) -> Option<&str> {
        self.header("Content-Type")
    }

    /// The first header of this name, in any case; a value over several lines is one line.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers().find(|(found, _)| found.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    /// The headers of the part, as they came.
    pub fn headers(&self) -> impl Iterator<Item = (&str, &str)> {
        self.headers.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The content, without its `Content-Transfer-Encoding`.
    pub fn bytes(&self) -> &Bytes {
        &self.bytes
    }

    /// The content, without its `Content-Transfer-Encoding`.
    pub fn into_bytes(self) -> Bytes {
        self.bytes
    }

    /// The content as text, by the `charset` of its `Content-Type`, or else as UTF-8. `None` where
    /// the bytes are no text of that encoding, or nobody knows it.
    pub fn text(&self) -> Option<Cow<'_, str>> {
        let charset = self.content_type().and_then(|it| parameter(it, "charset"));
        let encoding = match &charset {
            Some(label) => Encoding::for_label(label.as_bytes())?,
            None => encoding_rs::UTF_8,
        };
        encoding.decode_without_bom_handling_and_without_replacement(&self.bytes)
    }

    /// Whether the part says that it is text.
    pub(crate) fn is_text(&self) -> bool {
        self.content_type().is_some_and(|it| essence(it).starts_with("text/"))
    }
}

/// What a URL says of the scheme `cid` (RFC 2392), as written; `None` for anything else.
pub(crate) fn content_id_of(url: &str) -> Option<&str> {
    let (scheme, id) = url.split_at_checked("cid:".len())?;
    scheme.eq_ignore_ascii_case("cid:").then_some(id)
}

/// A `Content-ID` without the angle brackets around it (RFC 2045 §7).
pub(crate) fn without_brackets(id: &str) -> &str {
    let id = id.trim();
    id.strip_prefix('<').and_then(|inner| inner.strip_suffix('>')).unwrap_or(id)
}

/// The text that percent-encoding stands for (RFC 3986 §2.1); as it is where that is broken.
fn unescaped(url: &str) -> Cow<'_, str> {
    if !url.contains('%') {
        return Cow::Borrowed(url);
    }
    let mut bytes = Vec::with_capacity(url.len());
    let mut rest = url.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let digits = after.get(..2).filter(|_| *first == b'%');
        match digits.and_then(|digits| hex::decode(digits).ok()) {
            Some(byte) => {
                bytes.extend(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).map_or(Cow::Borrowed(url), Cow::Owned)
}

impl<'a> IntoIterator for &'a Attachments {
    type Item = &'a Attachment;
    type IntoIter = std::slice::Iter<'a, Attachment>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl IntoIterator for Attachments {
    type Item = Attachment;
    type IntoIter = std::vec::IntoIter<Attachment>;

    fn into_iter(self) -> Self::IntoIter {
        self.parts.into_iter()
    }
}

impl fmt::Debug for Attachments {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(&self.parts).finish()
    }
}

/// Shows how large the content is, and not what it is.
impl fmt::Debug for Attachment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Attachment")
            .field("content_id", &self.content_id())
            .field("content_type", &self.content_type())
            .field("bytes", &self.bytes.len())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(headers: &[(&str, &str)], bytes: &'static [u8]) -> Attachment {
        let headers = headers.iter().map(|(name, value)| ((*name).into(), (*value).into()));
        Attachment::new(headers.collect(), Bytes::from_static(bytes))
    }

    #[test]
    fn a_part_is_found_by_its_id_and_by_its_location() {
        let parts = Attachments::new(vec![
            part(&[("content-id", "<a b%@x>")], b"1"),
            part(&[("Content-ID", "http://x/1/2")], b"2"),
            part(&[("Content-Location", "photo.png")], b"3"),
        ]);
        for (reference, content) in [
            ("cid:a%20b%25%40x", "1"),
            ("CID:a b%@x", "1"),
            ("<a b%@x>", "1"),
            ("cid:http%3A%2F%2Fx%2F1%2f2", "2"),
            ("cid:http://x/1/2", "2"),
            ("photo.png", "3"),
        ] {
            let found = parts.get(reference).map(|part| &part.bytes()[..]);
            assert_eq!(found, Some(content.as_bytes()), "{reference}");
        }
        for reference in ["cid:photo.png", "cid:", "é", "a%20b%25@x"] {
            assert_eq!(parts.get(reference), None, "{reference}");
        }
    }

    #[test]
    fn a_part_of_a_mime_binding_is_found_by_its_name() {
        let id = |id| part(&[("Content-ID", id)], b"");
        let parts = Attachments::new(vec![
            id("<file=1@x>"),
            id("<scan%201=2@x>"),
            id("<twice=1@x>"),
            id("<twice=2@x>"),
            id("<lone>"),
        ]);
        for (name, at) in [("file", Some(0)), ("scan 1", Some(1)), ("twice", None), ("lone", None)]
        {
            assert_eq!(parts.part(name), at.and_then(|at| parts.iter().nth(at)), "{name}");
        }
    }

    #[test]
    fn a_name_of_several_parts_names_none_of_them() {
        let twice = Attachments::new(vec![
            part(&[("Content-ID", "<a>")], b"1"),
            part(&[("Content-ID", "<a>")], b"2"),
        ]);
        assert_eq!(twice.get("cid:a"), None);
        assert!(matches!(twice.find("cid:a"), Found::Several));
    }

    #[test]
    fn text_goes_by_its_own_charset() {
        let latin = part(&[("Content-Type", "text/plain; charset=iso-8859-1")], b"Zo\xEB");
        assert_eq!(latin.text().as_deref(), Some("Zoë"));
        assert_eq!(part(&[], "Zoë".as_bytes()).text().as_deref(), Some("Zoë"));
        for (headers, bytes) in [
            (&[("Content-Type", "text/plain; charset=utf-8")], &b"\xEB"[..]),
            (&[("Content-Type", "text/plain; charset=klingon")], b"a"),
        ] {
            assert_eq!(part(headers, bytes).text(), None);
        }
    }
}
