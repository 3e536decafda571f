//! The `wsse:Security` header (OASIS Web Services Security).

use std::fmt;
use std::time::{Duration, SystemTime};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha1::{Digest, Sha1};

use crate::codec::version::Version;
use crate::secret::Secret;
use crate::soap::header::block::must_understand;
use crate::soap::header::blocks::Blocks;
use crate::soap::header::clock::date_time;
use crate::soap::header::error::{HeaderError, Result};
use crate::soap::random;

const WSSE: &str =
    "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
const WSU: &str =
    "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
const PROFILE: &str =
    "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0";
const BASE64: &str = "http://docs.oasis-open.org/wss/2004/01/\
                      oasis-200401-wss-soap-message-security-1.0#Base64Binary";

/// A `wsse:Security` header: a user name and password (OASIS WSS UsernameToken Profile 1.0), and
/// how long the request is valid.
///
/// It is made anew for each request, also when a call is repeated. Where it holds a time, the
/// clocks of the caller and the server must agree.
///
/// ```
/// use std::time::Duration;
/// use wsdl_runtime::{Client, Security};
///
/// let security =
///     Security::username_token("ana", "a password").digest().timestamp(Duration::from_secs(300));
/// let client = Client::builder("http://127.0.0.1:8080/stockquote").security(security).build()?;
/// # Ok::<(), wsdl_runtime::Error>(())
/// ```
#[derive(Clone)]
pub struct Security {
    username: String,
    password: Secret,
    form: Form,
    lifetime: Option<Duration>,
    must_understand: bool,
}

/// How a password travels (UsernameToken Profile 1.0 §3.1).
#[derive(Clone, Copy, Debug)]
enum Form {
    Text,
    TextWithNonce,
    Digest,
}

/// What no two requests have in common.
struct Fresh {
    nonce: [u8; 16],
    now: SystemTime,
}

impl Security {
    /// A user name and password, sent as plain text (`PasswordText`). Use HTTPS: nothing else
    /// protects them on the way.
    pub fn username_token(username: impl Into<String>, password: impl Into<Secret>) -> Self {
        Self {
            username: username.into(),
            password: password.into(),
            form: Form::Text,
            lifetime: None,
            must_understand: true,
        }
    }

    /// Sends, instead of the password, `Base64(SHA-1(nonce + created + password))`
    /// (`PasswordDigest`), with a nonce of 16 random bytes and the time.
    #[must_use]
    pub fn digest(mut self) -> Self {
        self.form = Form::Digest;
        self
    }

    /// Sends a nonce and the time beside a plain password: some servers refuse a token without
    /// them. [`digest`](Self::digest) sends them in any case.
    #[must_use]
    pub fn nonce(mut self) -> Self {
        if let Form::Text = self.form {
            self.form = Form::TextWithNonce;
        }
        self
    }

    /// Adds a `wsu:Timestamp`: when the request was made, and that it is valid for `lifetime` from
    /// then on (WSS SOAP Message Security 1.0 §10). The default is no timestamp.
    #[must_use]
    pub fn timestamp(mut self, lifetime: Duration) -> Self {
        self.lifetime = Some(lifetime);
        self
    }

    /// Sets whether a server that does not know this header has to refuse the call (SOAP 1.1
    /// §4.2.3). The default is yes.
    #[must_use]
    pub fn must_understand(mut self, must: bool) -> Self {
        self.must_understand = must;
        self
    }

    pub(super) fn write(&self, version: Version, blocks: &mut Blocks) -> Result<()> {
        let nonce = random::bytes().map_err(HeaderError::without_random)?;
        let fresh = Fresh { nonce, now: SystemTime::now() };
        self.write_with(&fresh, version, blocks)
    }

    fn write_with(&self, fresh: &Fresh, version: Version, blocks: &mut Blocks) -> Result<()> {
        blocks.xml.push(&format!("<wsse:Security xmlns:wsse=\"{WSSE}\" xmlns:wsu=\"{WSU}\""));
        if self.must_understand {
            blocks.xml.push(must_understand(version));
        }
        blocks.xml.push(">");
        let created = date_time(fresh.now);
        if let Some(lifetime) = self.lifetime {
            // A lifetime beyond what clocks can tell ends nowhere.
            let end = fresh.now.checked_add(lifetime).filter(|_| lifetime < AGES);
            let expires = end.map(|end| format!("<wsu:Expires>{}</wsu:Expires>", date_time(end)));
            blocks.xml.push(&format!("<wsu:Timestamp><wsu:Created>{created}</wsu:Created>"));
            blocks.xml.push(&expires.unwrap_or_default());
            blocks.xml.push("</wsu:Timestamp>");
        }
        blocks.xml.push("<wsse:UsernameToken><wsse:Username>");
        blocks.escaped(&self.username)?;
        blocks.xml.push("</wsse:Username>");
        self.write_password(fresh, &created, blocks)?;
        blocks.xml.push("</wsse:UsernameToken></wsse:Security>");
        Ok(())
    }

