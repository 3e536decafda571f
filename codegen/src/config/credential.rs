//! The kinds of credentials, for settings.

/// Whether the client fills in the fields that fit a pattern; the last rule that fits decides.
#[derive(Clone, Debug)]
pub(crate) struct CredentialRule {
    pub pattern: String,
    /// What fills them in; `None` for what the caller gives.
    pub credential: Option<Credential>,
}

/// What the client fills a field of a request with, at run time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "interface", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "interface", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Credential {
    /// The SHA-1 of the caller's address and a secret key, in hexadecimal.
    SecretKey,
    /// The SHA-1 of the user name and a key, in hexadecimal.
    Signature,
    /// The user name.
    Username,
    /// The user's password.
    Password,
}

impl Credential {
    /// The variant's name, which the runtime shares.
    pub(crate) fn variant(self) -> &'static str {
        match self {
            Self::SecretKey => "SecretKey",
            Self::Signature => "Signature",
            Self::Username => "Username",
            Self::Password => "Password",
        }
    }
}
