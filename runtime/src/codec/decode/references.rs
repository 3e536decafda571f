//! Multi-reference values: an element refers by `href` or `enc:ref` to the element that holds its
//! value (SOAP 1.1 §5.4.1, SOAP 1.2 Part 2 §3.1.5).

use std::cell::Cell;
use std::collections::HashMap;
use std::rc::Rc;

use super::absence::Absence;
use super::budget::{Budget, Exceeded};
use super::decoder::Decoder;
use super::error::DecodeError;
use super::scope::ROOM_OF_BINDING;
use super::targets::{ROOM_OF_TARGET, Target, Targets};
use super::traits::{Decode, Place};
use crate::codec::leniency::Leniency;
use crate::codec::limits::Limits;
use crate::codec::names::is_ncname;

/// How deep elements are looked at for an `id`: what nobody reads may nest deeper than what is read.
const MAX_DEPTH: usize = 1_000_000;

/// Every element with an `id`, from `origin` on, as far as the document is well-formed: what is
/// not, the decoder itself will find.
///
/// What that allocates counts against `budget`.
fn index<'x>(
    document: &'x str,
    origin: usize,
    budget: &Rc<Budget>,
) -> Result<Targets<'x>, Exceeded> {
    let limits = Limits { depth: MAX_DEPTH, ..Limits::default() };
    let mut decoder = Decoder::new(document, origin, limits).sharing(budget);
    let mut targets = HashMap::new();
    loop {
        match decoder.next_child() {
            Ok(Some(_)) => {}
            Ok(None) if decoder.depth > 0 => continue,
            Ok(None) | Err(_) => break,
        }
        if let Some(id) = decoder.id() {
            let declared = decoder.attributes.declarations().count();
            budget.allot(ROOM_OF_TARGET + declared * ROOM_OF_BINDING)?;
            let scope = decoder.scope.snapshot();
            let target = Target { start: decoder.start, scope, twice: targets.contains_key(id) };
            targets.insert(id, target);
        }
    }
    decoder.close();
    Ok(targets)
}

impl<'x> Decoder<'x> {
    /// Decodes the current element. `None` means `xsi:nil`, or an empty element where its type has
    /// no empty form.
    ///
    /// With SOAP encoding, a reference to another element of the reply is followed.
    pub fn value<T: Decode>(&mut self) -> Result<Option<T>, DecodeError> {
        let mut value = None;
        Ok(if self.read_into(&mut value)? { value } else { None })
    }

    /// As [`value`](Self::value), but reads into `place`; returns whether there is a value.
    pub(crate) fn read_into(&mut self, place: &mut dyn Place) -> Result<bool, DecodeError> {
        let name = self.local_name();
        let special = self.attributes.are_special();
        let result = if special { self.special(place) } else { place.fill(self) };
        result.map_err(|error| error.within(name))
    }

    /// Reads a value that may be nil, or stand elsewhere.
    fn special(&mut self, place: &mut dyn Place) -> Result<bool, DecodeError> {
        if self.is_nil()? {
            self.absence = Absence::Nil;
            return self.leave_out_content().map(|()| false);
        }
        match self.href() {
            Some(href) if self.encoded && self.is_part(href) => self.read_part(place),
            Some(href) if self.encoded => self.follow(href, place),
            _ => place.fill(self),
        }
    }

    /// Leaves the current element, which should hold nothing: what it holds is no value.
    pub(crate) fn leave_out_content(&mut self) -> Result<(), DecodeError> {
        let has_text = Cell::new(false);
        let child = self.next_and_text(|decoder, _| match has_text.replace(true) {
            false => decoder.tolerate(Leniency::Content),
            true => Ok(()),
        })?;
        if child.is_none() {
            return Ok(());
        }
        if !has_text.get() {
            self.tolerate(Leniency::Content)?;
        }
        self.skip()?;
        self.skip()
    }

    /// Skips the current element and reads the value of the one that `href` refers to.
    pub(super) fn follow(
        &mut self,
        href: &str,
        place: &mut dyn Place,
    ) -> Result<bool, DecodeError> {
        let target = self.target(href)?;
        self.leave_out_content()?;
        let outer = std::mem::replace(&mut self.at, target.start);
        let outer_scope = std::mem::replace(&mut self.scope, target.scope);
        self.references.active.push(target.start);
        self.depth += 1;

        let result = self.next_child().and_then(|_| self.read_into(place));
        self.references.expanded += self.at.saturating_sub(target.start);

        self.depth -= 1;
        self.references.active.pop();
        self.scope = outer_scope;
        self.at = outer;
        result
    }

    /// The element that `href` refers to, if reading it comes to an end.
    fn target(&mut self, href: &str) -> Result<Target<'x>, DecodeError> {
        // SOAP 1.2 refers by the id alone, which is a name; some write a URI there as well.
        let id = href.strip_prefix('#').unwrap_or(href);
        if id == href && !is_ncname(id) {
            return Err(self.error(format!("`{href}` refers to something outside of the reply")));
        }
        let (document, origin) = (self.document, self.references.origin);
        if self.references.targets.is_none() {
            let targets = index(document, origin, &self.budget);
            self.references.targets = Some(targets.map_err(|found| self.exceeded(found))?);
        }
        let targets = self.references.targets.as_ref();
        let Some(target) = targets.and_then(|targets| targets.get(id)).cloned() else {
            return Err(self.error(format!("`{href}` refers to an element that is not there")));
        };
        if target.twice {
            return Err(self.error(format!("`{href}` refers to several elements")));
        }
        if self.references.active.contains(&target.start) {
            return Err(self.error(format!("`{href}` refers to an element that contains it")));
        }
        if self.references.expanded > self.limits.reply_bytes {
            let limit = self.limits.reply_bytes;
            return Err(self.error(format!("references repeat more than {limit} bytes")));
        }
        Ok(target)
    }
}
