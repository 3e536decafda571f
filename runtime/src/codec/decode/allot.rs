//! Counts what values allocate, before they do.

use super::budget::{Exceeded, room_of};
use super::decoder::Decoder;
use super::error::DecodeError;

/// How many bytes the items that arrays leave out may take for each byte of the reply. They are
/// counted over the whole reply, since each list has a share of its bytes alone.
const LEFT_OUT_FACTOR: usize = 16;

impl Decoder<'_> {
    /// Counts `bytes` that are about to be allocated for a value.
    ///
    /// # Errors
    /// Decoding would take more memory than the limits allow.
    #[inline]
    pub fn allot(&self, bytes: usize) -> Result<(), DecodeError> {
        self.budget.allot(bytes).map_err(|found| self.exceeded(found))
    }

    /// Makes room in `items` for one more, and counts it.
    #[inline]
    pub(crate) fn make_room<T>(&self, items: &mut Vec<T>) -> Result<(), DecodeError> {
        self.budget.make_room(items).map_err(|found| self.exceeded(found))
    }

    /// An empty list with room for as many items as are `announced`, as far as that can be true: no
    /// room is made for more than the bytes that are left to read.
    pub(super) fn list<T>(&self, announced: usize) -> Result<Vec<T>, DecodeError> {
        let left = self.document.len().saturating_sub(self.position());
        // No item is shorter than `<i/>`.
        let room = announced.min(left / size_of::<T>().max(4));
        self.allot(size_of::<T>() * room)?;
        Ok(Vec::with_capacity(room))
    }

    /// Gives back the room that a false announcement made, and that would stay taken.
    pub(super) fn settle<T>(&self, items: &mut Vec<T>) {
        if items.len() * 2 < items.capacity() {
            let before = room_of(items);
            items.shrink_to_fit();
            self.budget.release(before - room_of(items));
        }
    }

    /// Makes room for `missing` items that an array leaves out. No byte of the reply stands for
    /// them, so that they are bounded by its size in addition.
    pub(super) fn make_room_left_out<T>(
        &self,
        items: &mut Vec<T>,
        missing: usize,
    ) -> Result<(), DecodeError> {
        let most = self.document.len().saturating_mul(LEFT_OUT_FACTOR);
        let bytes = size_of::<T>().max(1).saturating_mul(missing);
        let left_out = self.budget.left_out.get().saturating_add(bytes);
        if left_out > most {
            return Err(self.error(format!(
                "arrays leave out items that would take more than {most} bytes, which is \
                 {LEFT_OUT_FACTOR} times the reply"
            )));
        }
        self.budget.left_out.set(left_out);
        // And for the one that comes behind them.
        let wanted = items.len().saturating_add(missing).saturating_add(1);
        if wanted > items.capacity() {
            let grown = self.budget.grow(items, wanted);
            grown.map_err(|found| self.exceeded(found))?;
        }
        Ok(())
    }

    #[cold]
    pub(super) fn exceeded(&self, _: Exceeded) -> DecodeError {
        let limit = self.budget.limit;
        self.error(format!("decoding the reply takes more than {limit} bytes of memory"))
    }
}
