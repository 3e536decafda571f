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

    /// Takes note that something was read which the schema forbids, at the element entered last.
    ///
    /// # Errors
    /// The decoder is strict.
    #[cold]
    pub(crate) fn tolerate(&self, leniency: Leniency) -> Result<(), DecodeError> {
        if self.strict {
            return Err(self.error(format!("{leniency}: `{}` (strict)", self.path())));
        }
        self.tolerated.borrow_mut().add(leniency, || self.path());
        Ok(())
    }

    /// What was tolerated so far; forgets it.
    pub(crate) fn take_tolerated(&self) -> Tolerated {
        self.tolerated.take()
    }

    /// The local names of the elements around what was entered last, and its own.
    fn path(&self) -> String {
        let is_open = self.open.last().is_some_and(|it| it.as_ptr() == self.name.written.as_ptr());
        let last = (!is_open).then(|| self.local_name());
        // A long name is left out as a whole: half a secret in it would not be found any more.
        let local = |written: &&'_ str| match written.rsplit(':').next() {
            Some(name) if name.len() <= LONGEST_NAME => Some(name.to_owned()),
            _ => Some("…".to_owned()),
        };
        let open = self.open.iter().take(self.depth).chain(&last);
        let mut names: Vec<String> = open.filter_map(local).collect();
        if names.first().is_some_and(|it| it == "Envelope") {
            names.remove(0);
        }
        names.join("/")
    }
}
