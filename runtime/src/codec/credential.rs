//! What is filled into requests on the caller's behalf.

use crate::secret::Secret;

/// The fields of a request that the client fills in, and its user does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Credential {
    /// A key, or what was made with one.
    SecretKey,
    /// A signature by which the user of a name is known.
    Signature,
    /// The user's name.
    Username,
    /// The user's password.
    Password,
}

/// The values that go into the fields of one request.
///
/// ```
/// use wsdl_runtime::{Credential, Filled};
///
/// let filled = Filled::none()
///     .with(Credential::Username, "ana")
///     .with(Credential::Password, "her password");
/// assert!(!format!("{filled:?}").contains("her password"));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Filled {
    values: [Option<Secret>; 4],
    hidden: Vec<Secret>,
}

impl Filled {
    /// No values: such fields are left out of the request.
    pub fn none() -> Self {
        Self::default()
    }

    /// The values with this one in place of the one before.
    ///
    /// Except for a user's name it is a secret: it is cut out of what errors repeat of the server's
    /// words.
    #[must_use]
    pub fn with(mut self, credential: Credential, value: impl Into<Secret>) -> Self {
        self.values[credential as usize] = Some(value.into());
        self
    }

    /// Says of another secret, such as the key that a signature was made with, that errors do not
    /// repeat it either.
    #[must_use]
    pub fn hiding(mut self, secret: impl Into<Secret>) -> Self {
        self.hidden.push(secret.into());
        self
    }

    pub(crate) fn get(&self, credential: Credential) -> Option<&str> {
        self.values[credential as usize].as_ref().map(Secret::expose)
    }

    /// What must not be told of a reply that repeats it.
    pub(crate) fn secrets(&self) -> Vec<&Secret> {
        let sent = [Credential::SecretKey, Credential::Signature, Credential::Password];
        let sent = sent.into_iter().filter_map(|it| self.values[it as usize].as_ref());
        sent.chain(&self.hidden).collect()
    }
}
