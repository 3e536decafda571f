//! How calls travel: the settings that the portal's client shares with every other client.

use std::sync::Arc;
use std::time::Duration;

use wsdl_runtime::{Exchange, HeaderBlock, Retry, Secret, Security, Transport, reqwest};

use super::PortalBuilder;

impl PortalBuilder {
    /// The longest time that one call may take as a whole: looking up the caller's address,
    /// redirects and decoding included. The default is 60 seconds.
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.client = self.client.timeout(timeout);
        self
    }

    /// The longest time that connecting may take. The default is 10 seconds. It has no effect on
    /// a client given by [`http_client`](Self::http_client).
    #[must_use]
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.client = self.client.connect_timeout(timeout);
        self
    }

    /// How often calls are tried in all. The default is once. Calls for which there was no connection
    /// are repeated, and those of operations that do no more when they are done twice (their
    /// documentation says so) also where the connection broke or the portal was busy. With all others
    /// a portal can have made a change whose reply is lost.
    #[must_use]
    pub fn retries(mut self, retry: Retry) -> Self {
        self.client = self.client.retries(retry);
        self
    }

    /// The largest reply that is read, in bytes. The default is 64 MiB. Portals send long comments
    /// behind some replies, which count.
    #[must_use]
    pub fn max_reply_bytes(mut self, bytes: usize) -> Self {
        self.client = self.client.max_reply_bytes(bytes);
        self
    }

    /// How many bytes of memory decoding a reply may take, beside the reply itself. The default is
    /// four times [`max_reply_bytes`](Self::max_reply_bytes), and 8 MiB at least.
    #[must_use]
    pub fn max_memory_bytes(mut self, bytes: usize) -> Self {
        self.client = self.client.max_memory_bytes(bytes);
        self
    }

    /// How many parts a reply of several parts may have. The default is 1000. Portals send no
    /// such replies; a limit holds what a broken or hostile one can cost.
    #[must_use]
    pub fn max_parts(mut self, parts: usize) -> Self {
        self.client = self.client.max_parts(parts);
        self
    }

    /// How large each part of such a reply may be, in bytes. The default is as large as the reply
    /// may be.
    #[must_use]
    pub fn max_part_bytes(mut self, bytes: usize) -> Self {
        self.client = self.client.max_part_bytes(bytes);
        self
    }

    /// How deep the elements of a reply may nest. The default is 128. Each level takes some stack.
    #[must_use]
    pub fn max_depth(mut self, depth: usize) -> Self {
        self.client = self.client.max_depth(depth);
        self
    }

    /// Refuses whatever a reply holds that its WSDL forbids. By default, what real portals send is
    /// tolerated, if no value has to be made up for it: real portals need that, so this is for
    /// finding out what they do. [`inspect`](Self::inspect) says what was tolerated.
    #[must_use]
    pub fn strict(mut self) -> Self {
        self.client = self.client.strict();
        self
    }

    /// Calls `see` with each request and its reply, once the reply is decoded, for a log, say. Keys,
    /// signatures and the client's passwords are cut out; what operations take and give is shown as
    /// it is.
    #[must_use]
    pub fn inspect(mut self, see: impl Fn(&Exchange<'_>) + Send + Sync + 'static) -> Self {
        self.client = self.client.inspect(see);
        self
    }

    /// Like [`inspect`](Self::inspect), with keys and passwords left in: whoever reads what `see`
    /// writes can do what the portal's administrator can.
    #[must_use]
    pub fn inspect_unredacted(
        mut self,
        see: impl Fn(&Exchange<'_>) + Send + Sync + 'static,
    ) -> Self {
        self.client = self.client.inspect_unredacted(see);
        self
    }

    /// A user name and password for HTTP Basic authentication, for portals that a web server
    /// guards. They are sent to the portal's host only.
    #[must_use]
    pub fn basic_auth(mut self, user: impl Into<String>, password: impl Into<Secret>) -> Self {
        self.client = self.client.basic_auth(user, password);
        self
    }

    /// A bearer token for HTTP, for portals behind a gateway that asks for one. It is sent to the
    /// portal's host only. Of this and [`basic_auth`](Self::basic_auth), the last one set counts.
    #[must_use]
    pub fn bearer_auth(mut self, token: impl Into<Secret>) -> Self {
        self.client = self.client.bearer_auth(token);
        self
    }

    /// How the client calls itself (`User-Agent`): the name of your program, say, which the
    /// portal's access log then shows. The default is that of `wsdl-runtime`.
    #[must_use]
    pub fn user_agent(mut self, name: impl Into<String>) -> Self {
        self.client = self.client.user_agent(name);
        self
    }

    /// A block in the SOAP header of each request, for gateways: Chamilo reads none.
    #[must_use]
    pub fn header(mut self, block: HeaderBlock) -> Self {
        self.client = self.client.header(block);
        self
    }

    /// A `wsse:Security` header in each request, for gateways: Chamilo reads none.
    #[must_use]
    pub fn security(mut self, security: Security) -> Self {
        self.client = self.client.security(security);
        self
    }

    /// Whether requests carry the headers of WS-Addressing 1.0, for gateways. The default is no.
    #[must_use]
    pub fn addressing(mut self, addressing: bool) -> Self {
        self.client = self.client.addressing(addressing);
        self
    }

    /// An HTTP header for each request to the portal's host.
    #[must_use]
    pub fn http_header(mut self, name: impl Into<String>, value: impl Into<Secret>) -> Self {
        self.client = self.client.http_header(name, value);
        self
    }

    /// Connects through the proxy at this `http` or `https` URL, in place of the one that the
    /// environment names. The portal sees the proxy's address: signatures are made with what
    /// `testip.php` says.
    #[must_use]
    pub fn proxy(mut self, url: impl Into<Secret>) -> Self {
        self.client = self.client.proxy(url);
        self
    }

    /// Connects through no proxy, whatever the environment says.
    #[must_use]
    pub fn no_proxy(mut self) -> Self {
        self.client = self.client.no_proxy();
        self
    }

    /// Trusts portals whose certificate is signed by one of these (PEM), in addition to those that
    /// the platform trusts.
    #[cfg(feature = "tls")]
    #[must_use]
    pub fn root_certificate(mut self, pem: impl AsRef<[u8]>) -> Self {
        self.client = self.client.root_certificate(pem);
        self
    }

    /// A client certificate with its private key (PEM), for portals that ask for one.
    #[cfg(feature = "tls")]
    #[must_use]
    pub fn identity(mut self, pem: impl AsRef<[u8]>) -> Self {
        self.client = self.client.identity(pem);
        self
    }

    /// An HTTP client of the caller's own, with proxies, certificates or headers as it likes:
    /// [`http_client_builder`](crate::http_client_builder) starts one.
    /// Whatever its redirect policy, a request's body is sent to the portal's host alone.
    #[must_use]
    pub fn http_client(mut self, client: reqwest::Client) -> Self {
        self.client = self.client.http_client(client);
        self
    }

    /// Sends calls by something else than reqwest: a recording
    /// ([`testing::Player`](crate::testing::Player)), a `tower` service
    /// ([`ServiceTransport`](crate::ServiceTransport)), or a [`Transport`] of the caller's own.
    /// Proxies, certificates and an [`http_client`](Self::http_client) do not go with it.
    #[must_use]
    pub fn transport(mut self, transport: impl Transport + 'static) -> Self {
        self.client = self.client.transport(transport);
        self
    }

    /// Puts a transport around the one that calls go by, whose settings stay: it sees each request,
    /// redirects and retries among them. The one that is added last is outermost.
    #[must_use]
    pub fn around_transport<T: Transport + 'static>(
        mut self,
        put: impl Fn(Arc<dyn Transport>) -> T + Send + Sync + 'static,
    ) -> Self {
        self.client = self.client.around_transport(put);
        self
    }

    /// Also follows redirects to this port of the portal's host, with the request as it is, keys
    /// included. Without it, redirects are followed on the same port, and from HTTP (80) to HTTPS
    /// (443); never to another host, nor from HTTPS to HTTP.
    #[must_use]
    pub fn redirects_to_port(mut self, port: u16) -> Self {
        self.client = self.client.redirects_to_port(port);
        self
    }

    /// Has `recorder` write down what travels, without keys and passwords, so that a
    /// [`testing::Player`](crate::testing::Player) can answer the same calls in a test.
    #[cfg(feature = "testing")]
    #[must_use]
    pub fn record(mut self, recorder: &wsdl_runtime::replay::Recorder) -> Self {
        self.client = self.client.record(recorder);
        self
    }
}
