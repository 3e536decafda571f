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
        let Mark { at, start, open, name, empty, depth, scope, active } = mark;
        (self.at, self.start, self.name) = (at, start, name);
        self.open.truncate(open);
        if !empty {
            self.open.push(name.written);
        }
        (self.empty, self.depth, self.scope) = (empty, depth, scope);
        self.references.active.truncate(active);
        self.skip()
    }
}
