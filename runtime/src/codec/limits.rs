//! The limits of a reply.

/// How many bytes of memory go with each byte that a reply may have, unless the user says otherwise.
///
/// What a reply becomes takes more room than its text: a struct has room for all its fields, also
/// for those that did not come, and a list that grows makes room ahead. Measured on replies of
/// wide types, messages of 60 fields of which 10 come, it is 2.4 bytes for each byte of the reply.
const MEMORY_FACTOR: usize = 4;

/// What decoding may take however small the limit of the reply is: a single struct can be large.
const LEAST_MEMORY: usize = 8 << 20;

/// How much a reply may ask of its reader.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    /// The size of the reply, in bytes; also how much references inside it may repeat.
    pub reply_bytes: usize,
    /// How deep its elements may nest.
    pub depth: usize,
    /// What the user allows decoding to allocate, in bytes.
    pub memory_bytes: Option<usize>,
    /// How many parts it may have, where it is a multipart one.
    pub parts: usize,
    /// The size of each of them, in bytes, once its transfer encoding is gone.
    pub part_bytes: usize,
    /// The size of the headers of each of them, in bytes.
    pub part_header_bytes: usize,
}

impl Limits {
    /// What decoding may allocate, in bytes, beside the reply and its text.
    pub fn memory(&self) -> usize {
        self.memory_bytes
            .unwrap_or_else(|| self.reply_bytes.saturating_mul(MEMORY_FACTOR).max(LEAST_MEMORY))
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            reply_bytes: 64 << 20,
            depth: 128,
            memory_bytes: None,
            parts: 1000,
            part_bytes: usize::MAX,
            part_header_bytes: 16 << 10,
        }
    }
}
