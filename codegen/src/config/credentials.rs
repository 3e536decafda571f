//! The settings of what the client fills in.

use super::Config;
use super::credential::{Credential, CredentialRule};

impl Config {
    /// Has the client fill in the fields that fit `pattern`. No struct has a field for them.
    ///
    /// A pattern is `service/operation-or-type/field`, in names on the wire: the operation where
    /// the field is a part of its request, the type where it is an element of a type. `*` stands
    /// for any text. A pattern affects only what requests can hold, and only fields that are text.
    /// Later settings override earlier ones. A setting that fits nothing is an error.
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

    /// Exempts the fields that fit `pattern` from earlier [`credential`](Self::credential)
    /// settings.
    #[must_use]
    pub fn not_credential(mut self, pattern: impl Into<String>) -> Self {
        let pattern = pattern.into();
        self.credentials.push(CredentialRule { pattern, credential: None });
        self
    }
}