    fn write_password(&self, fresh: &Fresh, created: &str, blocks: &mut Blocks) -> Result<()> {
        let (kind, sent) = match self.form {
            Form::Text | Form::TextWithNonce => ("PasswordText", self.password.clone()),
            Form::Digest => ("PasswordDigest", digest(&fresh.nonce, created, &self.password)),
        };
        blocks.xml.push(&format!("<wsse:Password Type=\"{PROFILE}#{kind}\">"));
        blocks.secret(&sent)?;
        blocks.xml.push("</wsse:Password>");
        if !matches!(self.form, Form::Text) {
            blocks.xml.push(&format!("<wsse:Nonce EncodingType=\"{BASE64}\">"));
            blocks.secret(&Secret::from(STANDARD.encode(fresh.nonce)))?;
            blocks.xml.push(&format!("</wsse:Nonce><wsu:Created>{created}</wsu:Created>"));
        }
        blocks.secrets.push(self.password.clone());
        Ok(())
    }
}

/// Longer lifetimes are none: years of more than four digits are not for everybody's parser.
const AGES: Duration = Duration::from_secs(1000 * 365 * 24 * 60 * 60);

/// `Base64(SHA-1(nonce + created + password))` (UsernameToken Profile 1.0 §3.1).
fn digest(nonce: &[u8], created: &str, password: &Secret) -> Secret {
    let hash = Sha1::new()
        .chain_update(nonce)
        .chain_update(created)
        .chain_update(password.expose())
        .finalize();
    Secret::from(STANDARD.encode(hash))
}

/// Shows who it is, and not the password.
impl fmt::Debug for Security {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Security")
            .field("username", &self.username)
            .field("password", &self.password)
            .field("form", &self.form)
            .field("lifetime", &self.lifetime)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(security: &Security) -> String {
        let now = SystemTime::UNIX_EPOCH + Duration::from_millis(1_095_984_307_042);
        let fresh = Fresh { nonce: *b"0123456789abcdef", now };
        let mut blocks = Blocks::default();
        security.write_with(&fresh, Version::Soap11, &mut blocks).unwrap();
        String::from_utf8(blocks.xml.as_ref().to_vec()).unwrap()
    }

    fn token(security: &Security) -> String {
        let xml = written(security);
        let start = xml.find("<wsse:UsernameToken>").unwrap();
        xml[start..].replace(PROFILE, "P").replace(BASE64, "B")
    }

    #[test]
    fn a_password_can_travel_in_each_form() {
        let text = Security::username_token("a&b", "p<w");
        assert_eq!(
            token(&text),
            "<wsse:UsernameToken><wsse:Username>a&amp;b</wsse:Username>\
             <wsse:Password Type=\"P#PasswordText\">p&lt;w</wsse:Password></wsse:UsernameToken>\
             </wsse:Security>"
        );
        let nonce = "<wsse:Nonce EncodingType=\"B\">MDEyMzQ1Njc4OWFiY2RlZg==</wsse:Nonce>\
                     <wsu:Created>2004-09-24T00:05:07.042Z</wsu:Created></wsse:UsernameToken>";
        let with_nonce = token(&text.clone().nonce());
        assert!(with_nonce.contains(&format!("p&lt;w</wsse:Password>{nonce}")), "{with_nonce}");
        // `printf '0123456789abcdef2004-09-24T00:05:07.042Zp<w' | openssl sha1 -binary | base64`
        let digest = token(&text.digest().nonce());
        assert!(
            digest.contains(&format!(
                "<wsse:Password Type=\"P#PasswordDigest\">7fiI9pvwTpZy9OylhVuAngwfrWY=</wsse:Password>{nonce}"
            )),
            "{digest}"
        );
    }

    #[test]
    fn a_request_can_be_good_for_a_while() {
        let security = Security::username_token("ana", "pw").timestamp(Duration::from_secs(300));
        let start = written(&security).split("<wsse:UsernameToken>").next().unwrap().to_owned();
        let timestamp = "<wsu:Timestamp><wsu:Created>2004-09-24T00:05:07.042Z</wsu:Created>\
                         <wsu:Expires>2004-09-24T00:10:07.042Z</wsu:Expires></wsu:Timestamp>";
        assert_eq!(
            start,
            format!(
                "<wsse:Security xmlns:wsse=\"{WSSE}\" xmlns:wsu=\"{WSU}\" \
                 SOAP-ENV:mustUnderstand=\"1\">{timestamp}"
            )
        );
        let without = written(&security.timestamp(Duration::MAX).must_understand(false));
        assert!(!without.contains("Expires") && !without.contains("mustUnderstand"), "{without}");
    }
}
