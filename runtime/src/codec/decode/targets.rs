//! The elements that references point to.

use std::collections::HashMap;

use super::scope::Scope;

/// The elements that references point to.
pub(super) struct References<'x> {
    /// Where the envelope begins.
    pub origin: usize,
    pub targets: Option<Targets<'x>>,
    /// Where the targets begin that are being read, outermost first.
    pub active: Vec<usize>,
    /// How many bytes were read through references so far.
    pub expanded: usize,
}

/// The elements with an `id`, by that.
pub(super) type Targets<'x> = HashMap<&'x str, Target<'x>>;

/// What one of them takes, in bytes: a map that grows has less than half of its places filled, and
/// stands in both places while it moves.
pub(super) const ROOM_OF_TARGET: usize = 4 * size_of::<(&str, Target<'_>)>();

/// One of them.
#[derive(Clone)]
pub(super) struct Target<'x> {
    pub start: usize,
    pub scope: Scope<'x>,
    /// Several elements have its id, so that nobody knows which of them is meant.
    pub twice: bool,
}

impl<'x> References<'x> {
    pub fn new(origin: usize) -> Self {
        Self { origin, targets: None, active: Vec::new(), expanded: 0 }
    }
}
