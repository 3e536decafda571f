//! Elements that are kept as they came.
//!
//! They are sent on, written into files, and read by others: so all of such an element is
//! well-formed, and not only what the decoder itself looks at.

use std::collections::HashSet;

use memchr::memmem;

use super::attributes::Attributes;
use super::decoder::{Decoder, Markup};
use super::error::DecodeError;
use super::markup::{TagName, start_tag};
use crate::codec::limits::Limits;
use crate::codec::names::is_ncname;

impl<'x> Decoder<'x> {
    /// Passes the rest of the element entered last, including its end tag, if that and its start tag
    /// are well-formed (XML 1.0 §2.1).
    pub(super) fn pass_well_formed(&mut self) -> Result<(), DecodeError> {
        self.check_tag(self.name, &self.attributes)?;
        if self.leave_empty() {
            return Ok(());
        }
        let mut attributes = Attributes::default();
        let inside = self.open.len();
        loop {
            self.pass_well_formed_text()?;
            match self.markup()? {
                Markup::StartTag => self.pass_well_formed_tag(&mut attributes)?,
                Markup::EndTag if self.open.len() == inside => return self.leave(),
                Markup::EndTag => self.end_tag()?,
                Markup::Other => self.pass_well_formed_markup()?,
            }
        }
    }

    /// The error about the element `text`, which stands alone, if it is not well-formed.
    pub(super) fn check_element(&self, text: &str) -> Result<(), DecodeError> {
        let limits = Limits { depth: usize::MAX, ..self.limits };
        let mut decoder = Decoder::new(text, 0, limits).sharing(&self.budget);
        decoder.next_child()?;
        decoder.pass_well_formed()?;
        decoder.close();
        Ok(())
    }

    fn pass_well_formed_tag(&mut self, attributes: &mut Attributes<'x>) -> Result<(), DecodeError> {
        let tag = start_tag(self.document, self.at, attributes).map_err(|bad| self.bad_tag(bad))?;
        self.check_tag(tag.name, attributes)?;
        self.at = tag.end;
        if !tag.empty {
            self.open(tag.name.written)?;
        }
        Ok(())
    }

    fn pass_well_formed_text(&mut self) -> Result<(), DecodeError> {
        let start = self.at;
        self.pass_text()?;
        let text = &self.document[start..self.at];
        let end = std::mem::replace(&mut self.at, start);
        for at in memchr::memchr_iter(b'&', text.as_bytes()) {
            self.at = start + at;
            self.character()?;
        }
        self.at = end;
        // XML 1.0 §2.4.
        match memmem::find(text.as_bytes(), b"]]>") {
            Some(_) => Err(self.error("`]]>` in text".to_owned())),
            None => Ok(()),
        }
    }

    fn pass_well_formed_markup(&mut self) -> Result<(), DecodeError> {
        let start = self.at;
        self.other_markup()?;
        let markup = &self.document[start..self.at];
        let comment = markup.strip_prefix("<!--").and_then(|rest| rest.strip_suffix("-->"));
        if comment.is_some_and(|text| text.contains("--") || text.ends_with('-')) {
            // XML 1.0 §2.5.
            return Err(self.error("`--` in a comment".to_owned()));
        }
        let target = markup.strip_prefix("<?").unwrap_or_default();
        if target.get(..3).is_some_and(|name| name.eq_ignore_ascii_case("xml"))
            && !target[3..]
                .starts_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))
        {
            // XML 1.0 §2.6.
            return Err(self.error("an XML declaration inside of an element".to_owned()));
        }
        Ok(())
    }

    /// Checks the names of an element and of its attributes (Namespaces in XML 1.0 §4), and that
    /// each of these is there once and has a value that can be one (XML 1.0 §3.1).
    fn check_tag(&self, name: TagName<'_>, attributes: &Attributes<'_>) -> Result<(), DecodeError> {
        let is_name =
            |prefix: &str, local| is_ncname(local) && (prefix.is_empty() || is_ncname(prefix));
        let is_plain = !name.written.starts_with(':') && is_name(name.prefix(), name.local());
        if !is_plain {
            return Err(self.unexpected("the name of an element", name.written));
        }
        let mut names = HashSet::new();
        for it in attributes.list() {
            if !is_name(it.prefix, it.local) {
                return Err(self.unexpected("the name of an attribute", it.local));
            }
            if attributes.list().len() > 1 && !names.insert((it.prefix, it.local)) {
                return Err(self.error(format!("the attribute `{}` comes twice", it.local)));
            }
            if it.value.contains('<') {
                return Err(self.unexpected("the value of an attribute", it.value));
            }
        }
        attributes.flaw().map_or(Ok(()), |flaw| Err(self.error(flaw.to_owned())))
    }
}
