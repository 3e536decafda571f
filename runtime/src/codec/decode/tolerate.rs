//! Counts what is tolerated, or refuses it.

use super::decoder::Decoder;
use super::error::DecodeError;
use crate::codec::leniency::{Leniency, Tolerated};

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
        let local = |written: &&'_ str| written.rsplit(':').next().map(str::to_owned);
        let open = self.open.iter().filter_map(local);
        let mut names: Vec<String> = open.chain(last.map(str::to_owned)).collect();
        if names.first().is_some_and(|it| it == "Envelope") {
            names.remove(0);
        }
        names.join("/")
    }
}
