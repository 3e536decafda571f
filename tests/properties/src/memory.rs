//! Decoding takes no more memory than it may, whatever the reply is.

use wsdl_runtime::Value;
use wsdl_runtime::messages::decode_reply_within;

use crate::types::{Mixed, Open, Sample};

/// What decoding may take, in bytes.
pub const MEMORY: usize = 1 << 20;

/// What the rest of the library takes beside it: buffers of a fixed size, and an error.
const BESIDE: usize = 1 << 16;

/// Decodes a reply as each of the types. `peak` runs what it is given, and returns how many bytes
/// more were allocated at most at one time than before.
///
/// # Panics
/// Decoding takes more than [`MEMORY`], the text of the reply in UTF-8, an error that quotes it, and
/// a fixed amount beside.
pub fn check(reply: &[u8], peak: impl Fn(&mut dyn FnMut()) -> usize) {
    let bound = MEMORY + BESIDE + 6 * reply.len();
    for decode in [read::<Value>, read::<Sample>, read::<Open>, read::<Mixed>, read::<Vec<Sample>>]
    {
        let peak = peak(&mut || decode(reply));
        assert!(peak <= bound, "{peak} bytes for a reply of {}", reply.len());
    }
}

fn read<T: wsdl_runtime::generated::Decode>(reply: &[u8]) {
    let _ = decode_reply_within::<Option<T>>(reply, MEMORY);
}
