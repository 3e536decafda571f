//! The type that a value names itself, which may be one derived from what the schema declares.

use std::borrow::Cow;

use crate::codec::encode::traits::Encode;

/// The type that an element says it is of.
#[derive(Debug)]
pub struct SaidType<'x> {
    pub(super) namespace: Cow<'x, str>,
    pub(super) local: &'x str,
}

impl SaidType<'_> {
    /// Whether it is the type of `T`.
    pub fn is<T: Encode>(&self) -> bool {
        T::TYPE.local == self.local && T::TYPE.namespace == self.namespace
    }
}
