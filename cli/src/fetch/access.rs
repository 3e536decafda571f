//! Who is asking: headers and credentials, and the hosts that get them.

use std::fs;
use std::path::PathBuf;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use clap::Args;
use reqwest::Url;
use reqwest::header::{AUTHORIZATION, HeaderMap, HeaderName, HeaderValue};
use wsdl_runtime::Secret;

use crate::failure::Failure;
use crate::secrets::Secrets;

/// Headers whose values are secrets, as arguments are not.
const SECRET_HEADERS: [&str; 4] = ["authorization", "cookie", "proxy-authorization", "x-api-key"];

/// How servers are reached, and who is asking.
#[derive(Clone, Debug, Default, Args)]
pub struct Reach {
    /// Sends a header with each request to the hosts that are named: 'Name: value'
    #[arg(long, value_name = "HEADER", help_heading = "Access")]
    pub header: Vec<String>,
    /// Sends a header whose value is in an environment variable: 'Cookie=MY_COOKIE'
    #[arg(long, value_name = "NAME=VARIABLE", help_heading = "Access")]
    pub header_env: Vec<String>,
    /// Logs in by HTTP Basic authentication as this user
    #[arg(long, value_name = "NAME", conflicts_with = "bearer", help_heading = "Access")]
    pub user: Option<String>,
    /// The environment variable that holds the password of --user; without it, you are asked
    #[arg(long, value_name = "VARIABLE", default_value = "WSDL_PASSWORD", help_heading = "Access")]
    pub password_env: String,
    /// Logs in by a bearer token
    #[arg(long, help_heading = "Access")]
    pub bearer: bool,
    /// The environment variable that holds the token of --bearer; without it, you are asked
    #[arg(long, value_name = "VARIABLE", default_value = "WSDL_TOKEN", help_heading = "Access")]
    pub token_env: String,
    /// Trusts the certificates in this PEM file as well
    #[arg(long, value_name = "FILE", help_heading = "Access")]
    pub root_certificate: Vec<PathBuf>,
    /// Goes through this proxy, and not through those that HTTPS_PROXY and HTTP_PROXY name; the
    /// password of http://user@proxy is in WSDL_PROXY_PASSWORD
    #[arg(long, value_name = "URL", conflicts_with = "no_proxy", help_heading = "Access")]
    pub proxy: Option<String>,
    /// Goes through no proxy
    #[arg(long, help_heading = "Access")]
    pub no_proxy: bool,
    /// What was asked for already.
    #[arg(skip)]
    pub secrets: Secrets,
}

impl Reach {
    /// The headers that go to the hosts that are named.
    pub(super) fn headers(&self) -> Result<HeaderMap, Failure> {
        let mut headers = HeaderMap::new();
        for (name, value) in self.plain_headers()? {
            let name = self::name(&name)?;
            headers.append(name, sensitive(value.expose())?);
        }
        if let Some(value) = self.authorization()? {
            headers.insert(AUTHORIZATION, value);
        }
        Ok(headers)
    }

    /// The headers that are given by their names.
    ///
    /// # Errors
    /// One is malformed, or a secret; or the variable of one is not set.
    pub fn plain_headers(&self) -> Result<Vec<(String, Secret)>, Failure> {
        let mut headers = Vec::new();
        for header in &self.header {
            let (name, value) = header.split_once(':').ok_or_else(|| malformed(header))?;
            let name = self::name(name.trim())?;
            if SECRET_HEADERS.contains(&name.as_str()) {
                let message =
                    format!("the value of {name} is a secret, and arguments can be seen by others");
                let help =
                    format!("put it into an environment variable: --header-env '{name}=VARIABLE'");
                return Err(Failure::new(message).help(help));
            }
            HeaderValue::from_str(value.trim()).map_err(|_| malformed(header))?;
            headers.push((name.to_string(), Secret::from(value.trim())));
        }
        for header in &self.header_env {
            let (name, variable) = header.split_once('=').ok_or_else(|| {
                Failure::new(format!("`{header}` names no header and its variable"))
                    .help("write --header-env 'Cookie=MY_COOKIE'")
            })?;
            let name = self::name(name.trim())?;
            let what = format!("the value of the header {name}");
            let value = self.secrets.get(variable.trim(), &what)?;
            headers.push((name.to_string(), value));
        }
        Ok(headers)
    }

    /// The password of the user that is given.
    ///
    /// # Errors
    /// It is neither in its variable nor typed in.
    pub fn password(&self, user: &str) -> Result<Secret, Failure> {
        self.secrets.get(&self.password_env, &format!("the password of {user}"))
    }

    /// The bearer token.
    ///
    /// # Errors
    /// It is neither in its variable nor typed in.
    pub fn token(&self) -> Result<Secret, Failure> {
        self.secrets.get(&self.token_env, "the bearer token")
    }

