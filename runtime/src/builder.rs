//! Setting a client up.

use std::sync::Arc;
use std::time::Duration;

use reqwest::{Url, redirect};

use crate::envelope::Limits;
use crate::transport::Transport;
use crate::{Client, Credentials, Error, Result};

/// Gathers the settings of a [`Client`]; see [`Client::builder`].
#[derive(Clone, Debug)]
pub struct ClientBuilder {
    endpoint: String,
    credentials: Credentials,
    http: Option<reqwest::Client>,
    timeout: Duration,
    connect_timeout: Duration,
    limits: Limits,
}

impl ClientBuilder {
    pub(crate) fn new(endpoint: String) -> Self {
        Self {
            endpoint,
            credentials: Credentials::none(),
            http: None,
            timeout: Duration::from_secs(60),
            connect_timeout: Duration::from_secs(10),
            limits: Limits::default(),
        }
    }

    /// What to fill in where operations ask for a key, a signature or a password. The default is
    /// nothing.
    #[must_use]
    pub fn credentials(mut self, credentials: Credentials) -> Self {
        self.credentials = credentials;
        self
    }

    /// An HTTP client of the caller's own, with proxies, certificates or headers as it likes.
    ///
    /// [`http_client_builder`] starts one. Whatever its redirect policy, a request's body is sent
    /// to the endpoint's host alone.
    #[must_use]
    pub fn http_client(mut self, client: reqwest::Client) -> Self {
        self.http = Some(client);
        self
    }

    /// The longest time that one call may take, from connecting to the last byte of the reply.
    /// The default is 60 seconds.
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// The longest time that connecting may take. The default is 10 seconds. It has no effect on
    /// a client given by [`http_client`](Self::http_client).
    #[must_use]
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// The largest reply that is read, in bytes. The default is 64 MiB.
    #[must_use]
    pub fn max_reply_bytes(mut self, bytes: usize) -> Self {
        self.limits.reply_bytes = bytes;
        self
    }

    /// How deep the elements of a reply may nest. The default is 128; each level takes some of the
    /// stack.
    #[must_use]
    pub fn max_depth(mut self, depth: usize) -> Self {
        self.limits.depth = depth;
        self
    }

    /// Makes the client. Nothing is sent yet.
    ///
    /// # Errors
    /// Where the endpoint is no `http` or `https` URL, where it holds a user name or password, and
    /// where it asks for HTTPS in a build without the feature `tls`.
    pub fn build(self) -> Result<Client> {
        let endpoint = parse_endpoint(&self.endpoint)?;
        let http = match self.http {
            Some(client) => client,
            None => http_client(self.connect_timeout, endpoint.scheme() == "https")?,
        };
        let (timeout, limits) = (self.timeout, self.limits);
        let transport = Transport { http, endpoint, timeout, limits };
        Ok(Client { transport: Arc::new(transport), credentials: self.credentials })
    }
}

/// Reads the URL of an endpoint.
pub(crate) fn parse_endpoint(endpoint: &str) -> Result<Url> {
    // A URL that does not parse is not shown: it can hold a password in an unexpected place.
    let url = Url::parse(endpoint)
        .map_err(|error| Error::config(format!("the endpoint is not a URL: {error}")))?;
    if !matches!(url.scheme(), "http" | "https") || !url.has_host() {
        let scheme = url.scheme();
        return Err(Error::config(format!("the endpoint is a `{scheme}` URL, not an HTTP one")));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(Error::config(
            "the endpoint holds a user name or password; use credentials or an HTTP client that \
             sends them",
        ));
    }
    Ok(url)
}

/// Starts an HTTP client of the caller's own, for [`ClientBuilder::http_client`], with TLS set up
/// as in the clients that are made otherwise.
///
/// `reqwest::Client::new()` panics where nothing in a program chooses a TLS provider for reqwest,
/// and this crate alone does not: see the feature `tls`.
///
/// ```
/// let own = wsdl_runtime::http_client_builder()?.user_agent("my program").build();
/// # Ok::<(), wsdl_runtime::Error>(())
/// ```
///
/// # Errors
/// Where TLS cannot be set up.
pub fn http_client_builder() -> Result<reqwest::ClientBuilder> {
    secured(reqwest::Client::builder(), false)
}

fn http_client(connect_timeout: Duration, https: bool) -> Result<reqwest::Client> {
    secured(reqwest::Client::builder(), https)?
        .user_agent(concat!("wsdl-runtime/", env!("CARGO_PKG_VERSION")))
        .redirect(redirect::Policy::none())
        .connect_timeout(connect_timeout)
        .build()
        .map_err(|error| Error::config(format!("the HTTP client cannot be made: {error}")))
}

#[cfg(feature = "tls")]
fn secured(builder: reqwest::ClientBuilder, https: bool) -> Result<reqwest::ClientBuilder> {
    crate::tls::configure(builder, https)
}

#[cfg(not(feature = "tls"))]
fn secured(builder: reqwest::ClientBuilder, https: bool) -> Result<reqwest::ClientBuilder> {
    if https {
        return Err(Error::config(
            "the endpoint asks for HTTPS: turn on the feature `tls`, or give an HTTP client",
        ));
    }
    Ok(builder)
}
