//! Some futures at a time.

use std::pin::Pin;
use std::task::{Context, Poll};

/// Futures that run together. There are few of them, so that each is polled whenever one wakes.
pub(super) struct Pool<'f, T>(Vec<Pin<Box<dyn Future<Output = T> + Send + 'f>>>);

impl<'f, T> Pool<'f, T> {
    pub fn new() -> Self {
        Self(Vec::new())
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn push(&mut self, future: impl Future<Output = T> + Send + 'f) {
        self.0.push(Box::pin(future));
    }

    /// The result of one that is at its end.
    pub fn poll(&mut self, context: &mut Context<'_>) -> Poll<T> {
        for (index, future) in self.0.iter_mut().enumerate() {
            if let Poll::Ready(result) = future.as_mut().poll(context) {
                drop(self.0.swap_remove(index));
                return Poll::Ready(result);
            }
        }
        Poll::Pending
    }
}
