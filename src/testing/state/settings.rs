//! How a portal is set up.

use wsdl_runtime::Secret;

/// A release of Chamilo that the test portal can behave as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Release {
    /// 1.11.2, of 2016: without `WSGradebook`, and with faults of its own.
    V1_11_2,
    /// 1.11.16, of 2021. It declares what 1.11.32 does.
    V1_11_16,
    /// 1.11.32, of 2025.
    #[default]
    V1_11_32,
}

/// How a portal hashes passwords: `password_encryption` in its configuration.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PasswordEncryption {
    /// The installer's choice since 1.11. The operations that take a hash store what they are sent,
    /// unchecked.
    #[default]
    Bcrypt,
    /// 40 hex digits.
    Sha1,
    /// 32 hex digits.
    Md5,
    /// Passwords in clear.
    None,
    /// The configuration names no method: operations that take a hash say so.
    Unset,
}

impl PasswordEncryption {
    /// How requests name it.
    pub(in crate::testing) fn name(self) -> &'static str {
        match self {
            Self::Bcrypt => "bcrypt",
            Self::Sha1 => "sha1",
            Self::Md5 => "md5",
            Self::None => "none",
            Self::Unset => "",
        }
    }

    /// Refuses a hash of another kind, or of another shape, with the portal's sentence.
    pub(in crate::testing) fn check(self, method: &str, hash: &str) -> Result<(), String> {
        if self == Self::Unset {
            let setting = "$_configuration[\"password_encryption\"]";
            return Err(format!("The chamilo setting {setting} is not configured"));
        }
        if method != self.name() {
            return Err(format!("This encryption {method} is not configured"));
        }
        let digits = match self {
            Self::Sha1 => 40,
            Self::Md5 => 32,
            _ => return Ok(()),
        };
        match hash.len() == digits && hash.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            true => Ok(()),
            false => Err(format!("Encryption {method} is invalid")),
        }
    }
}

/// What the portal's configuration says.
#[derive(Clone, Debug)]
pub(in crate::testing) struct Settings {
    pub(in crate::testing) release: Release,
    /// The first number of PHP's version.
    pub(in crate::testing) php: u8,
    /// An `auto_prepend_file` hands the request's body to the scripts that look for it where PHP 7
    /// no longer puts it.
    pub(in crate::testing) awake: bool,
    pub(in crate::testing) security_key: Secret,
    /// `$ws_auth_ip` is set: the key is made without the address.
    pub(in crate::testing) lists_addresses: bool,
    /// `disable_webservices`.
    pub(in crate::testing) switched_off: bool,
    pub(in crate::testing) password_encryption: PasswordEncryption,
    /// `deny_delete_users`.
    pub(in crate::testing) deny_delete_users: bool,
    /// How many accounts the portal may have.
    pub(in crate::testing) user_limit: Option<usize>,
    /// How many sessions the portal may have.
    pub(in crate::testing) session_limit: Option<usize>,
    /// How long the comment behind replies is at least, in bytes.
    pub(in crate::testing) debug_bytes: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            release: Release::default(),
            php: 7,
            awake: true,
            security_key: "the security key of a portal in memory".into(),
            lists_addresses: false,
            switched_off: false,
            password_encryption: PasswordEncryption::default(),
            deny_delete_users: false,
            user_limit: None,
            session_limit: None,
            debug_bytes: 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_has_to_be_of_the_kind_and_the_shape_that_the_portal_uses() {
        let sha1 = "bfd3617727eab0e800e62a776c76381defbc4145";
        assert_eq!(PasswordEncryption::Sha1.check("sha1", sha1), Ok(()));
        for (encryption, method, hash, sentence) in [
            (PasswordEncryption::Bcrypt, "sha1", sha1, "This encryption sha1 is not configured"),
            (PasswordEncryption::Sha1, "sha1", "secret", "Encryption sha1 is invalid"),
            (PasswordEncryption::Md5, "md5", sha1, "Encryption md5 is invalid"),
            (
                PasswordEncryption::Unset,
                "md5",
                sha1,
                "The chamilo setting $_configuration[\"password_encryption\"] is not configured",
            ),
        ] {
            assert_eq!(encryption.check(method, hash), Err(sentence.to_owned()));
        }
        assert_eq!(PasswordEncryption::Bcrypt.check("bcrypt", "unchecked"), Ok(()));
    }
}
