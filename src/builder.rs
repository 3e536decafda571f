//! What it takes to call a portal.

use std::time::Duration;

use wsdl_runtime::{
    AddressKey, AddressRule, Client, ClientBuilder, Credentials, Exchange, Fault, Result, Retry,
    Secret, Transport, UserKey, UserPassword, reqwest,
};

use crate::Portal;
use crate::access_url::WsAccessUrl;
use crate::cm_service::WscmService;
use crate::course_list::WsCourseList;
use crate::gradebook::WsGradebook;
use crate::lp::Wslp;
use crate::registration::WsRegistration;
use crate::service::WsService;
use crate::user_info::WsUserInfo;

/// Where each service answers, below the portal's base URL. The last of them tells a caller its
/// own address.
pub(crate) mod paths {
    pub const REGISTRATION: &str = "main/webservices/registration.soap.php";
    pub const ACCESS_URL: &str = "main/webservices/access_url.php";
    pub const CM_SERVICE: &str = "main/webservices/cm_soap.php";
    pub const SERVICE: &str = "main/webservices/soap.php";
    pub const COURSE_LIST: &str = "main/webservices/courses_list.soap.php";
    pub const LP: &str = "main/webservices/lp.php";
    pub const USER_INFO: &str = "main/webservices/user_info.soap.php";
    pub const GRADEBOOK: &str = "main/webservices/gradebook.php";
    pub const TEST_IP: &str = "main/webservices/testip.php";
}

/// Gathers what it takes to call a portal; see [`Portal::builder`].
///
/// Keys and passwords are kept where neither `Debug` nor an error shows them, and are wiped when
/// the last clone is dropped.
#[derive(Clone, Debug)]
pub struct PortalBuilder {
    base_url: String,
    security_key: Option<Secret>,
    /// Which address goes into a signature; the one that the portal says unless told otherwise.
    address: Option<AddressRule>,
    api_key: Option<(String, Secret)>,
    administrator: Option<String>,
    account: Option<(String, Secret)>,
    /// The client whose connections all services share.
    client: ClientBuilder,
}

impl PortalBuilder {
    pub(crate) fn new(base_url: String) -> Self {
        // People paste what they have: the address of a service says where the portal is.
        let base = base_url.split("/main/webservices").next().unwrap_or_default();
        let base_url = base.trim_end_matches('/').to_owned();
        Self {
            client: Client::builder(&base_url),
            base_url,
            security_key: None,
            address: None,
            api_key: None,
            administrator: None,
            account: None,
        }
    }

    /// The portal's security key: `security_key` in its `configuration.php`.
    ///
    /// Without it, calls that want a signature are sent without one, and refused.
    #[must_use]
    pub fn security_key(mut self, key: impl Into<Secret>) -> Self {
        self.security_key = Some(key.into());
        self
    }

    /// The caller's address as the portal sees it, in dotted form, for a caller that the portal's
    /// own answer to the question misleads. Otherwise `testip.php` is asked on the first call.
    #[must_use]
    pub fn caller_address(mut self, address: impl Into<String>) -> Self {
        self.address = Some(AddressRule::Given(address.into()));
        self
    }

    /// Leaves the address out of signatures, for portals that list the addresses they allow
    /// (`$ws_auth_ip` in `webservice-auth-ip.conf.php`). `WSService` does not look at that list:
    /// its calls are signed with the address all the same.
    #[must_use]
    pub fn without_address(mut self) -> Self {
        self.address = Some(AddressRule::LeftOut);
        self
    }

    /// A user's name and API key, for [`Portal::user_info`] and [`Portal::course_list`], which
    /// are signed with `sha1(username + API key)`.
    #[must_use]
    pub fn api_key(mut self, username: impl Into<String>, key: impl Into<Secret>) -> Self {
        self.api_key = Some((username.into(), key.into()));
        self
    }

    /// The user name to sign [`Portal::course_list`] with, together with the security key, in
    /// place of an API key.
    #[must_use]
    pub fn administrator(mut self, username: impl Into<String>) -> Self {
        self.administrator = Some(username.into());
        self
    }

