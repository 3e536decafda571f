//! Calls that wait for their reply, for programs without an async runtime.
//!
//! [`Batch::run_blocking`](crate::batch::Batch::run_blocking) sends many items in calls of a size that a
//! portal bears.

use wsdl_runtime::Result;
use wsdl_runtime::blocking::Client;

use crate::access_url::WsAccessUrlBlocking;
use crate::cm_service::WscmServiceBlocking;
use crate::course_list::WsCourseListBlocking;
use crate::gradebook::WsGradebookBlocking;
use crate::lp::WslpBlocking;
use crate::registration::WsRegistrationBlocking;
use crate::service::WsServiceBlocking;
use crate::user_info::WsUserInfoBlocking;

/// A Chamilo portal whose calls block; the twin of [`chamilo::Portal`](crate::Portal).
///
/// On a thread of an async runtime, its calls keep that thread from everything else.
///
/// ```no_run
/// let portal = chamilo::Portal::builder("https://campus.example.org/")
///     .security_key("…")
///     .build_blocking()?;
/// let courses = portal.registration().list_courses(&Default::default())?;
/// # Ok::<(), chamilo::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Portal {
    portal: crate::Portal,
    registration: WsRegistrationBlocking,
    access_url: WsAccessUrlBlocking,
    cm_service: WscmServiceBlocking,
    service: WsServiceBlocking,
    course_list: WsCourseListBlocking,
    lp: WslpBlocking,
    user_info: WsUserInfoBlocking,
    gradebook: WsGradebookBlocking,
}

impl Portal {
    pub(crate) fn new(portal: crate::Portal) -> Result<Self> {
        let first = Client::new(portal.registration.client().clone())?;
        let blocking = |client: &wsdl_runtime::Client| first.with_client(client.clone());
        Ok(Self {
            portal: portal.clone(),
            access_url: WsAccessUrlBlocking::new(blocking(portal.access_url.client())),
            cm_service: WscmServiceBlocking::new(blocking(portal.cm_service.client())),
            service: WsServiceBlocking::new(blocking(portal.service.client())),
            course_list: WsCourseListBlocking::new(blocking(portal.course_list.client())),
            lp: WslpBlocking::new(blocking(portal.lp.client())),
            user_info: WsUserInfoBlocking::new(blocking(portal.user_info.client())),
            gradebook: WsGradebookBlocking::new(blocking(portal.gradebook.client())),
            registration: WsRegistrationBlocking::new(first),
        })
    }

    /// The portal that the calls go to, with async calls over the same connections: what
    /// [`batch`](crate::batch) takes.
    pub fn portal(&self) -> &crate::Portal {
        &self.portal
    }

    /// See [`chamilo::Portal::registration`](crate::Portal::registration).
    pub fn registration(&self) -> &WsRegistrationBlocking {
        &self.registration
    }

    /// See [`chamilo::Portal::access_url`](crate::Portal::access_url).
    pub fn access_url(&self) -> &WsAccessUrlBlocking {
        &self.access_url
    }

    /// See [`chamilo::Portal::cm_service`](crate::Portal::cm_service).
    pub fn cm_service(&self) -> &WscmServiceBlocking {
        &self.cm_service
    }

    /// See [`chamilo::Portal::service`](crate::Portal::service).
    pub fn service(&self) -> &WsServiceBlocking {
        &self.service
    }

    /// See [`chamilo::Portal::course_list`](crate::Portal::course_list).
    pub fn course_list(&self) -> &WsCourseListBlocking {
        &self.course_list
    }

    /// See [`chamilo::Portal::lp`](crate::Portal::lp).
    pub fn lp(&self) -> &WslpBlocking {
        &self.lp
    }

    /// See [`chamilo::Portal::user_info`](crate::Portal::user_info).
    pub fn user_info(&self) -> &WsUserInfoBlocking {
        &self.user_info
    }

    /// See [`chamilo::Portal::gradebook`](crate::Portal::gradebook).
    pub fn gradebook(&self) -> &WsGradebookBlocking {
        &self.gradebook
    }

    /// See [`chamilo::Portal::raw`](crate::Portal::raw).
    #[cfg(feature = "raw")]
    pub fn raw(&self) -> crate::raw::BlockingServices<'_> {
        crate::raw::BlockingServices::of(self)
    }
}
