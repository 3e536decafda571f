//! What the client fills in.

use super::Config;

/// Whether the client fills in the fields that fit a pattern; the last rule that fits decides.
#[derive(Clone, Debug)]
pub(crate) struct CredentialRule {
    pub pattern: String,
    /// What fills them in; `None` for what the caller gives.
    pub credential: Option<Credential>,
}

/// What the client at run time fills a field of a request in with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

impl Config {
    /// Lets the client fill in the fields that fit `pattern`: they stand in no struct.
    ///
    /// A pattern is `service/operation-or-type/field`, by the names on the wire: the name of an
    /// operation where the field is a part of its request, and the name of a type where it is an
    /// element of the type. `*` stands for any text. Only what requests can hold is affected, and
    /// only text can be filled in. Later settings override earlier ones, and a setting that fits
    /// nothing is an error.
    ///
    /// ```
    /// use wsdl_codegen::{Config, Credential};
    ///
    /// let config = Config::new()
    ///     .credential("*/*/secret_key", Credential::SecretKey)
    ///     .credential("Mail/*/password", Credential::Password)
    ///     .not_credential("Mail/encrypt/password");
    /// ```
    #[must_use]
    pub fn credential(mut self, pattern: impl Into<String>, credential: Credential) -> Self {
        let pattern = pattern.into();
        self.credentials.push(CredentialRule { pattern, credential: Some(credential) });
        self
    }

    /// Exempts the fields that fit `pattern` from what [`credential`](Self::credential) said
    /// before.
    #[must_use]
    pub fn not_credential(mut self, pattern: impl Into<String>) -> Self {
        let pattern = pattern.into();
        self.credentials.push(CredentialRule { pattern, credential: None });
        self
    }
}
