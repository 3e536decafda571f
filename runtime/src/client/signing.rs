//! Who a call is from: keys, signatures and passwords that the client puts into requests.

use std::fmt;
use std::sync::Arc;

use sha1::{Digest, Sha1};
use tokio::sync::Mutex;

use crate::client::address::look_up;
use crate::generated::Credential;
use crate::http::transport::Transport;
use crate::{Error, Fault, Secret};

/// Which address goes into a signature made with a security key.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum AddressRule {
    /// The one that this URL answers with, as plain text. It is asked on the first call, and
    /// again when the server says that the key is wrong.
    Lookup(String),
    /// This one, in the form in which the server sees it.
    Given(String),
    /// None: the server knows the addresses that it allows.
    LeftOut,
}

/// What a client fills in where a WSDL asks for a key, a signature, a user name or a password.
///
/// Nothing of it stands in a request struct. Clones share one looked-up address.
///
/// ```
/// use wsdl_runtime::{AddressRule, Credentials};
///
/// let rule = AddressRule::Given("192.0.2.7".to_owned());
/// let credentials = Credentials::security_key("a key", rule);
/// assert!(!format!("{credentials:?}").contains("a key"));
/// ```
#[derive(Clone, Default)]
pub struct Credentials {
    key: Option<Arc<SecurityKey>>,
    signature: Option<Signature>,
    username: Option<String>,
    password: Option<Secret>,
    refused: Option<fn(&Fault) -> bool>,
}

struct SecurityKey {
    key: Secret,
    address: AddressRule,
    /// Held while a look-up is under way, so that there is one at a time.
    looked_up: Mutex<Option<Arc<str>>>,
}

#[derive(Clone)]
struct Signature {
    hash: Secret,
    /// What it was made with, to be cut out of replies.
    key: Secret,
}

impl Credentials {
    /// Nothing to fill in: fields for keys are left out of requests.
    pub fn none() -> Self {
        Self::default()
    }

    /// A key that is sent as `sha1(address + key)`, in lower-case hex.
    pub fn security_key(key: impl Into<Secret>, address: AddressRule) -> Self {
        let looked_up = Mutex::new(None);
        let key = Some(Arc::new(SecurityKey { key: key.into(), address, looked_up }));
        Self { key, ..Self::default() }
    }

    /// A user's name, and the signature `sha1(username + API key)`.
    pub fn api_key(username: impl Into<String>, key: impl Into<Secret>) -> Self {
        let (username, key) = (username.into(), key.into());
        let hash = sign(&username, &key);
        let signature = Some(Signature { hash, key });
        Self { username: Some(username), signature, ..Self::default() }
    }

    /// A user's name, and the signature `sha1(username + security key)`.
    pub fn username_and_security_key(username: impl Into<String>, key: impl Into<Secret>) -> Self {
        Self::api_key(username, key)
    }

    /// A user's name and password, sent as they are.
    pub fn password(username: impl Into<String>, password: impl Into<Secret>) -> Self {
        let password = Some(password.into());
        Self { username: Some(username.into()), password, ..Self::default() }
    }

    /// Says how a fault reads that means "the key is wrong". A looked-up address is then looked up
    /// once more and, if it has changed, the call is signed again and repeated once.
    #[must_use]
    pub fn refused_when(mut self, rule: fn(&Fault) -> bool) -> Self {
        self.refused = Some(rule);
        self
    }

    /// The values for one call.
    pub(crate) async fn fill(&self, transport: &Transport) -> Result<Filled, Error> {
        let address = match &self.key {
            Some(key) => key.address(transport).await?,
            None => None,
        };
        Ok(self.fill_with(address))
    }

    /// The values for another try, if `error` says that the key is wrong and the address has
    /// changed since it was put into `filled`.
    pub(crate) async fn fill_again(
        &self,
        error: &Error,
        filled: &Filled,
        transport: &Transport,
    ) -> Option<Filled> {
        let key = self.key.as_ref()?;
        let refused = self.refused?;
        if !refused(error.fault()?) {
            return None;
        }
        let before = filled.address.as_ref()?;
        // Where this look-up fails, the fault is the better thing to tell.
        let now = key.address_other_than(before, transport).await.ok()??;
        (now != *before).then(|| self.fill_with(Some(now)))
    }

