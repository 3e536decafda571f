//! The credentials of a client.

use std::fmt;
use std::future::ready;
use std::sync::Arc;

use crate::client::signing::traits::{CallToSign, Signing, SigningFuture};
use crate::codec::credential::Filled;

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

    /// No credentials, and no calls of operations that want some: they end in an error of
    /// [signing](crate::Error::is_signing) that says why, and nothing is sent.
    ///
    /// ```
    /// use wsdl_runtime::{Client, Credentials};
    ///
    /// let none = Credentials::missing("no key is set; give one by `security_key`");
    /// let client = Client::builder("http://127.0.0.1:8080/stockquote").credentials(none).build()?;
    /// # Ok::<(), wsdl_runtime::Error>(())
    /// ```
    pub fn missing(why: impl Into<String>) -> Self {
        Missing(why.into()).into()
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

/// Has nothing to sign with, and says so.
#[derive(Debug)]
struct Missing(String);

impl Signing for Missing {
    fn fill<'a>(&'a self, _call: &'a CallToSign<'a>) -> SigningFuture<'a, Filled> {
        Box::pin(ready(Ok(Filled::none().missing(self.0.as_str()))))
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
