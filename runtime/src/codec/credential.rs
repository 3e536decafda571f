//! The fields of requests that the client fills in.

use std::sync::Arc;

use crate::secret::Secret;

/// The kinds of fields that the client fills in, so that no request struct has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Credential {
    /// A key, or a hash made with one.
    SecretKey,
    /// A signature that proves who the user is.
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
    /// Why there are no others, where a request that wants one must not be sent.
    missing: Option<Arc<str>>,
}

impl Filled {
    /// No values: the fields are left out of the request.
    pub fn none() -> Self {
        Self::default()
    }

    /// Adds a value, or replaces the one of the same kind.
    ///
    /// Every value but a user name is a secret: it is cut out of what errors quote from the
    /// server's reply.
    #[must_use]
    pub fn with(mut self, credential: Credential, value: impl Into<Secret>) -> Self {
        self.values[credential as usize] = Some(value.into());
        self
    }

    /// Says why there are no values but those that are added: a request with a field for another one
    /// is not sent, and its call ends in an error of [signing](crate::Error::is_signing) with these
    /// words. Without this, the field is left out.
    #[must_use]
    pub fn missing(mut self, why: impl Into<String>) -> Self {
        self.missing = Some(why.into().into());
        self
    }

    /// Adds a secret that is not sent, such as the key that a signature was made with. Errors do
    /// not show it either.
    #[must_use]
    pub fn hiding(mut self, secret: impl Into<Secret>) -> Self {
        self.hidden.push(secret.into());
        self
    }

    /// Why a field is not to be left out.
    pub(crate) fn why_missing(&self) -> Option<&str> {
        self.missing.as_deref()
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
