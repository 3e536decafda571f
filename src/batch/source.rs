//! Where items come from.

use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;

/// An iterator as a stream that is always ready.
pub(super) struct Iter<I>(pub I);

// Nothing in it is pinned.
impl<I> Unpin for Iter<I> {}

impl<I: Iterator> Stream for Iter<I> {
    type Item = I::Item;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<I::Item>> {
        Poll::Ready(self.0.next())
    }
}
