//! Signing with a user name, and a key or a password.

use std::future::ready;

use sha1::{Digest, Sha1};

use crate::client::signing::traits::{CallToSign, Signing, SigningFuture};
use crate::codec::credential::{Credential, Filled};
use crate::secret::Secret;

/// A user's name, and the signature `sha1(user name + key)` in lower-case hex.
///
/// ```
/// use wsdl_runtime::{Client, UserKey};
///
/// let ana = UserKey::new("ana", "an API key");
/// let client = Client::builder("http://127.0.0.1:8080/stockquote").credentials(ana).build()?;
/// # Ok::<(), wsdl_runtime::Error>(())
/// ```
#[derive(Debug)]
pub struct UserKey {
    username: String,
    signature: Secret,
    /// What it was made with, to be cut out of replies.
    key: Secret,
}

impl UserKey {
    /// Signs for the user of this name.
    pub fn new(username: impl Into<String>, key: impl Into<Secret>) -> Self {
        let (username, key) = (username.into(), key.into());
        let signature = hash(&username, &key);
        Self { username, signature, key }
    }
}

impl Signing for UserKey {
    fn fill<'a>(&'a self, _call: &'a CallToSign<'a>) -> SigningFuture<'a, Filled> {
        let filled = Filled::none()
            .with(Credential::Username, self.username.as_str())
            .with(Credential::Signature, self.signature.clone())
            .hiding(self.key.clone());
        Box::pin(ready(Ok(filled)))
    }
}

/// A user's name and password, sent as they are.
///
/// ```
/// use wsdl_runtime::{Client, UserPassword};
///
/// let ana = UserPassword::new("ana", "her password");
/// let client = Client::builder("http://127.0.0.1:8080/stockquote").credentials(ana).build()?;
/// # Ok::<(), wsdl_runtime::Error>(())
/// ```
#[derive(Debug)]
pub struct UserPassword {
    username: String,
    password: Secret,
}

impl UserPassword {
    /// Says who calls.
    pub fn new(username: impl Into<String>, password: impl Into<Secret>) -> Self {
        Self { username: username.into(), password: password.into() }
    }
}

impl Signing for UserPassword {
    fn fill<'a>(&'a self, _call: &'a CallToSign<'a>) -> SigningFuture<'a, Filled> {
        let filled = Filled::none()
            .with(Credential::Username, self.username.as_str())
            .with(Credential::Password, self.password.clone());
        Box::pin(ready(Ok(filled)))
    }
}

/// `sha1(name + key)` in lower-case hex.
pub(super) fn hash(name: &str, key: &Secret) -> Secret {
    let hash = Sha1::new().chain_update(name).chain_update(key.expose()).finalize();
    Secret::from(hex::encode(hash))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signatures_are_sha1_in_lower_case_hex() {
        // `printf 192.0.2.7secret | sha1sum`
        assert_eq!(
            hash("192.0.2.7", &Secret::from("secret")).expose(),
            "a3b4a3a03f104cf993d39561c53959558c1a6d5e"
        );
    }

    #[test]
    fn debug_shows_no_secret() {
        let (key, password) = (UserKey::new("ana", "hush-1"), UserPassword::new("ana", "hush-2"));
        let shown = format!("{key:?} {password:?}");
        let hash = hash("ana", &Secret::from("hush-1"));
        assert!(!shown.contains("hush") && !shown.contains(hash.expose()), "{shown}");
    }
}
