//! A type of one's own for several elements.

use wsdl_runtime::Secret;

/// A password, and how it is hashed.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "json", derive(serde::Serialize, serde::Deserialize))]
pub struct Password {
    method: String,
    hash: Secret,
}

impl Password {
    /// The hash of a password.
    pub fn new(method: impl Into<String>, hash: impl Into<Secret>) -> Self {
        Self { method: method.into(), hash: hash.into() }
    }
}

impl TryFrom<(String, Secret)> for Password {
    type Error = &'static str;

    fn try_from((method, hash): (String, Secret)) -> Result<Self, Self::Error> {
        if method == "none" { Err("a password is not kept") } else { Ok(Self { method, hash }) }
    }
}

impl From<&Password> for (String, Secret) {
    fn from(password: &Password) -> Self {
        (password.method.clone(), password.hash.clone())
    }
}

wsdl_runtime::group_type!(Password as (String, Secret));