    fn authorization(&self) -> Result<Option<HeaderValue>, Failure> {
        if let Some(user) = &self.user {
            if user.contains(':') {
                return Err(Failure::new("a user name of HTTP Basic authentication has no colon")
                    .help("the password comes from an environment variable, or is typed in"));
            }
            let password = self.password(user)?;
            let pair = Secret::from(format!("{user}:{}", password.expose()));
            let value = Secret::from(format!("Basic {}", STANDARD.encode(pair.expose())));
            return sensitive(value.expose()).map(Some);
        }
        if self.bearer {
            let token = self.token()?;
            let value = Secret::from(format!("Bearer {}", token.expose()));
            return sensitive(value.expose()).map(Some);
        }
        Ok(None)
    }

    /// The proxy with its password, if there is one.
    ///
    /// # Errors
    /// It is no URL of HTTP or HTTPS, or holds a password, or none is known.
    pub fn proxy_url(&self) -> Result<Secret, Failure> {
        let text = self.proxy.as_deref().unwrap_or_default();
        let (mut url, user) = parse_proxy(text)?;
        if !user.is_empty() {
            let password = self.proxy_password(&user)?;
            let set =
                url.set_username(&user).and_then(|()| url.set_password(Some(password.expose())));
            set.map_err(|()| no_proxy_url())?;
        }
        Ok(Secret::from(url.as_str()))
    }

    /// A client that goes the way that is asked for, and follows no redirect by itself.
    pub(super) fn client(&self) -> Result<reqwest::Client, Failure> {
        let mut roots = Vec::new();
        for file in &self.root_certificate {
            let pem = fs::read(file).map_err(|error| {
                Failure::new(format!("`{}` cannot be read: {error}", file.display()))
                    .help("--root-certificate names a file of certificates in PEM")
            })?;
            roots.push(pem);
        }
        let builder = wsdl_runtime::http_client_builder_trusting(roots.iter().map(Vec::as_slice))
            .map_err(|error| Failure::new(error.to_string()))?;
        let builder = builder.user_agent(concat!("wsdl/", env!("CARGO_PKG_VERSION")));
        let builder = match (&self.proxy, self.no_proxy) {
            (Some(proxy), _) => builder.proxy(self.proxy_of(proxy)?),
            (None, true) => builder.no_proxy(),
            (None, false) => builder,
        };
        builder.build().map_err(|error| Failure::new(format!("HTTP cannot be set up: {error}")))
    }
}

impl Reach {
    fn proxy_of(&self, text: &str) -> Result<reqwest::Proxy, Failure> {
        let (url, user) = parse_proxy(text)?;
        let proxy = reqwest::Proxy::all(url).map_err(|_| no_proxy_url())?;
        if user.is_empty() {
            return Ok(proxy);
        }
        let password = self.proxy_password(&user)?;
        Ok(proxy.basic_auth(&user, password.expose()))
    }

    fn proxy_password(&self, user: &str) -> Result<Secret, Failure> {
        self.secrets.get("WSDL_PROXY_PASSWORD", &format!("the password of {user} at the proxy"))
    }
}

/// A URL that documents are fetched from, as it is given.
pub(super) fn url(text: &str) -> Result<Url, Failure> {
    let help = "write the whole URL, such as https://campus.example.org/service?wsdl";
    let mut url = Url::parse(text)
        .map_err(|error| Failure::new(format!("`{text}` is no URL: {error}")).help(help))?;
    if !matches!(url.scheme(), "http" | "https") || !url.has_host() {
        return Err(Failure::new(format!("`{text}` is no URL of HTTP or HTTPS")).help(help));
    }
    if url.password().is_some() || !url.username().is_empty() {
        return Err(Failure::new("the URL holds a user name, and arguments can be seen by others")
            .help("give it with --user; the password comes from WSDL_PASSWORD, or is typed in"));
    }
    url.set_fragment(None);
    Ok(url)
}

fn no_proxy_url() -> Failure {
    Failure::new("the proxy is no URL of HTTP or HTTPS")
        .help("write --proxy http://proxy.example.org:3128")
}

/// The URL of a proxy, and the user's name that it was given with.
fn parse_proxy(text: &str) -> Result<(Url, String), Failure> {
    let mut url = Url::parse(text).map_err(|_| no_proxy_url())?;
    if !matches!(url.scheme(), "http" | "https") || !url.has_host() {
        return Err(no_proxy_url());
    }
    if url.password().is_some() {
        return Err(Failure::new(
            "the URL of the proxy holds a password, and arguments can be seen by others",
        )
        .help("leave it out, and put it into WSDL_PROXY_PASSWORD"));
    }
    let user = url.username().to_owned();
    url.set_username("").map_err(|()| no_proxy_url())?;
    Ok((url, user))
}

fn name(text: &str) -> Result<HeaderName, Failure> {
    text.parse().map_err(|_| malformed(text))
}

fn malformed(header: &str) -> Failure {
    Failure::new(format!("`{header}` is no header")).help("write --header 'Name: value'")
}

/// The value of a header that is not shown; what is wrong with one is not shown either.
fn sensitive(text: &str) -> Result<HeaderValue, Failure> {
    let mut value = HeaderValue::from_str(text)
        .map_err(|_| Failure::new("a secret holds characters that no header can hold"))?;
    value.set_sensitive(true);
    Ok(value)
}
