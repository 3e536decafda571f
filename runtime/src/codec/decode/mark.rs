//! Places to go back to, for what turns out to be something else.

use super::decoder::Decoder;
use super::error::DecodeError;
use super::markup::TagName;
use super::scope::Scope;

/// The element entered last, to go back to while it is read.
pub(crate) struct Mark<'x> {
    at: usize,
    start: usize,
    /// How many elements around it are open.
    open: usize,
    name: TagName<'x>,
    empty: bool,
    depth: usize,
    scope: Scope<'x>,
    /// How many references are being followed.
    active: usize,
}

impl<'x> Decoder<'x> {
    /// The element entered last, of which nothing has been read.
    pub(crate) fn mark(&self) -> Mark<'x> {
        Mark {
            at: self.at,
            start: self.start,
            open: self.open.len() - usize::from(!self.empty),
            name: self.name,
            empty: self.empty,
            depth: self.depth,
            scope: self.scope.clone(),
            active: self.references.active.len(),
        }
    }

    /// Goes back to an element that could not be read, and skips it.
    pub(crate) fn pass_over(&mut self, mark: Mark<'x>) -> Result<(), DecodeError> {
        self.go_back(mark);
        self.skip()
    }

    /// Reads the element entered last twice: `look` takes note of nothing that it tolerates. What `read`
    /// cannot read is passed over.
    pub(crate) fn look_and_read<A, B>(
        &mut self,
        look: impl FnOnce(&mut Self) -> Result<A, DecodeError>,
        read: impl FnOnce(&mut Self) -> Result<B, DecodeError>,
    ) -> Result<(A, Result<B, DecodeError>), DecodeError> {
        let (before, again) = (self.mark(), self.mark());
        let strict = std::mem::replace(&mut self.strict, false);
        let tolerated = self.tolerated.take();
        let seen = look(self)?;
        self.strict = strict;
        self.tolerated.replace(tolerated);
        self.enter_again(before)?;
        let value = read(self);
        if value.is_err() {
            self.pass_over(again)?;
        }
        Ok((seen, value))
    }

    /// Goes back to an element, and enters it anew: its attributes are those of the tag read last.
    fn enter_again(&mut self, mark: Mark<'x>) -> Result<(), DecodeError> {
        self.go_back(mark);
        if !self.empty {
            self.open.pop();
        }
        (self.at, self.empty) = (self.start, false);
        self.depth = self.depth.saturating_sub(1);
        self.enter().map(|_| ())
    }

    fn go_back(&mut self, mark: Mark<'x>) {
        let Mark { at, start, open, name, empty, depth, scope, active } = mark;
        (self.at, self.start, self.name) = (at, start, name);
        self.open.truncate(open);
        if !empty {
            self.open.push(name.written);
        }
        (self.empty, self.depth, self.scope) = (empty, depth, scope);
        self.references.active.truncate(active);
    }
}
