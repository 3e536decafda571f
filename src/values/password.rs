use std::fmt;
use std::fmt::Write as _;

use md5::Md5;
use sha1::{Digest, Sha1};
use wsdl_runtime::Secret;

/// A password as the portal stores it, for the operations whose names end in `PasswordCrypted`.
///
/// A portal takes passwords in one method alone: the one that its setting `password_encryption` names.
/// It refuses the others with `This encryption sha1 is not configured`. Where nobody chose one, it is
/// bcrypt, in each release since 1.11: [`sha1`](Self::sha1) and [`md5`](Self::md5) are for older portals,
/// and those that were upgraded and kept theirs.
///
/// | the portal's method | takes | and refuses |
/// |---|---|---|
/// | bcrypt (the installer's choice) | [`bcrypt`](Self::bcrypt) | sha1, md5, clear |
/// | sha1 | [`sha1`](Self::sha1) | bcrypt, md5, clear |
/// | md5 | [`md5`](Self::md5) | bcrypt, sha1, clear |
/// | none | [`clear`](Self::clear) | bcrypt, sha1, md5 |
///
/// Whoever does not know the method calls the operations that take passwords in clear, which work on
/// all portals.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Password {
    method: String,
    hash: Secret,
}

impl Password {
    /// A password in clear, for portals that store passwords in clear.
    pub fn clear(password: impl Into<Secret>) -> Self {
        Self { method: "none".to_owned(), hash: password.into() }
    }

    /// The SHA-1 of a password in clear, for portals that store that.
    pub fn sha1(password: impl AsRef<str>) -> Self {
        Self { method: "sha1".to_owned(), hash: hex(&Sha1::digest(password.as_ref().as_bytes())) }
    }

    /// The MD5 of a password in clear, for portals that store that.
    pub fn md5(password: impl AsRef<str>) -> Self {
        Self { method: "md5".to_owned(), hash: hex(&Md5::digest(password.as_ref().as_bytes())) }
    }

    /// A bcrypt hash, such as PHP's `password_hash` makes, for portals that store that: those where
    /// nobody chose another method.
    ///
    /// ```
    /// use chamilo::values::Password;
    ///
    /// let hash = "$2y$10$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234";
    /// assert!(Password::bcrypt(hash).is_ok());
    /// assert!(Password::bcrypt("a password in clear").is_err());
    /// ```
    ///
    /// # Errors
    /// It is no bcrypt hash: `$2y$`, `$2a$` or `$2b$`, two digits, `$`, and 53 characters. A portal
    /// stores any text unchecked, and with another one nobody could log in.
    pub fn bcrypt(hash: impl Into<Secret>) -> Result<Self, PasswordError> {
        let hash = hash.into();
        match is_bcrypt(hash.expose()) {
            true => Ok(Self { method: "bcrypt".to_owned(), hash }),
            false => Err(PasswordError(())),
        }
    }

    /// The method, as portals call it: `bcrypt`, `sha1`, `md5` or `none`.
    pub fn method(&self) -> &str {
        &self.method
    }
}

impl From<(String, Secret)> for Password {
    fn from((method, hash): (String, Secret)) -> Self {
        Self { method, hash }
    }
}

impl From<&Password> for (String, Secret) {
    fn from(password: &Password) -> Self {
        (password.method.clone(), password.hash.clone())
    }
}

wsdl_runtime::group_type!(Password as (String, Secret));

/// Why a text is no hash of a [`Password`]. It does not show the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PasswordError(());

impl fmt::Display for PasswordError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "the text is no bcrypt hash, which is `$2y$`, two digits, `$` and 53 characters: make one \
             of the password, such as with PHP's password_hash",
        )
    }
}

impl std::error::Error for PasswordError {}

fn hex(digest: &[u8]) -> Secret {
    let mut text = String::with_capacity(2 * digest.len());
    for byte in digest {
        // To write to a text cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text.into()
}

/// Whether a text has the form that bcrypt gives its hashes.
fn is_bcrypt(text: &str) -> bool {
    let rest = ["$2y$", "$2a$", "$2b$"].iter().find_map(|start| text.strip_prefix(start));
    let Some((cost, hash)) = rest.and_then(|rest| rest.split_once('$')) else { return false };
    let is_cost = cost.len() == 2 && cost.bytes().all(|byte| byte.is_ascii_digit());
    let is_base64 = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'/');
    is_cost && hash.len() == 53 && hash.bytes().all(is_base64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(password: &Password) -> (String, String) {
        let (method, hash): (String, Secret) = password.into();
        (method, hash.expose().to_owned())
    }

    #[test]
    fn digests_are_those_that_portals_compare_with() {
        let sha1 = "a9993e364706816aba3e25717850c26c9cd0d89d";
        assert_eq!(parts(&Password::sha1("abc")), ("sha1".to_owned(), sha1.to_owned()));
        let md5 = "900150983cd24fb0d6963f7d28e17f72";
        assert_eq!(parts(&Password::md5("abc")), ("md5".to_owned(), md5.to_owned()));
        assert_eq!(parts(&Password::clear("abc")), ("none".to_owned(), "abc".to_owned()));
    }

    #[test]
    fn what_would_lock_an_account_out_is_refused_as_bcrypt() {
        let hash = format!("$2y$10${}", "a".repeat(53));
        assert_eq!(Password::bcrypt(hash.as_str()).map(|password| parts(&password).1), Ok(hash));
        let digest = parts(&Password::sha1("abc")).1;
        for text in ["", "abc", digest.as_str(), "$2y$10$short", "$2y$1x$", "$1$10$"] {
            assert!(Password::bcrypt(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_password_is_not_shown() {
        let shown = format!("{:?}", Password::clear("hunter2"));
        assert!(!shown.contains("hunter2"), "{shown}");
    }
}
