//! Where a value stands, for what depends on that.

use super::settings::Item;
use crate::documents::source::Span;
use crate::model::Constraint;

/// Where a value stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Site<'s> {
    /// What settings know it by.
    pub item: Item<'s>,
    pub span: Span,
    /// Text alone can stand there: an attribute, or what is between the tags.
    pub is_text: bool,
    /// What the schema says of a value that is not given.
    pub constraint: Option<&'s Constraint>,
    /// It has to be there, once.
    pub is_required: bool,
}

impl<'s> Site<'s> {
    /// An element of which no more is known.
    pub(super) fn element(item: Item<'s>, span: Span) -> Self {
        Self { item, span, is_text: false, constraint: None, is_required: false }
    }
}
