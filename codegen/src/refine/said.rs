//! What a file says, and where.

use crate::documents::source::Span;

/// Something that a refinements file says, with its place there.
///
/// Two are equal if they say the same, wherever that stands.
#[derive(Clone, Debug, Default)]
pub(crate) struct Said<T> {
    pub value: T,
    /// Nothing for what a method of `Config` says.
    pub span: Option<Span>,
}

impl<T> Said<T> {
    /// What stands at `span`.
    pub(crate) fn at(span: Span, value: T) -> Self {
        Self { value, span: Some(span) }
    }
}

impl<T: PartialEq> PartialEq for Said<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T: Eq> Eq for Said<T> {}
