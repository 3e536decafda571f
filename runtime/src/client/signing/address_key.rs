//! Signing with the caller's address and a key.

use std::fmt;
use std::sync::Arc;

use tokio::sync::Mutex;

use crate::client::signing::address::look_up;
use crate::client::signing::traits::{CallToSign, Signing, SigningFuture};
use crate::client::signing::user::hash;
use crate::codec::credential::{Credential, Filled};
use crate::error::{Error, Result};
use crate::secret::Secret;
use crate::soap::fault::Fault;

/// Which address an [`AddressKey`] signs with.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum AddressRule {
    /// The one that this URL returns as plain text. It is looked up on the first call, and again
    /// when the server says that the key is wrong.
    Lookup(String),
    /// This one, written as the server sees it.
    Given(String),
    /// None: the server has a list of the addresses that it allows.
    LeftOut,
}

/// A key that is sent as `sha1(caller's address + key)`, in lower-case hex.
///
/// Calls that start at the same time share one look-up of the address.
///
/// ```
/// use wsdl_runtime::{AddressKey, AddressRule, Client};
///
/// let key = AddressKey::new("a key", AddressRule::Given("192.0.2.7".to_owned()));
/// assert!(!format!("{key:?}").contains("a key"));
/// let client = Client::builder("http://127.0.0.1:8080/stockquote").credentials(key).build()?;
/// # Ok::<(), wsdl_runtime::Error>(())
/// ```
pub struct AddressKey {
    key: Secret,
    address: AddressRule,
    refused: Option<fn(&Fault) -> bool>,
    /// Held while a look-up is under way, so that there is one at a time.
    looked_up: Mutex<Option<Arc<str>>>,
}

impl AddressKey {
    /// Signs with `key` and the address that `address` selects.
    pub fn new(key: impl Into<Secret>, address: AddressRule) -> Self {
        Self { key: key.into(), address, refused: None, looked_up: Mutex::new(None) }
    }

    /// Sets which faults mean "the key is wrong". After such a fault, a looked-up address is looked
    /// up again. If it has changed, the call is signed again and repeated once.
    #[must_use]
    pub fn refused_when(mut self, rule: fn(&Fault) -> bool) -> Self {
        self.refused = Some(rule);
        self
    }

    fn filled(&self, address: &str) -> Filled {
        let signed = hash(address, &self.key);
        Filled::none().with(Credential::SecretKey, signed).hiding(self.key.clone())
    }

    /// The address to sign with; a looked-up one that is not `refused`. Calls that were refused at
    /// the same time share one look-up.
    async fn look_up(
        &self,
        url: &str,
        call: &CallToSign<'_>,
        refused: impl Fn(&str) -> bool,
    ) -> Result<Arc<str>> {
        let mut looked_up = self.looked_up.lock().await;
        if let Some(address) = looked_up.as_ref().filter(|address| !refused(address)) {
            return Ok(address.clone());
        }
        let address = look_up(url, call, &[&self.key]).await?;
        Ok(looked_up.insert(address).clone())
    }
}

impl Signing for AddressKey {
    fn fill<'a>(&'a self, call: &'a CallToSign<'a>) -> SigningFuture<'a, Filled> {
        Box::pin(async move {
            Ok(match &self.address {
                AddressRule::LeftOut => self.filled(""),
                AddressRule::Given(address) => self.filled(address),
                AddressRule::Lookup(url) => self.filled(&self.look_up(url, call, |_| false).await?),
            })
        })
    }

    fn fill_again<'a>(
        &'a self,
        call: &'a CallToSign<'a>,
        refusal: &'a Error,
        before: &'a Filled,
    ) -> SigningFuture<'a, Option<Filled>> {
        Box::pin(async move {
            let AddressRule::Lookup(url) = &self.address else { return Ok(None) };
            let means_wrong_key = self.refused.zip(refusal.fault());
            if !means_wrong_key.is_some_and(|(refused, fault)| refused(fault)) {
                return Ok(None);
            }
            let sent = before.get(Credential::SecretKey);
            let is_sent = |address: &str| sent == Some(hash(address, &self.key).expose());
            let address = self.look_up(url, call, is_sent).await?;
            Ok((!is_sent(&address)).then(|| self.filled(&address)))
        })
    }
}

/// Shows where the address comes from, and not the key.
impl fmt::Debug for AddressKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AddressKey").field("address", &self.address).finish_non_exhaustive()
    }
}
