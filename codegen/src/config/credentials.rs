//! What the client fills in.

use super::Config;
use super::credential::{Credential, CredentialRule};

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
