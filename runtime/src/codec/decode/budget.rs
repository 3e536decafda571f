//! What decoding may allocate.
//!
//! A reply can be small and become large: `<i/>` becomes a struct of a kilobyte, an item that an
//! array leaves out becomes one without a byte of the reply, and what several elements refer to is
//! decoded for each of them. So that no reply can fill the memory, what grows with the reply is
//! counted before it is allocated: lists, boxes, texts, captured XML, and the index of references.

use std::cell::Cell;

/// How much is allocated, in bytes, and how much may be.
#[derive(Debug)]
pub(super) struct Budget {
    pub limit: usize,
    used: Cell<usize>,
    /// What items take that arrays leave out (SOAP 1.1 §5.4.2.1, §5.4.2.2).
    pub left_out: Cell<usize>,
}

/// There is no room for more.
#[derive(Debug)]
pub(super) struct Exceeded;

impl Budget {
    pub fn new(limit: usize) -> Self {
        Self { limit, used: Cell::new(0), left_out: Cell::new(0) }
    }

    /// Counts `bytes` that are about to be allocated.
    #[inline]
    pub fn allot(&self, bytes: usize) -> Result<(), Exceeded> {
        let used = self.used.get().saturating_add(bytes);
        if used > self.limit {
            return Err(Exceeded);
        }
        self.used.set(used);
        Ok(())
    }

    /// Gives back what is no longer allocated.
    #[inline]
    pub fn release(&self, bytes: usize) {
        self.used.set(self.used.get().saturating_sub(bytes));
    }

    /// Makes room in `items` for one more.
    #[inline]
    pub fn make_room<T>(&self, items: &mut Vec<T>) -> Result<(), Exceeded> {
        if items.len() < items.capacity() {
            return Ok(());
        }
        self.grow(items, items.len().saturating_mul(2).max(fewest::<T>()))
    }

    /// Moves `items` to where there is room for `capacity` of them. For as long as that takes, they
    /// stand in both places.
    pub fn grow<T>(&self, items: &mut Vec<T>, capacity: usize) -> Result<(), Exceeded> {
        let before = room_of(items);
        self.allot(size_of::<T>().saturating_mul(capacity))?;
        items.reserve_exact(capacity.saturating_sub(items.len()));
        self.release(before);
        Ok(())
    }
}

/// How many items a list makes room for at first: few of those that are large.
const fn fewest<T>() -> usize {
    if size_of::<T>() <= 256 { 4 } else { 1 }
}

/// How many bytes a list takes, without what its items point to.
pub(super) fn room_of<T>(items: &Vec<T>) -> usize {
    size_of::<T>().saturating_mul(items.capacity())
}
