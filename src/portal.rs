//! One Chamilo portal: where its services are, and how calls to them are signed.

use std::time::Duration;

use wsdl_runtime::{AddressRule, Client, Credentials, Fault, Result, Secret, reqwest};

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

/// A Chamilo portal, with one accessor for each of its services.
///
/// It is cheap to clone, and clones share their connections and the address that signatures are
/// made with.
///
/// ```no_run
/// # async fn example() -> chamilo::Result<()> {
/// use chamilo::Portal;
/// use chamilo::registration::CreateUserPasswordCrypted;
///
/// let portal = Portal::builder("https://campus.example.org/").security_key("…").build()?;
/// let user = CreateUserPasswordCrypted::new().firstname("Ana").loginname("ana");
/// let id = portal.registration().create_user_password_crypted(&user).await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Portal {
    registration: WsRegistration,
    access_url: WsAccessUrl,
    cm_service: WscmService,
    service: WsService,
    course_list: WsCourseList,
    lp: Wslp,
    user_info: WsUserInfo,
    gradebook: WsGradebook,
}

impl Portal {
    /// Describes a portal by its base URL: what stands before `main/` in the addresses of its
    /// pages, with or without a slash at the end. A portal can live in a folder:
    /// `https://www.example.org/campus`.
    ///
    /// The URL wins over the addresses in the WSDLs, which name the host that printed them.
    pub fn builder(base_url: impl Into<String>) -> PortalBuilder {
        PortalBuilder::new(base_url.into())
    }

    /// Accounts, courses, sessions and enrolments. Signed with the security key.
    pub fn registration(&self) -> &WsRegistration {
        &self.registration
    }

    /// Portals of a multi-site installation. Signed with the security key.
    pub fn access_url(&self) -> &WsAccessUrl {
        &self.access_url
    }

    /// Messages, announcements and forums of one user, whose name and password go with each call:
    /// see [`PortalBuilder::account`].
    pub fn cm_service(&self) -> &WscmService {
        &self.cm_service
    }

    /// The older account, course and session calls, and reports. Signed with the security key and
    /// the caller's address, also on portals that leave the address out elsewhere.
    pub fn service(&self) -> &WsService {
        &self.service
    }

    /// The list of courses. Signed with an administrator's API key
    /// ([`PortalBuilder::api_key`]), or with a user name and the security key.
    pub fn course_list(&self) -> &WsCourseList {
        &self.course_list
    }

    /// Learning paths. Signed with the security key.
    pub fn lp(&self) -> &Wslp {
        &self.lp
    }

    /// One user's courses and agenda. Signed with the user's API key: see
    /// [`PortalBuilder::api_key`].
    pub fn user_info(&self) -> &WsUserInfo {
        &self.user_info
    }

    /// Scores, progress and skills. Signed with the security key.
    pub fn gradebook(&self) -> &WsGradebook {
        &self.gradebook
    }
}

/// Gathers what it takes to call a portal; see [`Portal::builder`].
///
/// Keys and passwords are kept where neither `Debug` nor an error shows them, and are wiped when
/// the last clone is dropped.
#[derive(Clone, Debug)]
pub struct PortalBuilder {
    base_url: String,
    security_key: Option<Secret>,
    address: Address,
    api_key: Option<(String, Secret)>,
    administrator: Option<String>,
    account: Option<(String, Secret)>,
    http: Http,
}

/// Which address goes into a signature.
#[derive(Clone, Debug)]
enum Address {
    LookedUp,
    Given(String),
    LeftOut,
}

/// How calls travel.
#[derive(Clone, Debug, Default)]
struct Http {
    client: Option<reqwest::Client>,
    timeout: Option<Duration>,
    connect_timeout: Option<Duration>,
    max_reply_bytes: Option<usize>,
}

impl PortalBuilder {
    fn new(base_url: String) -> Self {
        // People paste what they have: the address of a service says where the portal is.
        let base = base_url.split("/main/webservices").next().unwrap_or_default();
        Self {
            base_url: base.trim_end_matches('/').to_owned(),
            security_key: None,
            address: Address::LookedUp,
            api_key: None,
            administrator: None,
            account: None,
            http: Http::default(),
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
        self.address = Address::Given(address.into());
        self
    }

    /// Leaves the address out of signatures, for portals that list the addresses they allow
    /// (`$ws_auth_ip` in `webservice-auth-ip.conf.php`). `WSService` does not look at that list:
    /// its calls are signed with the address all the same.
    #[must_use]
    pub fn without_address(mut self) -> Self {
        self.address = Address::LeftOut;
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

    /// The longest time that one call may take, from connecting to the last byte of the reply.
    /// The default is 60 seconds.
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.http.timeout = Some(timeout);
        self
    }

    /// The longest time that connecting may take. The default is 10 seconds. It has no effect on
    /// a client given by [`http_client`](Self::http_client).
    #[must_use]
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.http.connect_timeout = Some(timeout);
        self
    }

    /// The largest reply that is read, in bytes. The default is 64 MiB.
    #[must_use]
    pub fn max_reply_bytes(mut self, bytes: usize) -> Self {
        self.http.max_reply_bytes = Some(bytes);
        self
    }

    /// An HTTP client of the caller's own, with proxies, certificates or headers as it likes.
    /// Whatever its redirect policy, a request's body is sent to the portal's host alone.
    #[must_use]
    pub fn http_client(mut self, client: reqwest::Client) -> Self {
        self.http.client = Some(client);
        self
    }

    /// Makes the portal. Nothing is sent yet.
    ///
    /// # Errors
    /// Where the base URL is no `http` or `https` URL, holds a user name or password, or asks for
    /// HTTPS in a build without the feature `tls`.
    pub fn build(self) -> Result<Portal> {
        let mut clients = self.clients()?;
        let mut client = |path: &str, credentials: &Credentials| clients.at(path, credentials);
        let signed = self.signed(self.address.clone());
        let by_address = self.signed(match self.address.clone() {
            Address::LeftOut => Address::LookedUp,
            other => other,
        });
        Ok(Portal {
            registration: WsRegistration::new(client(paths::REGISTRATION, &signed)?),
            access_url: WsAccessUrl::new(client(paths::ACCESS_URL, &signed)?),
            lp: Wslp::new(client(paths::LP, &signed)?),
            gradebook: WsGradebook::new(client(paths::GRADEBOOK, &signed)?),
            service: WsService::new(client(paths::SERVICE, &by_address)?),
            cm_service: WscmService::new(client(paths::CM_SERVICE, &self.of_account())?),
            user_info: WsUserInfo::new(client(paths::USER_INFO, &self.of_api_key())?),
            course_list: WsCourseList::new(client(paths::COURSE_LIST, &self.of_course_list())?),
        })
    }
}
