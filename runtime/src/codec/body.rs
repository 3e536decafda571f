//! The bytes of a request, and which of them are secret.

use std::borrow::Cow;
use std::fmt;
use std::io;
use std::ops::Range;

use zeroize::Zeroize;

use crate::secret::{PLACEHOLDER, Secret};

/// A request in XML, that knows where in it a key or password stands and wipes that when it is
/// dropped, and whenever it moves to a larger buffer.
#[derive(Default)]
pub(crate) struct RequestBody {
    bytes: Vec<u8>,
    secrets: Vec<Range<usize>>,
    /// What those hold that the caller gave.
    told: Vec<Secret>,
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

    /// Says that what was written from `start` on is made of `secrets`, which the caller gave.
    pub fn hide(&mut self, start: usize, secrets: &[Secret]) {
        self.wipe_later(start);
        self.told.extend_from_slice(secrets);
    }

    /// The secrets that the caller gave: a reply that repeats them must not be told.
    pub fn told(&self) -> &[Secret] {
        &self.told
    }

    /// Puts `inserted` in at `at`, together with what it knows of its secrets.
    pub fn insert(&mut self, at: usize, inserted: &Self) {
        let mut whole = Vec::with_capacity(self.len() + inserted.len());
        whole.extend_from_slice(&self.bytes[..at]);
        whole.extend_from_slice(&inserted.bytes);
        whole.extend_from_slice(&self.bytes[at..]);
        self.wipe();
        self.bytes = whole;
        for secret in self.secrets.iter_mut().filter(|secret| secret.start >= at) {
            *secret = secret.start + inserted.len()..secret.end + inserted.len();
        }
        let moved = inserted.secrets.iter().map(|secret| secret.start + at..secret.end + at);
        self.secrets.extend(moved);
        self.told.extend_from_slice(&inserted.told);
    }

    /// The text with a placeholder for each secret. Where that is an element, its name stays.
    pub fn without_secrets(&self) -> String {
        let mut secrets: Vec<_> = self.secrets.iter().filter(|secret| !secret.is_empty()).collect();
        secrets.sort_by_key(|secret| secret.start);
        let (mut shown, mut written) = (String::with_capacity(self.len()), 0);
        for secret in secrets {
            // One secret can stand in another.
            if secret.start >= written {
                shown.push_str(&self.text(written..secret.start));
                shown.push_str(&placeholder(&self.text(secret.clone())));
                written = secret.end;
            }
        }
        shown.push_str(&self.text(written.min(self.len())..self.len()));
        shown
    }

    fn text(&self, range: Range<usize>) -> Cow<'_, str> {
        String::from_utf8_lossy(&self.bytes[range])
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

/// What is shown in place of a secret.
fn placeholder(secret: &str) -> String {
    match secret.strip_prefix('<') {
        Some(tag) => {
            let end = tag.find(|c: char| c.is_ascii_whitespace() || matches!(c, '>' | '/'));
            let name = &tag[..end.unwrap_or(tag.len())];
            format!("<{name}>{PLACEHOLDER}</{name}>")
        }
        None => PLACEHOLDER.to_owned(),
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
    fn secrets_move_with_what_is_inserted_before_them() {
        let mut body = RequestBody::default();
        body.push("12");
        body.wipe_later(0);
        body.push("<>34");
        body.wipe_later(4);
        let mut inserted = RequestBody::default();
        inserted.push("i56");
        inserted.wipe_later(1);
        body.insert(3, &inserted);
        assert_eq!(body.as_ref(), b"12<i56>34");
        body.wipe();
        assert_eq!(body.as_ref(), b"\0\0<i\0\0>\0\0");
    }

    #[test]
    fn secrets_are_shown_by_their_place() {
        let mut body = RequestBody::default();
        body.push("<a>12");
        body.wipe_later(3);
        body.push("</a>");
        let start = body.len();
        body.push("<b:c d=\"3\">4</b:c>");
        body.wipe_later(start);
        body.push("<e/>");
        assert_eq!(body.without_secrets(), "<a>[secret]</a><b:c>[secret]</b:c><e/>");
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
