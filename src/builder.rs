//! What it takes to call a portal.

mod transport;

use wsdl_runtime::{
    AddressKey, AddressRule, Client, ClientBuilder, Credentials, Fault, Result, Secret, UserKey,
    UserPassword,
};

use crate::Portal;
use crate::access_url::WsAccessUrl;
use crate::cm_service::WscmService;
use crate::course_list::WsCourseList;
use crate::explain::explain;
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
            client: Client::builder(&base_url).explain(explain),
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
    /// Without it, calls that want a signature end in an error that says so, and nothing is sent.
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
        let Some(key) = self.security_key.clone() else { return Credentials::missing(NO_KEY) };
        let address = address.unwrap_or_else(|| self.lookup());
        AddressKey::new(key, address)
            .refused_when(|fault: &Fault| says_wrong_key(&fault.string))
            .into()
    }

    fn of_account(&self) -> Credentials {
        match self.account.clone() {
            Some((username, password)) => UserPassword::new(username, password).into(),
            None => Credentials::missing(NO_ACCOUNT),
        }
    }

    fn of_api_key(&self) -> Credentials {
        match self.api_key.clone() {
            Some((username, key)) => UserKey::new(username, key).into(),
            None => Credentials::missing(NO_API_KEY),
        }
    }

    fn of_course_list(&self) -> Credentials {
        match (self.administrator.clone(), self.security_key.clone()) {
            (Some(username), Some(key)) => UserKey::new(username, key).into(),
            (Some(_), None) if self.api_key.is_none() => Credentials::missing(NO_KEY),
            _ => self.of_api_key(),
        }
    }
}

/// What is told before a call that would be refused without a word about the reason.
const NO_KEY: &str = "no security key is set: give the portal's with `PortalBuilder::security_key`";
const NO_ACCOUNT: &str =
    "no account is set: give a user's name and password with `PortalBuilder::account`";
const NO_API_KEY: &str = "no API key is set: give a user's name and key with \
                          `PortalBuilder::api_key` (for the list of courses, an administrator's, \
                          or `PortalBuilder::administrator`)";

/// How the services say that `secret_key` is wrong: `WSService` in one way, all others in another. The
/// first word of "Secret key" is not looked at: where it is somebody's password, the error hides it.
pub(crate) fn says_wrong_key(fault: &str) -> bool {
    fault.contains(" key is not correct") || fault.contains("API key is invalid")
}
