//! Setting a client up.

use std::sync::Arc;
use std::time::Duration;

use crate::client::call::Client;
use crate::client::signing::credentials::Credentials;
use crate::codec::limits::Limits;
use crate::error::{Error, Result};
use crate::http::connect::{Connect, ProxyRule};
use crate::http::endpoint::parse_endpoint;
use crate::http::headers::Given;
use crate::http::inspect::{Exchange, Inspector};
use crate::http::retry::Retry;
use crate::http::transport::Transport;
use crate::secret::Secret;
use crate::soap::header::block::HeaderBlock;
use crate::soap::header::security::Security;
use crate::soap::header::settings::Header;

/// Gathers the settings of a [`Client`]; see [`Client::builder`].
#[derive(Clone, Debug)]
pub struct ClientBuilder {
    endpoint: String,
    credentials: Credentials,
    header: Header,
    http: Option<reqwest::Client>,
    http_headers: Given,
    timeout: Duration,
    connect: Connect,
    limits: Limits,
    inspector: Option<Inspector>,
    retry: Retry,
}

impl Client {
    /// Describes a client for the service at `endpoint`, an `http` or `https` URL.
    pub fn builder(endpoint: impl Into<String>) -> ClientBuilder {
        ClientBuilder::new(endpoint.into())
    }
}

impl ClientBuilder {
    fn new(endpoint: String) -> Self {
        Self {
            endpoint,
            credentials: Credentials::none(),
            header: Header::default(),
            http: None,
            http_headers: Given::default(),
            timeout: Duration::from_secs(60),
            connect: Connect::new(),
            limits: Limits::default(),
            inspector: None,
            retry: Retry::new(1),
        }
    }

    /// Who the caller is, where operations ask for a key, a signature or a password: one of the ways
    /// to say so that this crate has, or [`Signing`](crate::Signing) of your own. The default is
    /// nothing.
    #[must_use]
    pub fn credentials(mut self, credentials: impl Into<Credentials>) -> Self {
        self.credentials = credentials.into();
        self
    }

    /// A block for the header of each request. It goes behind those given before.
    #[must_use]
    pub fn header(mut self, block: HeaderBlock) -> Self {
        self.header.blocks.push(block);
        self
    }

    /// Whether requests have the headers of WS-Addressing 1.0: where they go, what they ask for, an
    /// id of their own, and that the reply comes over the same connection. The default is what
    /// each operation says; its action is the `SOAPAction` where it names no other.
    #[must_use]
    pub fn addressing(mut self, addressing: bool) -> Self {
        self.header.addressing = Some(addressing);
        self
    }

    /// A `wsse:Security` header for each request. It goes before the other blocks.
    #[must_use]
    pub fn security(mut self, security: Security) -> Self {
        self.header.security = Some(security);
        self
    }

    /// A user's name and password for HTTP (RFC 7617), sent with each request to the endpoint's
    /// host. Of this and [`bearer_auth`](Self::bearer_auth), the last one given counts.
    #[must_use]
    pub fn basic_auth(mut self, user: impl Into<String>, password: impl Into<Secret>) -> Self {
        self.http_headers.basic(user.into(), password.into());
        self
    }

    /// A token for HTTP (RFC 6750 §2.1), sent with each request to the endpoint's host.
    #[must_use]
    pub fn bearer_auth(mut self, token: impl Into<Secret>) -> Self {
        self.http_headers.bearer(token.into());
        self
    }

    /// An HTTP header that is sent with each request to the endpoint's host. It takes the place of
    /// what the client would send under that name.
    ///
    /// A value of eight characters or more is treated as a secret: it is cut out of what errors
    /// repeat of the server's words.
    #[must_use]
    pub fn http_header(mut self, name: impl Into<String>, value: impl Into<Secret>) -> Self {
        self.http_headers.header(name.into(), value.into());
        self
    }

    /// Connects through the proxy at this `http` or `https` URL, which can hold a user's name and
    /// password.
    ///
    /// The default is what the environment says: `HTTP_PROXY`, `HTTPS_PROXY`, `ALL_PROXY` and
    /// `NO_PROXY`, in capital or small letters. An `https` endpoint is reached by `CONNECT`, so
    /// that the proxy sees its host and nothing else.
    #[must_use]
    pub fn proxy(mut self, url: impl Into<Secret>) -> Self {
        self.connect.proxy = ProxyRule::Through(url.into());
        self
    }

    /// Connects through no proxy, whatever the environment says.
    #[must_use]
    pub fn no_proxy(mut self) -> Self {
        self.connect.proxy = ProxyRule::Never;
        self
    }

