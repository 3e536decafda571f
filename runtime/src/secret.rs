//! Keys and passwords.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use zeroize::Zeroizing;

/// What stands in place of a secret.
pub(crate) const PLACEHOLDER: &str = "[secret]";

/// Shorter texts of which nobody said that they are secrets are not taken for such.
const GUESSED: usize = 8;

/// A key or password. No `Debug` shows it, and it is wiped from memory when its last clone is
/// dropped.
///
/// Fields of generated structs have this type where `Config::secret` of `wsdl-codegen` names them.
/// What a request holds in one is cut out of errors, faults and inspected exchanges. The default is
/// an empty text.
///
/// A borrowed text that it was made from is not wiped: that is up to the caller. With the feature
/// `serde` it is its text, so that what was read can be written again: leave such a field out of
/// what is logged in that way.
///
/// ```
/// use wsdl_runtime::Secret;
///
/// let password = Secret::from("correct horse");
/// assert_eq!(format!("{password:?}"), "[secret]");
/// assert_eq!(password.expose(), "correct horse");
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Secret(Arc<Zeroizing<String>>);

impl Secret {
    /// The text itself. Keep it out of logs and messages.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl Hash for Secret {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.expose().hash(state);
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
