//! Making the HTTP client: its proxy, its certificates and its time-outs.

use std::time::Duration;

use reqwest::header::{ACCEPT_ENCODING, HeaderMap, HeaderValue};
use reqwest::{Proxy, Url, redirect};

use crate::error::{Error, Result};
use crate::http::endpoint::shown;
#[cfg(feature = "tls")]
use crate::http::tls::Tls;
use crate::secret::Secret;

/// How connections are made.
#[derive(Clone, Debug)]
pub(crate) struct Connect {
    pub timeout: Duration,
    pub proxy: ProxyRule,
    #[cfg(feature = "tls")]
    pub tls: Tls,
}

#[derive(Clone, Debug)]
pub(crate) enum ProxyRule {
    /// What the environment says.
    Environment,
    Never,
    /// The URL can hold a password.
    Through(Secret),
}

/// What is known about the way to a server, for errors.
#[derive(Clone, Debug)]
pub(crate) enum Via {
    /// By an HTTP client of the caller's own.
    Unknown,
    /// As the environment says.
    Environment,
    Direct,
    /// By the proxy of this address, which holds no credentials.
    Through(String),
}

impl Via {
    /// The proxy that a request to `url` takes, or may take, in words.
    pub fn proxy(&self, url: &Url) -> Option<String> {
        match self {
            Self::Through(proxy) => Some(format!("the proxy `{proxy}`")),
            Self::Environment => {
                let name = variables(url).into_iter().find(|it| std::env::var_os(it).is_some())?;
                Some(format!("the proxy that the variable `{name}` names"))
            }
            Self::Unknown | Self::Direct => None,
        }
    }
}

/// The environment variables that can name a proxy for `url`.
fn variables(url: &Url) -> [&'static str; 4] {
    match url.scheme() {
        "https" => ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"],
        _ => ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"],
    }
}

/// Asks for replies that are not compressed, where nothing here could read them (RFC 9110 §12.5.3).
fn uncompressed() -> HeaderMap {
    let mut headers = HeaderMap::new();
    if !cfg!(any(feature = "gzip", feature = "deflate", feature = "brotli")) {
        headers.insert(ACCEPT_ENCODING, HeaderValue::from_static("identity"));
    }
    headers
}

impl Connect {
    pub fn new() -> Self {
        Self {
            timeout: Duration::from_secs(10),
            proxy: ProxyRule::Environment,
            #[cfg(feature = "tls")]
            tls: Tls::default(),
        }
    }

    /// The way that requests will take.
    pub fn via(&self) -> Via {
        match &self.proxy {
            ProxyRule::Environment => Via::Environment,
            ProxyRule::Never => Via::Direct,
            ProxyRule::Through(url) => {
                Via::Through(Url::parse(url.expose()).map(|url| shown(&url)).unwrap_or_default())
            }
        }
    }

    /// Which setting it has that an HTTP client of the caller's own would not get to know.
    pub fn beyond_timeout(&self) -> Option<&'static str> {
        #[cfg(feature = "tls")]
        if let Some(setting) = self.tls.setting() {
            return Some(setting);
        }
        (!matches!(self.proxy, ProxyRule::Environment)).then_some("a proxy")
    }

    /// Makes an HTTP client. TLS has to work if it is for an `https` endpoint.
    pub fn http_client(&self, https: bool) -> Result<reqwest::Client> {
        let builder = match &self.proxy {
            ProxyRule::Environment => reqwest::Client::builder(),
            ProxyRule::Never => reqwest::Client::builder().no_proxy(),
            ProxyRule::Through(url) => reqwest::Client::builder().proxy(proxy(url)?),
        };
        self.secured(builder, https)?
            .user_agent(concat!("wsdl-runtime/", env!("CARGO_PKG_VERSION")))
            .default_headers(uncompressed())
            .redirect(redirect::Policy::none())
            .referer(false)
            .connect_timeout(self.timeout)
            .build()
            .map_err(|error| Error::config(format!("the HTTP client cannot be made: {error}")))
    }

    #[cfg(feature = "tls")]
    fn secured(
        &self,
        builder: reqwest::ClientBuilder,
        https: bool,
    ) -> Result<reqwest::ClientBuilder> {
        self.tls.configure(builder, https)
    }

    #[cfg(not(feature = "tls"))]
    fn secured(
        &self,
        builder: reqwest::ClientBuilder,
        https: bool,
    ) -> Result<reqwest::ClientBuilder> {
        if https {
            return Err(Error::config(
                "the endpoint asks for HTTPS: turn on the feature `tls`, or give an HTTP client",
            ));
        }
        Ok(builder)
    }
}

/// Reads the URL of a proxy, and shows nothing of one that is wrong.
fn proxy(url: &Secret) -> Result<Proxy> {
    let parsed = Url::parse(url.expose())
        .map_err(|error| Error::config(format!("the proxy is not a URL: {error}")))?;
    if !matches!(parsed.scheme(), "http" | "https") || !parsed.has_host() {
        return Err(Error::config("the proxy is no `http` or `https` URL"));
    }
    Proxy::all(parsed).map_err(|_| Error::config("the proxy cannot be used"))
}

/// Starts an HTTP client of your own, for
/// [`ClientBuilder::http_client`](crate::ClientBuilder::http_client). TLS is set up as in every
/// other client of this crate, and redirects are left to this crate, which follows those that stay
/// with the endpoint's host; no `Referer` is sent.
///
/// Leave the redirect policy as it is. reqwest takes the HTTP headers that are set on a [`Client`]
/// along to wherever it is redirected (but `Authorization` and cookies, which stay with the host),
/// and with `referer(true)` the query of the endpoint too.
///
/// [`Client`]: crate::Client
///
/// `reqwest::Client::new()` panics where no TLS provider for reqwest is installed, and this crate
/// installs none: see the feature `tls`.
///
/// ```
/// let own = wsdl_runtime::http_client_builder()?.user_agent("my program").build();
/// # Ok::<(), wsdl_runtime::Error>(())
/// ```
///
/// # Errors
/// TLS cannot be set up.
pub fn http_client_builder() -> Result<reqwest::ClientBuilder> {
    let builder = reqwest::Client::builder().redirect(redirect::Policy::none()).referer(false);
    Connect::new().secured(builder, false)
}

/// As [`http_client_builder`], for a client that trusts the root certificates in `pem` besides those of
/// the platform. Each text is PEM (RFC 7468), and may hold several.
///
/// # Errors
/// TLS cannot be set up, or a text holds no certificate.
#[cfg(feature = "tls")]
pub fn http_client_builder_trusting<'p>(
    pem: impl IntoIterator<Item = &'p [u8]>,
) -> Result<reqwest::ClientBuilder> {
    let mut connect = Connect::new();
    pem.into_iter().for_each(|pem| connect.tls.trust(pem));
    let builder = reqwest::Client::builder().redirect(redirect::Policy::none()).referer(false);
    connect.secured(builder, false)
}
