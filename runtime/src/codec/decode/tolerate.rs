//! Counts what is tolerated, or refuses it.

use super::decoder::Decoder;
use super::error::DecodeError;
use crate::codec::leniency::{Leniency, Tolerated};

/// How long a name is that a path shows, in bytes.
const LONGEST_NAME: usize = 1000;

impl Decoder<'_> {
    /// The same decoder, which refuses everything that it would tolerate if `strict`.
    pub(crate) fn strict(mut self, strict: bool) -> Self {
        self.strict = strict;
        self
    }

    /// What `read` gives, which takes nothing that is to be tolerated if `exact`.
    pub(crate) fn exactly<T>(&self, exact: bool, read: impl FnOnce() -> T) -> T {
        let outer = self.exact.get();
        self.exact.set(outer || exact);
        let value = read();
        self.exact.set(outer);
        value
    }

    /// Takes note that something was read which the schema forbids, at the element entered last.
    ///
    /// # Errors
    /// The decoder is strict.
    #[cold]
    pub(crate) fn tolerate(&self, leniency: Leniency) -> Result<(), DecodeError> {
        self.tolerate_at(leniency, || self.path())
    }

    /// As [`tolerate`](Self::tolerate), at the attribute `name` of that element, which may be absent.
    #[cold]
    pub(crate) fn tolerate_attribute(
        &self,
        leniency: Leniency,
        name: &str,
    ) -> Result<(), DecodeError> {
        self.tolerate_at(leniency, || format!("{}/@{}", self.path(), shown(name)))
    }

    fn tolerate_at(
        &self,
        leniency: Leniency,
        path: impl FnOnce() -> String,
    ) -> Result<(), DecodeError> {
        if self.strict || self.exact.get() {
            return Err(self.error(format!("{leniency}: `{}` (strict)", path())));
        }
        self.tolerated.borrow_mut().add(leniency, path);
        Ok(())
    }

    /// Takes note that the element entered last is nil, if it is; it may not be.
    #[cold]
    pub(crate) fn tolerate_nil(&self) -> Result<(), DecodeError> {
        // With SOAP encoding any value may be nil (SOAP 1.1 §5.1).
        if self.encoded || !self.is_nil()? { Ok(()) } else { self.tolerate(Leniency::Nil) }
    }

    /// As [`tolerate`](Self::tolerate), at the element that ended last.
    #[cold]
    pub(crate) fn tolerate_left(&self, leniency: Leniency) -> Result<(), DecodeError> {
        let path = || format!("{}/{}", self.around(), shown(local(self.left)));
        self.tolerate_at(leniency, || path().trim_start_matches('/').to_owned())
    }

    /// Takes note that the element `name` is not there, in the one that ended last.
    #[cold]
    pub(crate) fn tolerate_absent(&self, name: &str) -> Result<(), DecodeError> {
        self.tolerate_in_left(Leniency::Missing, name)
    }

    /// Takes note that there are too many elements `name` in the one that ended last.
    #[cold]
    pub(crate) fn tolerate_more(&self, name: &str) -> Result<(), DecodeError> {
        self.tolerate_in_left(Leniency::TooMany, name)
    }

    fn tolerate_in_left(&self, leniency: Leniency, name: &str) -> Result<(), DecodeError> {
        let path = || format!("{}/{}/{name}", self.around(), shown(local(self.left)));
        self.tolerate_at(leniency, || path().trim_start_matches('/').to_owned())
    }

    /// Whether the element entered last has attributes that can say that it is nil.
    #[inline]
    pub(crate) fn may_be_nil(&self) -> bool {
        self.attributes.are_special()
    }

    /// Whether values go by SOAP encoding.
    pub(crate) fn is_encoded(&self) -> bool {
        self.encoded
    }

    /// Whether the element entered last can say that it is an array: what says so has a prefix.
    #[inline]
    pub(super) fn may_be_array(&self) -> bool {
        self.attributes.list().iter().any(|it| !it.prefix.is_empty() && it.prefix != "xmlns")
    }

    /// What was tolerated so far; forgets it.
    pub(crate) fn take_tolerated(&self) -> Tolerated {
        self.tolerated.take()
    }

    /// The local names of the elements around what was entered last, and its own.
    fn path(&self) -> String {
        let is_open = self.open.last().is_some_and(|it| it.as_ptr() == self.name.written.as_ptr());
        let last = (!is_open).then(|| self.local_name());
        let around = self.around();
        match last {
            Some(last) if around.is_empty() => last.to_owned(),
            Some(last) => format!("{around}/{last}"),
            None => around,
        }
    }

    /// The local names of the elements that are open, from the body on.
    fn around(&self) -> String {
        let open = self.open.iter().take(self.limits.depth);
        let mut names: Vec<&str> = open.map(|written| shown(local(written))).collect();
        if names.first() == Some(&"Envelope") {
            names.remove(0);
        }
        names.join("/")
    }
}

/// A name in a path. A long one is left out as a whole: half a secret in it would not be found any
/// more.
pub(crate) fn shown(name: &str) -> &str {
    if name.len() <= LONGEST_NAME { name } else { "…" }
}

/// A name without its prefix.
fn local(written: &str) -> &str {
    written.rsplit(':').next().unwrap_or_default()
}
