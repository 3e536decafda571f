//! Keys and passwords.

use std::fmt;
use std::sync::Arc;

use zeroize::Zeroizing;

/// What stands in place of a secret.
pub(crate) const PLACEHOLDER: &str = "[secret]";

/// Shorter texts of which nobody said that they are secrets are not taken for such.
const GUESSED: usize = 8;

/// A key or password. No `Debug` shows it, and it is wiped from memory when its last clone is
/// dropped.
///
/// A borrowed text that it was made from is not wiped: that is up to the caller.
#[derive(Clone)]
pub struct Secret(Arc<Zeroizing<String>>);

impl Secret {
    pub(crate) fn expose(&self) -> &str {
        &self.0
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self(Arc::new(Zeroizing::new(text)))
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self::from(text.to_owned())
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[secret]")
    }
}

/// Whether a text that can be a secret, or anything else, is to be treated as one.
pub(crate) fn could_be_secret(text: &Secret) -> bool {
    text.expose().len() >= GUESSED
}
