//! References from the envelope to the parts beside it: `xop:Include` (XOP 1.0 §3.2) and `href` (SOAP
//! Messages with Attachments §3).

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::decoder::Decoder;
use super::error::DecodeError;
use super::scan::is_space;
use super::traits::Place;
use crate::codec::attachment::{Attachment, Attachments, Found, content_id_of};
use crate::codec::names::Name;
use crate::types::white_space::trim;

/// The namespace of `Include`.
const XOP: &str = "http://www.w3.org/2004/08/xop/include";

/// An attachment that stands in place of the content of an element.
#[derive(Clone, Copy, Debug)]
pub struct Attached<'x> {
    pub(crate) attachment: &'x Attachment,
    pub(crate) by: By,
}

/// How an element refers to an attachment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum By {
    /// `xop:Include`: what is meant is the part in base64.
    Include,
    /// `href`: what is meant is the part, whatever the type of the element.
    Href,
}

impl Attached<'_> {
    /// The text that `xop:Include` stands for (XOP 1.0 §3.2): the bytes in base64. `None` where the
    /// part is referred to in another way.
    pub fn included(&self) -> Option<String> {
        (self.by == By::Include).then(|| self.base64())
    }

    /// How many bytes the attachment takes as text at most, in any encoding or in base64.
    pub(crate) fn room(&self) -> usize {
        self.attachment.bytes().len().saturating_mul(2)
    }

    /// The bytes in base64.
    pub(crate) fn base64(&self) -> String {
        STANDARD.encode(self.attachment.bytes())
    }
}

impl<'x> Decoder<'x> {
    /// The same decoder, for an envelope with these parts beside it.
    pub(crate) fn beside(mut self, attachments: &'x Attachments) -> Self {
        self.attachments = Some(attachments);
        self
    }

    /// The attachment that stands in place of the content of the current element, which is read to
    /// its end then. `None` where it has content of its own.
    pub fn part(&mut self) -> Result<Option<Attached<'x>>, DecodeError> {
        let href = if self.attributes.are_special() { self.href() } else { None };
        match href.filter(|href| self.is_part(href)) {
            Some(href) if self.is_blank() => {
                let attachment = self.attachment(href)?;
                self.skip()?;
                self.taken(attachment, By::Href)
            }
            _ => self.included(),
        }
    }

    /// The same, where `href` is an attribute like any other.
    #[inline]
    pub(crate) fn included(&mut self) -> Result<Option<Attached<'x>>, DecodeError> {
        if !self.begins_with_include() {
            return Ok(None);
        }
        self.read_include()
    }

    /// Reads the current element, whose first child is called `Include`.
    fn read_include(&mut self) -> Result<Option<Attached<'x>>, DecodeError> {
        self.next_child()?;
        if !self.is_include() {
            return Err(self.unexpected("text", "an element called `Include`"));
        }
        let Some(href) = self.attribute(Name::unqualified("href")) else {
            return Err(self.missing("Include/@href"));
        };
        if content_id_of(href.trim()).is_none() {
            return Err(self.unexpected("a URL of the scheme `cid`", &href));
        }
        let attachment = self.attachment(&href)?;
        self.skip()?;
        let mut text = String::new();
        if self.next_child_or_text(&mut text)?.is_some() || !trim(&text).is_empty() {
            return Err(self.error("`xop:Include` stands beside other content".to_owned()));
        }
        self.taken(attachment, By::Include)
    }

    /// The attachment whose URL a text is. It is not counted as one that is read again: no bytes are
    /// copied for a type whose values are no text.
    pub(crate) fn named_part(&self, text: &str) -> Option<Attached<'x>> {
        content_id_of(trim(text))?;
        match self.attachments?.find(text) {
            Found::One(attachment) => Some(Attached { attachment, by: By::Href }),
            Found::None | Found::Several => None,
        }
    }

    /// Whether the element entered last stands for an attachment.
    pub(crate) fn is_include(&self) -> bool {
        self.local_name() == "Include" && self.is_of(XOP)
    }

    /// The error that an attachment stands where something else is `expected`.
    pub(crate) fn unexpected_part(&self, expected: &str) -> DecodeError {
        self.error(format!("expected {expected}, found a reference to an attachment"))
    }

    /// Whether an `href` refers to an attachment, and not to another element.
    pub(super) fn is_part(&self, href: &str) -> bool {
        let by_location =
            || self.attachments.is_some_and(|parts| matches!(parts.find(href), Found::One(_)));
        content_id_of(href.trim()).is_some() || !href.starts_with('#') && by_location()
    }

    /// Decodes an element that refers to an attachment, which its type has to take.
    pub(super) fn read_part(&mut self, place: &mut dyn Place) -> Result<bool, DecodeError> {
        let before = self.parts_taken;
        let found = place.fill(self)?;
        match self.parts_taken == before {
            true => Err(self.unexpected_part("a value in the envelope")),
            false => Ok(found),
        }
    }

    /// Counts what is read out of attachments: each may be referred to again and again.
    fn taken(
        &mut self,
        attachment: &'x Attachment,
        by: By,
    ) -> Result<Option<Attached<'x>>, DecodeError> {
        self.parts_taken += 1;
        let expanded = &mut self.references.expanded;
        *expanded = expanded.saturating_add(attachment.bytes().len());
        if *expanded > self.limits.reply_bytes {
            let limit = self.limits.reply_bytes;
            return Err(self.error(format!("references repeat more than {limit} bytes")));
        }
        Ok(Some(Attached { attachment, by }))
    }

    fn attachment(&self, url: &str) -> Result<&'x Attachment, DecodeError> {
        // Not cut: half a secret in it would not be found any more.
        let shown = url.trim();
        let Some(parts) = self.attachments.filter(|parts| !parts.is_empty()) else {
            let problem = format!("`{shown}` refers to an attachment, and the reply has none");
            return Err(self.error(problem));
        };
        match parts.find(url) {
            Found::One(part) => Ok(part),
            Found::Several => Err(self.error(format!("several attachments are called `{shown}`"))),
            Found::None => Err(self.error(format!(
                "`{shown}` refers to an attachment that is not there; there is {}",
                parts.names()
            ))),
        }
    }

    /// Whether nothing but blanks stands inside the current element.
    pub(super) fn is_blank(&self) -> bool {
        self.is_empty_tag() || self.behind_blanks().starts_with(b"</")
    }

    #[inline]
    fn begins_with_include(&self) -> bool {
        // Most values begin with what is neither a tag nor a blank.
        let first = self.document.as_bytes().get(self.at).copied().unwrap_or_default();
        (first == b'<' || is_space(first)) && !self.is_empty_tag() && self.next_is_include()
    }

    fn next_is_include(&self) -> bool {
        let Some(tag) = self.behind_blanks().strip_prefix(b"<") else { return false };
        let end = tag.iter().position(|byte| is_space(*byte) || matches!(byte, b'>' | b'/'));
        let name = &tag[..end.unwrap_or(tag.len())];
        name.strip_suffix(b"Include").is_some_and(|prefix| matches!(prefix, [] | [.., b':']))
    }

    fn behind_blanks(&self) -> &'x [u8] {
        let rest = &self.document.as_bytes()[self.at..];
        &rest[rest.iter().take_while(|byte| is_space(**byte)).count()..]
    }
}