    fn fill_with(&self, address: Option<Arc<str>>) -> Filled {
        let sign_with = |key: &Arc<SecurityKey>| sign(address.as_deref().unwrap_or(""), &key.key);
        Filled {
            secret_key: self.key.as_ref().map(sign_with),
            signature: self.signature.as_ref().map(|signature| signature.hash.clone()),
            username: self.username.clone(),
            password: self.password.clone(),
            keys: self.keys(),
            address,
        }
    }

    /// What signatures are made with.
    fn keys(&self) -> Vec<Secret> {
        let security = self.key.as_ref().map(|key| key.key.clone());
        security.into_iter().chain(self.signature.as_ref().map(|s| s.key.clone())).collect()
    }
}

impl SecurityKey {
    /// The address to sign with.
    async fn address(&self, transport: &Transport) -> Result<Option<Arc<str>>, Error> {
        match &self.address {
            AddressRule::LeftOut => Ok(None),
            AddressRule::Given(address) => Ok(Some(Arc::from(address.as_str()))),
            AddressRule::Lookup(url) => {
                let mut looked_up = self.looked_up.lock().await;
                if let Some(address) = looked_up.as_ref() {
                    return Ok(Some(address.clone()));
                }
                let address = look_up(url, transport, &[&self.key]).await?;
                Ok(Some(looked_up.insert(address).clone()))
            }
        }
    }

    /// The address to sign with now that `before` was refused. Calls that were refused at the same
    /// time share one look-up.
    async fn address_other_than(
        &self,
        before: &Arc<str>,
        transport: &Transport,
    ) -> Result<Option<Arc<str>>, Error> {
        let AddressRule::Lookup(url) = &self.address else { return Ok(None) };
        let mut looked_up = self.looked_up.lock().await;
        if let Some(address) = looked_up.as_ref().filter(|address| *address != before) {
            return Ok(Some(address.clone()));
        }
        let address = look_up(url, transport, &[&self.key]).await?;
        Ok(Some(looked_up.insert(address).clone()))
    }
}

/// `sha1(name + key)` in lower-case hex.
fn sign(name: &str, key: &Secret) -> Secret {
    let hash = Sha1::new().chain_update(name).chain_update(key.expose()).finalize();
    Secret::from(hex::encode(hash))
}

/// Shows which kinds there are, and none of the values.
impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let address = self.key.as_ref().map(|key| &key.address);
        f.debug_struct("Credentials")
            .field("security_key", &address)
            .field("signature", &self.signature.is_some())
            .field("username", &self.username)
            .field("password", &self.password)
            .finish()
    }
}

/// The values that go into one request.
#[derive(Default)]
pub(crate) struct Filled {
    secret_key: Option<Secret>,
    signature: Option<Secret>,
    username: Option<String>,
    password: Option<Secret>,
    keys: Vec<Secret>,
    address: Option<Arc<str>>,
}

impl Filled {
    pub fn get(&self, credential: Credential) -> Option<&str> {
        match credential {
            Credential::SecretKey => self.secret_key.as_ref().map(Secret::expose),
            Credential::Signature => self.signature.as_ref().map(Secret::expose),
            Credential::Username => self.username.as_deref(),
            Credential::Password => self.password.as_ref().map(Secret::expose),
        }
    }

    /// What must not be told of a reply that repeats it.
    pub fn secrets(&self) -> Vec<&Secret> {
        let sent = [&self.secret_key, &self.signature, &self.password];
        sent.into_iter().flatten().chain(&self.keys).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signatures_are_sha1_in_lower_case_hex() {
        // `printf 192.0.2.7secret | sha1sum`
        assert_eq!(
            sign("192.0.2.7", &Secret::from("secret")).expose(),
            "a3b4a3a03f104cf993d39561c53959558c1a6d5e"
        );
    }

    #[test]
    fn debug_shows_no_secret() {
        let rule = AddressRule::Given("192.0.2.7".to_owned());
        for credentials in [
            Credentials::security_key("hush-hush", rule),
            Credentials::api_key("ana", "hush-hush"),
            Credentials::password("ana", "hush-hush"),
        ] {
            let hash = sign("ana", &Secret::from("hush-hush"));
            let shown = format!("{credentials:?}");
            assert!(!shown.contains("hush") && !shown.contains(hash.expose()), "{shown}");
        }
    }
}
