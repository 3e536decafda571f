//! The HTTP headers of requests: authentication, and headers of the caller.

use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use reqwest::header::{
    AUTHORIZATION, CONTENT_LENGTH, HeaderMap, HeaderName, HeaderValue, TRANSFER_ENCODING,
    USER_AGENT,
};
use zeroize::Zeroizing;

use crate::error::{Error, Result};
use crate::secret::{Secret, could_be_secret};

/// Headers as a caller gives them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Given {
    authorization: Option<Authorization>,
    headers: Vec<(String, Secret)>,
    user_agent: Option<String>,
}

#[derive(Clone, Debug)]
enum Authorization {
    /// RFC 7617.
    Basic(String, Secret),
    /// RFC 6750 §2.1.
    Bearer(Secret),
}

/// Headers that go with each request.
#[derive(Clone, Debug, Default)]
pub(crate) struct HttpHeaders {
    pub map: HeaderMap,
    /// What must not be told of a reply that repeats it.
    pub secrets: Arc<[Secret]>,
}

impl Given {
    pub fn basic(&mut self, user: String, password: Secret) {
        self.authorization = Some(Authorization::Basic(user, password));
    }

    pub fn bearer(&mut self, token: Secret) {
        self.authorization = Some(Authorization::Bearer(token));
    }

    pub fn header(&mut self, name: String, value: Secret) {
        self.headers.push((name, value));
    }

    pub fn user_agent(&mut self, name: String) {
        self.user_agent = Some(name);
    }

    /// The headers, if HTTP can carry them.
    pub fn check(&self) -> Result<HttpHeaders> {
        let (mut map, mut secrets) = (HeaderMap::new(), Vec::new());
        if let Some(name) = &self.user_agent {
            let value = HeaderValue::from_str(name).map_err(|_| {
                Error::config(format!(
                    "HTTP cannot carry `{}` as the user agent",
                    name.escape_debug()
                ))
            })?;
            map.insert(USER_AGENT, value);
        }
        for (name, text) in &self.headers {
            let name = HeaderName::from_bytes(name.as_bytes()).map_err(|_| {
                Error::config(format!("`{name}` is not the name of an HTTP header"))
            })?;
            if name == CONTENT_LENGTH || name == TRANSFER_ENCODING {
                return Err(Error::config(format!("the HTTP header `{name}` is not yours to set")));
            }
            let value = sensitive(&name, text)?;
            map.insert(name, value);
            secrets.extend(could_be_secret(text).then(|| text.clone()));
        }
        if let Some(authorization) = &self.authorization {
            let (scheme, token) = authorization.scheme_and_token()?;
            let line = Secret::from(format!("{scheme} {}", token.expose()));
            map.insert(AUTHORIZATION, sensitive(&AUTHORIZATION, &line)?);
            secrets.push(token);
            if let Authorization::Basic(_, password) = authorization {
                secrets.push(password.clone());
            }
        }
        Ok(HttpHeaders { map, secrets: secrets.into() })
    }
}

impl Authorization {
    fn scheme_and_token(&self) -> Result<(&'static str, Secret)> {
        match self {
            Self::Basic(user, _) if user.contains(':') => {
                Err(Error::config("basic authentication cannot carry a user name with a colon"))
            }
            Self::Basic(user, password) => {
                let pair = Zeroizing::new(format!("{user}:{}", password.expose()));
                Ok(("Basic", Secret::from(STANDARD.encode(&*pair))))
            }
            Self::Bearer(token) => Ok(("Bearer", token.clone())),
        }
    }
}

/// The text of a value, whatever bytes it holds: HTTP allows more than ASCII (RFC 9110 §5.5).
pub(crate) fn text(value: &HeaderValue) -> String {
    String::from_utf8_lossy(value.as_bytes()).into_owned()
}

/// A value that nothing shows, nor keeps for compression (RFC 7541 §7.1.3).
fn sensitive(name: &HeaderName, text: &Secret) -> Result<HeaderValue> {
    let mut value = HeaderValue::from_bytes(text.expose().as_bytes())
        .map_err(|_| Error::config(format!("HTTP cannot carry the value of `{name}`")))?;
    value.set_sensitive(true);
    Ok(value)
}
