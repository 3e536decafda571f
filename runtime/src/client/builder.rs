//! The settings of a client.

use std::sync::Arc;
use std::time::Duration;

use crate::client::call::Client;
use crate::client::settings::{Explain, Settings};
use crate::client::signing::credentials::Credentials;
use crate::client::transports::{Around, transport};
use crate::codec::limits::Limits;
use crate::error::{Error, Result};
use crate::http::carrier::Carrier;
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

/// Builds a [`Client`]; see [`Client::builder`].
#[derive(Clone, Debug)]
pub struct ClientBuilder {
    endpoint: String,
    credentials: Credentials,
    header: Header,
    http: Option<reqwest::Client>,
    transport: Option<Arc<dyn Transport>>,
    around: Vec<Around>,
    http_headers: Given,
    redirect_ports: Vec<u16>,
    timeout: Duration,
    connect: Connect,
    limits: Limits,
    strict: bool,
    inspector: Option<Inspector>,
    retry: Retry,
    explain: Option<Explain>,
}

impl Client {
    /// Starts a client for the service at `endpoint`, an `http` or `https` URL.
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
            transport: None,
            around: Vec::new(),
            http_headers: Given::default(),
            redirect_ports: Vec::new(),
            timeout: Duration::from_secs(60),
            connect: Connect::new(),
            limits: Limits::default(),
            strict: false,
            inspector: None,
            retry: Retry::new(1),
            explain: None,
        }
    }

    /// Sets the credentials, for operations that ask for a key, a signature or a password:
    /// [`AddressKey`](crate::AddressKey), [`UserKey`](crate::UserKey),
    /// [`UserPassword`](crate::UserPassword), or a [`Signing`](crate::Signing) of your own. The
    /// default is none.
    #[must_use]
    pub fn credentials(mut self, credentials: impl Into<Credentials>) -> Self {
        self.credentials = credentials.into();
        self
    }

    /// Adds a header block to each request, after those that were added before.
    #[must_use]
    pub fn header(mut self, block: HeaderBlock) -> Self {
        self.header.blocks.push(block);
        self
    }

    /// Sets whether requests carry the headers of WS-Addressing 1.0: the address, the action, an id
    /// of the message, and that the reply comes over the same connection. By default each operation
    /// decides. An operation that names no action sends its `SOAPAction` as the action.
    #[must_use]
    pub fn addressing(mut self, addressing: bool) -> Self {
        self.header.addressing = Some(addressing);
        self
    }

    /// Adds a `wsse:Security` header to each request, before the other header blocks.
    #[must_use]
    pub fn security(mut self, security: Security) -> Self {
        self.header.security = Some(security);
        self
    }

    /// Sets a user name and password for HTTP Basic authentication (RFC 7617). They are sent with
    /// each request, to the endpoint's host only. Of this and [`bearer_auth`](Self::bearer_auth),
    /// the last one set counts.
    #[must_use]
    pub fn basic_auth(mut self, user: impl Into<String>, password: impl Into<Secret>) -> Self {
        self.http_headers.basic(user.into(), password.into());
        self
    }

    /// Sets a bearer token for HTTP (RFC 6750 §2.1). It is sent with each request, to the
    /// endpoint's host only.
    #[must_use]
    pub fn bearer_auth(mut self, token: impl Into<Secret>) -> Self {
        self.http_headers.bearer(token.into());
        self
    }

    /// Adds an HTTP header to each request to the endpoint's host. It replaces the header of that
    /// name that the client would send.
    ///
    /// A value of eight characters or more is treated as a secret: it is cut out of what errors
    /// quote from the server's reply.
    #[must_use]
    pub fn http_header(mut self, name: impl Into<String>, value: impl Into<Secret>) -> Self {
        self.http_headers.header(name.into(), value.into());
        self
    }

    /// Sets how the client calls itself (`User-Agent`, RFC 9110 §10.1.5): the name of your program,
    /// say. The default is the name and version of this crate.
    #[must_use]
    pub fn user_agent(mut self, name: impl Into<String>) -> Self {
        self.http_headers.user_agent(name.into());
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

    /// Trusts servers whose certificate is signed by one of these, in addition to those that the
    /// platform trusts (on Android, instead of those). `pem` is PEM (RFC 7468), and can hold
    /// several certificates.
    #[cfg(feature = "tls")]
    #[must_use]
    pub fn root_certificate(mut self, pem: impl AsRef<[u8]>) -> Self {
        self.connect.tls.trust(pem.as_ref());
        self
    }

    /// Sets a client certificate, for servers that ask for one. `pem` holds the certificate, its
    /// intermediate certificates and its private key, one after the other in PEM (RFC 7468).
    ///
    /// The client does not wipe `pem` itself from memory: that is up to the caller.
    #[cfg(feature = "tls")]
    #[must_use]
    pub fn identity(mut self, pem: impl AsRef<[u8]>) -> Self {
        self.connect.tls.identify(pem.as_ref());
        self
    }

    /// Uses an HTTP client of your own, with its own proxies and certificates.
    ///
    /// Start it with [`http_client_builder`](crate::http_client_builder), which follows no redirects
    /// by itself. Whatever the redirect policy of another one is, the body of a request is sent to
    /// the endpoint's host only; but reqwest then takes the headers that are set by
    /// [`http_header`](Self::http_header) or by a [`Signing`](crate::Signing) along to other hosts
    /// (not `Authorization`), and in `Referer` the query of the endpoint. That cannot be prevented
    /// here; the call ends in an error that says that it was sent on.
    #[must_use]
    pub fn http_client(mut self, client: reqwest::Client) -> Self {
        self.http = Some(client);
        self
    }

    /// Sends requests by a transport of your own in place of reqwest: a `tower` service
    /// ([`ServiceTransport`](crate::ServiceTransport)), such as a server in the same program, or any
    /// other [`Transport`]. Proxies, certificates and the time for connecting are then its own.
    #[must_use]
    pub fn transport(mut self, transport: impl Transport + 'static) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// Puts a transport around the one that the client would use, whose settings stay: `put` makes it
    /// of that one. It sees each request, redirects and retries among them. The one that is added
    /// last is outermost.
    #[must_use]
    pub fn around_transport<T: Transport + 'static>(
        mut self,
        put: impl Fn(Arc<dyn Transport>) -> T + Send + Sync + 'static,
    ) -> Self {
        self.around.push(Around(Arc::new(move |inner| Arc::new(put(inner)))));
        self
    }

    /// Has `recorder` write down what travels: see [`replay`](crate::replay). It sees what the last
    /// transport that was put [around](Self::around_transport) the others so far is asked.
    #[cfg(feature = "replay")]
    #[must_use]
    pub fn record(self, recorder: &crate::replay::Recorder) -> Self {
        let recorder = recorder.clone();
        self.around_transport(move |inner| recorder.around(inner))
    }

    /// Also follows redirects to this port of the endpoint's host, over HTTPS or over the scheme of
    /// the request. The request goes there as it is, credentials included.
    ///
    /// Without it, redirects are followed on the same host, scheme and port, and from the port of
    /// HTTP (80) to that of HTTPS (443). Never are they followed to another host, or from HTTPS to
    /// HTTP.
    #[must_use]
    pub fn redirects_to_port(mut self, port: u16) -> Self {
        self.redirect_ports.push(port);
        self
    }

    /// Sets the longest time that one call may take, from its start to its value: look-ups for
    /// signing, waiting for those of other calls, connecting, redirects, retries with their pauses,
    /// and decoding included. The default is 60 seconds.
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// Sets the longest time that connecting may take. The default is 10 seconds. It has no effect
    /// on a client given to [`http_client`](Self::http_client).
    #[must_use]
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect.timeout = timeout;
        self
    }

    /// Sets how often and when calls are retried. The default is never.
    #[must_use]
    pub fn retries(mut self, retry: Retry) -> Self {
        self.retry = retry;
        self
    }

    /// Sets the largest reply that is read, in bytes. The default is 64 MiB. For a compressed
    /// reply, the decompressed size counts.
    #[must_use]
    pub fn max_reply_bytes(mut self, bytes: usize) -> Self {
        self.limits.reply_bytes = bytes;
        self
    }

    /// Sets how many bytes of memory decoding a reply may take, beside the reply itself. The default
    /// is four times [`max_reply_bytes`](Self::max_reply_bytes), and 8 MiB at least.
    ///
    /// A small reply can become large: each `<item/>` becomes a struct with room for all its
    /// fields, and each `href` a copy of what it refers to. Types with hundreds of fields of which
    /// hardly any come may need more than the default.
    #[must_use]
    pub fn max_memory_bytes(mut self, bytes: usize) -> Self {
        self.limits.memory_bytes = Some(bytes);
        self
    }

    /// Sets how many parts a reply of several parts may have, the envelope among them. The default is
    /// 1000.
    #[must_use]
    pub fn max_parts(mut self, parts: usize) -> Self {
        self.limits.parts = parts;
        self
    }

    /// Sets how large each part of such a reply may be, in bytes, without its transfer encoding. The
    /// default is as large as the reply may be. The headers of a part may have 16 KiB.
    #[must_use]
    pub fn max_part_bytes(mut self, bytes: usize) -> Self {
        self.limits.part_bytes = bytes;
        self
    }

    /// Sets how deep the elements of a reply may nest. The default is 128. Each level takes some
    /// stack.
    #[must_use]
    pub fn max_depth(mut self, depth: usize) -> Self {
        self.limits.depth = depth;
        self
    }

    /// Refuses whatever a reply holds that its schema forbids, but for facets such as lengths, bounds and
    /// patterns, which are not looked at in replies. By default, what real servers send is
    /// [tolerated](crate::Leniency), if no value has to be made up for it;
    /// [`Exchange::tolerated`] and [`Reply::tolerated`](crate::Reply::tolerated) say what was.
    #[must_use]
    pub fn strict(mut self) -> Self {
        self.strict = true;
        self
    }

    /// Calls `see` with each request and its reply, once the reply is decoded: for a log, say, or to
    /// count what was [tolerated](Exchange::tolerated). A large reply is shown on the thread that it
    /// was decoded on.
    ///
    /// The secrets of the client are cut out: credentials, HTTP headers, passwords, nonces, and the
    /// content of header blocks that are not [public](HeaderBlock::public), and fields that are a
    /// [`Secret`], on either side. All else is shown as it is, such as a session key in an ordinary
    /// field. The call waits until `see` returns.
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

    /// Like [`inspect`](Self::inspect), with every secret left in: whoever reads what `see` writes
    /// can act as the caller.
    #[must_use]
    pub fn inspect_unredacted(
        mut self,
        see: impl Fn(&Exchange<'_>) + Send + Sync + 'static,
    ) -> Self {
        self.inspector = Some(Inspector { see: Arc::new(see), redacted: false });
        self
    }

    /// Adds what is known about servers of this kind to the errors of calls: `explain` says what an
    /// error means and what to do about it, or `None` where it knows nothing.
    /// [`Error::explanation`] gives the text, which `Display` ends in.
    ///
    /// ```
    /// use wsdl_runtime::Client;
    ///
    /// let client = Client::builder("http://127.0.0.1:8080/stockquote").explain(|error| {
    ///     let closed = error.fault()?.string == "E17";
    ///     closed.then(|| "the exchange is closed until Monday".to_owned())
    /// });
    /// # client.build()?;
    /// # Ok::<(), wsdl_runtime::Error>(())
    /// ```
    #[must_use]
    pub fn explain(
        mut self,
        explain: impl Fn(&Error) -> Option<String> + Send + Sync + 'static,
    ) -> Self {
        self.explain = Some(Explain(Arc::new(explain)));
        self
    }

    /// Makes the client. Nothing is sent yet.
    ///
    /// # Errors
    /// The endpoint is no `http` or `https` URL, holds a user name or password, or asks for HTTPS
    /// in a build without the feature `tls`. A proxy, certificate or HTTP header cannot be used. A
    /// proxy or certificate is set together with an [HTTP client](Self::http_client), or one of the
    /// three together with a [transport](Self::transport).
    pub fn build(self) -> Result<Client> {
        let endpoint = parse_endpoint(&self.endpoint)?;
        let secure = endpoint.scheme() == "https";
        let transport = transport(self.transport, self.http, &self.connect, secure)?;
        let transport = self.around.into_iter().fold(transport, |inner, Around(put)| put(inner));
        let (timeout, limits, headers) = (self.timeout, self.limits, self.http_headers.check()?);
        let ports = self.redirect_ports;
        let carrier = Carrier { transport, endpoint, ports, headers, timeout, limits };
        let strict = self.strict;
        let (carrier, header) = (Arc::new(carrier), Arc::new(self.header));
        let (credentials, inspector, retry) = (self.credentials, self.inspector, self.retry);
        let explain = self.explain;
        let settings = Settings { carrier, credentials, header, strict, inspector, retry, explain };
        Ok(Client { settings, heard: None })
    }
}
