//! The limits of a reply.

/// How much a reply may ask of its reader.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    /// The size of the reply, in bytes; also how much references inside it may repeat.
    pub reply_bytes: usize,
    /// How deep its elements may nest.
    pub depth: usize,
    /// How many parts it may have, where it is a multipart one.
    pub parts: usize,
    /// The size of each of them, in bytes, once its transfer encoding is gone.
    pub part_bytes: usize,
    /// The size of the headers of each of them, in bytes.
    pub part_header_bytes: usize,
}

impl Limits {
    /// How many elements a reply may hold. The shortest takes four bytes of the reply, and much
    /// more than that as a value; real ones are far longer.
    pub fn elements(&self) -> usize {
        (self.reply_bytes / 16).max(100_000)
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            reply_bytes: 64 << 20,
            depth: 128,
            parts: 1000,
            part_bytes: usize::MAX,
            part_header_bytes: 16 << 10,
        }
    }
}
