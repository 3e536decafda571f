//! The bytes of a request.

use std::fmt;
use std::io;
use std::ops::Range;

use zeroize::Zeroize;

/// A request in XML, that knows where in it a key or password stands and wipes that when it is
/// dropped, and whenever it moves to a larger buffer.
#[derive(Default)]
pub(crate) struct RequestBody {
    bytes: Vec<u8>,
    secrets: Vec<Range<usize>>,
}

impl RequestBody {
    #[inline]
    pub fn push(&mut self, text: &str) {
        self.reserve(text.len());
        self.bytes.extend_from_slice(text.as_bytes());
    }

    pub fn len(&self) -> usize {
        self.bytes.len()
    }

    /// Says that what was written from `start` on is a secret.
    pub fn wipe_later(&mut self, start: usize) {
        self.secrets.push(start..self.bytes.len());
    }

    #[inline]
    fn reserve(&mut self, additional: usize) {
        if self.bytes.capacity() - self.bytes.len() < additional {
            self.grow(additional);
        }
    }

    #[cold]
    fn grow(&mut self, additional: usize) {
        let mut larger = Vec::with_capacity((self.bytes.len() + additional).max(512) * 2);
        larger.extend_from_slice(&self.bytes);
        self.wipe();
        self.bytes = larger;
    }

    fn wipe(&mut self) {
        for secret in &self.secrets {
            self.bytes[secret.clone()].zeroize();
        }
    }
}

impl io::Write for RequestBody {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.reserve(bytes.len());
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl AsRef<[u8]> for RequestBody {
    fn as_ref(&self) -> &[u8] {
        &self.bytes
    }
}

impl Drop for RequestBody {
    fn drop(&mut self) {
        self.wipe();
    }
}

/// Shows the size alone: the bytes can hold a key.
impl fmt::Debug for RequestBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RequestBody").field("len", &self.bytes.len()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_wiped_and_nothing_else() {
        let mut body = RequestBody::default();
        body.push("<key>");
        let start = body.len();
        body.push("0123");
        body.wipe_later(start);
        body.push("</key>");
        body.wipe();
        assert_eq!(body.as_ref(), b"<key>\0\0\0\0</key>");
    }

    #[test]
    fn growing_keeps_the_bytes() {
        let mut body = RequestBody::default();
        body.push("secret");
        body.wipe_later(0);
        body.push(&"x".repeat(5000));
        assert!(body.as_ref().starts_with(b"secretxxx"));
    }
}
