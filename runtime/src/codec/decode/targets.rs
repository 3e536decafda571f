//! The elements that references point to.

use std::collections::HashMap;

use super::scope::Scope;

/// The elements that references point to.
pub(super) struct References<'x> {
    /// Where the envelope begins.
    pub origin: usize,
    pub targets: Option<HashMap<&'x str, Target<'x>>>,
    /// Where the targets begin that are being read, outermost first.
    pub active: Vec<usize>,
    /// How many bytes were read through references so far.
    pub expanded: usize,
}

/// One of them.
#[derive(Clone)]
pub(super) struct Target<'x> {
    pub start: usize,
    pub scope: Scope<'x>,
}

impl<'x> References<'x> {
    pub fn new(origin: usize) -> Self {
        Self { origin, targets: None, active: Vec::new(), expanded: 0 }
    }
}
