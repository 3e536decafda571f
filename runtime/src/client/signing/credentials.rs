//! The credentials of a client.

use std::fmt;
use std::sync::Arc;

use crate::client::signing::traits::Signing;

/// How a client signs its calls: with a [`Signing`], or not at all. Clones share it, and what it
/// has looked up.
///
/// ```
/// use wsdl_runtime::{Credentials, UserPassword};
///
/// let credentials = Credentials::from(UserPassword::new("ana", "a password"));
/// assert!(!format!("{credentials:?}").contains("a password"));
/// ```
#[derive(Clone, Default)]
pub struct Credentials(Option<Arc<dyn Signing>>);

impl Credentials {
    /// No credentials: fields for keys are left out of requests.
    pub fn none() -> Self {
        Self(None)
    }

    pub(crate) fn signing(&self) -> Option<&dyn Signing> {
        self.0.as_deref()
    }
}

impl<S: Signing + 'static> From<S> for Credentials {
    fn from(signing: S) -> Self {
        Self(Some(Arc::new(signing)))
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Some(signing) => signing.fmt(f),
            None => f.write_str("none"),
        }
    }
}