    /// The account that [`Portal::cm_service`] acts for.
    #[must_use]
    pub fn account(mut self, username: impl Into<String>, password: impl Into<Secret>) -> Self {
        self.account = Some((username.into(), password.into()));
        self
    }

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

    /// How often calls are tried in all. The default is once. Only calls for which there was no
    /// connection are repeated: a portal can have made a change whose reply is lost.
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

    /// A user name and password for HTTP Basic authentication, for portals that a web server
    /// guards. They are sent to the portal's host only.
    #[must_use]
    pub fn basic_auth(mut self, user: impl Into<String>, password: impl Into<Secret>) -> Self {
        self.client = self.client.basic_auth(user, password);
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

    /// Has `recorder` write down what travels, without keys and passwords, so that a
    /// [`testing::Player`](crate::testing::Player) can answer the same calls in a test.
    #[cfg(feature = "testing")]
    #[must_use]
    pub fn record(mut self, recorder: &wsdl_runtime::replay::Recorder) -> Self {
        self.client = self.client.record(recorder);
        self
    }

    /// Makes the portal. Nothing is sent yet.
    ///
    /// # Errors
    /// Where the base URL is no `http` or `https` URL, holds a user name or password, or asks for
    /// HTTPS in a build without the feature `tls`; and where a proxy, certificate or HTTP header cannot
    /// be used, or a proxy or certificate is set together with an HTTP client.
    pub fn build(self) -> Result<Portal> {
        let client = self.client.clone().build()?;
        let at = |path: &str, credentials: Credentials| {
            let client = client.with_endpoint(&format!("{}/{path}", self.base_url))?;
            Ok(client.with_credentials(credentials))
        };
        let signed = self.signed(self.address.clone());
        let by_address = match &self.address {
            Some(AddressRule::LeftOut) => self.signed(None),
            _ => signed.clone(),
        };
        Ok(Portal {
            registration: WsRegistration::new(at(paths::REGISTRATION, signed.clone())?),
            access_url: WsAccessUrl::new(at(paths::ACCESS_URL, signed.clone())?),
            lp: Wslp::new(at(paths::LP, signed.clone())?),
            gradebook: WsGradebook::new(at(paths::GRADEBOOK, signed)?),
            service: WsService::new(at(paths::SERVICE, by_address)?),
            cm_service: WscmService::new(at(paths::CM_SERVICE, self.of_account())?),
            user_info: WsUserInfo::new(at(paths::USER_INFO, self.of_api_key())?),
            course_list: WsCourseList::new(at(paths::COURSE_LIST, self.of_course_list())?),
        })
    }

    /// Makes a portal whose calls block; see [`blocking::Portal`](crate::blocking::Portal).
    ///
    /// # Errors
    /// As [`build`](Self::build), and where the system gives no further thread.
    #[cfg(feature = "blocking")]
    pub fn build_blocking(self) -> Result<crate::blocking::Portal> {
        crate::blocking::Portal::new(self.build()?)
    }

    fn lookup(&self) -> AddressRule {
        AddressRule::Lookup(format!("{}/{}", self.base_url, paths::TEST_IP))
    }

    fn signed(&self, address: Option<AddressRule>) -> Credentials {
        let Some(key) = self.security_key.clone() else { return Credentials::none() };
        let address = address.unwrap_or_else(|| self.lookup());
        AddressKey::new(key, address).refused_when(says_wrong_key).into()
    }

    fn of_account(&self) -> Credentials {
        match self.account.clone() {
            Some((username, password)) => UserPassword::new(username, password).into(),
            None => Credentials::none(),
        }
    }

    fn of_api_key(&self) -> Credentials {
        match self.api_key.clone() {
            Some((username, key)) => UserKey::new(username, key).into(),
            None => Credentials::none(),
        }
    }

    fn of_course_list(&self) -> Credentials {
        match (self.administrator.clone(), self.security_key.clone()) {
            (Some(username), Some(key)) => UserKey::new(username, key).into(),
            _ => self.of_api_key(),
        }
    }
}

/// How the services say that `secret_key` is wrong: `WSService` in one way, all others in another.
fn says_wrong_key(fault: &Fault) -> bool {
    fault.string.contains("Secret key is not correct")
        || fault.string.contains("API key is invalid")
}