    /// Trusts servers whose certificate one of these has signed, beside those that the platform
    /// trusts (on Android, instead of those). The text is PEM (RFC 7468), and can hold several.
    #[cfg(feature = "tls")]
    #[must_use]
    pub fn root_certificate(mut self, pem: impl AsRef<[u8]>) -> Self {
        self.connect.tls.trust(pem.as_ref());
        self
    }

    /// Who the client is to servers that ask for a certificate: its certificate, those that lead
    /// from there to a root, and its private key, one behind the other in PEM (RFC 7468).
    ///
    /// The text given here is the caller's to wipe.
    #[cfg(feature = "tls")]
    #[must_use]
    pub fn identity(mut self, pem: impl AsRef<[u8]>) -> Self {
        self.connect.tls.identify(pem.as_ref());
        self
    }

    /// An HTTP client of the caller's own, with proxies and certificates as it likes.
    ///
    /// [`http_client_builder`](crate::http_client_builder) starts one. Whatever its redirect policy, a request's body is sent
    /// to the endpoint's host alone.
    #[must_use]
    pub fn http_client(mut self, client: reqwest::Client) -> Self {
        self.http = Some(client);
        self
    }

    /// The longest time that one call may take, from connecting to the last byte of the reply,
    /// and with all that is tried again. The default is 60 seconds.
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// The longest time that connecting may take. The default is 10 seconds. It has no effect on
    /// a client given by [`http_client`](Self::http_client).
    #[must_use]
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect.timeout = timeout;
        self
    }

    /// How often and when calls are tried again. The default is never.
    #[must_use]
    pub fn retries(mut self, retry: Retry) -> Self {
        self.retry = retry;
        self
    }

    /// The largest reply that is read, in bytes. The default is 64 MiB. Of a compressed reply,
    /// what comes out counts.
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

    /// Shows each request and its reply to `see`, such as a log, before the reply is read.
    ///
    /// The client's own secrets are cut out: credentials and HTTP headers, passwords and nonces,
    /// and what header blocks hold that are not [public](HeaderBlock::public). What the service's
    /// own data holds is shown: a password that is an operation's parameter, or a session's key
    /// that the server hands out. `see` keeps the call waiting.
    ///
    /// ```
    /// use wsdl_runtime::Client;
    ///
    /// let client = Client::builder("http://127.0.0.1:8080/stockquote")
    ///     .inspect(|exchange| eprintln!("{exchange:?}\n{}", exchange.request()))
    ///     .build()?;
    /// # Ok::<(), wsdl_runtime::Error>(())
    /// ```
    #[must_use]
    pub fn inspect(mut self, see: impl Fn(&Exchange<'_>) + Send + Sync + 'static) -> Self {
        self.inspector = Some(Inspector { see: Arc::new(see), redacted: true });
        self
    }

    /// As [`inspect`](Self::inspect), with every secret in the envelopes: whoever reads what `see`
    /// writes can act as the caller.
    #[must_use]
    pub fn inspect_unredacted(
        mut self,
        see: impl Fn(&Exchange<'_>) + Send + Sync + 'static,
    ) -> Self {
        self.inspector = Some(Inspector { see: Arc::new(see), redacted: false });
        self
    }

    /// Makes the client. Nothing is sent yet.
    ///
    /// # Errors
    /// Where the endpoint is no `http` or `https` URL, where it holds a user name or password, and
    /// where it asks for HTTPS in a build without the feature `tls`. Where a proxy, a certificate
    /// or an HTTP header cannot be used, or where a proxy or certificate is given beside an
    /// [HTTP client](Self::http_client).
    pub fn build(self) -> Result<Client> {
        let endpoint = parse_endpoint(&self.endpoint)?;
        let http = match (self.http, self.connect.beyond_timeout()) {
            (Some(_), Some(setting)) => {
                let problem = format!("an HTTP client of your own cannot be given {setting}");
                return Err(Error::config(problem));
            }
            (Some(client), None) => client,
            (None, _) => self.connect.http_client(endpoint.scheme() == "https")?,
        };
        let (timeout, limits, headers) = (self.timeout, self.limits, self.http_headers.check()?);
        let transport = Transport { http, endpoint, headers, timeout, limits };
        let (transport, header) = (Arc::new(transport), Arc::new(self.header));
        let (credentials, inspector, retry) = (self.credentials, self.inspector, self.retry);
        Ok(Client { transport, credentials, header, inspector, retry })
    }
}
