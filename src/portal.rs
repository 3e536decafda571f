//! One Chamilo portal: where its services are, and how calls to them are signed.

use crate::PortalBuilder;
use crate::access_url::WsAccessUrl;
use crate::cm_service::WscmService;
use crate::course_list::WsCourseList;
use crate::gradebook::WsGradebook;
use crate::lp::Wslp;
use crate::registration::WsRegistration;
use crate::service::WsService;
use crate::user_info::WsUserInfo;

/// A Chamilo portal, with one accessor for each of its services.
///
/// It is cheap to clone, and clones share their connections and the address that signatures are
/// made with.
///
/// ```no_run
/// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
/// use chamilo::Portal;
/// use chamilo::registration::GetUser;
/// use chamilo::values::ExternalId;
///
/// let portal = Portal::builder("https://campus.example.org/").security_key("…").build()?;
/// let ana = GetUser::new(ExternalId::new("sis_id", "4711")?);
/// let user = portal.registration().get_user(&ana).await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Portal {
    pub(crate) registration: WsRegistration,
    pub(crate) access_url: WsAccessUrl,
    pub(crate) cm_service: WscmService,
    pub(crate) service: WsService,
    pub(crate) course_list: WsCourseList,
    pub(crate) lp: Wslp,
    pub(crate) user_info: WsUserInfo,
    pub(crate) gradebook: WsGradebook,
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
    /// see [`PortalBuilder::account`]. For further users, make clients of the same connections:
    ///
    /// ```no_run
    /// use chamilo::cm_service::WscmService;
    /// use chamilo::{Portal, UserPassword};
    ///
    /// # async fn example() -> chamilo::Result<()> {
    /// let portal = Portal::builder("https://campus.example.org/").build()?;
    /// let ana = UserPassword::new("ana", "her password");
    /// let service = WscmService::new(portal.cm_service().client().with_credentials(ana));
    /// let unread = service.cm_inbox_unread_message().await?;
    /// # Ok(())
    /// # }
    /// ```
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

    /// The same services exactly as their WSDLs declare them, over the same connections and with
    /// the same credentials.
    #[cfg(feature = "raw")]
    pub fn raw(&self) -> crate::raw::Services<'_> {
        crate::raw::Services::of(self)
    }
}
